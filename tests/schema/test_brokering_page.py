"""The page on brokering: its requests are sent one after the other, as they stand there."""

import re
from pathlib import Path

import pytest

from graph.model import Stakeholder
from schema.mutations.problems import EditErrorCode
from tests.schema.conftest import BY
from tests.schema.test_brokering import query

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "broker-a-partnership.md").read_text("utf-8")
REQUESTS = re.findall(r"```graphql\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def example(fresh):
    """Two of the example economy, with its ids."""
    with fresh.unit(BY) as unit:
        unit.say(
            [Stakeholder(id=f"example:{number:07}", name=f"{number} (fictional)", source=BY) for number in (7, 42)]
        )
    return fresh


def test_its_requests_lead_from_a_suggestion_to_an_outcome(example):
    given, answers = {}, {}
    for text in REQUESTS:
        answers |= (last := query(example, text, **given))
        for name, payload in last.items():
            assert payload.get("errors", []) == [], (name, payload)
        if "suggestPartnership" in last:
            given = {"partnership": last["suggestPartnership"]["partnership"]["id"]}
    assert len(REQUESTS) == 7
    assert [step["verb"] for step in answers["nextSteps"]["steps"]] == ["CONCLUDE", "WITHDRAW"]
    reached = {one["state"]: one["reached"] for one in answers["brokering"]["states"]}
    assert reached["active"] == 1
    assert reached["concluded"] == 0


def test_its_refusals_are_those_there_are():
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", PAGE, re.MULTILINE))
    assert told == {code.name for code in EditErrorCode} - {"FORBIDDEN", "KEY_REUSED", "NOT_FOUND"}
