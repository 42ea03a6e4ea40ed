"""How the volume of support is spread over actors, need by need.

Fragmentation is 1 − Σs² over the actors' shares of volume, the effective number of providers 1 ÷ Σs² (Simpson's and
Herfindahl's index). It is refused where volumes are not told: from counts alone every share is 1 ÷ n, and the index
merely counts the actors. It says how volume is spread, and never that more providers are worse.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from strategy.support.offers import Measure, Offer

NOTE: Final = (
    "This is how the volume is spread. Whether that serves companies well it does not say: no outcome is in it."
)
MOST_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Spread:
    """How the volume for a need is spread in a year.

    total           cases, or euro cents
    shares          actor -> its share, 0 to 1, the largest first
    fragmentation   1 − Σs²: 0 with one actor, 1 − 1 ÷ n where n are equally large
    effective       1 ÷ Σs²: as many equally large actors would be spread as much
    """

    need: str
    measure: Measure
    year: str
    total: float
    shares: Mapping[str, float]
    fragmentation: float
    effective: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why it is not told.

    actors   how many actors there are: a count, and no more
    silent   the services that would have to tell their volume
    """

    need: str
    measure: Measure
    year: str | None
    reason: str
    actors: int
    silent: tuple[str, ...]


def concentration(volumes: Sequence[float]) -> float:
    """Σs² over the shares of volumes, of which one at least is above 0.

    >>> concentration([600, 300, 100])
    0.46
    """
    whole = math.fsum(volumes)
    return round(math.fsum((volume / whole) ** 2 for volume in volumes), 15)


def spread(need: str, offers: Sequence[Offer], measure: Measure, year: str | None = None) -> Spread | Refusal:
    """How the volume of the offers that meet a need is spread over their actors; or why that cannot be told.

    year   the latest that every offer tells, where none is asked for
    """
    told = [{when for what, when in offer.volumes if what == measure} for offer in offers]
    asked = year or max(set.intersection(*told) if told else (), default=None)
    silent = [offer for offer in offers if asked is None or (measure, asked) not in offer.volumes]
    if asked is None or silent:
        known = asked or max(set.union(*told) if told else (), default=None)
        return _refused(need, offers, measure, known)
    amounts: dict[str, float] = {}
    for offer in offers:
        for actor, part in offer.parts.items():
            amounts[actor] = amounts.get(actor, 0.0) + part * offer.volumes[measure, asked][need]
    total = math.fsum(amounts.values())
    if total <= 0:
        reason = f"the services that meet it tell of no {measure} at all in {asked}"
        return Refusal(need, measure, asked, reason, len(amounts), ())
    squares = concentration(list(amounts.values()))
    ranked = sorted(amounts.items(), key=lambda one: (-one[1], one[0]))
    shares = {actor: round(amount / total, 15) for actor, amount in ranked}
    effective = round(1 / squares, 12)
    return Spread(need, measure, asked, round(total, 9), shares, round(1 - squares, 15), effective)


def _refused(need: str, offers: Sequence[Offer], measure: Measure, year: str | None) -> Refusal:
    silent = tuple(offer.id for offer in offers if year is None or (measure, year) not in offer.volumes)
    actors = len({actor for offer in offers for actor in offer.parts})
    if not offers:
        return Refusal(need, measure, year, "no service meets it", 0, ())
    if len(silent) == len(offers):
        when = f" of {year}" if year else ""
        reason = (
            f"no service that meets it tells its {measure}{when}; from counts alone every share would be 1/{actors},"
            f" so that the index would merely count the {actors} actors"
        )
        return Refusal(need, measure, year, reason, actors, silent)
    names = [offer.called for offer in offers if offer.id in silent]
    listed = ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
    reason = (
        f"{len(silent)} of {len(offers)} services that meet it do not tell their {measure} of {year}: {listed};"
        " ask them, or see what is left without them"
    )
    return Refusal(need, measure, year, reason, actors, silent)
