"""Who helps companies with what: services in the terms of CPSV-AP, the European vocabulary of public services."""

import enum
from dataclasses import dataclass
from typing import Annotated

from graph.relations import Relation
from graph.values import Cents, Choice, Code, Day, Fact, Id, Real, Text, Texts, Whole, said


class CompanyStage(enum.StrEnum):
    """How far a company sells abroad, as `Stakeholder.export_stage` has it."""

    NONE = "none"
    STARTING = "starting"
    EXPERIENCED = "experienced"
    GLOBAL = "global"


class BusinessEvent(enum.StrEnum):
    """What happens to a company when it needs a service."""

    STARTING = "starting"
    GROWING = "growing"
    INNOVATING = "innovating"
    FINANCING = "financing"
    HIRING = "hiring"
    FIRST_EXPORT = "first-export"
    ENTERING_MARKET = "entering-market"
    INVESTING_ABROAD = "investing-abroad"
    MEETING_RULES = "meeting-rules"
    RESTRUCTURING = "restructuring"


class Channel(enum.StrEnum):
    """How a service is reached."""

    DESK = "desk"
    TELEPHONE = "telephone"
    EMAIL = "e-mail"
    WEBSITE = "website"
    VISIT = "visit"
    EVENT = "event"


class ProviderRole(enum.StrEnum):
    """What a stakeholder is to a service."""

    AUTHORITY = "competent-authority"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Fact):
    """A support offer to companies."""

    id: Id
    name: Text = said("Name of the service")
    description: Text = said("What it does")
    events: Texts = said(f"Business events at which it helps: {', '.join(BusinessEvent)}")
    stages: Texts = said(f"Company stages it is meant for: {', '.join(CompanyStage)}; any where none is named")
    languages: Texts = said("Languages it is given in, such as nl or en: ISO 639-1; any where none is named")
    channels: Texts = said(f"How it is reached: {', '.join(Channel)}")
    cost: Cents = said("What it costs a company, in euro cents; 0 where it is free")
    cost_terms: Text = said("What that cost depends on")
    website: Text = said("Page that describes it")
    desk: Text = said("Whom to call: telephone or address of a desk, never of a person")
    until: Day = said("Last day on which it is offered")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceVolume(Fact):
    """What a service did in a year. Its id is `volume:<year>:<service's id>`."""

    id: Id
    year: Code = said("Calendar year, such as 2025", indexed=True)
    cases: Whole = said("How many companies it helped")
    budget: Cents = said("What it spent, in euro cents")


def volume_id(service: str, year: str) -> str:
    """The id of what a service did in a year.

    >>> volume_id("own:advice", "2025")
    'volume:2025:own:advice'
    """
    return f"volume:{year}:{service}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provides(Relation):
    """A support provider's service."""

    role: Annotated[str | None, Choice(ProviderRole)] = said("What it is to the service")
    share: Real = said("Its part of the service's volume, 0 to 1; whoever says none share the rest evenly")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meets(Relation):
    """A need that a service meets."""

    share: Real = said("Its part of the service's volume, 0 to 1; needs that say none share the rest evenly")
    words: Text = said("The need in the words of whoever provides it")
    sure: Real = said("How sure it is that the words mean this capability, 0 to 1")
    read_by: Text = said("The words that decided so")


@dataclass(frozen=True, slots=True, kw_only=True)
class Serves(Relation):
    """A market that a service helps to sell in; any where none is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeOf(Relation):
    """The service whose volume it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralService(Relation):
    """The service for which a need was passed on."""
