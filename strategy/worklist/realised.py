"""Outcomes of which nobody said yet what was realised, though the months after which one asks are over."""

import datetime
from collections.abc import Iterator
from typing import Any, Final, cast

from graph.select import And, Branch, Direction, Op, Or, Order, Page, Quantifier, Select, Test, Through
from graph.store import Store
from strategy.outcome.recording import ASKED_AFTER, months_after
from strategy.worklist.items import MOST, Can, Item, Named, Sort, Wish, brokered

_FIRST: Final = min(ASKED_AFTER.values())
_YEAR: Final = datetime.timedelta(days=365)
"""At most as long as a year: nothing that is due is left out by the store, and what is not yet is left out here."""


def outcomes(store: Store, wish: Wish) -> Iterator[Item]:
    """Those to ask about, the longest overdue first."""
    mine = Through("OUTCOME_OF", Direction.OUT, Quantifier.SOME, brokered(wish))
    untold = Or(
        tuple(
            And((Test(name, Op.KNOWN, False), Test("day", Op.LE, (wish.today - months // _FIRST * _YEAR).isoformat())))
            for name, months in ASKED_AFTER.items()
        )
    )
    of = Branch("OUTCOME_OF", Direction.OUT, ("id", "title"), limit=1)
    fields = ("id", "type", "day", *ASKED_AFTER)
    select = Select("Outcome", fields, (of,), And((mine, untold)), (Order("day"),), Page(MOST))
    for own, sort, told, *realised, (_, found) in cast(Any, store.find(select, wish.rule).rows):
        day = datetime.date.fromisoformat(told)
        asked = [
            (months, months_after(day, months))
            for months, said in zip(ASKED_AFTER.values(), realised, strict=True)
            if said is None and months_after(day, months) <= wish.today
        ]
        if asked:
            months = " and ".join(str(one) for one, _ in asked)
            why = f"{sort or 'outcome'} of {day}: ask what was realised in {months} months"
            partnership = Named(*found[0]) if found else None
            yield Item(Sort.OUTCOME, why, (Can.VALUE,), partnership=partnership, about=own, due=asked[0][1].isoformat())
