"""Where a value chain is strong abroad, and where potential lies: by export values, beside its links there.

With x what a chain sells to a market and d what that market buys of it from the whole world, a cell's
*advantage* is the revealed comparative advantage of Balassa (1965): (x / all x in the market) / (d / all d in
the market), above 1 where it is strong. Its *potential* is what the chain would sell there beyond x with its
usual share of markets, all its x / all its d. Where no demand is known there is neither.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.errors import NotFound
from graph.paging import every
from graph.select import (
    EVERYTHING,
    And,
    Branch,
    Direction,
    Filter,
    Not,
    Op,
    Or,
    Order,
    Page,
    Quantifier,
    RowRule,
    Select,
    Test,
    Through,
)
from graph.store import Store
from strategy.barriers.register.moves import STANDING
from strategy.plan.scope import BELONGING

PAGE: Final = 2_000


@dataclass(frozen=True, slots=True)
class Sale:
    """What a chain sold to a market in a year, and what the market bought of it from the whole world. Euro cents."""

    chain: str
    market: str
    value: int
    demand: int | None


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong a chain is in a market, or in all of them. Amounts are euro cents.

    market         None for all markets together
    share          of all that the chain sells, what goes there, 0 to 1
    market_share   of all that the market buys of it, what the chain sells, 0 to 1
    advantage      revealed comparative advantage; strong above 1
    potential      what it would sell there more with its usual share
    """

    chain: str
    market: str | None
    value: int
    demand: int | None
    share: float | None
    market_share: float | None
    advantage: float | None
    potential: int | None


@dataclass(frozen=True, slots=True)
class Links:
    """What links a chain to a market: stakeholders of it that are there, or aim at it; barriers on the way."""

    present: int
    aiming: int
    barriers: int


def strengths(sales: Sequence[Sale]) -> list[Strength]:
    """Each chain in all markets together, by value; then each in each market, by potential and value."""
    known = [one for one in sales if one.demand]
    chains = {one.chain: [other for other in sales if other.chain == one.chain] for one in sales}
    whole = [_whole(chain, mine, known) for chain, mine in chains.items()]
    cells = [_cell(one, chains[one.chain], [other for other in known if other.market == one.market]) for one in sales]
    whole.sort(key=lambda one: (-one.value, one.chain))
    cells.sort(key=lambda one: (-(one.potential or 0), -one.value, one.chain, one.market or ""))
    return [*whole, *cells]


def _whole(chain: str, mine: Sequence[Sale], known: Sequence[Sale]) -> Strength:
    own = [one for one in mine if one.demand]
    value, demand = sum(one.value for one in mine), _bought(own) or None
    among = ratio(ratio(_sold(own), _sold(known)), ratio(_bought(own), _bought(known)))
    return Strength(chain, None, value, demand, ratio(value, value), ratio(_sold(own), demand), among, None)


def _cell(one: Sale, mine: Sequence[Sale], there: Sequence[Sale]) -> Strength:
    share = ratio(one.value, sum(other.value for other in mine))
    if not one.demand:
        return Strength(one.chain, one.market, one.value, None, share, None, None, None)
    own = [other for other in mine if other.demand]
    advantage = ratio(ratio(one.value, _sold(there)), ratio(one.demand, _bought(there)))
    usual = one.demand * _sold(own) // _bought(own)
    left = max(0, usual - one.value)
    return Strength(
        one.chain, one.market, one.value, one.demand, share, one.value / one.demand, advantage, left
    )  # fmt: skip


def _sold(some: Sequence[Sale]) -> int:
    return sum(one.value for one in some)


def _bought(some: Sequence[Sale]) -> int:
    return sum(one.demand or 0 for one in some)


def ratio(part: float | None, whole: float | None) -> float | None:
    """One through the other; None where that is nothing.

    >>> ratio(1, 4), ratio(1, 0), ratio(None, 2)
    (0.25, None, None)
    """
    return None if part is None or not whole else part / whole


def years(store: Store, rule: RowRule = EVERYTHING) -> list[int]:
    """The years of which something is known, the latest first."""
    rows = every(store, Select("ExportValue", ("year",), order=(Order("id"),), page=Page(PAGE)), rule)
    return sorted({cast(int, row[0]) for row in rows if row[0] is not None}, reverse=True)


def sales(store: Store, year: int | None = None, rule: RowRule = EVERYTHING) -> list[Sale]:
    """What was sold in a year, the latest where none is named; `NotFound` where nothing is known of it."""
    known = years(store, rule)
    wanted = known[0] if year is None and known else year
    if wanted not in known:
        there = ", ".join(map(str, known)) or "none; load a table with `hommel load exports`"
        raise NotFound(f"nothing is known of what was sold in {year or 'any year'}; there are {there}")
    ends = (
        Branch("EXPORT_OF", Direction.OUT, ("id",), limit=1),
        Branch("EXPORT_TO", Direction.OUT, ("id",), limit=1),
    )
    where = And((Test("year", Op.EQ, wanted), Test("value", Op.KNOWN, True)))
    select = Select("ExportValue", ("value", "demand"), ends, where, (Order("id"),), Page(PAGE))
    return list(_sales(cast(Any, every(store, select, rule))))


def _sales(rows: Iterator[Any]) -> Iterator[Sale]:
    for value, demand, (_, chains), (_, markets) in rows:
        if chains and markets:
            yield Sale(chains[0][0], markets[0][0], value, demand)


def links(store: Store, chain: str, market: str, rule: RowRule = EVERYTHING) -> Links:
    """What links a chain to a market, of what may be seen: three questions."""
    of_chain = Through("ACTIVE_IN", Direction.OUT, Quantifier.SOME, Test("id", Op.EQ, chain), BELONGING)
    there = Test("id", Op.EQ, market)
    present = Through("PRESENT_IN", Direction.OUT, Quantifier.SOME, there, Not(Test("status", Op.EQ, "ended")))
    aiming = Through("TARGETS", Direction.OUT, Quantifier.SOME, there, Not(Test("status", Op.EQ, "not-interested")))
    hinders = Through("HINDERS_CHAIN", Direction.OUT, Quantifier.SOME, Test("id", Op.EQ, chain))
    anybody = Through("HINDERS_CHAIN", Direction.OUT, Quantifier.NONE)
    stands = Through("HINDERS_MARKET", Direction.OUT, Quantifier.SOME, there)
    open_ones = Test("status", Op.IN, tuple(state.value for state in STANDING))
    return Links(
        _count(store, "Stakeholder", And((of_chain, present)), rule),
        _count(store, "Stakeholder", And((of_chain, aiming)), rule),
        _count(store, "Barrier", And((stands, Or((hinders, anybody)), open_ones)), rule),
    )


def _count(store: Store, kind: str, where: Filter, rule: RowRule) -> int:
    found = store.find(Select(kind, ("id",), where=where, page=Page(1, ahead=False), count=True), rule)
    return found.total or 0


def called(store: Store, ids: Sequence[str], rule: RowRule = EVERYTHING) -> Mapping[str, str]:
    """What chains and markets are called."""
    wanted = sorted(set(ids))
    found: dict[str, str] = {}
    for place in range(0, len(wanted), 1_000):
        found |= {hit.id: hit.title or hit.id for hit in store.named(wanted[place : place + 1_000], rule)}
    return found
