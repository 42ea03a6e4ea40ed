"""Two kept runs side by side: what became of each suggestion, and because of which facts."""

import datetime
from collections import Counter
from dataclasses import replace

import pytest

from graph.model import Capability, MatchRun, Partnership, Project, Stakeholder, Suggestion, ValueChain
from graph.relations import ActiveIn, Between, Excludes, Needs, Offers, OwnedBy, ParticipatedIn
from matching.comparing import Moved, Sum, compare
from matching.comparing.causes import WANTED as NAMES
from matching.comparing.facts import known, read
from matching.economy import WANTED, economy
from matching.match import Request, match
from matching.runs import keep, manifest

DAY = datetime.date(2016, 1, 1)
SAY = {"source": "hand", "as_of": DAY}
CHAINS = {"a": "food", "b": "circular", "c": "food", "d": "circular"}


@pytest.fixture
def filled(store):
    """Four in two chains; b offers what a needs."""
    with store.unit("test") as unit:
        unit.say([ValueChain(id=f"chain:{one}", position=n, **SAY) for n, one in enumerate(("food", "circular"))])
        unit.say([Capability(id=f"term:{one}", label_en=one, **SAY) for one in ("mill", "brew")])
        unit.say([Stakeholder(id=f"own:{one}", name=one.upper(), status="active", **SAY) for one in CHAINS])
        unit.say([ActiveIn(from_id=f"own:{one}", to_id=f"chain:{to}", weight=1.0, **SAY) for one, to in CHAINS.items()])
        unit.say([Needs(from_id="own:a", to_id="term:mill", urgency=0.5, **SAY)])
        unit.say([Offers(from_id="own:b", to_id="term:mill", **SAY)])
        unit.say([Project(id="own:p", acronym="P", start=DAY, **SAY), Partnership(id="own:pact", title="Pact", **SAY)])
    return store


def run(store, started, top=20, as_of=None, rows=None):
    """A run, kept."""
    matched = match(economy(store.snapshot(WANTED), as_of), Request(top=top, rows=rows), threads=1)
    run_id = keep(store, manifest(matched, top, rows), matched, f"{started}T10:00:00+00:00")
    return next(one for one in store.runs() if one.id == run_id)


def compared(store, before, after, who=None):
    """All moves, and what they come to."""
    total = Sum()
    found = compare(store, before, after, store.snapshot(NAMES), who)
    return found, list(found.moves(total)), total


CHANGES = {
    "the status of D is ceased, it was active": Stakeholder(
        id="own:d", name="D", status="ceased", country="BE", visibility="network", **SAY
    ),
    "the country of D is known by now: BE": None,
    "the visibility of D is network, it was public": None,
    "the primary chain of C is circular, it was food": ActiveIn(
        from_id="own:c", to_id="chain:circular", weight=2.0, **SAY
    ),
    "C needs brew": Needs(from_id="own:c", to_id="term:brew", **SAY),
    "D offers brew": Offers(from_id="own:d", to_id="term:brew", **SAY),
    "A needs mill with another urgency": Needs(from_id="own:a", to_id="term:mill", urgency=1.0, **SAY),
    "B offers mill at another level": Offers(from_id="own:b", to_id="term:mill", level=0.5, **SAY),
    "A took part in P": ParticipatedIn(from_id="own:a", to_id="own:p", **SAY),
    "A joined Pact": Between(from_id="own:pact", to_id="own:a", **SAY),
    "A and B exclude each other": Excludes(from_id="own:a", to_id="own:b", **SAY),
    "B and A exclude each other": None,
    "A is owned by B": OwnedBy(from_id="own:a", to_id="own:b", **SAY),
    "B owns A": None,
}
"""Sentence -> the fact that brings it; None where one above does."""


def test_every_sort_of_fact_is_told_when_it_changes_and_nothing_else(filled):
    before = run(filled, "2026-01-01")
    with filled.unit("test", bulk="a load, whose single facts no trail holds") as unit:
        for fact in filter(None, CHANGES.values()):
            unit.say([fact])
    found, _, _ = compared(filled, before, run(filled, "2026-01-02"))
    assert {change.text for changes in found.facts.of.values() for change in changes} == set(CHANGES)
    assert sum(found.facts.totals().values()) == len(CHANGES)


def test_what_is_taken_back_is_told_as_gone(filled):
    before = run(filled, "2026-01-01")
    with filled.unit("test") as unit:
        unit.retract(Needs, ["own:a term:mill"])
    found, moves, _ = compared(filled, before, run(filled, "2026-01-02"))
    assert [change.text for change in found.facts.of["own:a"]] == ["A needs mill no more"]
    assert list(found.facts.of) == ["own:a"]
    pair = next(move for move in moves if (move.stakeholder_id, move.partner_id) == ("own:a", "own:b"))
    assert pair.score_after < pair.score_before
    assert pair.because == ("A needs mill no more",)


def test_who_is_new_is_told_as_new_and_not_by_all_their_facts(filled):
    before = run(filled, "2026-01-01")
    with filled.unit("test") as unit:
        unit.say([Stakeholder(id="own:new", name="New", status="active", **SAY)])
        unit.say([ActiveIn(from_id="own:new", to_id="chain:food", weight=1.0, **SAY)])
    found, moves, _ = compared(filled, before, run(filled, "2026-01-02"))
    assert [change.text for change in found.facts.of["own:new"]] == ["New was not known to the first run"]
    came = [move for move in moves if "own:new" in (move.stakeholder_id, move.partner_id)]
    assert {move.moved for move in came} == {Moved.CAME}
    assert came


def test_the_same_run_twice_differs_in_nothing(filled):
    only = run(filled, "2026-01-01")
    found, moves, total = compared(filled, only, only)
    assert (moves, found.otherwise, dict(found.facts.of)) == ([], (), {})
    assert total.counts[Moved.STAYED] == only.suggestions


def test_a_longer_list_is_told_as_such_and_the_way_back_as_a_shorter_one(filled):
    short, long = run(filled, "2026-01-01", top=1), run(filled, "2026-01-02", top=2)
    found, moves, _ = compared(filled, short, long)
    assert [one.text for one in found.otherwise] == ["lists of another length: 1, then 2"]
    assert {(move.moved, move.because) for move in moves} == {(Moved.CAME, ("lists are longer: 2 instead of 1",))}
    _, back, _ = compared(filled, long, short)
    assert {(move.moved, move.because) for move in back} == {(Moved.WENT, ("lists are shorter: 1 instead of 2",))}


def test_another_day_tells_the_projects_that_began_in_between(filled):
    with filled.unit("test") as unit:
        unit.say([ParticipatedIn(from_id="own:a", to_id="own:p", **SAY)])
    before = run(filled, "2026-01-01", as_of=DAY)
    found, _, _ = compared(filled, before, run(filled, "2026-01-02", as_of=DAY + datetime.timedelta(1)))
    assert {one.name for one in found.otherwise} >= {"as_of"}
    assert "A took part in P" in {change.text for change in found.facts.of["own:a"]}


def test_who_is_named_is_compared_alone(filled):
    before = run(filled, "2026-01-01", top=1)
    _, moves, total = compared(filled, before, run(filled, "2026-01-02", top=2), ("own:a",))
    assert {move.stakeholder_id for move in moves} == {"own:a"}
    assert total.stakeholders == 1


def suggested(store, run_id, started, rows):
    """A run with these rows (stakeholder, partner, rank, score), kept without facts."""
    made = MatchRun(id=run_id, started=started, suggestions=len(rows), source="hand")
    with store.unit("test") as unit:
        unit.add_run(made, [
            Suggestion(
                stakeholder_id=f"own:{a}", partner_id=f"own:{b}", rank=rank, score=score, chain_from=None,
                chain_to=None, explanation="",
            )
            for a, b, rank, score in rows
        ])  # fmt: skip
    return made


def test_came_went_moved_rescored_and_stayed_are_told_apart_and_counted(filled):
    before = suggested(filled, "run:1", "2026", [
        ("a", "b", 1, 3.0), ("a", "c", 2, 2.0), ("a", "d", 3, 1.0), ("b", "a", 1, 1.0), ("b", "c", 2, 0.5),
    ])  # fmt: skip
    after = suggested(filled, "run:2", "2027", [
        ("a", "c", 1, 2.0), ("a", "e", 2, 1.5), ("a", "d", 3, 1.25), ("b", "a", 1, 1.0), ("b", "c", 2, 0.5),
    ])  # fmt: skip
    found, moves, total = compared(filled, before, after)
    assert [(m.partner_id, m.moved, m.rank_before, m.rank_after) for m in moves] == [
        ("own:c", "moved", 2, 1), ("own:b", "went", 1, None), ("own:e", "came", None, 2), ("own:d", "rescored", 3, 3),
    ]  # fmt: skip
    assert Counter(total.counts) == Counter({"came": 1, "went": 1, "moved": 1, "rescored": 1, "stayed": 2})
    assert (total.stakeholders, total.changed) == (2, 1)
    assert not found.facts.known
    assert [move.because for move in moves[:3]] == [
        ("others before it came or left",), ("others came before it",), ("others before it left",),
    ]  # fmt: skip


def test_whatever_else_the_manifests_say_otherwise_is_told_and_is_a_reason(filled):
    rows = [("a", "b", 1, 3.0)]
    before = replace(suggested(filled, "run:1", "2026", rows), manifest='{"scope": "all", "depth": 1}')
    after = replace(suggested(filled, "run:2", "2027", [("a", "b", 1, 2.0)]), manifest='{"scope": "bridge"}')
    found, moves, _ = compared(filled, before, after)
    told = ["another scope: all, then bridge", "another depth: 1, then nothing"]
    assert [one.text for one in found.otherwise] == told
    assert [move.because for move in moves] == [tuple(told)]


def test_facts_come_back_from_the_store_as_they_were_kept(filled):
    kept = run(filled, "2026-01-01")
    made, back = known(economy(filled.snapshot(WANTED)), None), read(filled, kept.id)
    assert [made.party.tolist(), made.begin.tolist(), made.fact.tolist(), made.whole] == [
        back.party.tolist(), back.begin.tolist(), back.fact.tolist(), back.whole,
    ]  # fmt: skip


def test_a_run_for_some_says_nothing_of_those_that_it_did_not_look_at(filled):
    everybody = run(filled, "2026-01-01")
    some = run(filled, "2026-01-02", rows=(0,), top=1)
    found, _, _ = compared(filled, everybody, some)
    assert dict(found.facts.of) == {}
    assert "asked" in {one.name for one in found.otherwise}


def test_who_is_not_to_be_seen_is_not_told_of(filled):
    before = run(filled, "2026-01-01")
    found = compare(filled, before, before, filled.snapshot(NAMES), None, frozenset({"own:a"}))
    assert list(found.moves(total := Sum())) == []
    assert total.stakeholders == 0
