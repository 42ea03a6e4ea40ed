"""What the list holds of each barrier: read once, whatever it is written as."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.errors import NotFound
from graph.paging import every
from graph.select import And, Branch, Direction, Filter, Op, Or, Order, Page, Quantifier, Select, Test, Through
from graph.store import Store
from strategy.barriers.ranking.bridging import bridges
from strategy.barriers.ranking.order import Ranked, Ranking, Wish, ranking
from strategy.barriers.register.moves import STANDING

MOST_ENDS: Final = 50
BRIDGES: Final = 3
AT_ONCE: Final = 500
FIELDS: Final = (
    "id", "title", "summary", "status", "since", "waiting_on", "subject", "flow", "measure", "mast_chapter",
    "mast_version", "hs6", "hs_edition", "route", "deadline", "expected", "expected_reason", "value_band",
    "value_reason", "law", "article", "burden", "proposal", "answer",
)  # fmt: skip
_BELOW: Final = (
    Branch("HINDERS", Direction.OUT, ("name", "id"), order=(Order("name"),), limit=MOST_ENDS),
    Branch("HINDERS_CHAIN", Direction.OUT, ("label_en", "id"), order=(Order("label_en"),), limit=MOST_ENDS),
    Branch("HINDERS_MARKET", Direction.OUT, ("label_en", "id"), order=(Order("label_en"),), limit=MOST_ENDS),
    Branch("NOTE_ON", Direction.IN, ("summary", "id"), limit=1),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A barrier of the list.

    said      its properties, by name
    hinders   names of stakeholders and chains; `markets` those that it stands before
    note      what only brokers know of it
    bridges   who gets others past it, with the reason
    """

    said: dict[str, Any]
    hinders: tuple[str, ...]
    markets: tuple[str, ...]
    note: str | None
    bridges: tuple[str, ...]
    ranked: Ranked


@dataclass(frozen=True, slots=True)
class Taken:
    """The list for a market, or of everything, the most worth first."""

    market: str | None
    ranking: Ranking
    lines: Sequence[Line]


def taken(store: Store, wish: Wish, market: str | None = None) -> Taken:
    """Barriers that stand before a market and before what it lies in, or all; `NotFound` where there is no such market.

    Of what the rule lets its reader know: notes are for brokers alone, since their rule is.
    """
    if market is not None and not any(hit.kind == "Market" for hit in store.named([market], wish.rule)):
        raise NotFound(f"there is no market {market!r} to be seen; look it up in `search`")
    ranked = ranking(store, wish)
    places = {one.id: place for place, one in enumerate(ranked.barriers)}
    select = Select("Barrier", FIELDS, _BELOW, _which(market), (Order("id"),), Page(AT_ONCE))
    rows = [row for row in every(store, select, wish.rule) if row[0] in places]
    rows.sort(key=lambda row: places[str(row[0])])
    lines = [_line(store, wish, row, ranked.barriers[places[str(row[0])]]) for row in rows]
    return Taken(market, ranked, lines)


def _which(market: str | None) -> Filter:
    standing = Test("status", Op.IN, tuple(sorted(STANDING)))
    if market is None:
        return standing
    there = Test("id", Op.EQ, market)
    around = Through("LIES_IN", Direction.IN, Quantifier.SOME, there)
    before = [Through("HINDERS_MARKET", Direction.OUT, Quantifier.SOME, which) for which in (there, around)]
    return And((standing, Or(tuple(before))))


def _line(store: Store, wish: Wish, row: Sequence[object], ranked: Ranked) -> Line:
    *values, people, chains, markets, notes = cast(Any, row)
    said = dict(zip(FIELDS, values, strict=True))
    names = [[name or own for name, own in found] for _, found in (people, chains, markets)]
    helped = bridges(store, said["id"], wish.rule, BRIDGES)
    return Line(
        said,
        (*names[0], *names[1]),
        tuple(names[2]),
        notes[1][0][0] if notes[1] else None,
        tuple(f"{one.name or one.id}: {one.why}" for one in helped),
        ranked,
    )
