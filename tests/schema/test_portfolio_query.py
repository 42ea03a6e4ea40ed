"""Portfolios over GraphQL: from the run that the viewer gets, over what the viewer may see."""

from contextlib import closing

import orjson
import pytest

from graph.model import MatchRun, Partnership, Stakeholder, Suggestion
from graph.relations import Between, Excludes
from schema.access import Role
from tests.schema.test_computed_queries import SAY, ask, say_all

PORTFOLIO = """query($run: ID, $capacity: Int! = 1, $quota: Float! = 0, $a: ID! = "own:d", $b: ID! = "own:e") {
  portfolio(run: $run, capacity: $capacity, quota: $quota) {
    run value bound gap parts { chains picks }
    picks { stakeholderId partnerId stakeholder partner score price partnerPrice chainFrom chainTo }
    whyNot(a: $a, b: $b) { barred picked score prices granted margin change
      displaced { stakeholderId partnerId score } instead { stakeholderId partnerId score } } } }"""


@pytest.fixture
def small(new_store):
    """Five stakeholders, with a public run that suggests d to e, and e to both a and d."""
    with closing(new_store()) as store:
        say_all(store)
        yield store


def hide(store):
    """What an analyst may not see: somebody, a partnership, an exclusion, a run."""
    with store.unit("test") as unit:
        unit.say([Stakeholder(id="own:Z", name="hidden", visibility="broker-only", **SAY)])
        unit.say([Partnership(id="own:pact", state="active", **SAY), Excludes(from_id="own:a", to_id="own:e", **SAY)])
        unit.say([Between(from_id="own:pact", to_id=f"own:{one}", **SAY) for one in "de"])
        run = MatchRun(id="run:2", audience="broker-only", whole=True, started="2027", **SAY)
        rows = [("own:Z", "own:d"), ("own:b", "own:e"), ("own:d", "own:e")]
        unit.add_run(run, [
            Suggestion(
                stakeholder_id=one, partner_id=other, rank=1, score=9.0, chain_from=None, chain_to=None, explanation=""
            )
            for one, other in rows
        ])  # fmt: skip


def test_picks_come_with_their_proof(small):
    found = ask(small, PORTFOLIO, Role.ANALYST)["data"]["portfolio"]
    assert (found["run"], found["value"]) == ("run:1", 1.0)
    assert found["gap"] == pytest.approx((found["bound"] - found["value"]) / found["bound"])
    assert [(pick["stakeholderId"], pick["partnerId"]) for pick in found["picks"]] in (
        [("own:a", "own:e")],
        [("own:d", "own:e")],
    )
    assert sum(part["picks"] for part in found["parts"]) == 1


def test_why_not_says_whose_slot_it_would_take(small):
    found = ask(small, PORTFOLIO, Role.ANALYST)["data"]["portfolio"]
    picked = found["picks"][0]["stakeholderId"]
    other = "own:d" if picked == "own:a" else "own:a"
    answer = ask(small, PORTFOLIO, Role.ANALYST, a=other, b="own:e")["data"]["portfolio"]["whyNot"]
    assert (answer["picked"], answer["change"]) == (False, 0.0)
    assert answer["displaced"] == [{"stakeholderId": picked, "partnerId": "own:e", "score": 1.0}]


def test_hidden_rows_change_no_bit_for_an_analyst_and_do_for_a_manager(small):
    before = orjson.dumps(ask(small, PORTFOLIO, Role.ANALYST))
    hide(small)
    assert orjson.dumps(ask(small, PORTFOLIO, Role.ANALYST)) == before
    found = ask(small, PORTFOLIO, Role.MANAGER)["data"]["portfolio"]
    assert found["run"] == "run:2"
    assert "they work together already" in found["whyNot"]["barred"]


def test_nobody_is_answered_about_who_is_not_to_be_seen(small):
    hide(small)
    for other in ("own:Z", "own:none"):
        assert ask(small, PORTFOLIO, Role.ANALYST, a=other)["data"]["portfolio"]["whyNot"] is None


def test_a_run_that_is_not_to_be_seen_is_not_there(small):
    hide(small)
    assert "no run 'run:2' that you may see" in ask(small, PORTFOLIO, Role.ANALYST, run="run:2")["errors"][0]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"quota": 7.0}, "a share lies between 0 and 1"),
        ({"capacity": -1}, "a capacity is 0 or more"),
        ({"a": "own:e"}, "no partner of itself"),
        ({"quota": 1.0, "capacity": 0}, "no quota can be met for food with circular"),
    ],
)
def test_what_cannot_be_is_said(small, asked, said):
    assert said in ask(small, PORTFOLIO, Role.ANALYST, **asked)["errors"][0]


def test_readers_choose_no_portfolio(small):
    assert "the role reader may not compute" in ask(small, PORTFOLIO)["errors"][0]
