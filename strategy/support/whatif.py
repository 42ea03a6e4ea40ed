"""What if an offer stopped, or two joined: coverage and fragmentation before and after. Nothing is ever written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.errors import BadInput
from strategy.support.covering import Coverage, coverage
from strategy.support.offers import Measure, Offer, Support, by_need
from strategy.support.shares import Refusal, Spread, spread


@dataclass(frozen=True, slots=True)
class Change:
    """What is imagined.

    stops   services that are offered no more; nobody is assumed to take over whom they helped
    joins   pairs of services: the first takes the second over, with its needs, companies and volume
    """

    stops: tuple[str, ...] = ()
    joins: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A need that it would change something for; how many it is not met for, and how volume is spread."""

    need: str
    unmet_before: int
    unmet_after: int
    before: Spread | Refusal
    after: Spread | Refusal


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Coverage before and after, and the needs that change, those most that lose most."""

    before: Coverage
    after: Coverage
    needs: Sequence[Difference]


def what_if(support: Support, change: Change, measure: Measure = Measure.CASES, year: str | None = None) -> WhatIf:
    """What a change would do; `BadInput` for one that cannot be."""
    imagined = changed(support.offers, change)
    before, after = coverage(support.offers, support.seekers), coverage(imagined, support.seekers)
    now, then = by_need(support.offers), by_need(imagined)
    touched = sorted(_touched(support.offers, change))
    found = [
        Difference(
            need,
            len(before.unmet.get(need, ())),
            len(after.unmet.get(need, ())),
            spread(need, now.get(need, ()), measure, year),
            spread(need, then.get(need, ()), measure, year),
        )
        for need in touched
    ]
    found.sort(key=lambda one: (one.unmet_before - one.unmet_after, one.need))
    return WhatIf(before, after, found)


def changed(offers: Sequence[Offer], change: Change) -> list[Offer]:
    """The offers as they would be; `BadInput` names a service that is not there, or that is changed twice."""
    known = {offer.id: offer for offer in offers}
    named = [*change.stops, *(one for pair in change.joins for one in pair)]
    if not named:
        raise BadInput("say what changes: a service that stops, or two that join")
    for one in named:
        if one not in known:
            raise BadInput(f"there is no service {one!r} on the map; name one that is offered and may be seen")
    gone = [*change.stops, *(other for _, other in change.joins)]
    if twice := sorted({one for one in gone if named.count(one) > 1}):
        raise BadInput(f"{twice[0]} would stop or join twice; name it once")
    for kept, other in change.joins:
        known[kept] = _joined(known[kept], known[other])
    return [known[offer.id] for offer in offers if offer.id not in gone]


def _joined(kept: Offer, other: Offer) -> Offer:
    """One offer of the first's actors for all whom either was for; of years that both tell, the volume of both."""
    volumes = {
        period: _added(kept.volumes[period], other.volumes[period])
        for period in kept.volumes.keys() & other.volumes.keys()
    }
    return replace(
        kept,
        needs={**other.needs, **kept.needs},
        stages=_either(kept.stages, other.stages),
        markets=_either(kept.markets, other.markets),
        languages=_either(kept.languages, other.languages),
        volumes=volumes,
    )


def _added(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {need: one.get(need, 0.0) + other.get(need, 0.0) for need in {**one, **other}}


def _either(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """What one of the two is for; any if either is for any."""
    return one | other if one and other else frozenset()


def _touched(offers: Sequence[Offer], change: Change) -> Iterator[str]:
    named = {*change.stops, *(one for pair in change.joins for one in pair)}
    return (need for need in {need for offer in offers if offer.id in named for need in offer.needs})
