"""What a contact's link opens: their own matter, a yes or no for each thing, taken back at any time; no more."""

import json
import shutil

import pytest

from tests.explorer.brokered import ADA, BOB, COOLING, DRYING, PACKING, brokered, code_for
from tests.explorer.test_for_everybody import violations
from tests.served import served


@pytest.fixture(scope="module")
def own(economy, tmp_path_factory):
    path = tmp_path_factory.mktemp("parties") / "own.db"
    shutil.copy(economy[0], path)
    brokered(path)
    with served(path, "--no-work") as (_, where):
        yield path, where


@pytest.fixture
def bearer(own, reading):
    """Somebody before the page that a link opened for them."""
    path, where = own
    with reading(elsewhere=where) as reader:

        def opened(contact, purpose, partnership=None, **place):
            query = "&".join(f"{name}={value}" for name, value in {"lang": "en", **place}.items())
            reader.page.goto(f"{where}/party?{query}#code={code_for(path, contact, purpose, partnership)}")
            reader.settled()
            reader.tab_to("Open it" if place.get("lang") != "nl" else "Openen")
            reader.press("Enter")
            reader.page.get_by_role("heading", level=2).first.wait_for()
            return reader.settled()

        reader.opened = opened
        yield reader


def test_a_contact_sees_its_own_matter_and_no_way_into_the_rest(bearer):
    page = bearer.opened(ADA, "answer", COOLING)
    assert "code=" not in page.url
    assert bearer.heading == "Your say"
    assert page.locator("a[href]").count() == 0
    assert page.locator("search").count() == 0
    assert "Who they are is told once all agreed" in bearer.text
    assert "Lubra" not in bearer.text
    assert "ada@example.org" in bearer.text
    assert page.evaluate("sessionStorage.getItem('hommel.key')") is None
    page.reload()
    bearer.settled()
    assert "ada@example.org" in bearer.text


def test_yes_or_no_for_each_field_and_taken_back_by_keys(bearer):
    page = bearer.opened(ADA, "answer", COOLING)
    page.get_by_role("checkbox", name="name").focus()
    bearer.press("Space", "Tab", "Space")
    bearer.tab_to("Agree to what is ticked")
    bearer.press("Enter")
    page.get_by_text("name, function, for introduction").wait_for()
    assert page.get_by_role("checkbox", name="name").is_disabled()
    bearer.tab_to("Take back: name, function")
    bearer.press("Enter")
    page.get_by_text("withdrawn on").wait_for()
    assert not page.get_by_role("checkbox", name="name").is_checked()


def test_no_with_a_reason_and_what_is_wrong(bearer):
    page = bearer.opened(ADA, "answer", DRYING)
    page.get_by_role("button", name="No…").click()
    page.get_by_label("Reason").select_option("WRONG_FACT")
    page.get_by_role("form", name="No, because").get_by_label("What it should be").fill("Gent")
    page.get_by_role("button", name="Say no").click()
    page.get_by_text("It stands at: Declined. Your organisation said: declined.").wait_for()
    assert "There is nothing to answer now." in bearer.text


def test_an_outcome_is_confirmed_once_all_are_known_in_dutch(bearer):
    page = bearer.opened(BOB, "confirm", PACKING, lang="nl")
    assert "Kafel" in bearer.text
    page.get_by_role("button", name="Ja, dat klopt").click()
    page.get_by_text("Bevestigd op").wait_for()
    assert page.get_by_role("button", name="Akkoord").count() == 0


def test_what_is_held_is_put_right_and_who_objects_is_left_alone(bearer):
    page = bearer.opened(BOB, "about-me")
    page.get_by_text("Put right what is wrong of you").click()
    page.get_by_label("function", exact=True).last.fill("director")
    page.get_by_role("button", name="Put it right").first.click()
    page.get_by_role("cell", name="director").wait_for()
    assert page.get_by_role("button", name="Forbid every use").is_disabled()
    page.get_by_label("I am sure").check()
    page.get_by_role("button", name="Forbid every use").click()
    page.get_by_text("Every use is forbidden, and your link has ended.").first.wait_for()


@pytest.mark.parametrize("look", [("en", "light"), ("nl", "dark")])
def test_axe_finds_nothing_on_the_party_s_page(bearer, look):
    page = bearer.opened(ADA, "about-me", lang=look[0], theme=look[1])
    assert violations(page) == []


def test_a_link_that_was_used_or_lacks_its_code_says_what_to_do(own, reading):
    with reading(elsewhere=own[1], quiet=False) as reader:  # browsers tell of a 401 on the console
        key = json.dumps("a key of the other pages")
        reader.page.add_init_script(f"sessionStorage.setItem('hommel.key', {key})")
        reader.page.goto(f"{own[1]}/party?lang=en#code=made-up")
        reader.page.get_by_role("button", name="Open it").click()
        reader.page.get_by_text("This link was used, is too old").wait_for()
        reader.page.goto(f"{own[1]}/party?lang=en")
        reader.page.get_by_text("This address lacks its code").wait_for()
