"""The nouns of the graph. Each is a frozen record; `graph.catalogue` reads stores, filters and files from here."""

import enum
from dataclasses import dataclass
from typing import Annotated

from graph.brokering.words import Form, Reason, State
from graph.values import Cents, Choice, Code, Day, Fact, Flag, Id, Text, Texts, Whole, said


class StakeholderKind(enum.StrEnum):
    """What sort of organisation a stakeholder is."""

    COMPANY = "company"
    RESEARCH_ORGANISATION = "research-organisation"
    HIGHER_EDUCATION = "higher-education"
    SECTOR_FEDERATION = "sector-federation"
    EMPLOYERS_ORGANISATION = "employers-organisation"
    CLUSTER_ORGANISATION = "cluster-organisation"
    SUPPORT_PROVIDER = "support-provider"
    GOVERNMENT_AGENCY = "government-agency"
    INVESTOR = "investor"
    CIVIL_SOCIETY = "civil-society"
    OTHER = "other"


class Visibility(enum.StrEnum):
    """Who may see a stakeholder, from everybody to brokers alone."""

    PUBLIC = "public"
    NETWORK = "network"
    BROKER_ONLY = "broker-only"


class Status(enum.StrEnum):
    """Whether a stakeholder still exists as itself."""

    ACTIVE = "active"
    CEASED = "ceased"
    MERGED = "merged"


class Verdict(enum.StrEnum):
    """What somebody makes of a suggestion."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    SNOOZED = "snoozed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder(Fact):
    """An organisation that takes part in the economy."""

    id: Id
    name: Text = said("Name in full, as its source writes it")
    kind: Annotated[str | None, Choice(StakeholderKind)] = said("Sort of organisation", indexed=True)
    country: Code = said(
        "Country of its seat: ISO 3166-1 alpha-2, with EL and UK as the European Union writes them", indexed=True
    )
    nuts: Code = said("NUTS region code of its seat, as deep as known")
    city: Text = said("City of its seat")
    size_class: Code = said("Size by staff: micro, small, medium or large")
    founded: Whole = said("Year of founding")
    website: Text = said("Address of its web site")
    description: Text = said("What it does, in a few sentences")
    export_stage: Code = said("How far it sells abroad: none, starting, experienced or global")
    status: Annotated[str | None, Choice(Status)] = said("Active, ceased or merged", default="active")
    status_since: Day = said("Day from which the status holds")
    visibility: Annotated[str | None, Choice(Visibility)] = said("Who may see it", indexed=True, default="public")
    capacity: Whole = said("How many partnerships it can carry at once")
    seeks: Text = said("The partner it looks for, in its own words")
    legal_person: Flag = said("Whether it is a legal person; a natural person who trades is not, and is never scored")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier(Fact):
    """The number of a stakeholder in one register. Its id is `identifier:<scheme>:<value>`."""

    id: Id
    scheme: Code = said("Register: kbo, kbo-establishment, vat, lei, ror, pic", indexed=True)
    value: Code = said("Number in that register, checked where the scheme has a check", indexed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Fact):
    """A person at a stakeholder. Personal values live here and nowhere else."""

    id: Id
    name: Text = said("Name of the person")
    role: Text = said("Function at the stakeholder")
    email: Text = said("E-mail address")
    language: Code = said("Preferred language: nl, en or fr")
    primary: Flag = said("Whether this is the person to turn to first")
    valid_until: Day = said("Last day on which the entry may be relied on")
    left: Day = said("Day on which the person left")
    erased: Day = said("Day on which what it held was erased; the entry stays, so that its id means nobody else")


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Fact):
    """A contact's permission to use some fields for one purpose."""

    id: Id
    fields: Texts = said("Which fields may be used")
    purpose: Text = said("What for")
    given: Day = said("Day on which it was given")
    withdrawn: Day = said("Day on which it was withdrawn")
    how: Code = said("How it was given: link, letter, mail or spoken")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueChain(Fact):
    """A chain of activities that add value, such as food or smart logistics."""

    id: Id
    notation: Code = said("Short code in files", indexed=True)
    version: Code = said("Version of the scheme that defines it")
    position: Whole = said("Place in the listed order, which breaks ties between chains")
    label_en: Text = said("Name in English")
    label_nl: Text = said("Name in Dutch")
    label_fr: Text = said("Name in French")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Fact):
    """A step in value chains, from research to customer."""

    id: Id
    notation: Code = said("Short code in files", indexed=True)
    version: Code = said("Version of the scheme that defines it")
    position: Whole = said("Place in the order of steps")
    label_en: Text = said("Name in English")
    label_nl: Text = said("Name in Dutch")
    label_fr: Text = said("Name in French")


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability(Fact):
    """Something a stakeholder can offer or need: a concept of a versioned scheme (SKOS)."""

    id: Id
    scheme: Code = said("Concept scheme: euroscivoc, skill, topic, programme, term, nace, own", indexed=True)
    version: Code = said("Version of the scheme")
    notation: Code = said("Code within the scheme", indexed=True)
    label_en: Text = said("Preferred label in English")
    label_nl: Text = said("Preferred label in Dutch")
    label_fr: Text = said("Preferred label in French")
    alt_labels: Texts = said("Other names, in any language")
    converted_from: Code = said("Scheme and version it was converted from, if it was")


@dataclass(frozen=True, slots=True, kw_only=True)
class Market(Fact):
    """A country or region to sell in."""

    id: Id
    notation: Code = said("Country or region code", indexed=True)
    label_en: Text = said("Name in English")
    label_nl: Text = said("Name in Dutch")
    label_fr: Text = said("Name in French")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Fact):
    """A past or running collaboration."""

    id: Id
    acronym: Text = said("Short name")
    title: Text = said("Title in full")
    start: Day = said("First day", indexed=True)
    end: Day = said("Last day")
    total_cost: Cents = said("Cost in euro cents")
    grant_amount: Cents = said("Greatest public contribution in euro cents")
    framework: Code = said("Framework programme or scheme it belongs to", indexed=True)
    topics: Texts = said("Call topics as the source codes them")
    scheme: Code = said("Funding scheme")


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Fact):
    """A funding programme or a part of one."""

    id: Id
    notation: Code = said("Code of the programme part", indexed=True)
    title: Text = said("Name of the programme part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Partnership(Fact):
    """Two or more stakeholders that work together, or are on the way to it."""

    id: Id
    title: Text = said("What it is about")
    state: Annotated[str | None, Choice(State)] = said("Where it is in its life", indexed=True)
    since: Day = said("Day from which it is there")
    expires: Day = said("Last day on which it may stay there without a step", indexed=True)
    start: Day = said("First day", indexed=True)
    end: Day = said("Last day")
    owner: Code = said("Who brokers it, as the trail names them", indexed=True)
    team: Code = said("Their team", indexed=True)
    run: Code = said("Id of the run that suggested it")
    form: Annotated[str | None, Choice(Form)] = said("Form of cooperation")
    reason: Code = said("Declared reason of its end")
    introduced: Day = said("Day the parties were introduced to each other")
    joint_step: Text = said("First step that they take together")


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchRun(Fact):
    """One run of the matching, with all that is needed to repeat it."""

    id: Id
    manifest: Text = said("Canonical JSON: inputs' fingerprint, weights, seed, scope, date, version")
    started: Text = said("Moment it started, UTC")
    suggestions: Whole = said("How many suggestions it made")
    audience: Annotated[str | None, Choice(Visibility)] = said(
        "Whom it is for: it knows nothing of what they may not see", default="broker-only"
    )
    whole: Flag = said("Whether it served everybody it could, not only some who were asked for")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Fact):
    """What a person thought of a suggestion."""

    id: Id
    verdict: Annotated[str | None, Choice(Verdict)] = said("What came of it", indexed=True)
    reason: Annotated[str | None, Choice(Reason)] = said("Declared reason")
    day: Day = said("Day it was given")
    until: Day = said("Last day on which it counts; for good while unknown")
    run: Code = said("Id of the run that suggested it")
    stakeholder: Code = said("Id of the stakeholder it was suggested to", indexed=True)
    partner: Code = said("Id of the partner that was suggested")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Fact):
    """Where facts come from: a register, a file, a person's hand, an inference."""

    id: Id
    title: Text = said("Name of the source")
    licence: Text = said("Terms under which it may be used")
    url: Text = said("Where it is published")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A proposed partnership: one row of a run's result, not a node.

    Runs make millions of them, always whole, so they have a table of their own beside the catalogue.
    """

    stakeholder_id: Id
    partner_id: Id
    rank: int
    score: float
    chain_from: str | None
    chain_to: str | None
    explanation: str
