"""What the graph holds, once: kinds, relations and their properties, read from the nouns themselves.

Tables, indexes, filters, files and exports are made from this catalogue, so a new property is one line in
`graph.model` or `graph.relations` (and a migration), a new kind one class and one line below.
"""

import dataclasses
import re
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from graph import model, relations
from graph.brokering import nouns as brokering
from graph.brokering import relations as tied
from graph.errors import BadInput
from graph.lines import barriers, detection, plan, support
from graph.values import Choice, Fact, Type

PROVENANCE = ("source", "as_of", "rule")


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a kind or relation."""

    name: str
    type: Type
    meaning: str
    indexed: bool = False
    default: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """A noun: its record class, its properties, what people call one and find it by.

    Values of a personal kind never enter trails, searches or exports; rows of a confidential kind no export.
    """

    name: str
    noun: type[Fact]
    title: str
    search: tuple[str, ...] = ()
    personal: bool = False
    confidential: bool = False

    @cached_property
    def properties(self) -> Mapping[str, Property]:
        """By name, in the order of the record; without id and provenance."""
        return MappingProxyType({p.name: p for p in _properties(self.noun)})

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Its properties that hold what it is called, one for each language; empty where it has one name for all."""
        return tuple(label for label in LABELS if label in self.properties)

    @cached_property
    def table(self) -> str:
        """Name of its table: the kind in snake case."""
        return re.sub(r"(?<!^)([A-Z])", r"_\1", self.name).lower()


@dataclass(frozen=True)
class RelationType:
    """A relation: its record class and the kinds at both ends."""

    name: str
    noun: type[relations.Relation]
    start: str
    end: str

    @cached_property
    def properties(self) -> Mapping[str, Property]:
        """By name, in the order of the record; without the ends and provenance."""
        return MappingProxyType({p.name: p for p in _properties(self.noun)})

    @cached_property
    def table(self) -> str:
        """Name of its table; some relations are words of SQL, hence the prefix."""
        return f"rel_{self.name.lower()}"


def _properties(noun: type[Fact]) -> list[Property]:
    hints = typing.get_type_hints(noun, include_extras=True)
    return [_property(field, hints[field.name]) for field in dataclasses.fields(noun) if "meaning" in field.metadata]


def _property(field: "dataclasses.Field[object]", hint: object) -> Property:
    label = typing.get_args(hint)[1]
    choices = tuple(label.members) if isinstance(label, Choice) else ()
    return Property(field.name, Type.CODE if choices else label, choices=choices, **field.metadata)


LABELS = ("label_en", "label_nl", "label_fr")
"""What properties in several languages are called, in the order in which one stands in for another."""

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind("Source", model.Source, title="title"),
            Kind("Stakeholder", model.Stakeholder, title="name", search=("name", "city")),
            Kind("Identifier", model.Identifier, title="value"),
            Kind("Contact", model.Contact, title="name", personal=True),
            Kind("Consent", model.Consent, title="purpose"),
            Kind("ValueChain", model.ValueChain, title="label_en", search=LABELS),
            Kind("Stage", model.Stage, title="label_en"),
            Kind("Capability", model.Capability, title="label_en", search=(*LABELS, "alt_labels", "notation")),
            Kind("Market", model.Market, title="label_en", search=(*LABELS, "notation")),
            Kind("Barrier", barriers.Barrier, title="title", search=("title", "summary")),
            Kind("Service", support.Service, title="name", search=("name", "description")),
            Kind("ServiceVolume", support.ServiceVolume, title="year"),
            Kind("Signal", detection.Signal, title="topic"),
            Kind("Project", model.Project, title="acronym", search=("acronym", "title")),
            Kind("Programme", model.Programme, title="notation", search=("notation", "title")),
            Kind("Partnership", model.Partnership, title="title", search=("title",)),
            Kind("MatchRun", model.MatchRun, title="started"),
            Kind("Feedback", model.Feedback, title="verdict"),
            Kind("StrategicLine", plan.StrategicLine, title="label_en"),
            Kind("Action", plan.Action, title="title", search=("title",)),
            Kind("Milestone", plan.Milestone, title="title"),
            Kind("Proposal", plan.Proposal, title="title", search=("title",)),
            Kind("PlanVersion", plan.PlanVersion, title="title"),
            Kind("PlanEntry", plan.PlanEntry, title="about"),
            Kind("ExportValue", plan.ExportValue, title="statistics"),
            Kind("Assignment", brokering.Assignment, title="owner"),
            Kind("PartnerProfile", brokering.PartnerProfile, title="title", search=("title", "partner")),
            Kind("PartnershipStep", brokering.PartnershipStep, title="moment"),
            Kind("FollowUp", brokering.FollowUp, title="about"),
            Kind("Interaction", brokering.Interaction, title="subject", search=("subject",)),
            Kind("Outcome", brokering.Outcome, title="type"),
            Kind("Attribution", brokering.Attribution, title="broker"),
            Kind("Referral", brokering.Referral, title="need", search=("need",)),
            Kind("Correction", brokering.Correction, title="about"),
            Kind("Disclosure", brokering.Disclosure, title="purpose"),
            Kind("Forecast", brokering.Forecast, title="by"),
            Kind("AnnualAccounts", detection.AnnualAccounts, title="period", confidential=True),
            Kind("DistressSign", detection.DistressSign, title="topic", confidential=True),
            Kind("Appraisal", detection.Appraisal, title="treatment", confidential=True),
            Kind("BarrierNote", barriers.BarrierNote, title="summary"),
            Kind("BarrierStep", barriers.BarrierStep, title="moment"),
            Kind("BarrierEnquiry", barriers.BarrierEnquiry, title="note"),
        )
    }
)

RELATIONS: Mapping[str, RelationType] = MappingProxyType(
    {
        relation.name: relation
        for relation in (
            RelationType("IDENTIFIED_BY", relations.IdentifiedBy, "Stakeholder", "Identifier"),
            RelationType("HAS_CONTACT", relations.HasContact, "Stakeholder", "Contact"),
            RelationType("HAS_CONSENT", relations.HasConsent, "Contact", "Consent"),
            RelationType("OFFERS", relations.Offers, "Stakeholder", "Capability"),
            RelationType("NEEDS", relations.Needs, "Stakeholder", "Capability"),
            RelationType("ACTIVE_IN", relations.ActiveIn, "Stakeholder", "ValueChain"),
            RelationType("PRESENT_IN", relations.PresentIn, "Stakeholder", "Market"),
            RelationType("TARGETS", relations.Targets, "Stakeholder", "Market"),
            RelationType("PARTICIPATED_IN", relations.ParticipatedIn, "Stakeholder", "Project"),
            RelationType("FUNDED_UNDER", relations.FundedUnder, "Project", "Programme"),
            RelationType("ABOUT", relations.About, "Project", "Capability"),
            RelationType("ADVANCES", relations.Advances, "Project", "ValueChain"),
            RelationType("OWNED_BY", relations.OwnedBy, "Stakeholder", "Stakeholder"),
            RelationType("EXCLUDES", relations.Excludes, "Stakeholder", "Stakeholder"),
            RelationType("BROADER", relations.Broader, "Capability", "Capability"),
            RelationType("PROVIDES", support.Provides, "Stakeholder", "Service"),
            RelationType("MEETS", support.Meets, "Service", "Capability"),
            RelationType("SERVES", support.Serves, "Service", "Market"),
            RelationType("VOLUME_OF", support.VolumeOf, "ServiceVolume", "Service"),
            RelationType("REFERRAL_SERVICE", support.ReferralService, "Referral", "Service"),
            RelationType("HINDERS", barriers.Hinders, "Barrier", "Stakeholder"),
            RelationType("HINDERS_CHAIN", barriers.HindersChain, "Barrier", "ValueChain"),
            RelationType("HINDERS_MARKET", barriers.HindersMarket, "Barrier", "Market"),
            RelationType("BETWEEN", relations.Between, "Partnership", "Stakeholder"),
            RelationType("OBSERVES", detection.Observes, "Signal", "Stakeholder"),
            RelationType("PART_OF", plan.PartOf, "Action", "StrategicLine"),
            RelationType("FOR_CHAIN", plan.ForChain, "Action", "ValueChain"),
            RelationType("TACKLES", plan.Tackles, "Action", "Barrier"),
            RelationType("ANSWERS", plan.Answers, "Action", "Proposal"),
            RelationType("MILESTONE_OF", plan.MilestoneOf, "Milestone", "Action"),
            RelationType("GATHERED_IN", plan.GatheredIn, "Proposal", "Proposal"),
            RelationType("TAKES_STAND", plan.TakesStand, "Stakeholder", "Proposal"),
            RelationType("ENTRY_OF", plan.EntryOf, "PlanEntry", "PlanVersion"),
            RelationType("EXPORT_OF", plan.ExportOf, "ExportValue", "ValueChain"),
            RelationType("EXPORT_TO", plan.ExportTo, "ExportValue", "Market"),
            RelationType("MERGED_INTO", relations.MergedInto, "Stakeholder", "Stakeholder"),
            RelationType("LOOKS_AFTER", tied.LooksAfter, "Assignment", "Stakeholder"),
            RelationType("SEEKS_PARTNER", tied.SeeksPartner, "Stakeholder", "PartnerProfile"),
            RelationType("CARRIES_OUT", tied.CarriesOut, "Partnership", "Action"),
            RelationType("PAID_BY", tied.PaidBy, "Partnership", "Service"),
            RelationType("STEP_OF", tied.StepOf, "PartnershipStep", "Partnership"),
            RelationType("FOLLOWS_UP", tied.FollowsUp, "FollowUp", "Partnership"),
            RelationType("INVOLVES", tied.Involves, "Interaction", "Stakeholder"),
            RelationType("CONCERNS", tied.Concerns, "Interaction", "Partnership"),
            RelationType("OUTCOME_OF", tied.OutcomeOf, "Outcome", "Partnership"),
            RelationType("SHARE_IN", tied.ShareIn, "Attribution", "Outcome"),
            RelationType("REFERRED_BY", tied.ReferredBy, "Referral", "Stakeholder"),
            RelationType("REFERRED_TO", tied.ReferredTo, "Referral", "Stakeholder"),
            RelationType("REFERRAL_FOR", tied.ReferralFor, "Referral", "Stakeholder"),
            RelationType("REFERRAL_NEED", tied.ReferralNeed, "Referral", "Capability"),
            RelationType("DONE_WITH", tied.DoneWith, "Referral", "Interaction"),
            RelationType("CORRECTS", tied.Corrects, "Correction", "Stakeholder"),
            RelationType("RAISED_IN", tied.RaisedIn, "Correction", "Partnership"),
            RelationType("DISCLOSES", tied.Discloses, "Disclosure", "Contact"),
            RelationType("SHOWN_FOR", tied.ShownFor, "Disclosure", "Partnership"),
            RelationType("CONSENTS_TO", tied.ConsentsTo, "Consent", "Partnership"),
            RelationType("ACCOUNTS_OF", detection.AccountsOf, "AnnualAccounts", "Stakeholder"),
            RelationType("WARNS_OF", detection.WarnsOf, "DistressSign", "Stakeholder"),
            RelationType("APPRAISES", detection.Appraises, "Appraisal", "Stakeholder"),
            RelationType("LIES_IN", barriers.LiesIn, "Market", "Market"),
            RelationType("REQUIRES", barriers.Requires, "Barrier", "Capability"),
            RelationType("NOTE_ON", barriers.NoteOn, "BarrierNote", "Barrier"),
            RelationType("BARRIER_STEP_OF", barriers.BarrierStepOf, "BarrierStep", "Barrier"),
            RelationType("SAME_BARRIER", barriers.SameBarrier, "Barrier", "Barrier"),
            RelationType("ASKED_CHAIN", barriers.AskedChain, "BarrierEnquiry", "ValueChain"),
            RelationType("ASKED_MARKET", barriers.AskedMarket, "BarrierEnquiry", "Market"),
        )
    }
)

SUGGESTED = RelationType("SUGGESTED", relations.Suggested, "Stakeholder", "Stakeholder")
"""What runs suggest, as it can be asked for: no fact, so it is kept beside the graph (`graph.model.Suggestion`), nobody
walks it, and it has no provenance but its run."""

BY_NOUN: Mapping[type[Fact], Kind | RelationType] = MappingProxyType(
    {**{kind.noun: kind for kind in KINDS.values()}, **{relation.noun: relation for relation in RELATIONS.values()}}
)


def kind(name: str) -> Kind:
    """The kind of that name; `BadInput` names the known ones otherwise."""
    return _look_up(KINDS, name, "kind")


def relation(name: str) -> RelationType:
    """The relation of that name; `BadInput` names the known ones otherwise."""
    return _look_up(RELATIONS, name, "relation")


def link(name: str) -> RelationType:
    """What a branch or a filter may follow: a relation, or what runs suggest."""
    return SUGGESTED if name == SUGGESTED.name else relation(name)


Entry = typing.TypeVar("Entry")


def _look_up(table: Mapping[str, Entry], name: str, what: str) -> Entry:
    try:
        return table[name]
    except KeyError:
        raise BadInput(f"no {what} is called {name!r}; there are {', '.join(table)}") from None
