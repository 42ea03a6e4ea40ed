"""Barriers in the order in which to work them off: partnership value unlocked × chance of removal, both shown.

The value is reckoned on the suggestions that there would be without any barrier: each that stands between a pair lowers
it as a run does, and what the portfolio gains without one is what that one unlocks, in the unit of scores.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, cast

import numpy as np

import matching.economy
from graph.errors import BadInput
from graph.model import Visibility
from graph.paging import every
from graph.select import EVERYTHING, Op, Order, Page, RowRule, Select, Test
from graph.snapshot import Snapshot, Wanted
from graph.store import Store
from matching.audience import seen
from matching.candidates import Scope
from matching.hindrance import Hindrances
from matching.hindrance.reading import WANTED as BARRIERS
from matching.match import Request, match
from matching.portfolio import gather as gathering
from matching.portfolio.gather import gather
from matching.portfolio.pool import Pool
from matching.portfolio.unlocking import Lowered, unlocked
from matching.weights import HINDERED
from strategy.barriers.ranking.chance import chance_within
from strategy.barriers.register.moves import STANDING
from strategy.partnership.capacity import SLOTS

PERIOD: Final = datetime.timedelta(days=365)
AT_ONCE: Final = 1_000
TAKES: Final = -HINDERED["barrier_between"].weight
"""What a barrier that stands wholly takes from the score of a pair."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked.

    until   last day of the period; a year from today where none is given
    top     how long the lists of suggestions are
    """

    today: datetime.date
    until: datetime.date | None = None
    scope: Scope = "cross-chain"
    top: int = 20
    audience: Visibility = Visibility.BROKER_ONLY
    rule: RowRule = field(default_factory=lambda: EVERYTHING)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A barrier and what speaks for working on it.

    unlocked   what the portfolio would score more without it, 0 or more
    lowered    how many suggestions it stands between
    chance     that it is gone within the period; None where nobody said one
    worth      the product; None likewise
    """

    id: str
    title: str | None
    status: str
    unlocked: float
    lowered: int
    chance: float | None
    worth: float | None
    expected: str | None
    expected_reason: str | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Barriers, the most worth first, then those of which nobody said a chance, by what they would unlock.

    value   what the portfolio scores with all of them
    """

    value: float
    until: datetime.date
    barriers: tuple[Ranked, ...]


def ranking(store: Store, wish: Wish) -> Ranking:
    """The order, as of now; `BadInput` for a period that is over."""
    until = wish.until or wish.today + PERIOD
    if until <= wish.today:
        raise BadInput(f"the period ends after today, {wish.today}, not on {until}")
    barriers, free, less = reckoned(store.snapshot(wanted()), wish)
    found = unlocked(free, less)
    values = {own: (float(found.gain[at]), int(found.lowered[at])) for at, own in enumerate(barriers.ids)}
    rows = [_ranked(row, values, wish.today, until) for row in _told(store, wish.rule)]
    return Ranking(found.value, until, tuple(sorted(rows, key=_first)))


def reckoned(whole: Snapshot, wish: Wish) -> tuple[Hindrances, Pool, Lowered]:
    """The barriers that stand, the suggestions as if there were none, and what each takes from which of them."""
    snapshot = seen(whole, wish.audience)
    free = matching.economy.economy(_without_barriers(snapshot), today=wish.today)
    made = match(free, Request(wish.scope, wish.top))
    barriers = matching.economy.economy(snapshot, today=wish.today).barriers
    pool = gather(snapshot, made.suggestions(), SLOTS, (wish.today - matching.economy.EPOCH).days).pool
    pairs, which, level = barriers.pairs(pool.left, pool.right)
    return barriers, pool, Lowered(pairs, which, TAKES * level, len(barriers))


def wanted() -> Wanted:
    """What a snapshot must hold: what both the matching and the portfolio need."""
    kinds: dict[str, tuple[str, ...]] = {}
    relations: dict[str, tuple[str, ...]] = {}
    for part in (matching.economy.WANTED, gathering.WANTED):
        for into, some in ((kinds, part.kinds), (relations, part.relations)):
            for name, columns in some.items():
                into[name] = tuple(dict.fromkeys((*into.get(name, ()), *columns)))
    return Wanted(kinds, relations)


def _without_barriers(snapshot: Snapshot) -> Snapshot:
    kinds = {name: nodes for name, nodes in snapshot.kinds.items() if name not in BARRIERS.kinds}
    return replace(snapshot, kinds=kinds)


def _told(store: Store, rule: RowRule) -> list[dict[str, Any]]:
    fields = ("id", "title", "status", "chance", "expected", "expected_reason")
    where = Test("status", Op.IN, tuple(sorted(STANDING)))
    rows = every(store, Select("Barrier", fields, where=where, order=(Order("id"),), page=Page(AT_ONCE)), rule)
    return [dict(zip(fields, cast(Any, row), strict=True)) for row in rows]


def _ranked(
    row: dict[str, Any], values: Mapping[str, tuple[float, int]], today: datetime.date, until: datetime.date
) -> Ranked:
    gain, count = values.get(row["id"], (0.0, 0))
    expected = None if row["expected"] is None else datetime.date.fromisoformat(row["expected"])
    chance = chance_within(row.pop("chance"), expected, today, until)
    worth = None if chance is None else float(np.round(gain * chance, 9))
    return Ranked(**row, unlocked=gain, lowered=count, chance=chance, worth=worth)


def _first(one: Ranked) -> tuple[bool, float, float, str]:
    return one.worth is None, -(one.worth or 0.0), -one.unlocked, one.id
