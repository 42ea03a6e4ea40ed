"""A question whose values come when it is asked is answered as one that holds them."""

import asyncio
from dataclasses import replace

import pytest
from generators import rules, selects, world
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadInput
from graph.model import MatchRun, Stakeholder, Suggestion
from graph.preparing.holes import Hole
from graph.select import EVERYTHING, And, Not, Op, Or, Select, Several, Suggested, Test, Through
from tests.conftest import FULL

BY = "tables:fictional"


def dug(select):
    """The tree with a hole for every value it compares with, and what goes into them."""
    values = {}

    def filter_of(where):
        match where:
            case Test(name, op, value) if op is not Op.KNOWN:
                hole = Hole(f"v{len(values)}")
                values[hole.name] = value
                return Test(name, op, hole)
            case And(parts) | Or(parts):
                return type(where)(tuple(map(filter_of, parts)))
            case Not(part):
                return Not(filter_of(part))
            case Through():
                return replace(where, where=filter_of(where.where), edge=filter_of(where.edge))
        return where

    def tree(one):
        below = tuple(map(tree, one.branches))
        own = {"where": filter_of(one.where), "branches": below}
        return replace(one, **own, **({} if isinstance(one, Select) else {"edge": filter_of(one.edge)}))

    return tree(select), values


def soon(store, verb, *asked):
    async def both_times():
        rows = [await getattr(store, verb)(*asked) for _ in range(2)]
        await store.close_soon()
        return rows

    return asyncio.run(both_times())


@pytest.fixture
def filled(store):
    with store.unit("test", bulk="world") as unit:
        unit.say(world(1))
    return store


@settings(max_examples=100 if FULL else 10)
@given(select=selects(), rule=rules)
def test_values_that_come_later_are_compared_as_if_they_had_been_there(filled, select, rule):
    whole = filled.find(select, rule)
    holed, values = dug(select)
    for found in soon(filled, "find_soon", holed, rule, values):
        assert found == whole


@pytest.mark.long
@settings(max_examples=100 if FULL else 10)
@given(asked=st.lists(selects().map(lambda select: replace(select, count=False)), min_size=1, max_size=4), rule=rules)
def test_several_trees_in_one_statement_are_answered_as_each_alone(filled, asked, rule):
    whole = [filled.find(select, rule) for select in asked]
    holed = [replace(select, where=Test("id", Op.IN, Hole("ids"))) for select in asked]
    some = [replace(select, where=Test("id", Op.IN, ("own:a", "own:B"))) for select in asked]
    for found in soon(filled, "several_soon", Several(tuple(asked)), rule, {}):
        assert found == whole
    for found in soon(filled, "several_soon", Several(tuple(holed)), rule, {"ids": ("own:a", "own:B")}):
        assert found == [filled.find(select, rule) for select in some]


@given(codes=st.lists(st.sampled_from(["BE", "NL", "~", ""]), min_size=2, max_size=6))
def test_the_same_question_is_asked_with_other_values(filled, codes):
    holed = Select("Stakeholder", where=Test("country", Op.EQ, Hole("code")), count=True)
    for code in codes:
        whole = filled.find(Select("Stakeholder", where=Test("country", Op.EQ, code), count=True))
        assert soon(filled, "find_soon", holed, EVERYTHING, {"code": code})[0] == whole


def test_who_may_see_less_is_never_given_what_was_kept_for_others(filled):
    holed = Select("Stakeholder", where=Test("id", Op.NE, Hole("id")), count=True)
    everything, public = EVERYTHING, {"Stakeholder": Test("visibility", Op.EQ, "public")}
    asked = [soon(filled, "find_soon", holed, rule, {"id": "own:none"})[0] for rule in (everything, public, everything)]
    assert asked[0] == asked[2]
    assert asked[1] == filled.find(Select("Stakeholder", where=Test("id", Op.NE, "own:none"), count=True), public)
    assert asked[1].total < asked[0].total


@pytest.mark.parametrize(
    ("name", "op", "value", "said"),
    [
        ("founded", Op.EQ, 2**70, "does not fit in 64 bits"),
        ("as_of", Op.HAS, "x", "is not a list"),
        ("name", Op.LT, "a", "has no order"),
        ("none", Op.EQ, "a", "has no property"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_as_ever(filled, name, op, value, said):
    with pytest.raises(BadInput, match=said):
        soon(filled, "find_soon", Select("Stakeholder", where=Test(name, op, Hole("v"))), EVERYTHING, {"v": value})


PAIRS = [("own:a", "own:b"), ("own:b", "own:a"), ("own:b", "own:c"), ("own:c", "own:a")]


def suggestion(place):
    one, other = PAIRS[place]
    rank = 1 + sum(pair[0] == one for pair in PAIRS[:place])
    own = {"stakeholder_id": one, "partner_id": other, "rank": rank, "score": 1.0 - place}
    return Suggestion(**own, chain_from=None, chain_to=None, explanation="fictional")


def test_suggestions_of_somebody_who_is_named_later_are_theirs(store):
    made = MatchRun(id="run:1", manifest="{}", started="2026-01-01", whole=True, source=BY)
    with store.unit(BY) as unit:
        unit.say([Stakeholder(id=f"own:{x}", name=f"{x} (fictional)", source=BY) for x in "abc"])
        unit.add_run(made, [suggestion(n) for n in range(len(PAIRS))])
    for side in ("stakeholder", "partner"):
        for op, value in ((Op.EQ, "own:b"), (Op.IN, ("own:a", "own:c")), (Op.IN, ("own:b",)), (Op.IN, ())):
            plain = Suggested(fields=("partner_id",), **{side: Test("id", op, value)})
            holed = replace(plain, **{side: Test("id", op, Hole("who"))})
            assert soon(store, "suggested_soon", holed, EVERYTHING, {"who": value})[0] == store.suggested(plain)
