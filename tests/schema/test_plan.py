"""The plan over the API: its page's requests lead from a proposal to figures; figures open; who may ask."""

import re
from pathlib import Path

import pytest

from graph.lines.plan import StrategicLine
from graph.model import Stakeholder, ValueChain
from schema.access import Role
from tests.schema.asking import data, payload, result
from tests.schema.conftest import BY

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "make-the-plan.md").read_text("utf-8")
REQUESTS = re.findall(r"```graphql\n(.*?)```", PAGE, re.DOTALL)
FIGURES = (
    "{ planIndicators { name kind value count counted(first: 1000) { id value } nodes(first: 1000) { __typename } } }"
)


@pytest.fixture
def example(fresh):
    """What the page names of the example economy."""
    with fresh.unit(BY) as unit:
        unit.say([Stakeholder(id=f"example:{n:07}", name=f"{n} (fictional)", source=BY) for n in (7, 42)])
        unit.say([StrategicLine(id="line:accelerate", position=1, label_en="Faster", source=BY)])
        unit.say([ValueChain(id="chain:circular", position=4, label_en="Circular", source=BY)])
    return fresh


def test_the_requests_of_its_page_lead_from_a_proposal_to_figures(example):
    given = {}
    for text in REQUESTS:
        (last,) = data(example, text, {name: given[name] for name in given if f"${name}:" in text}).items()
        name, answer = last
        if isinstance(answer, dict):
            assert answer.get("errors", []) == [], (name, answer)
            given |= {kind: node["id"] for kind, node in answer.items() if kind != "errors"}
        if name == "actionStandings":
            (stands,) = answer
            assert (stands["standing"], stands["done"], stands["of"]) == ("AT_RISK", 1, 2)
            assert stands["reasons"] == ["Too few partnerships: 1 agreements are wanted, 0 reached, 0 under way"]
            (stands,) = data(
                example, '{ actionStandings(line: "line:accelerate", language: NL) { reasons } }'
            ).popitem()[1]
            assert stands["reasons"][0].startswith("Te weinig partnerschappen")
    figures = {one["name"]: one for one in answer}
    assert figures["milestones_done"]["nodes"] == [
        {"title": "The peels are analysed (fictional)", "done": "2026-02-20"}
    ]
    assert [one["day"] for one in figures["milestones_done"]["counted"]] == ["2026-02-20"]
    page = data(
        example,
        '{ actionPlan(edition: 1, line: "line:accelerate") { html markdown text } planDraft { edition changed } }',
    )
    assert "Action plan 2026 (fictional): version 1, agreed on" in page["actionPlan"]["text"]
    assert page["actionPlan"]["html"].startswith("<!DOCTYPE html>")
    assert page["planDraft"] == {"edition": 2, "changed": False}
    drop = {"action": given["action"], "because": "no money"}
    assert payload(example, "dropAction", "errors { message }", drop)["errors"] == []
    (changed,) = data(example, "{ planDiff(before: 1) { about change words { property after } } }")["planDiff"]
    assert (changed["about"], changed["change"]) == (given["action"], "CHANGED")
    assert {"property": "dropped_because", "after": '"no money"'} in changed["words"]
    payload(example, "undo", "errors { message }", {})
    assert data(example, "{ planDiff(before: 1) { about } }")["planDiff"] == [], "one edit, taken back as one"


def test_every_figure_is_the_sum_of_the_records_that_it_opens_into(fresh):
    figures = data(fresh, FIGURES)["planIndicators"]
    told = {one["name"]: one["value"] for one in figures if one["value"]}
    assert told == {
        "actions": 1, "actions_at_risk": 1, "milestones_due": 1, "milestones_over": 1, "partnerships_suggested": 1,
        "outcomes": 1, "expected_value": 500, "barriers_open": 1,
    }  # fmt: skip
    for one in figures:
        assert one["value"] == sum(record["value"] for record in one["counted"])
        assert one["count"] == len(one["counted"]) == len(one["nodes"])
        assert {node["__typename"] for node in one["nodes"]} <= {one["kind"]}


@pytest.mark.parametrize("role", [Role.READER, Role.ANALYST, Role.PARTY])
@pytest.mark.parametrize("asked", [
    "actionPlan { text }", "planDraft { edition }", "planDiff(before: 1) { about }", "actionStandings { title }",
    "supportBase { title }", "planIndicators { value }",
])  # fmt: skip
def test_the_plan_is_for_brokers(store, role, asked):
    assert "for managers" in str(result(store, f"{{ {asked} }}", role=role).errors[0])


def test_what_is_asked_wrongly_is_refused_with_what_there_is(store):
    for asked, message in (
        ('planIndicators(names: ["luck"]) { value }', "no figure is called 'luck'; there are actions,"),
        ('planIndicators(line: "line:9") { value }', "no StrategicLine 'line:9'"),
        ('planIndicators(since: "2026-02-01", until: "2026-01-01") { value }', "lies before 2026-02-01"),
        ("planIndicators { counted(first: 5000) { id } }", "is not 0 to 1,000"),
        ("actionPlan(edition: 9) { text }", "no version 9 of the plan; agreed are none"),
        ('actionPlan(chain: "chain:none") { text }', "no ValueChain 'chain:none'"),
    ):
        assert message in str(result(store, f"{{ {asked} }}").errors[0])


def test_working_notes_of_the_plan_are_not_public(store):
    asked = "{ actions { totalCount } milestones { totalCount } proposals { totalCount } planVersions { totalCount } }"
    seen = {role: [one["totalCount"] for one in data(store, asked, role=role).values()] for role in Role}
    assert seen[Role.READER] == seen[Role.PARTY] == [0, 0, 0, 0]
    assert seen[Role.ANALYST] == [1, 1, 2, 0]
    assert seen[Role.MANAGER] == [1, 1, 2, 1]


def test_strengths_are_told_with_links_of_those_who_may_be_seen(store):
    asked = "{ chainStrengths { chainName market marketName value advantage present aiming barriers } }"
    told = {role: data(store, asked, role=role)["chainStrengths"] for role in (Role.MANAGER, Role.READER)}
    whole, there = told[Role.MANAGER]
    assert (whole["chainName"], whole["market"], whole["present"]) == ("Food", None, None)
    assert there == {"chainName": "Food", "market": "market:DE", "marketName": "market:DE", "value": 500,
                     "advantage": None, "present": 1, "aiming": 0, "barriers": 1}  # fmt: skip
    assert told[Role.READER][1]["barriers"] == 0, "who may see no barriers is told of none"
    assert "is not 0 to 100" in str(result(store, "{ chainStrengths(first: 500) { chain } }").errors[0])
    assert "nothing is known of what was sold in 1999" in str(
        result(store, "{ chainStrengths(year: 1999) { chain } }").errors[0]
    )
