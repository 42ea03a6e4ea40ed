"""The other lines in the browser: the support map and the action plan, as a manager and an analyst look at them."""

import json
import re
import shutil

import pytest

from hommel import wiring
from hommel.__main__ import main
from hommel.settings import Settings
from schema.access import Role
from schema.authentication import keys
from tests.explorer.conftest import SIGNED_IN
from tests.explorer.test_for_everybody import violations
from tests.served import served

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
