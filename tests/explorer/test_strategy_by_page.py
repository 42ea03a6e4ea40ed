"""The other lines in the browser: the support map and the action plan, as a manager and an analyst look at them."""

import json
import re
import shutil
from html import escape

import pytest

from hommel import wiring
from hommel.__main__ import main
from hommel.settings import Settings
from schema.access import Role
from schema.authentication import keys
from tests.explorer.conftest import SIGNED_IN
from tests.explorer.test_for_everybody import violations
from tests.served import served

SLOW_TO_CHOOSE_MS = 30_000
EXPORTS = """chain,market,year,value,demand
food,DE,2025,60000000,600000000
food,FR,2025,40000000,200000000
logistics,DE,2025,20000000,400000000
logistics,FR,2025,30000000,300000000
logistics,JP,2025,10000000,
"""
LOOKS = ({"lang": "en", "theme": "light"}, {"lang": "nl", "theme": "dark"})


@pytest.fixture(scope="module")
def strategy(economy, tmp_path_factory):
    """A copy of the economy that may be changed, served: its address, and an analyst's key."""
    folder = tmp_path_factory.mktemp("strategy")
    path = folder / "own.db"
    shutil.copy(economy[0], path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOMMEL_STORE", f"sqlite:///{path}")
        for what in ("accounts", "signals"):
            assert main(["load", what, "--template", str(folder / f"{what}.csv")]) == 0
            assert main(["load", what, str(folder / f"{what}.csv")]) == 0
        (folder / "exports.csv").write_text(EXPORTS, "utf-8")
        assert main(["load", "exports", str(folder / "exports.csv")]) == 0
    with wiring.opened(Settings.read({"HOMMEL_STORE": f"sqlite:///{path}"})) as store:
        _, analyst = keys.create(store, Role.ANALYST, "Bo (fictional)", None, None)
    with served(path, "--no-work") as (_, where):
        yield where, analyst


@pytest.fixture
def ann(strategy, reading):
    with reading(signed_in=True, elsewhere=strategy[0]) as reader:
        yield reader


@pytest.fixture
def bo(strategy, reading):
    with reading(elsewhere=strategy[0]) as reader:
        reader.page.add_init_script(SIGNED_IN.format(json.dumps(strategy[1])))
        yield reader


def table(page, name):
    return page.get_by_role("table", name=re.compile(f"^{re.escape(name)}"))


def rows(page, name):
    return [row.split("\t") for row in table(page, name).locator("tbody tr").all_inner_texts()]


def test_the_support_map_is_a_picture_with_its_tables_for_an_analyst(bo):
    page = bo.at(page="support")
    drawn = page.locator(".heat .more, .heat .chance").count()
    assert drawn == len(rows(page, "Needs that are met")) > 3
    missed = page.locator(".heat .fewer").first.inner_text()
    need, unmet = next((row[0], row[1]) for row in rows(page, "Gaps") if missed.startswith(row[0]))
    assert f"{need}: not met for {unmet} of" in missed
    assert rows(page, "Overlaps")
    assert all("%" in row[2] for row in rows(page, "How the volume is spread"))
    for look in LOOKS:
        assert violations(bo.at(page="support", **look)) == []


def test_the_map_is_narrowed_and_a_stop_is_imagined_by_keys(bo):
    page = bo.at(page="support")
    page.get_by_label("Stage of export").select_option("experienced")
    bo.settled()
    assert "stage=experienced" in page.url
    before = page.get_by_text(re.compile(r"Of \d+ stated needs")).inner_text()
    first = page.get_by_role("checkbox").first
    first.focus()
    bo.press("Space")
    page.get_by_text(re.compile(r"Needs that are met: \d+ now")).wait_for()
    assert "stop=" in page.url
    assert all(int(row[2]) >= int(row[1]) for row in rows(page, "Needs that it would touch"))
    assert page.get_by_text(re.compile(r"Of \d+ stated needs")).inner_text() == before


def test_the_plan_shows_how_each_action_stands_and_why(ann):
    page = ann.at(page="plan")
    assert page.get_by_role("heading", level=2).count() == 4
    late = page.locator(".stands-late")
    assert set(late.all_inner_texts()) == {"✖ late"}
    assert f"late: {late.count()}" in ann.text
    page.get_by_role("combobox", name="Value chain").select_option(label="Food")
    ann.settled()
    assert page.get_by_role("link", name="Bring makers of instruments").count() == 0
    page.get_by_role("link", name="Make packaging from peels").click()
    ann.settled()
    assert "Too few partnerships" in ann.text or "Its day" in ann.text
    assert rows(page, "Milestones")[0][0] == "The peels are analysed (fictional)"
    for look in LOOKS:
        assert violations(ann.at(page="plan", **look)) == []
    assert "Te weinig partnerschappen" in ann.text or "voorbij" in ann.text


def test_priorities_say_who_backs_and_who_objects(ann):
    page = ann.at(page="priorities")
    stances = rows(page, "Who stands where: Chains that learn")
    tally = page.locator(".tally").first.inner_text()
    for stance in ("For it", "Contribute", "Object"):
        assert f"{stance}: {sum(row[1] == stance for row in stances)}" in tally
    assert violations(page) == []


def test_every_figure_opens_into_what_it_counts(ann):
    page = ann.at(page="plan-figures")
    budget = next(row for row in rows(page, "Figures") if row[0] == "Budget")
    ann.tab_to("Budget", most=90)
    ann.press("Enter")
    page.get_by_text("which add up to").wait_for()
    counted = rows(page, "Budget")
    assert len(counted) == int(budget[2])
    euros = [int(re.sub(r"\D", "", row[2])) for row in counted]
    assert sum(euros) == int(re.sub(r"\D", "", budget[1]))
    page.reload()
    ann.settled()
    assert len(rows(page, "Budget")) == len(counted)
    assert violations(page) == []


def test_a_version_is_agreed_compared_and_taken_along(ann):
    page = ann.at(page="plan-versions")
    assert "Nothing was agreed yet." in ann.text
    page.get_by_label("What version 1 is called").fill("Plan (fictional)")
    page.get_by_role("button", name="Agree on it").click()
    page.get_by_text("Nothing differs.").wait_for()
    assert rows(page, "Agreed versions")[0][:2] == ["1", "Plan (fictional)"]
    assert page.get_by_role("button", name="Agree on it").count() == 0
    page.get_by_role("combobox", name="Version").last.select_option("1")
    page.get_by_text("version 1, agreed on").wait_for()
    with page.expect_download() as taken:
        page.get_by_role("button", name="HTML").click()
    assert taken.value.path().read_text("utf-8").startswith("<!DOCTYPE html>")
    assert violations(page) == []


@pytest.mark.parametrize("page", ["plan", "priorities", "plan-figures", "plan-versions", "action"])
def test_the_plan_is_for_those_who_look_after_it(bo, page):
    bo.at(page=page)
    assert "This page is for managers and administrators." in bo.text


def test_who_needs_attention_is_listed_with_signs_and_dealt_with_and_taken_back(ann):
    page = ann.at(page="triage")
    first = rows(page, "May be in trouble")[0]
    assert int(first[1]) == table(page, "May be in trouble").locator("li").count()
    assert "1 listed; 2 looked at, of 0 too little is known" in ann.text
    assert page.get_by_role("button", name="Dismiss").is_disabled()
    page.get_by_role("button", name="Seen").focus()
    ann.press("Enter")
    page.get_by_text("Nobody has several signs.").wait_for()
    page.get_by_role("button", name="Undo").click()
    table(page, "May be in trouble").wait_for()
    page.get_by_role("link", name=re.compile("fictional")).first.click()
    page.get_by_text("Several signs of several families are lit: 7.").wait_for()
    terms = [float(row[3].replace("−", "-")) for row in rows(page, "Terms of")]
    together = float(re.search(r"Together ([−+-]?\d+\.\d+)", ann.text)[1].replace("−", "-"))
    assert sum(terms) == pytest.approx(together, abs=0.03)
    for look in LOOKS:
        assert violations(ann.at(page="score", id="example:0000002", **look)) == []
    page = ann.at(page="triage", concern="potential")
    assert violations(page) == []
    assert rows(page, "May grow abroad")


def test_what_tells_of_distress_is_shown_to_nobody_else(bo):
    for page in ("triage", "score", "anchoring"):
        bo.at(page=page, id="example:0000002")
        assert "This page is for managers and administrators." in bo.text


def test_what_holds_a_site_here_begins_with_who_decides(ann):
    page = ann.at(page="anchoring", id="example:0000009")
    assert "Who decides: Nebra Bra 9 NV" in ann.text
    assert "so that nothing has to hold it" in ann.text
    assert violations(page) == []


def test_how_good_suggestions_are_stands_beside_baselines_with_intervals(bo):
    page = bo.at(page="quality", split="2020-01-01")
    told = {row[0]: row for row in rows(page, "All")}
    assert {"Hommel", "popularity", "common neighbours"} <= told.keys()
    low, high = map(float, told["Hommel"][2].split("–"))
    assert low <= float(told["Hommel"][1]) <= high
    page.get_by_label("Measure").select_option("hits@20")
    assert "measure=hits%4020" in page.url
    assert float(rows(page, "All")[0][1]) > float(told["Hommel"][1])
    for look in LOOKS:
        assert violations(bo.at(page="quality", split="2020-01-01", **look)) == []


def test_the_portfolio_carries_its_certificate(bo):
    page = bo.at(page="portfolio")
    told = re.search(r"(\d+) picks score \+([\d.,]+) together\. .* than \+([\d.,]+): at most ([\d.]+) %", bo.text)
    assert float(told[2].replace(",", "")) <= float(told[3].replace(",", ""))
    assert sum(int(row[1]) for row in rows(page, "Picks between chains")) == int(told[1])
    page.get_by_label("At most so many picks").fill("10")
    bo.press("Tab")
    page.get_by_text("10 picks score").wait_for(timeout=SLOW_TO_CHOOSE_MS)
    assert len(rows(page, "Picks (10")) == 10
    assert violations(page) == []


def test_two_runs_are_compared(ann):
    page = ann.at(page="runs")
    assert len(rows(page, "Runs")) == 2
    assert "600 stayed" in ann.text or "came" in ann.text
    assert violations(page) == []


def test_what_brokering_does_is_told_with_what_is_not_known(bo):
    page = bo.at(page="brokering")
    assert "0 partnerships begun" in bo.text
    assert [row[0] for row in rows(page, "How far they get")][:2] == ["suggested", "interested"]
    for told in ("Nobody declined.", "No odds are open yet.", "No run kept suggestions back"):
        assert told in bo.text
    assert violations(page) == []


def test_pictures_of_the_lines_are_taken_along_as_drawings(bo):
    page = bo.at(page="support")
    with page.expect_download() as taken:
        page.get_by_role("button", name="SVG").click()
    drawing = taken.value.path().read_text("utf-8")
    said = page.locator(".heat .cell .unseen").all_text_contents()
    assert said
    assert all(escape(one) in drawing for one in said)


def test_strength_and_potential_stand_in_a_picture_its_table_and_beside_the_chains(ann):
    page = ann.at(page="strengths")
    told = {(row[0], row[4]): row for row in rows(page, "In each market")}
    assert [*told["Food", "Germany"][3:4], told["Food", "Germany"][6]] == ["▲ 1.25", "€15,000,000"]
    assert page.locator(".heat a", has_text="Food in Germany: strong").locator("small").inner_text() == "+€15,000,000"
    assert [*told["Smart logistics", "Japan"][3:4], told["Smart logistics", "Japan"][6]] == ["not known", "not known"]
    assert violations(page) == []
    page = ann.at(page="chains")
    table(page, "In all markets together").wait_for()
    assert [row[3] for row in rows(page, "In all markets together")] == ["▲ 1.25", "▽ 0.71"]


MENU = {
    "reader": ["Value chains", "Map of all organisations", "Register", "Report a barrier"],
    "analyst": ["Support map", "Quality of the matching", "Portfolio", "Runs"],
    "manager": ["To do", "Who needs attention", "Which first", "Priorities", "Strength and potential"],
}


def menu(reader):
    """The pages that the menu offers, opened by keys."""
    reader.settled()
    reader.tab_to("Menu")
    reader.press("Enter")
    return reader.page.locator(".menu a").all_inner_texts()


def test_the_menu_offers_each_the_pages_that_they_may_open(reading, strategy, ann, bo):
    with reading(elsewhere=strategy[0], viewport={"width": 320, "height": 640}) as reader:
        page = reader.at(page="barriers")
        offered = menu(reader)
        assert set(MENU["reader"]) <= set(offered)
        assert not {*MENU["analyst"], *MENU["manager"]} & set(offered)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert violations(page) == []
    bo.at(page="barriers")
    offered = set(menu(bo))
    assert {*MENU["reader"], *MENU["analyst"]} <= offered
    assert not set(MENU["manager"]) & offered
    ann.at(page="barriers")
    assert {text for texts in MENU.values() for text in texts} <= set(menu(ann))


def test_the_menu_goes_by_keys_and_closes_when_one_leaves_it(ann):
    page = ann.at(page="barriers")
    menu(ann)
    button = page.get_by_role("button", name="Menu")
    assert button.get_attribute("aria-expanded") == "true"
    ann.press("Tab", "Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert "Menu" in ann.focused()
    ann.press("Enter")
    ann.tab_to("Priorities")
    ann.press("Enter")
    page.wait_for_url("**page=priorities**")
    ann.settled()
    assert ann.heading == "Priorities"
    assert not page.locator(".menu .panel").is_visible()
    button.click()
    page.mouse.click(640, 850)  # beside it, where nothing is
    assert not page.locator(".menu .panel").is_visible()
