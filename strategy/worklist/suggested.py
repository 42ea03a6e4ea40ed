"""Suggestions that nobody has decided on: for those looked after, of the run that their manager may see."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, cast

from graph.brokering.words import State
from graph.paging import every
from graph.select import And, Branch, Direction, Not, Op, Or, Order, Page, Select, Test
from graph.store import Store
from strategy.suggestable import SUGGESTABLE
from strategy.worklist.items import MOST, Can, Item, Named, Sort, Wish, looked_after

EACH: Final = 3
"""So many suggestions of one stakeholder stand on the list at once."""

LOOKED_AT: Final = 50
"""So many of its suggestions are looked at for those that nobody has decided on."""

OPEN_AGAIN: Final = (State.WITHDRAWN.value, State.EXPIRED.value)
"""A partnership that ended so says nothing against the pair; one that was declined left its reason as feedback."""

_MOST_BELOW: Final = 1_000
_PARTY: Final = Branch("BETWEEN", Direction.OUT, ("id",), limit=_MOST_BELOW)
_BELOW: Final = (
    Branch(
        "SUGGESTED", Direction.OUT, ("id", "name"), ("rank", "explanation"), where=SUGGESTABLE,
        order=(Order("rank", edge=True),), limit=LOOKED_AT,
    ),
    Branch(
        "BETWEEN", Direction.IN, ("id",), branches=(_PARTY,), where=Not(Test("state", Op.IN, OPEN_AGAIN)),
        limit=_MOST_BELOW,
    ),
    Branch("EXCLUDES", Direction.OUT, ("id",), limit=_MOST_BELOW),
    Branch("EXCLUDES", Direction.IN, ("id",), limit=_MOST_BELOW),
)  # fmt: skip


def suggestions(store: Store, wish: Wish) -> Iterator[Item]:
    """The first few of each stakeholder, by its name; without pairs that were decided on, or are under way."""
    mine = And((SUGGESTABLE, looked_after(wish)))
    rows = store.find(Select("Stakeholder", ("id", "name"), _BELOW, mine, (Order("name"),), Page(MOST)), wish.rule).rows
    decided = _decided(store, wish, [str(row[0]) for row in rows])
    for row in rows:
        yield from _of(cast(Any, row), decided)


def _of(row: Sequence[Any], decided: set[frozenset[str]]) -> Iterator[Item]:
    own, name, found, under_way, these, those = row
    taken = {party for _, (_, parties) in under_way[1] for (party,) in parties}
    taken |= {other for (other,) in (*these[1], *those[1])}
    left = [
        Item(
            Sort.SUGGESTION, f"number {rank} of its suggestions: {explanation or 'nothing in particular'}",
            (Can.DECIDE, Can.BROKER, Can.SNOOZE), Named(own, name), Named(partner, called),
        )
        for rank, explanation, partner, called in found[1]
        if partner not in taken and frozenset((own, partner)) not in decided
    ]  # fmt: skip
    yield from left[:EACH]


def _decided(store: Store, wish: Wish, ids: Sequence[str]) -> set[frozenset[str]]:
    """Pairs that somebody said something of that still counts."""
    some = tuple(ids)
    about = Or((Test("stakeholder", Op.IN, some), Test("partner", Op.IN, some)))
    counts = Or((Test("until", Op.KNOWN, False), Test("until", Op.GE, wish.today.isoformat())))
    where, order = And((about, counts)), (Order("id"),)
    select = Select("Feedback", ("stakeholder", "partner"), where=where, order=order, page=Page(10_000))
    return {frozenset(map(str, row)) for row in every(store, select, wish.rule)}
