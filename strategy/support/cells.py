"""The map itself: services by actor, need, company stage, market and language, and where two of them overlap."""

import enum
import itertools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from strategy.support.offers import Offer, Support, by_need, meets


class Axis(enum.StrEnum):
    """By what the map is drawn."""

    ACTOR = "actor"
    NEED = "need"
    STAGE = "stage"
    MARKET = "market"
    LANGUAGE = "language"


ANY: Final = (None,)


@dataclass(frozen=True, slots=True)
class Cell:
    """A place on the map, and the services there.

    place      the value on each axis asked for; None stands for any stage, market or language, and for no known actor
    services   their ids
    """

    place: tuple[str | None, ...]
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two services of different actors that meet the same needs of the same companies.

    needs                       what both meet
    stages, markets, languages  for whom both are; empty where both are for any
    """

    one: str
    other: str
    needs: tuple[str, ...]
    stages: tuple[str, ...]
    markets: tuple[str, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """Which part of the map: on each axis the values asked for, all where none is. A service for any stage, market or
    language is on every part of that axis."""

    values: Mapping[Axis, frozenset[str]] = field(default_factory=dict)

    def holds(self, offer: Offer) -> bool:
        """Whether an offer lies there."""
        for axis, wanted in self.values.items():
            here = frozenset(one for one in _along(offer, axis) if one is not None)
            if wanted and not (meets(here, wanted) if axis in OPEN else here & wanted):
                return False
        return True

    def on(self, offer: Offer, axis: Axis) -> Iterator[str | None]:
        """Its values on an axis that were asked for; None where it is for any."""
        wanted = self.values.get(axis)
        return (one for one in _along(offer, axis) if not wanted or one is None or one in wanted)


_ALL: Final = frozenset[str]()

OPEN: Final = frozenset({Axis.STAGE, Axis.MARKET, Axis.LANGUAGE})
"""Axes on which a service that says nothing is for any."""


def within(support: Support, where: Where) -> Support:
    """A part of the map: the services there, and the needs of those who lie there. Of whom a stage or market is not
    known stays."""
    offers = [offer for offer in support.offers if where.holds(offer)]
    stages, markets, needs = (where.values.get(axis, _ALL) for axis in (Axis.STAGE, Axis.MARKET, Axis.NEED))
    seekers = [
        replace(one, needs=one.needs & needs if needs else one.needs)
        for one in support.seekers
        if meets(_ALL if one.stage is None else frozenset((one.stage,)), stages) and meets(one.markets, markets)
    ]
    return replace(support, offers=offers, seekers=[one for one in seekers if one.needs])


def cells(offers: Sequence[Offer], axes: Sequence[Axis], where: Where | None = None) -> list[Cell]:
    """The places with services, those with the most first, then by place."""
    part, found = where or Where(), dict[tuple[str | None, ...], list[str]]()
    for offer in filter(part.holds, offers):
        for place in itertools.product(*(tuple(part.on(offer, axis)) for axis in axes)):
            found.setdefault(place, []).append(offer.id)
    listed = (Cell(place, tuple(services)) for place, services in found.items())
    return sorted(listed, key=lambda cell: (-len(cell.services), [one or "" for one in cell.place]))


def overlaps(offers: Sequence[Offer]) -> list[Overlap]:
    """Pairs that overlap, those with the most needs in common first."""
    shared: dict[tuple[int, int], list[str]] = {}
    places = {offer.id: place for place, offer in enumerate(offers)}
    for need, meeting in by_need(offers).items():
        for one, other in itertools.combinations(meeting, 2):
            shared.setdefault((places[one.id], places[other.id]), []).append(need)
    pairs = ((offers[one], offers[other], needs) for (one, other), needs in shared.items())
    found = [_overlap(one, other, needs) for one, other, needs in pairs if _same_ground(one, other)]
    return sorted(found, key=lambda pair: (-len(pair.needs), pair.one, pair.other))


def _same_ground(one: Offer, other: Offer) -> bool:
    if one.actors.keys() & other.actors.keys():
        return False
    return (
        meets(one.stages, other.stages) and meets(one.markets, other.markets) and meets(one.languages, other.languages)
    )


def _overlap(one: Offer, other: Offer, needs: Sequence[str]) -> Overlap:
    first, second = sorted((one, other), key=lambda offer: offer.id)
    common = (
        tuple(sorted(a & b if a and b else a | b))
        for a, b in ((one.stages, other.stages), (one.markets, other.markets), (one.languages, other.languages))
    )
    return Overlap(first.id, second.id, tuple(sorted(needs)), *common)


_ALONG: Final[Mapping[Axis, Callable[[Offer], Collection[str]]]] = {
    Axis.ACTOR: lambda offer: offer.actors,
    Axis.NEED: lambda offer: offer.needs,
    Axis.STAGE: lambda offer: offer.stages,
    Axis.MARKET: lambda offer: offer.markets,
    Axis.LANGUAGE: lambda offer: offer.languages,
}


def _along(offer: Offer, axis: Axis) -> Collection[str | None]:
    """Its values on an axis; None where it has none there."""
    return _ALONG[axis](offer) or ANY
