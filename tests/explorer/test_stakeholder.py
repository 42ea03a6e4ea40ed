"""The page of a stakeholder: all of it read, edited where one may, mended once for all; by mouse and by keys."""

import re
import shutil

import httpx
import pytest

from hommel import wiring
from hommel.settings import Settings
from schema.access import Role
from schema.authentication import keys
from tests.explorer.lived_in import GLASSES, ONE, OTHER, VISION, WORDS, facts
from tests.explorer.test_for_everybody import violations
from tests.served import served

OF = {"page": "stakeholder", "id": ONE}
OFFERS = re.compile("^Offers")


@pytest.fixture(scope="module")
def own(economy, tmp_path_factory):
    """A copy of the economy in which people worked, served: its address, and an analyst's key."""
    path = tmp_path_factory.mktemp("lived-in") / "own.db"
    shutil.copy(economy[0], path)
    with wiring.opened(Settings.read({"HOMMEL_STORE": f"sqlite:///{path}"})) as store:
        with store.unit("test") as unit:
            unit.say(facts())
        _, analyst = keys.create(store, Role.ANALYST, "Bo (fictional)", None, None)
    with served(path, "--no-work") as (_, where):
        yield where, analyst


@pytest.fixture
def ann(own, reading):
    """A manager."""
    with reading(signed_in=True, elsewhere=own[0]) as reader:
        yield reader


@pytest.fixture
def ask(own, economy):
    """Asks the service as the manager does elsewhere."""

    def ask(text, **variables):
        answer = httpx.post(
            f"{own[0]}/graphql", json={"query": text, "variables": variables},
            headers={"Authorization": f"Bearer {economy[1]}"}, timeout=60,
        ).json()  # fmt: skip
        assert "errors" not in answer, answer
        return answer["data"]

    return ask


def rows(page, caption):
    table = page.get_by_role("table", name=re.compile(caption)).first
    return [row.inner_text() for row in table.locator("tbody tr").all()]


def part(reader, name):
    reader.page.get_by_role("navigation", name="Parts of this page").get_by_role("link", name=name).click()
    reader.page.get_by_role("heading", level=2, name=name).wait_for()
    return reader.settled()


def test_each_part_tells_its_own_and_stands_in_the_address(ann):
    ann.at(**OF)
    page = part(ann, "Partnerships")
    assert "part=partnerships" in page.url
    assert any("A pilot (fictional)" in row and "Exploring" in row for row in rows(page, "^Partnerships"))
    assert any("A duty (fictional)" in row and "open" in row for row in rows(part(ann, "Barriers"), "^Barriers"))
    told = part(ann, "Timeline").locator("main .items p").all_inner_texts()
    assert "meeting: a pilot" in told
    assert "they talk; now Exploring" in told
    page.get_by_text(re.compile(r"^declined: .+ \(fictional\) with .+ \(fictional\), because: no time$")).wait_for()
    page = part(ann, "Group")
    assert page.locator(".tree").inner_text().split("\n")[0].startswith("Holding (fictional) (Netherlands)")
    assert "decides on" in ann.text
    assert rows(page, "Partners that hold it")
    page.reload()
    page.locator(".tree").wait_for()


def test_whom_to_call_for_a_need_is_answered_and_can_be_shared(ann):
    page = ann.at(**{**OF, "id": "example:0000042"}, part="support")
    page.get_by_label("The need, in plain words").fill("export analysis")
    ann.press("Enter")
    page.get_by_text("Read as: export analysis (100%).").wait_for()
    assert "need=export+analysis" in page.url
    assert page.locator("main [role=status] li").count() or "services meet this need" in ann.text


def test_a_need_that_is_known_leads_to_whom_to_call(ann):
    page = ann.at(**OF)
    page.get_by_role("link", name=re.compile("^Whom to call for .+?")).first.click()
    page.get_by_text(re.compile("Read as: .+ \\(100%\\)")).wait_for()
    assert "capability=" in page.url


def test_where_a_fact_comes_from_opens_by_enter_and_gives_the_focus_back(ann):
    page = ann.at(**OF)
    ann.tab_to("example, 1 Jan 2016")
    ann.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("A fictional economy").wait_for()
    assert any("Gent" in row and "open" in row for row in rows(page, "Corrections"))
    ann.press("Escape")
    dialog.wait_for(state="detached")
    assert ann.focused() == "example, 1 Jan 2016"


HAS_FOCUS = "one => one === document.activeElement"


def test_a_profile_is_edited_by_keys_and_taken_back(ann):
    page = ann.at(**OF)
    ann.tab_to("Edit the profile")
    ann.press("Enter")
    page.get_by_role("form", name="Edit the profile").wait_for()
    assert page.get_by_label("Name", exact=True).evaluate(HAS_FOCUS)
    field = page.get_by_label("City")
    before = field.input_value()
    field.focus()
    ann.press("Control+a")
    page.keyboard.type("Gent")
    ann.press("Enter")
    page.get_by_text("is saved.").wait_for()
    page.locator("dd", has_text="Gent, Belgium").wait_for()
    assert ann.focused() == "Edit the profile"
    page.get_by_role("button", name="Undo").press("Enter")
    page.locator("dd", has_text=f"{before}, Belgium").wait_for()
    assert ann.focused() == "Close"
    ann.press("Enter")
    assert ann.focused() == "Edit the profile"


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(ann):
    page = ann.at(**OF)
    page.get_by_role("button", name="Edit the profile").click()
    page.get_by_label("Country").fill("B E")
    page.get_by_label("City").fill("Gent")
    page.get_by_role("button", name="Save").click()
    wrong = page.locator("[aria-invalid]")
    wrong.wait_for()
    assert wrong.input_value() == "B E"
    assert page.locator(f"#{wrong.get_attribute('aria-describedby')}").inner_text()
    assert page.get_by_label("City").input_value() == "Gent"
    page.get_by_label("Country").fill("BE")
    page.get_by_label("Year of founding").fill("long ago")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("a whole number, or nothing").wait_for()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Edit the profile").wait_for()


SET_CITY = "mutation($i: UpdateStakeholderInput!) { updateStakeholder(input: $i) { errors { message } } }"


def test_two_who_edit_the_same_see_both_values_and_choose(ann, ask):
    page = ann.at(**OF)
    page.get_by_role("button", name="Edit the profile").click()
    page.get_by_label("City").fill("Mine")
    ask(SET_CITY, i={"id": ONE, "city": "Theirs", "seeks": "somebody"})
    page.get_by_role("button", name="Save").click()
    told = page.get_by_role("alert")
    told.get_by_text("Somebody else changed the same meanwhile.").wait_for()
    assert told.locator("tbody tr").all_inner_texts() == ["City\tAntwerpen\tTheirs\tMine"]
    page.get_by_role("button", name="Keep mine").click()
    page.get_by_role("button", name="Save").click()
    page.locator("dd", has_text="Mine, Belgium").wait_for()
    assert "somebody" in ann.text
    ask(SET_CITY, i={"id": ONE, "city": None, "seeks": None})


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_where_something_is_edited_or_asked(reading, own, theme):
    with reading(signed_in=True, elsewhere=own[0]) as reader:
        page = reader.at(**OF, theme=theme)
        page.get_by_role("button", name="Edit the profile").click()
        page.get_by_label("Year of founding").fill("long ago")
        page.get_by_role("button", name="Save").click()
        page.locator("[aria-invalid]").wait_for()
        page.get_by_role("combobox", name="Add an offer").fill("machine vis")
        page.get_by_role("option", name="machine vision").wait_for()
        assert violations(page) == []
        page.get_by_role("button", name="Read wrongly?").first.click()
        page.get_by_role("dialog").wait_for()
        assert violations(page) == []


def test_an_offer_is_found_added_changed_and_removed_by_keys(ann):
    page = ann.at(**OF)
    before = rows(page, "^Offers")
    page.get_by_role("combobox", name="Add an offer").focus()
    page.keyboard.type("machine vis")
    page.get_by_role("option", name="machine vision").wait_for()
    ann.press("Enter")
    ann.tab_to("Add", most=4)
    ann.press("Enter")
    added = page.get_by_role("combobox", name="How strong: machine vision")
    added.wait_for()
    assert len(rows(page, "^Offers")) == len(before) + 1
    added.select_option("1")
    page.get_by_text("machine vision is changed.").wait_for()
    page.get_by_role("button", name="Remove machine vision").focus()
    ann.press("Enter")
    added.wait_for(state="detached")
    assert rows(page, "^Offers") == before
    assert "Offers" in ann.focused()
    page.get_by_role("button", name="Undo").click()
    added.wait_for()
    page.get_by_role("button", name="Remove machine vision").click()
    added.wait_for(state="detached")


def test_two_edits_in_a_row_are_no_conflict_however_late_the_page_is_shown_anew(ann):
    page, held = ann.at(**OF), []
    late = re.compile(r"query Stakeholder\(")
    page.route(
        "**/graphql", lambda route: held.append(route) if late.search(route.request.post_data) else route.continue_()
    )
    page.get_by_role("combobox", name="How strong: waste analysis").select_option("1")
    page.get_by_text("waste analysis is changed.").wait_for()
    page.get_by_role("button", name="Remove waste analysis").click()
    page.get_by_text("waste analysis is removed.").wait_for()
    assert page.get_by_role("alert").count() == 0
    page.unroute("**/graphql")
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("It is taken back.").wait_for()


SET_OFFER = "mutation($i: SetOfferInput!) { setOffer(input: $i) { errors { message } } }"


def test_an_offer_that_somebody_changed_meanwhile_is_shown_as_it_is_now(ann, ask):
    page = ann.at(**OF)
    level = page.get_by_role("combobox", name="How strong: glasses")
    ask(SET_OFFER, i={"stakeholder": ONE, "capability": GLASSES, "level": 1.0})
    level.select_option("0.25")
    page.get_by_role("alert").get_by_text("Somebody else changed it meanwhile").wait_for()
    page.wait_for_function("(label) => document.querySelector(`[aria-label='${label}']`).value === '1'",
                           arg="How strong: glasses")  # fmt: skip
    ask(SET_OFFER, i={"stakeholder": ONE, "capability": GLASSES, "level": None})


NEEDS = "query($id: ID!) { node(id: $id) { ... on Stakeholder { needs(first: 50) { edges { words node { id } } } } } }"


def needed_as(ask, words):
    return {edge["node"]["id"] for edge in ask(NEEDS, id=OTHER)["node"]["needs"]["edges"] if edge["words"] == words}


def test_words_that_were_read_wrongly_are_mended_once_for_all_and_taken_back(ann, ask):
    page = ann.at(**OF)
    assert needed_as(ask, WORDS) == {GLASSES}
    page.get_by_role("row", name=re.compile("glasses")).get_by_role("button", name="Read wrongly?").click()
    dialog = page.get_by_role("dialog")
    assert "It was read as: glasses." in dialog.inner_text()
    dialog.get_by_role("combobox").fill("machine vis")
    dialog.get_by_role("option", name="machine vision").wait_for()
    ann.press("Enter")
    dialog.get_by_role("button", name="Put it right for all").click()
    page.get_by_role("row", name=re.compile(f"machine vision.*{WORDS}", re.DOTALL)).wait_for()
    assert needed_as(ask, WORDS) == {VISION}
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("row", name=re.compile("glasses")).wait_for()
    assert needed_as(ask, WORDS) == {GLASSES}


def test_who_may_not_edit_is_offered_nothing_to_edit(own, reading):
    with reading(elsewhere=own[0]) as reader:
        page = reader.at(**OF)
        assert page.get_by_role("button", name=re.compile("Edit|Remove|Add|wrongly")).count() == 0
        names = page.get_by_role("navigation", name="Parts of this page").get_by_role("link").all_inner_texts()
        assert names == ["Overview", "Barriers", "Support", "Group", "Network", "Map"]
        reader.at(**OF, part="timeline")
        page.get_by_role("alert").wait_for()
        assert reader.at(**OF, part="support").get_by_text("to those who sign in").count() == 1


def test_an_analyst_sees_masked_profiles_and_filters_them(own, reading):
    where, key = own
    with reading(elsewhere=where) as reader:
        reader.page.add_init_script(f"sessionStorage.setItem('hommel.key', '{key}')")
        page = reader.at(page="masked")
        (profile,) = rows(page, "^Masked profiles")
        assert "Belgium" in profile
        assert "machine vision" in profile
        assert "Secret" not in reader.text
        page.get_by_label("Kind").select_option("investor")
        page.get_by_text("There is no such masked profile.").wait_for()
        assert "masked.kind=investor" in page.url


def test_a_suggestion_says_what_is_in_the_way_and_why_it_is_not_among_those_to_take_up(ann):
    page = ann.at(page="suggestion", of=ONE, **{"with": OTHER})
    assert page.locator(".warning", has_text="Barriers stand in the way").get_by_role("link").count() == 1
    page.get_by_role("button", name="Is it among those to take up").click()
    page.locator("main [role=status]", has_text=re.compile("left out by rule|Yes:|No:")).wait_for()


BEST = "{ suggestions(first: 60, orderBy: SCORE) { edges { node { stakeholder { id } partner { id } } } } }"
PICKED = "query($a: ID!, $b: ID!) { portfolio { whyNot(a: $a, b: $b) { picked barred displaced { score } } } }"


def left_out(ask):
    """The first pair that no rule keeps out and that is not picked all the same."""
    for edge in ask(BEST)["suggestions"]["edges"]:
        pair = {"a": edge["node"]["stakeholder"]["id"], "b": edge["node"]["partner"]["id"]}
        why = ask(PICKED, **pair)["portfolio"]["whyNot"]
        if not why["picked"] and why["displaced"]:
            return pair["a"], pair["b"], len(why["displaced"])
    raise AssertionError("everything is picked: nothing is left to explain")


def test_why_a_pair_is_left_out_names_those_whose_slots_it_would_take(ann, ask):
    of, other, many = left_out(ask)
    page = ann.at(page="suggestion", of=of, **{"with": other})
    page.get_by_role("button", name="Is it among those to take up").click()
    page.get_by_text("These would lose their slot:").wait_for()
    listed = page.locator("main [role=status] ul").first.locator("li")
    assert listed.count() == many
    listed.first.get_by_text("(fictional) – ").wait_for()


def test_in_dutch_no_sentence_of_a_suggestion_is_left_in_english(reading, own):
    with reading(signed_in=True, elsewhere=own[0], locale="nl-BE") as reader:
        page = reader.at(page="suggestion", of=ONE, **{"with": OTHER})
        page.get_by_role("button", name="Wat zou het").click()
        page.locator("main [role=status] p").first.wait_for()
        reader.settled()
        assert page.locator("main [lang=en]").all_inner_texts() == []
        page.get_by_text("heeft steriele-analyse nodig").wait_for()
