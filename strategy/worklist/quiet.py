"""What was heard of those who are looked after: nothing for long, or something since yesterday."""

from collections.abc import Iterator
from typing import Any, Final, cast

from graph.brokering.words import Held
from graph.select import And, Branch, Direction, Not, Op, Order, Page, Quantifier, Select, Test, Through
from graph.store import Store
from strategy.suggestable import SUGGESTABLE
from strategy.worklist.items import MOST, Can, Item, Named, Sort, Wish, brokered, looked_after

_HELD: Final = Test("held", Op.EQ, Held.YES.value)


def silent(store: Store, wish: Wish) -> Iterator[Item]:
    """Those with whom nobody spoke for so many days, by name."""
    lately = Through(
        "INVOLVES", Direction.IN, Quantifier.SOME, And((_HELD, Test("day", Op.GT, wish.day(-wish.silent))))
    )
    last = Branch(
        "INVOLVES", Direction.IN, ("day",), where=And((_HELD, Test("day", Op.KNOWN, True))),
        order=(Order("day", descending=True),), limit=1,
    )  # fmt: skip
    where = And((SUGGESTABLE, looked_after(wish), Not(lately)))
    select = Select("Stakeholder", ("id", "name"), (last,), where, (Order("name"),), Page(MOST))
    for own, name, (_, spoken) in cast(Any, store.find(select, wish.rule).rows):
        why = f"nobody spoke with it since {spoken[0][0]}" if spoken else "nobody ever spoke with it"
        yield Item(Sort.SILENT, why, (Can.SPEAK, Can.SNOOZE), Named(own, name))


def changed(store: Store, wish: Wish) -> Iterator[Item]:
    """What others did, and what became known, since yesterday."""
    yield from _steps(store, wish)
    yield from _signals(store, wish)
    yield from _facts(store, wish)


def _steps(store: Store, wish: Wish) -> Iterator[Item]:
    mine = Through("STEP_OF", Direction.OUT, Quantifier.SOME, brokered(wish))
    others = () if wish.owner is None else (Not(Test("by", Op.EQ, wish.owner)),)
    where = And((mine, Test("day", Op.GE, wish.since), *others))
    of = Branch("STEP_OF", Direction.OUT, ("id", "title"), limit=1)
    fields = ("verb", "after", "day", "by", "party")
    select = Select("PartnershipStep", fields, (of,), where, (Order("day", descending=True),), Page(MOST))
    for verb, after, day, by, party, (_, found) in cast(Any, store.find(select, wish.rule).rows):
        of_whom = f" for {party}" if party else ""
        why = f"{by or 'somebody'} on {day}{of_whom}: {verb}; now {after}"
        yield Item(Sort.CHANGED, why, (Can.LOOK,), partnership=Named(*found[0]) if found else None)


def _signals(store: Store, wish: Wish) -> Iterator[Item]:
    mine = Through("OBSERVES", Direction.OUT, Quantifier.SOME, looked_after(wish))
    of = Branch("OBSERVES", Direction.OUT, ("id", "name"), limit=1)
    where = And((mine, Test("day", Op.GE, wish.since)))
    select = Select(
        "Signal", ("id", "topic", "day", "note"), (of,), where, (Order("day", descending=True),), Page(MOST)
    )
    for own, topic, day, note, (_, found) in cast(Any, store.find(select, wish.rule).rows):
        why = f"{topic or 'a signal'} of {day}{f': {note}' if note else ''}"
        yield Item(Sort.CHANGED, why, (Can.LOOK, Can.SPEAK), Named(*found[0]) if found else None, about=own)


def _facts(store: Store, wish: Wish) -> Iterator[Item]:
    where = And((looked_after(wish), Test("as_of", Op.GE, wish.since)))
    select = Select("Stakeholder", ("id", "name", "as_of", "source"), (), where, (Order("name"),), Page(MOST))
    for own, name, day, source in cast(Any, store.find(select, wish.rule).rows):
        yield Item(Sort.CHANGED, f"what is known of it is of {day}, by {source}", (Can.LOOK,), Named(own, name))
