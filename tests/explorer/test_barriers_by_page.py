"""Barriers in the browser: the register, a barrier and its steps, which first, where one has asked, and the report."""

import re
import shutil

import pytest

from tests.explorer.asking import ask
from tests.explorer.test_for_everybody import violations
from tests.served import served

REGISTER = """mutation($input: RegisterBarrierInput!) {
  registerBarrier(input: $input) { errors { message } barrier { id } } }"""
STEP = "mutation($input: StepBarrierInput!) { stepBarrier(input: $input) { errors { message } } }"
ABROAD = {
    "title": "Every test is made again (fictional)", "place": "abroad", "subject": "goods", "flow": "export",
    "measure": "non-tariff", "mastChapter": "B", "mastVersion": "2019", "hs6": "850440", "hsEdition": "2022",
    "markets": ["market:JP"], "chains": ["chain:engineering", "chain:food"], "stakeholders": ["example:0000002"],
    "needs": [{"capability": "example-capability:common-00000", "form": "LOCAL_TEST"}],
    "summary": "Reports of our laboratories are not recognised.", "note": "Their ministry would accept a list.",
    "route": "single-entry-point", "expected": "2027-06-30", "expectedReason": "A committee meets in spring.",
    "chance": 0.4, "valueBand": "1-to-10-million", "valueReason": "What three members lost last year.",
}  # fmt: skip
TWIN = {
    "title": "Every test is made again there (fictional)", "place": "abroad", "measure": "non-tariff",
    "markets": ["market:JP"], "chains": ["chain:engineering"], "summary": "Tests of laboratories are made again.",
}  # fmt: skip
HOME = {
    "title": "A permit for every crate (fictional)", "place": "home", "chains": ["chain:logistics"],
    "law": "Crate decree (fictional)", "burden": "Two days of work for each crate",
}  # fmt: skip


@pytest.fixture(scope="module")
def barred(economy, tmp_path_factory):
    """A copy of the economy with three barriers, served: its address, and the ids of the barriers."""
    path, key = economy
    own = tmp_path_factory.mktemp("barred") / "own.db"
    shutil.copy(path, own)
    with served(own, "--no-work") as (_, where):
        first = ask(where, key, REGISTER, input=ABROAD)["registerBarrier"]["barrier"]["id"]
        others = [{**TWIN, "unlike": [first]}, HOME]
        ids = [first, *(ask(where, key, REGISTER, input=one)["registerBarrier"]["barrier"]["id"] for one in others)]
        ask(where, key, STEP, input={"barrier": ids[0], "verb": "PUBLISH"})
        yield where, ids


@pytest.fixture
def ann(barred, reading):
    with reading(signed_in=True, elsewhere=barred[0]) as reader:
        yield reader


def table(page, name):
    return page.get_by_role("table", name=re.compile(f"^{re.escape(name)}"))


def test_the_register_is_narrowed_and_the_address_keeps_how(ann):
    page = ann.at(page="barriers")
    register = table(page, "Register").locator("tbody tr")
    assert register.count() == 3
    page.get_by_label("Where").select_option("home")
    ann.settled()
    assert register.all_inner_texts()[0].startswith(HOME["title"])
    assert "where=home" in page.url
    page.reload()
    ann.settled()
    assert register.count() == 1
    page.get_by_label("Status").select_option("resolved")
    ann.settled()
    assert "Choose less narrowly" in ann.text


def test_a_barrier_tells_all_of_itself_and_who_gets_past_it(ann, barred):
    page = ann.at(page="barrier", id=barred[1][0])
    for told in (ABROAD["summary"], "850440 (2022)", "€ 1 to 10 million", ABROAD["valueReason"], "(test done locally)",
                 "40%", "30 Jun 2027", ABROAD["note"], "In confidence", "single entry point"):  # fmt: skip
        assert told in ann.text
    assert table(page, "Who gets past it meanwhile").locator("tbody tr").count() > 1
    assert table(page, "Whom it hinders").locator("tbody a").count() == 1
    for look in ({"lang": "en", "theme": "light"}, {"lang": "nl", "theme": "dark"}):
        assert violations(ann.at(page="barrier", id=barred[1][0], **look)) == []


def test_a_step_says_what_it_needs_is_taken_by_keys_and_taken_back(ann, barred):
    page = ann.at(page="barrier", id=barred[1][2])
    steps = page.get_by_label("Next step")
    assert "take up" not in steps.inner_text()
    steps.select_option("WAIT")
    steps.focus()
    ann.press("Tab")
    page.keyboard.type("The ministry (fictional)")
    ann.press("Enter")
    page.get_by_text("Waits on The ministry (fictional).").wait_for()
    assert "go on" in steps.inner_text()
    page.get_by_role("button", name="Take back").click()
    page.get_by_text("It is taken back.").wait_for()
    page.get_by_text("Waits on The ministry").wait_for(state="detached")
    assert [row.split("\t")[2] for row in table(page, "What became of it").locator("tbody tr").all_inner_texts()] == [
        "enter", "let it wait on somebody", "take back",
    ]  # fmt: skip


def test_what_is_the_same_is_merged_and_taken_apart_again(ann, barred):
    page = ann.at(page="barrier", id=barred[1][1])
    page.get_by_role("button", name=re.compile("Merge this one into")).click()
    page.get_by_text("It turned out to be").wait_for()
    assert page.get_by_role("button", name=re.compile("Merge")).count() == 0
    page.get_by_role("button", name="Take back").click()
    page.get_by_text("It turned out to be").wait_for(state="detached")
    assert table(page, "May be the same").locator("tbody tr").count() == 1


def test_which_first_shows_what_it_unlocks_and_its_chance(ann):
    page = ann.at(page="barrier-ranking")
    rows = [row.split("\t") for row in table(page, "Which first").locator("tbody tr").all_inner_texts()]
    assert len(rows) == 3
    assert sum(row[4] == "nobody said" for row in rows) == 2
    assert "Of 2 nobody said a chance" in ann.text
    assert violations(page) == []
    page.get_by_label("Gone by").fill("2026-12-31")
    page.get_by_text("the period ends on 31 Dec 2026").wait_for()


def test_where_one_has_asked_is_a_picture_and_its_table_and_a_new_answer_shows(ann):
    page = ann.at(page="barrier-coverage")
    cells = page.locator(".heat a").all_inner_texts()
    found = [cell for cell in cells if "barriers found, 2 standing" in cell]
    assert found[0].startswith("Solution-driven engineering & technology in Japan")
    assert len(cells) == 200
    assert "(200)" in table(page, "Where one has asked").locator("caption").inner_text()
    ann.tab_to("in Australia")
    ann.press("ArrowDown", "ArrowRight")
    assert "in Austria" in ann.focused()
    page.locator("form").get_by_label("Market").select_option(label="Austria")
    page.get_by_role("button", name="Keep that it was asked").click()
    page.get_by_text("It is kept that this was asked.").wait_for()
    page.locator(".heat a", has_text="asked, none found").wait_for()
    assert violations(page) == []


def test_the_list_is_taken_along_as_a_file(ann):
    page = ann.at(page="barrier-list")
    assert page.title() == "Take along · Barriers · Hommel"  # the register is called Barriers, too
    assert ABROAD["note"] in page.locator(".paper").inner_text()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Take as a table").click()
    assert ABROAD["title"] in taken.value.path().read_text("utf-8")
    page.get_by_label("Market").select_option(label="Austria")
    ann.settled()
    assert ABROAD["title"] not in page.locator(".paper").inner_text()


def test_the_public_reports_in_two_minutes_and_sees_what_is_published_alone(reading, barred, ann):
    with reading(elsewhere=barred[0], viewport={"width": 320, "height": 640}) as reader:
        page = reader.at(page="barriers")
        assert page.locator("tbody tr").all_inner_texts()[0].startswith(ABROAD["title"])
        assert page.locator("tbody tr").count() == 1
        assert page.get_by_role("link", name="Which first").count() == 0
        page.get_by_role("link", name="Report a barrier").click()
        page.get_by_label("in one line?").fill("A stamp on each page (fictional)")
        page.get_by_label("What happens").fill("Call me on +32 2 555 01 23")
        page.get_by_label("abroad").check()
        page.get_by_label("Market").select_option(label="Norway")
        page.get_by_role("button", name="Send").click()
        page.get_by_text("it holds a telephone number").wait_for()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.get_by_label("What happens").fill("Two days for each page")
        page.get_by_role("button", name="Send").click()
        page.get_by_text("Thank you. A broker will look at it.").wait_for()
        assert "Thank you. A broker will look at it." in reader.focused()
        page.get_by_role("button", name="Report another").press("Enter")
        assert page.get_by_label("in one line?").evaluate("one => one === document.activeElement")
    page = ann.at(page="barriers", status="reported")
    assert page.locator("tbody tr").count() == 1
    page.get_by_role("link", name="A stamp on each page").click()
    page.get_by_label("Next step").wait_for()
    assert page.get_by_label("Next step").locator("option").all_inner_texts() == ["take up", "archive"]


def test_who_may_not_is_told_who_may(reading, barred):
    with reading(elsewhere=barred[0]) as reader:
        page = reader.at(page="barrier-ranking")
        assert "This page is for managers and administrators." in page.locator("main").inner_text()
