"""What there is of support in a store, as whoever asks may know it."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.lines.support import ProviderRole
from graph.model import Status
from graph.paging import every
from graph.select import EVERYTHING, And, Branch, Direction, Filter, Op, Or, Order, Page, RowRule, Select, Test, Through
from graph.store import INFERRED, Store
from strategy.support.offers import Measure, Offer, Period, Seeker, Support, portions

PAGE: Final = 1_000
MOST: Final = 1_000
"""So many providers, needs, markets and years of a service are read."""

SAID: Final = Test("source", Op.NE, INFERRED)
"""A need that somebody states. One that follows from projects tells whom to work with, not what support is missing."""

WANTED_MARKETS: Final = Or((Test("status", Op.KNOWN, False), Test("status", Op.NE, "not-interested")))
"""Of targets, those where somebody wants to go."""

LABELS: Final = ("label_en", "label_nl", "label_fr")
AMOUNTS: Final[Mapping[Measure, int]] = {Measure.CASES: 1, Measure.BUDGET: 2}
"""Measure -> where it stands in what is read of a year."""


@dataclass(frozen=True, slots=True)
class _Names:
    """What was met on the way, and what it is called."""

    found: dict[str, str]

    def of(self, id: str, *labels: str | None) -> str:
        name = next((label for label in labels if label), None)
        if name:
            self.found.setdefault(id, name)
        return id


def read(store: Store, today: datetime.date, rule: RowRule = EVERYTHING) -> Support:
    """All services that are offered today, and all stated needs, of what may be seen."""
    names = _Names({})
    offers = tuple(_offers(store, today, rule, names))
    seekers = tuple(_seekers(store, rule, names))
    met = {need for offer in offers for need in offer.needs}
    missing = sorted({need for seeker in seekers for need in seeker.needs} - met)
    return Support(offers, seekers, names.found, dict(offering(store, missing, rule)))


def offered(today: datetime.date) -> Filter:
    """Services that are offered on a day."""
    return Or((Test("until", Op.KNOWN, False), Test("until", Op.GE, today.isoformat())))


def _offers(store: Store, today: datetime.date, rule: RowRule, names: _Names) -> Iterator[Offer]:
    branches = (
        Branch("PROVIDES", Direction.IN, ("id", "name"), ("share", "role"), order=(Order("id"),), limit=MOST),
        Branch("MEETS", Direction.OUT, ("id", *LABELS), ("share",), order=(Order("id"),), limit=MOST),
        Branch("SERVES", Direction.OUT, ("id", *LABELS, "notation"), order=(Order("id"),), limit=MOST),
        Branch("VOLUME_OF", Direction.IN, ("year", "cases", "budget"), order=(Order("id"),), limit=MOST),
    )
    fields = ("id", "name", "stages", "languages")
    select = Select("Service", fields, branches, offered(today), (Order("id"),), Page(PAGE))
    for own, name, stages, languages, *below in cast(Any, every(store, select, rule)):
        (_, providers), (_, needs), (_, markets), (_, years) = below
        meeting = portions({names.of(need, *labels): share for share, need, *labels in needs}) if needs else {}
        actors = {names.of(actor, called): share for share, _, actor, called in providers}
        authorities = [actor for _, role, actor, _ in providers if role == ProviderRole.AUTHORITY]
        yield Offer(
            names.of(own, name),
            name,
            portions(actors) if actors else {},
            meeting,
            frozenset(stages or ()),
            frozenset(names.of(market, *labels) for market, *labels in markets),
            frozenset(languages or ()),
            _volumes(years, meeting),
            next(iter(authorities), None),
        )


def _volumes(years: list[Any], needs: Mapping[str, float]) -> dict[Period, dict[str, float]]:
    """What a service did in a year, over the needs that it meets."""
    return {
        (measure, year[0]): {need: year[place] * part for need, part in needs.items()}
        for measure, place in AMOUNTS.items()
        for year in years
        if year[0] is not None and year[place] is not None
    }


def _seekers(store: Store, rule: RowRule, names: _Names) -> Iterator[Seeker]:
    branches = (
        Branch("NEEDS", Direction.OUT, ("id", *LABELS), edge=SAID, order=(Order("id"),), limit=MOST),
        Branch("ACTIVE_IN", Direction.OUT, ("id", *LABELS), order=(Order("weight", True, True),), limit=1),
        Branch(
            "TARGETS", Direction.OUT, ("id", *LABELS, "notation"), edge=WANTED_MARKETS, order=(Order("id"),), limit=MOST
        ),
    )
    states = Through("NEEDS", Direction.OUT, edge=SAID)
    where = And((Test("status", Op.EQ, Status.ACTIVE.value), states))
    select = Select("Stakeholder", ("id", "export_stage"), branches, where, (Order("id"),), Page(PAGE))
    for own, stage, (_, needs), (_, chains), (_, markets) in cast(Any, every(store, select, rule)):
        yield Seeker(
            own,
            frozenset(names.of(need, *labels) for need, *labels in needs),
            stage,
            next((names.of(chain, *labels) for chain, *labels in chains), None),
            frozenset(names.of(market, *labels) for market, *labels in markets),
        )


def offering(store: Store, needs: Sequence[str], rule: RowRule = EVERYTHING) -> Iterator[tuple[str, int]]:
    """How many stakeholders offer each of these."""
    branch = Branch("OFFERS", Direction.IN, limit=1, count=True)
    for start in range(0, len(needs), PAGE):
        some = tuple(needs[start : start + PAGE])
        select = Select("Capability", ("id",), (branch,), Test("id", Op.IN, some), (Order("id"),), Page(PAGE))
        for own, (count, _) in cast(Any, store.find(select, rule).rows):
            yield own, count
