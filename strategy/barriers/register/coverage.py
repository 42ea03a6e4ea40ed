"""Where one has asked: sectors and markets of which barriers are known, of which none were found, and the rest."""

import datetime
import enum
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.errors import BadInput
from graph.lines.barriers import AskedChain, AskedMarket, BarrierEnquiry, Found
from graph.paging import every
from graph.select import EVERYTHING, Branch, Direction, Op, Order, Page, RowRule, Select, Test
from graph.store import Store
from graph.writing.hand import Pen
from strategy.barriers.register.moves import STANDING

AT_ONCE: Final = 1_000
MOST: Final = 10_000
Cell = tuple[str, str]
"""A value chain and a market."""


class Asked(enum.StrEnum):
    """What is known of a sector in a market."""

    FOUND = "found"
    NONE_FOUND = "none-found"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A sector that was asked about a market."""

    chain: str
    market: str
    found: Found
    day: datetime.date
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Covered:
    """A sector in a market.

    standing   how many barriers stand there now, entered for this chain and market, asked or not
    last       day on which it was asked last
    """

    chain: str
    market: str
    asked: Asked
    standing: int
    last: str | None


def enquire(pen: Pen, by: str, enquiry: Enquiry) -> str:
    """Keep that a sector was asked; its id. `BadInput` for a day that is to come."""
    if enquiry.day > pen.today:
        raise BadInput(f"day: {enquiry.day} is to come; say when it was asked")
    own = f"barrier-enquiry:{uuid.uuid4().hex}"
    pen.add(BarrierEnquiry, own, {"day": enquiry.day, "found": enquiry.found, "note": enquiry.note, "by": by})
    pen.add(AskedChain, f"{own} {enquiry.chain}", {})
    pen.add(AskedMarket, f"{own} {enquiry.market}", {})
    return own


def coverage(store: Store, rule: RowRule = EVERYTHING) -> list[Covered]:
    """Every sector in every market, by chain and market; what was found last counts."""
    chains, markets = (list(_ids(store, kind, rule)) for kind in ("ValueChain", "Market"))
    return table(chains, markets, _enquiries(store, rule), _standing(store, rule))


def table(
    chains: Sequence[str], markets: Sequence[str], said: Mapping[Cell, tuple[str, str]], standing: Mapping[Cell, int]
) -> list[Covered]:
    """The same from what was said: cell -> day and finding of the last time, and how many barriers stand there.

    A barrier that is known tells that something was found, whether or not anybody kept that they asked.
    """
    found = []
    for cell in ((chain, market) for chain in chains for market in markets):
        last, finding = said.get(cell, (None, None))
        count = standing.get(cell, 0)
        asked = Asked.NOT_ASKED if finding is None else Asked.NONE_FOUND
        found.append(Covered(*cell, Asked.FOUND if count or finding == Found.SOME else asked, count, last or None))
    return found


def _ids(store: Store, kind: str, rule: RowRule) -> Iterator[str]:
    select = Select(kind, ("id",), order=(Order("id"),), page=Page(AT_ONCE))
    yield from (str(row[0]) for row in every(store, select, rule))


def _enquiries(store: Store, rule: RowRule) -> dict[Cell, tuple[str, str]]:
    ends = (Branch("ASKED_CHAIN", Direction.OUT, ("id",)), Branch("ASKED_MARKET", Direction.OUT, ("id",)))
    select = Select("BarrierEnquiry", ("id", "day", "found"), ends, order=(Order("id"),), page=Page(AT_ONCE))
    said: dict[Cell, tuple[str, str]] = {}
    for _, day, found, (_, chains), (_, markets) in cast(Any, every(store, select, rule)):
        for cell in ((chain, market) for (chain,) in chains for (market,) in markets):
            said[cell] = max(said.get(cell, ("", "")), (day or "", found or ""))
    return said


def _standing(store: Store, rule: RowRule) -> dict[Cell, int]:
    ends = tuple(
        Branch(relation, Direction.OUT, ("id",), limit=MOST) for relation in ("HINDERS_CHAIN", "HINDERS_MARKET")
    )
    where = Test("status", Op.IN, tuple(sorted(STANDING)))
    counts: dict[Cell, int] = {}
    for _, (_, chains), (_, markets) in cast(
        Any, every(store, Select("Barrier", ("id",), ends, where, (Order("id"),), Page(AT_ONCE)), rule)
    ):
        for cell in ((chain, market) for (chain,) in chains for (market,) in markets):
            counts[cell] = counts.get(cell, 0) + 1
    return counts
