"""Partnerships that nobody did anything with for too long end by themselves."""

import datetime
from collections.abc import Iterator
from typing import Final

from graph.select import And, Op, Order, Page, Select, Test
from graph.store import Store, Units
from strategy.partnership.acting import Actor, Wish
from strategy.partnership.moves import LASTS, Who
from strategy.partnership.taking import take

AT_ONCE: Final = 500


def expire(store: Store, units: Units, name: str, moment: datetime.datetime) -> Iterator[str]:
    """End those whose last day is over, each in a unit of its own; their ids, as they are ended."""
    actor = Actor(name, Who.CLOCK)
    while due := _due(store, moment.date()):
        for partnership in due:
            with units.unit(name) as unit:
                if not _due(store, moment.date(), Test("id", Op.EQ, partnership)):
                    continue  # somebody took a step meanwhile
                take(store, unit, actor, Wish(partnership, "expire"), moment)
            yield partnership


def _due(store: Store, today: datetime.date, *more: Test) -> list[str]:
    late = Test("expires", Op.LT, today.isoformat())
    waiting = Test("state", Op.IN, tuple(sorted(LASTS)))
    rows = store.find(
        Select("Partnership", where=And((late, waiting, *more)), order=(Order("expires"),), page=Page(AT_ONCE))
    )
    return [str(row[0]) for row in rows.rows]
