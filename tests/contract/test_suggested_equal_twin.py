"""Suggestions asked for: of which run, who, in which order, page by page, as the twin says."""

import dataclasses
from collections import Counter
from contextlib import contextmanager

import pytest
import twin
from hypothesis import given
from hypothesis import strategies as st

from graph.catalogue import KINDS, SUGGESTED
from graph.errors import BadInput
from graph.model import Capability, MatchRun, Stakeholder, Suggestion
from graph.relations import Offers
from graph.select import (
    And,
    Branch,
    Direction,
    Groups,
    Not,
    Op,
    Order,
    Page,
    Quantifier,
    Ranking,
    Select,
    Side,
    Suggested,
    Test,
    Through,
)

BY = "tables:fictional"
PEOPLE = {
    "own:a": ("public", "BE"), "own:b": ("public", "NL"), "own:c": ("network", "BE"), "own:d": ("broker-only", "BE"),
    "own:e": ("public", None), "own:f": ("public", "BE"),
}  # fmt: skip
RUNS = {
    "run:1": ("public", True, "2026-01-01"), "run:2": ("public", True, "2026-01-02"),
    "run:3": ("public", False, "2026-02-01"), "run:4": ("network", True, "2026-01-01"),
    "run:5": ("broker-only", True, "2025-01-01"), "run:6": ("broker-only", None, None),
}  # fmt: skip
SEES = {"public": ["public"], "network": ["public", "network"], "broker-only": ["public", "network", "broker-only"]}
RULES = {
    audience: {
        "Stakeholder": Test("visibility", Op.IN, tuple(seen)),
        "MatchRun": Test("audience", Op.IN, tuple(seen)),
    }
    for audience, seen in SEES.items()
}
FIELDS = ("run_id", "stakeholder_id", "rank", "partner_id", "score", "chain_from", "chain_to", "explanation")
BELOW = Branch("OFFERS", Direction.OUT, ("id",), ("level",), count=True)
SIDES = (
    ("stakeholder", Side(("id", "country"), (BELOW,))),
    ("partner", Side(("id",))),
    ("run", Side(("audience", "whole"))),
)


def suggested(run):
    """Everybody to everybody else, some to who is not there; equal scores among them."""
    number, rows = int(run[-1]), []
    for who in PEOPLE:
        others = [one for one in (*PEOPLE, "own:gone") if one != who][number % 3 :]
        for rank, partner in enumerate(others, 1):
            score = round(1 - (rank * number % 4) / 2, 3)
            chain = None if rank == 2 else "food"
            rows.append((run, who, rank, partner, score, chain, "circular", f"{who}, {rank}"))
    return rows


def fill(store):
    with store.unit("test", bulk="test") as unit:
        unit.say([Stakeholder(id=i, visibility=v, country=c, source=BY) for i, (v, c) in PEOPLE.items()])
        unit.say([Capability(id="term:mill", source=BY)])
        unit.say([Offers(from_id=who, to_id="term:mill", level=0.5, source=BY) for who in ("own:a", "own:c")])
        for run, (audience, whole, started) in RUNS.items():
            made = MatchRun(id=run, audience=audience, whole=whole, started=started, source=BY)
            unit.add_run(made, [Suggestion(**dict(zip(FIELDS[1:], row[1:], strict=True))) for row in suggested(run)])
    return store


def the_run(run, audience):
    """The one named, else the widest, then whole ones first, then the newest."""
    seen = [one for one in RUNS if RUNS[one][0] in SEES[audience]]
    if run is not None:
        return run if run in seen else None
    return max(
        seen, key=lambda one: (len(SEES[RUNS[one][0]]), bool(RUNS[one][1]), RUNS[one][2] or "", one), default=None
    )


def passes(where, row):
    match where:
        case None:
            return True
        case And(parts):
            return all(passes(part, row) for part in parts)
        case Not(part):
            return not passes(part, row)
        case Through(quantifier=quantifier):
            return (row["id"] in ("own:a", "own:c")) == (quantifier is Quantifier.SOME)
        case Test():
            return twin.tested(SUGGESTED if "rank" in row else KINDS["Stakeholder"], row, where)


def expected(wanted, audience):
    run = the_run(wanted.run, audience)
    people = {i: {"id": i, "visibility": v, "country": c} for i, (v, c) in PEOPLE.items() if v in SEES[audience]}
    rows = [dict(zip(FIELDS, row, strict=True)) for row in (suggested(run) if run else [])]
    rows = [
        row
        for row in rows
        if passes(wanted.where, row)
        and (left := people.get(row["stakeholder_id"])) and passes(wanted.stakeholder, left)
        and (right := people.get(row["partner_id"])) and passes(wanted.partner, right)
        and passes(wanted.both, left) and passes(wanted.both, right)
    ]  # fmt: skip
    first = (lambda row: -row["score"]) if wanted.ranking is Ranking.SCORE else (lambda row: 0)
    rows.sort(key=lambda row: (first(row), row["stakeholder_id"], row["rank"]))
    return [[*(row[name] for name in FIELDS), *sides(row, people)] for row in rows]


def sides(row, people):
    who = row["stakeholder_id"]
    below = [1, [[0.5, "term:mill"]]] if who in ("own:a", "own:c") else [0, []]
    return [[who, people[who]["country"], below], [row["partner_id"]], list(RUNS[row["run_id"]][:2])]


one = st.sampled_from(list(PEOPLE))
people = st.one_of(
    st.none(),
    one.map(lambda who: Test("id", Op.EQ, who)),
    st.lists(one, max_size=3).map(lambda ids: Test("id", Op.IN, tuple(ids))),
    st.just(Test("country", Op.EQ, "BE")),
    st.just(Not(Test("country", Op.EQ, "BE"))),
    one.map(lambda who: And((Test("id", Op.EQ, who), Test("country", Op.KNOWN, True)))),
    st.sampled_from([Quantifier.SOME, Quantifier.NONE]).map(lambda q: Through("OFFERS", Direction.OUT, q)),
)
own = st.sampled_from(
    [
        None,
        Test("score", Op.GE, 0.5),
        Test("rank", Op.LE, 2),
        Test("chain_from", Op.EQ, "food"),
        And((Test("chain_from", Op.KNOWN, False), Test("chain_to", Op.EQ, "circular"))),
    ]
)
questions = st.builds(
    Suggested,
    run=st.none() | st.sampled_from([*RUNS, "run:none"]),
    fields=st.just(FIELDS),
    sides=st.just(SIDES),
    where=own,
    stakeholder=people,
    partner=people,
    both=people,
    ranking=st.sampled_from(Ranking),
    page=st.just(Page(1_000)),
    count=st.booleans(),
)


def pages(store, wanted, rule, size, backwards):
    """All pages of that size, from one end to the other, in the order of the list."""
    found, bound = [], None
    while True:
        page = Page(size, before=bound, last=True) if backwards else Page(size, after=bound)
        answer = store.suggested(dataclasses.replace(wanted, page=page), rule)
        found = answer.rows + found if backwards else found + answer.rows
        if not answer.more:
            return found
        bound = answer.keys[0] if backwards else answer.keys[-1]


@pytest.mark.long
def test_suggestions_are_the_twin_s_and_pages_join_up(store):
    fill(store)

    @given(questions, st.sampled_from(list(SEES)), st.integers(3, 9), st.booleans())
    def check(wanted, audience, size, backwards):
        right, rule = expected(wanted, audience), RULES[audience]
        answer = store.suggested(wanted, rule)
        assert answer.rows == right
        assert answer.total == (len(right) if wanted.count else None)
        assert pages(store, wanted, rule, size, backwards) == right

    check()


def test_without_a_rule_the_newest_whole_run_of_brokers_comes_first(store):
    fill(store)
    assert {row[0] for row in store.suggested(Suggested(fields=("run_id",))).rows} == {"run:5"}


def test_a_stakeholder_s_suggestions_are_a_list_below_it_and_a_filter(store):
    fill(store)
    below = Branch(
        "SUGGESTED", Direction.OUT, ("id",), ("rank", "score"), where=Test("country", Op.EQ, "BE"),
        edge=Test("rank", Op.GE, 2), order=(Order("rank", edge=True),), limit=2, count=True,
    )  # fmt: skip
    select = Select("Stakeholder", ("id",), (below,), Test("id", Op.IN, ("own:a", "own:b")))
    for audience, run in (("public", "run:2"), ("network", "run:4")):
        rows = []
        for who in ("own:a", "own:b"):
            seen = [i for i, (v, c) in PEOPLE.items() if v in SEES[audience] and c == "BE"]
            there = [[row[2], row[4], row[3]] for row in suggested(run) if row[1] == who and row[3] in seen]
            there = [row for row in there if row[0] >= 2]
            rows.append([who, [len(there), there[:2]]])
        assert store.find(select, RULES[audience]).rows == rows
    back = Branch("SUGGESTED", Direction.IN, ("id",), ("rank",), order=(Order("rank", edge=True),))
    answer = store.find(Select("Stakeholder", ("id",), (back,), Test("id", Op.EQ, "own:a")), RULES["public"])
    to_a = sorted([row[2], row[1]] for row in suggested("run:2") if row[3] == "own:a" and PEOPLE[row[1]][0] == "public")
    assert answer.rows == [["own:a", [None, to_a]]]
    where = Through("SUGGESTED", Direction.OUT, Quantifier.SOME, Test("id", Op.EQ, "own:a"))
    answer = store.find(Select("Stakeholder", where=where), RULES["public"])
    assert answer.rows == [[who] for _, who in sorted(to_a, key=lambda pair: pair[1])]


@contextmanager
def refused(text):
    with pytest.raises(BadInput, match=text):
        yield


def test_what_cannot_be_asked_is_refused(store):
    fill(store)
    key = store.suggested(Suggested(run="run:2")).keys[0]
    with refused("another run"):
        store.suggested(Suggested(run="run:1", page=Page(5, after=key)))
    with refused("does not belong to this order"):
        store.suggested(Suggested(ranking=Ranking.SCORE, page=Page(5, after=key)))
    with refused("another run"):
        store.suggested(Suggested(page=Page(5, after=(*key[:2], None))))
    with refused("no property 'name'"):
        store.suggested(Suggested(fields=("name",)))
    with refused("0 to 10,000 rows"):
        store.suggested(Suggested(page=Page(10_001)))


def test_a_page_goes_on_with_the_run_it_began_with(store):
    fill(store)
    first = store.suggested(Suggested(fields=("run_id",), page=Page(3)), RULES["public"])
    with store.unit("test") as unit:
        unit.add_run(MatchRun(id="run:9", audience="public", whole=True, started="2027-01-01", source=BY), [])
    assert store.suggested(Suggested(), RULES["public"]).rows == []
    after = store.suggested(Suggested(fields=("run_id",), page=Page(3, after=first.keys[-1])), RULES["public"])
    assert [row[0] for row in after.rows] == ["run:2"] * 3


def counted(rows, most):
    """Values and how many have them, most first, then by value, the unknown last."""
    found = Counter(rows)
    listed = sorted(found.items(), key=lambda one: (-one[1], [(value is None, value or "") for value in one[0]]))
    return Groups(listed[:most], len(listed) > most)


def test_suggestions_are_counted_by_their_chains(store):
    fill(store)

    @given(questions, st.sampled_from(list(SEES)), st.integers(0, 3))
    def check(wanted, audience, most):
        rows = [(row[5], row[6]) for row in expected(wanted, audience)]
        assert store.groups(wanted, ("chain_from", "chain_to"), most, RULES[audience]) == counted(rows, most)

    check()


def test_nodes_are_counted_by_their_codes(store):
    fill(store)

    @given(people, st.sampled_from(list(SEES)), st.integers(0, 3))
    def check(where, audience, most):
        seen = [{"id": i, "country": c, "visibility": v} for i, (v, c) in PEOPLE.items() if v in SEES[audience]]
        rows = [(row["country"], row["visibility"]) for row in seen if passes(where, row)]
        asked = Select("Stakeholder", where=where)
        assert store.groups(asked, ("country", "visibility"), most, RULES[audience]) == counted(rows, most)

    check()


def test_what_is_no_code_makes_no_groups(store):
    for asked, name in ((Select("Stakeholder"), "name"), (Suggested(), "score"), (Select("Project"), "start")):
        with refused("no code"):
            store.groups(asked, (name,))
    with refused("0 to 10,000"):
        store.groups(Select("Stakeholder"), ("country",), 20_000)
