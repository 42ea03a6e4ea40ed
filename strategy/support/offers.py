"""What the support map is made of: services as offers, and those who need something."""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


class Measure(enum.StrEnum):
    """In what volume is counted."""

    CASES = "cases"
    BUDGET = "budget"


Period = tuple[Measure, str]
"""A measure and a year, such as cases of 2025."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A service as the map has it. An empty set of stages, markets or languages means any.

    actors     who provides it -> their part of it; the parts are 1 together. Empty where nobody is known
    needs      capabilities that it meets as needs -> their part of its volume
    volumes    what it did in a year, as cases or euro cents, for each need that it meets
    authority  who answers for it, if that is known
    """

    id: str
    name: str | None
    actors: Mapping[str, float]
    needs: Mapping[str, float]
    stages: frozenset[str] = frozenset()
    markets: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    volumes: Mapping[Period, Mapping[str, float]] = field(default_factory=dict)
    authority: str | None = None

    @property
    def parts(self) -> Mapping[str, float]:
        """Its actors; itself where none is known, so that it counts as an actor of its own."""
        return self.actors or {self.id: 1.0}

    @property
    def called(self) -> str:
        """Its name, or its id where it has none."""
        return self.name or self.id


@dataclass(frozen=True, slots=True)
class Seeker:
    """A stakeholder that says what it needs.

    stage, chain   how far it sells abroad, and its primary value chain; None while unknown
    markets        where it wants to go
    """

    id: str
    needs: frozenset[str]
    stage: str | None = None
    chain: str | None = None
    markets: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Support:
    """All that the map is made of.

    names       id of an actor, need, market or chain -> what it is called
    elsewhere   need that no service meets -> how many stakeholders offer it themselves
    """

    offers: Sequence[Offer]
    seekers: Sequence[Seeker]
    names: Mapping[str, str] = field(default_factory=dict)
    elsewhere: Mapping[str, int] = field(default_factory=dict)

    def called(self, id: str) -> str:
        """What something is called; its id where it has no name."""
        return self.names.get(id) or id


def portions(said: Mapping[str, float | None]) -> dict[str, float]:
    """The parts of a whole: who says a share has it, the others share what is left evenly; 1 together.

    >>> portions({"a": None, "b": None}), portions({"a": 0.7, "b": None, "c": None})
    ({'a': 0.5, 'b': 0.5}, {'a': 0.7, 'b': 0.15, 'c': 0.15})
    >>> portions({"a": 0.2, "b": 0.2})
    {'a': 0.5, 'b': 0.5}
    """
    told = sum(share for share in said.values() if share is not None)
    silent = sum(share is None for share in said.values())
    rest = round(max(1.0 - told, 0.0) / silent, 15) if silent else 0.0
    parts = {one: rest if share is None else share for one, share in said.items()}
    whole = sum(parts.values())
    if whole <= 0:
        return {one: 1.0 / len(parts) for one in parts}
    return {one: round(part / whole, 15) for one, part in parts.items()}


def meets(served: frozenset[str], wanted: frozenset[str]) -> bool:
    """Whether what is served holds some of what is wanted: what is not said, or not known, excludes nobody."""
    return not served or not wanted or not served.isdisjoint(wanted)


def fits(offer: Offer, stage: str | None, markets: frozenset[str]) -> bool:
    """Whether an offer is meant for a company at that stage that wants to go there."""
    return meets(offer.stages, frozenset() if stage is None else frozenset((stage,))) and meets(offer.markets, markets)


def by_need(offers: Sequence[Offer]) -> dict[str, list[Offer]]:
    """Need -> the offers that meet it."""
    found: dict[str, list[Offer]] = {}
    for offer in offers:
        for need in offer.needs:
            found.setdefault(need, []).append(offer)
    return found
