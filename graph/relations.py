"""The relations of the graph. Each is a frozen record from one noun to another; at most one per pair and type."""

from dataclasses import dataclass
from typing import Annotated

from graph.brokering.words import Answer
from graph.values import Cents, Choice, Code, Day, Fact, Id, Real, Text, Whole, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Fact):
    """A statement about two nodes."""

    from_id: Id
    to_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifiedBy(Relation):
    """A stakeholder's number in a register."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HasContact(Relation):
    """A person at a stakeholder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HasConsent(Relation):
    """A contact's permission."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers(Relation):
    """What a stakeholder can do for others."""

    level: Real = said("Strength of the offer, 0 to 1")
    evidence: Whole = said("How many projects it was inferred from")
    words: Text = said("The offer in the stakeholder's own words")
    sure: Real = said("How sure it is that the words mean this capability, 0 to 1")
    read_by: Text = said("The words that decided so")


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs(Relation):
    """What a stakeholder looks for."""

    urgency: Real = said("Strength of the need, 0 to 1")
    evidence: Whole = said("How many projects it was inferred from")
    words: Text = said("The need in the stakeholder's own words")
    sure: Real = said("How sure it is that the words mean this capability, 0 to 1")
    read_by: Text = said("The words that decided so")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiveIn(Relation):
    """A stakeholder's place in a value chain."""

    weight: Real = said("How much of its activity lies there; the largest is its primary chain")
    share: Real = said("Weight as a share of all its chains, 0 to 1; it belongs to a chain from 0.2")
    stage: Code = said("Step in the chain")


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentIn(Relation):
    """A market where a stakeholder is."""

    status: Code = said("How it is there: selling, establishment, partner, ended")
    since: Day = said("From when")
    until: Day = said("Until when")


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets(Relation):
    """A market a stakeholder aims at, or says it does not want."""

    status: Code = said("exploring, planned, decided or not-interested")
    since: Day = said("From when")
    until: Day = said("Until when")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipatedIn(Relation):
    """A stakeholder's part in a project."""

    role: Code = said("coordinator, participant, partner, …")
    amount: Cents = said("Public contribution in euro cents")


@dataclass(frozen=True, slots=True, kw_only=True)
class FundedUnder(Relation):
    """The programme part that pays a project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About(Relation):
    """A capability that a project's work shows."""

    weight: Real = said("How much of the project it is about, 0 to 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Advances(Relation):
    """A value chain that a project belongs to."""

    weight: Real = said("Share of the project, 0 to 1; what is left is neutral")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedBy(Relation):
    """A stakeholder's owner."""

    share: Real = said("Share owned, 0 to 1")
    since: Day = said("From when")


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedInto(Relation):
    """The stakeholder that another became a part of."""

    since: Day = said("From when")


@dataclass(frozen=True, slots=True, kw_only=True)
class Excludes(Relation):
    """A stakeholder that will not work with another; it holds in both directions."""

    reason: Code = said("competitor, never, …")


@dataclass(frozen=True, slots=True, kw_only=True)
class Broader(Relation):
    """A capability's wider concept; not transitive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Between(Relation):
    """A party of a partnership."""

    role: Code = said("Part it plays")
    answer: Annotated[str | None, Choice(Answer)] = said("What it says to the partnership, while that is brokered")
    answered: Day = said("Day of that answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested(Relation):
    """A partner that a run of the matching suggests to a stakeholder."""

    rank: Whole = said("Place among the stakeholder's suggestions, from 1")
    score: Real = said("How well the two fit; 0 is an average candidate")
    chain_from: Code = said("The stakeholder's primary value chain, as files write it")
    chain_to: Code = said("The partner's primary value chain, as files write it")
    explanation: Text = said("The strongest reasons, as a sentence")
