"""Partnerships as a manager brokers them by the page: the board, its table, one of them, each step and its undo."""

import re
import shutil

import pytest

from schema.access import Role
from schema.authentication import keys
from tests.explorer.brokered import COOLING, DRYING, PACKING, brokered, opened
from tests.explorer.test_for_everybody import violations
from tests.served import served

BOARD = {"page": "partnerships", "lang": "en"}


@pytest.fixture(scope="module")
def own(economy, tmp_path_factory):
    """A copy of the economy in which three partnerships are brokered, served: its file and address."""
    path = tmp_path_factory.mktemp("partnerships") / "own.db"
    shutil.copy(economy[0], path)
    brokered(path)
    with served(path, "--no-work") as (_, where):
        yield path, where


@pytest.fixture
def ann(own, reading):
    with reading(signed_in=True, elsewhere=own[1]) as reader:
        yield reader


def cards(page):
    """Column -> titles of its cards."""
    columns = page.locator(".board > section").all()
    found = {one.locator("h2").inner_text(): one.locator("[data-card]").all_inner_texts() for one in columns}
    return {name.rpartition(" ")[0]: titles for name, titles in found.items() if titles}


def rows(page, caption):
    table = page.get_by_role("table", name=re.compile(re.escape(caption)))
    return [row.inner_text().split("\t") for row in table.locator("tbody tr").all()]


def note(page, text):
    page.locator(".note p", has_text=text).wait_for()


def undone(page):
    page.locator(".note").get_by_role("button", name="Undo").click()
    note(page, "It is taken back.")


def stands(page, text):
    page.locator(".standing", has_text=text).wait_for()


def test_the_board_and_its_table_say_the_same_and_whose_turn_it_is(ann):
    page = ann.at(**BOARD)
    told = cards(page)
    assert told == {
        "Suggested": ["Drying together (fictional)"],
        "Interested": ["Cooling together (fictional)"],
        "Agreed": ["Packing together (fictional)"],
    }
    assert {row[2]: [row[0]] for row in rows(page, "The same as a table")} == told
    assert "Waiting for you: 1; for a party's word: 1." in ann.text
    assert "waits for the word of" in page.locator(".card.party").inner_text()
    page.get_by_label("Waits for").select_option("party")
    assert cards(page) == {"Interested": ["Cooling together (fictional)"]}
    assert "waits=party" in page.url
    shared = page.url
    page.goto(shared.replace("waits=party", "text=pack"))
    ann.settled()
    assert list(cards(page)) == ["Agreed"]
    ann.at(**BOARD, owner="mine", one="food", other="food")
    assert sum(map(len, cards(page).values())) <= 3
    ann.at(**BOARD, text="nothing of that name")
    assert "No partnership passes these filters." in ann.text


def test_by_keys_one_goes_from_card_to_card_and_opens_one(ann):
    page = ann.at(**BOARD)
    ann.tab_to("Drying together")
    ann.press("ArrowRight", "ArrowRight")
    assert "Packing" in ann.focused()
    ann.press("ArrowLeft")
    assert "Cooling" in ann.focused()
    ann.press("Enter")
    page.wait_for_selector(".standing")
    assert ann.heading == "Cooling together (fictional)"


def test_a_card_offers_the_steps_that_are_open_and_a_menu_takes_them(ann):
    page = ann.at(**BOARD)
    card = page.locator(".card", has_text="Drying")
    card.locator("summary").click()
    offered = card.locator("details li")
    offered.first.wait_for()
    assert [one.strip() for one in offered.all_inner_texts()] == [
        "Is interested…", "Agrees to be known…", "Declines…", "Give it up", "Let it expire", "Renew",
    ]  # fmt: skip
    card.get_by_role("button", name="Renew").click()
    note(page, "Drying together (fictional): Renew.")
    undone(page)
    ann.press("Escape")
    card.get_by_role("link", name="Declines").click()
    page.get_by_role("heading", name="Declines").wait_for()
    assert "step=DECLINE" in page.url


def test_a_party_declines_for_a_reason_whose_effect_is_told_and_it_is_undone(ann):
    page = ann.at(page="partnership", id=DRYING, lang="en", step="DECLINE")
    form = page.get_by_role("form", name="Declines")
    form.get_by_role("button", name="Do it").click()
    assert "say why" in form.locator(".fault", has_text="say why").first.inner_text()
    assert form.get_by_label("Reason").get_attribute("aria-invalid") == "true"
    assert form.get_by_label("Reason").locator("option").count() == 8
    form.get_by_label("Reason").select_option("NO_TIME")
    assert "90 days" in form.inner_text()
    form.get_by_role("button", name="Do it").click()
    stands(page, "Declined")
    assert rows(page, "History")[0][1:5] == ["Declines", *rows(page, "Parties")[0][:1], "no time", "Declined"]
    undone(page)
    stands(page, "Suggested")
    assert [row[1] for row in rows(page, "History")][:2] == ["Take back", "Declines (taken back)"]


def test_all_the_way_by_keys_from_a_word_to_an_introduction_and_back(ann):
    page = ann.at(page="partnership", id=COOLING, lang="en")
    assert "waits for the word of" in page.locator(".standing").inner_text()
    ann.tab_to("Agrees to be known…")
    ann.press("Enter")
    page.locator("form.words h3:focus").wait_for()
    ann.tab_to("Do it")
    ann.press("Enter")
    stands(page, "All agreed")
    ann.tab_to("Introduce…")
    ann.press("Enter")
    page.locator("form.words h3:focus").wait_for()
    ann.press("Tab")
    page.keyboard.type("Try one pump (fictional)")
    ann.press("Enter")
    stands(page, "Introduced")
    assert len(rows(page, "When to ask how it goes")) == 3
    ann.tab_to("Take back: Introduce")
    ann.press("Enter")
    stands(page, "All agreed")


def test_what_was_said_and_what_came_of_it_is_noted_by_mouse(ann):
    page = ann.at(page="partnership", id=PACKING, lang="en")
    page.get_by_role("button", name="I asked them").first.click()
    note(page, "It is noted that they were asked.")
    page.get_by_text("Note a contact").click()
    page.get_by_label("About (no names of persons)").fill("The first batch (fictional)")
    page.get_by_role("button", name="Note it").click()
    page.get_by_role("table", name=re.compile("Contacts held")).get_by_text("The first batch").wait_for()
    undone(page)
    page.get_by_role("table", name=re.compile("Contacts held")).wait_for(state="detached")
    page.get_by_role("table", name=re.compile("What came")).locator("tbody button").click()
    page.get_by_label("Realised after 12 months").fill("1234.50")
    page.get_by_role("button", name="Keep it").click()
    note(page, "What came of it is noted")
    page.get_by_role("table", name=re.compile("What came of it")).get_by_text("€1,235").wait_for()


def test_nothing_is_offered_to_whom_it_is_not_theirs(own, reading):
    path, where = own
    with opened(path) as store:
        _, key = keys.create(store, Role.MANAGER, "Bob (fictional)", None, None)
    with reading(elsewhere=where) as bob:
        bob.page.add_init_script(f"sessionStorage.setItem('hommel.key', '{key}')")
        page = bob.at(page="partnership", id=PACKING, lang="en")
        assert "somebody else brokers it" in bob.text
        assert page.get_by_role("button", name="Take back").count() == 0
    with reading(elsewhere=where) as reader:
        reader.at(**BOARD)
        assert "Nothing is being brokered." in reader.text
        reader.at(page="partnership", id=PACKING, lang="en")
        assert reader.heading == "Nothing here"


@pytest.mark.parametrize("look", [("en", "light"), ("nl", "dark")])
def test_axe_finds_nothing_and_nothing_is_cut_off_on_a_small_screen(own, reading, look):
    with reading(signed_in=True, elsewhere=own[1], viewport={"width": 320, "height": 640}) as reader:
        for place in ({"page": "partnerships"}, {"page": "partnership", "id": PACKING}):
            page = reader.at(**place, lang=look[0], theme=look[1])
            assert violations(page) == [], place
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
