"""No wrong door: wherever a company knocks, the two services that are best placed for its need, and whom to call.

The table `REASONS` is the whole of it: what speaks for a service and what against, in points, each with its sentence.
The points are set by rule, not learnt: no data here tell which service helped most.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from strategy.support.offers import Offer, Seeker, fits

DOORS: Final = 2


@dataclass(frozen=True, slots=True)
class Knock:
    """Who needs what.

    needs      what it may mean, as capabilities
    wider      what these are a part of
    languages  in which of these help is wanted; any where none is named
    """

    seeker: Seeker
    needs: frozenset[str]
    wider: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Record:
    """What became of needs that were passed on."""

    done: int = 0
    returned: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What brokering knows of who helps.

    records   actor and need -> what became of such needs; a service and need likewise
    helping   actors that help this stakeholder already
    """

    records: Mapping[tuple[str, str], Record] = field(default_factory=dict)
    helping: Collection[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """Points for or against, and why, as a sentence."""

    points: float
    text: str


@dataclass(frozen=True, slots=True)
class Door:
    """A service to turn to.

    actor     whom to call: who carries the largest part of it; None where nobody is known
    meets     the needs that it meets
    reasons   what speaks for it and against, the weightiest first
    """

    offer: Offer
    actor: str | None
    meets: tuple[str, ...]
    points: float
    reasons: tuple[Reason, ...]


Judge = Callable[[Offer, Knock, Evidence], Reason | None]


def meets_need(offer: Offer, knock: Knock, evidence: Evidence) -> Reason | None:
    """It meets the need itself, or what that is a part of."""
    if offer.needs.keys() & knock.needs:
        return Reason(4, "meets this need")
    return Reason(2, "meets what this need is a part of")


def meant_for_stage(offer: Offer, knock: Knock, evidence: Evidence) -> Reason | None:
    """It is meant for companies at that stage."""
    if knock.seeker.stage in offer.stages:
        return Reason(1, f"is meant for companies at the stage {knock.seeker.stage!r}")
    return None


def serves_market(offer: Offer, knock: Knock, evidence: Evidence) -> Reason | None:
    """It helps to a market where the company wants to go."""
    if common := sorted(offer.markets & knock.seeker.markets):
        return Reason(1, f"helps to where it wants to go: {', '.join(one.removeprefix('market:') for one in common)}")
    return None


def speaks_language(offer: Offer, knock: Knock, evidence: Evidence) -> Reason | None:
    """It is given in a language that was asked for, or is not."""
    if not knock.languages or not offer.languages:
        return None
    if common := sorted(offer.languages & knock.languages):
        return Reason(1, f"is given in {', '.join(common)}")
    return Reason(-2, f"is given in {', '.join(sorted(offer.languages))} only")


def took_such_needs_up(offer: Offer, knock: Knock, evidence: Evidence) -> Reason | None:
    """What became of such needs that were passed on to it: from −2 to 2 by the share done, the less sure the fewer."""
    met = sorted((knock.needs | knock.wider) & offer.needs.keys())
    who = offer.id if any((offer.id, need) in evidence.records for need in met) else chief(offer)
    found = [record for need in met if (record := evidence.records.get((who or "", need)))]
    done, returned = sum(one.done for one in found), sum(one.returned for one in found)
    if not done + returned:
        return None
    points = round(2 * (done - returned) / (done + returned + 2), 2)
    return Reason(points, f"of {done + returned} such needs passed on to it {done} were met, {returned} came back")


def helps_already(offer: Offer, knock: Knock, evidence: Evidence) -> Reason | None:
    """Who gives it helps the company already."""
    return Reason(1, "whoever gives it helps this company already") if offer.actors.keys() & evidence.helping else None


REASONS: Final[tuple[Judge, ...]] = (
    meets_need,
    meant_for_stage,
    serves_market,
    speaks_language,
    took_such_needs_up,
    helps_already,
)


def doors(offers: Sequence[Offer], knock: Knock, evidence: Evidence, most: int = DOORS) -> list[Door]:
    """The best placed services, the best first; the next is another actor's where there is one, so that whoever is
    turned away at one door has another. None that is for other companies or markets, or their own."""
    ranked = sorted(
        (_door(offer, knock, evidence) for offer in offers if _open(offer, knock)),
        key=lambda door: (-door.points, door.offer.called, door.offer.id),
    )
    first: dict[str, Door] = {}
    for door in ranked:
        first.setdefault(door.actor or door.offer.id, door)
    return [*first.values(), *(door for door in ranked if door not in first.values())][:most]


def chief(offer: Offer) -> str | None:
    """Who carries the largest part of an offer; the first by id among equals."""
    return min(offer.actors, key=lambda actor: (-offer.actors[actor], actor), default=None)


def _open(offer: Offer, knock: Knock) -> bool:
    asked = knock.needs | knock.wider
    if knock.seeker.id in offer.actors:
        return False
    return not asked.isdisjoint(offer.needs) and fits(offer, knock.seeker.stage, knock.seeker.markets)


def _door(offer: Offer, knock: Knock, evidence: Evidence) -> Door:
    found = [reason for judge in REASONS if (reason := judge(offer, knock, evidence))]
    found.sort(key=lambda reason: -abs(reason.points))
    met = tuple(sorted((knock.needs | knock.wider) & offer.needs.keys()))
    return Door(offer, chief(offer), met, round(sum(one.points for one in found), 2), tuple(found))
