"""`runDiff` over GraphQL: two runs side by side, over what the viewer may see."""

from contextlib import closing

import orjson
import pytest

from graph.model import MatchRun, Stakeholder, Suggestion
from graph.relations import Excludes
from schema.access import Role
from tests.schema.test_computed_queries import SAY, ask, say_all

DIFF = """query($a: ID! = "run:1", $b: ID! = "run:2", $one: ID, $first: Int! = 50) {
  runDiff(a: $a, b: $b, stakeholder: $one, first: $first) {
    before after otherwise { name before after text } factsKnown facts { topic how count }
    came went moved rescored stayed stakeholders changed
    moves { stakeholderId partnerId moved rankBefore rankAfter scoreBefore scoreAfter because } } }"""


def say_run(store, run_id, audience, rows):
    """A run with these rows: stakeholder, partner, rank, score."""
    run = MatchRun(id=run_id, audience=audience, whole=True, started="2027", **SAY)
    with store.unit("test") as unit:
        unit.add_run(run, [
            Suggestion(
                stakeholder_id=f"own:{a}", partner_id=f"own:{b}", rank=rank, score=score, chain_from=None,
                chain_to=None, explanation="",
            )
            for a, b, rank, score in rows
        ])  # fmt: skip


@pytest.fixture
def small(new_store):
    """Two public runs: e and d keep each other, a gets b in place of e."""
    with closing(new_store()) as store:
        say_all(store)
        say_run(store, "run:2", "public", [("e", "d", 1, 1.0), ("d", "e", 1, 2.0), ("a", "b", 1, 1.0)])
        yield store


def test_what_differs_is_told_and_counted(small):
    found = ask(small, DIFF, Role.ANALYST)["data"]["runDiff"]
    told = [(move["partnerId"], move["moved"], move["rankBefore"], move["rankAfter"]) for move in found["moves"]]
    assert told == [("own:b", "CAME", None, 1), ("own:e", "WENT", 1, None), ("own:e", "RESCORED", 1, 1)]
    assert [found[name] for name in ("came", "went", "moved", "rescored", "stayed")] == [1, 1, 0, 1, 1]
    assert (found["stakeholders"], found["changed"], found["factsKnown"]) == (3, 2, False)


def test_one_list_and_a_first_few(small):
    found = ask(small, DIFF, Role.ANALYST, one="own:d")["data"]["runDiff"]
    assert [move["stakeholderId"] for move in found["moves"]] == ["own:d"]
    assert len(ask(small, DIFF, Role.ANALYST, first=1)["data"]["runDiff"]["moves"]) == 1


def test_hidden_rows_change_no_bit_for_an_analyst_and_do_for_a_manager(small):
    before = orjson.dumps(ask(small, DIFF, Role.ANALYST))
    with small.unit("test") as unit:
        unit.say([Stakeholder(id="own:Z", name="hidden", visibility="broker-only", **SAY)])
        unit.say([Excludes(from_id="own:a", to_id="own:e", **SAY)])
    for run_id in ("run:1", "run:2"):
        rows = [(one.stakeholder_id[4:], one.partner_id[4:], one.rank, one.score) for one in small.suggestions(run_id)]
        say_run(small, run_id, "public", [*rows, *[("Z", "d", 1, 9.0), ("d", "Z", 2, 0.5)][: run_id == "run:2" and 2]])
    assert orjson.dumps(ask(small, DIFF, Role.ANALYST)) == before
    assert ask(small, DIFF, Role.MANAGER)["data"]["runDiff"]["came"] == 3


def test_a_run_that_is_not_to_be_seen_is_not_there(small):
    say_run(small, "run:3", "broker-only", [("a", "b", 1, 1.0)])
    assert "no run 'run:3' that you may see" in ask(small, DIFF, Role.ANALYST, b="run:3")["errors"][0]
    assert ask(small, DIFF, Role.MANAGER, b="run:3")["errors"] == []


def test_too_many_rows_and_readers_are_refused(small):
    assert "first is 0 to" in ask(small, DIFF, Role.ANALYST, first=-1)["errors"][0]
    assert "the role reader may not compute" in ask(small, DIFF)["errors"][0]
