"""How the API's lists are called and what they are in the graph, once for selections, filters and types."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph import catalogue
from graph.catalogue import KINDS
from graph.select import Direction, Filter, Order
from strategy.suggestable import SUGGESTABLE

DEFAULT_PAGE: Final = 100
DEFAULT_BELOW: Final = 10
MOST_ROWS: Final = 10_000
MOST_NODES: Final = 50_000


@dataclass(frozen=True, slots=True)
class Link:
    """A list below a node.

    edge      name of its rows' type, without `Edge`
    meaning   what it holds
    order     the order where none is asked for
    only      what every row passes, whatever else is asked
    """

    relation: str
    direction: Direction
    edge: str
    meaning: str
    order: tuple[Order, ...]
    only: Filter | None = None

    @property
    def kind(self) -> str:
        """The kind at its other end."""
        relation = catalogue.link(self.relation)
        return relation.end if self.direction is Direction.OUT else relation.start


def _out(relation: str, edge: str, meaning: str, by: str | None = None) -> Link:
    """A list from the relation's start: by one of its own values, the greatest first, or by title."""
    order = Order(KINDS[catalogue.link(relation).end].title) if by is None else Order(by, descending=True, edge=True)
    return Link(relation, Direction.OUT, edge, meaning, (order,))


def _in(relation: str, edge: str, meaning: str, by: str | None = None) -> Link:
    """A list from the relation's end."""
    order = Order(KINDS[catalogue.link(relation).start].title) if by is None else Order(by, descending=True, edge=True)
    return Link(relation, Direction.IN, edge, meaning, (order,))


LINKS: Final[Mapping[str, Mapping[str, Link]]] = {
    "Stakeholder": {
        "chains": _out(
            "ACTIVE_IN", "Activity", "Value chains it is active in, the one with the largest weight first.", "weight"
        ),
        "offers": _out("OFFERS", "Offer", "What it can do for others, the strongest first.", "level"),
        "needs": _out("NEEDS", "Need", "What it looks for, the most urgent first.", "urgency"),
        "projects": _out(
            "PARTICIPATED_IN", "Participation", "Projects it took part in; by short name where no order is asked for."
        ),
        "identifiers": _out("IDENTIFIED_BY", "Identification", "Its numbers in registers."),
        "markets": _out("PRESENT_IN", "Presence", "Markets where it is."),
        "targets": _out("TARGETS", "Target", "Markets where it wants to go."),
        "services": _out("PROVIDES", "Provision", "Services that it provides to others."),
        "suggestions": Link(
            "SUGGESTED", Direction.OUT, "SuggestedPartner",
            "Partners that a run suggests to it, the best first; it is the run that root `suggestions` would take."
            " None that ceased, merged or has no name.",
            (Order("rank", edge=True),), SUGGESTABLE,
        ),
        "owners": _out("OWNED_BY", "Owner", "Who owns it, the largest share first.", "share"),
        "owns": _in("OWNED_BY", "Holding", "Whom it owns, the largest share first.", "share"),
        "contacts": _out("HAS_CONTACT", "ContactPerson", "People to speak to; for those who may see them."),
        "partnerships": _in("BETWEEN", "PartnershipRole", "Partnerships it is a party to."),
        "barriers": _in("HINDERS", "Hindrance", "Barriers that hinder it."),
        "signals": _in("OBSERVES", "Observation", "Signs of potential or trouble."),
        "merged_into": _out("MERGED_INTO", "Successor", "Whom it became a part of."),
        "merged_from": _in("MERGED_INTO", "Predecessor", "Who became a part of it."),
        "assignments": _in("LOOKS_AFTER", "Care", "Who of the brokers looks after it."),
        "profiles": _out("SEEKS_PARTNER", "ProfileHeld", "Profiles of the partner that it seeks."),
        "interactions": _in("INVOLVES", "InteractionHad", "Contacts with it."),
        "referrals": _in("REFERRAL_FOR", "ReferralMade", "Needs of its that were passed on."),
        "referrals_given": _in("REFERRED_BY", "ReferralGiven", "Needs of others that it passed on."),
        "referrals_got": _in("REFERRED_TO", "ReferralGot", "Needs of others that were passed on to it."),
        "corrections": _in("CORRECTS", "CorrectionAsked", "What somebody says is wrong about it."),
        "accounts": _in("ACCOUNTS_OF", "AccountsFiled", "Its annual accounts; for managers and admins."),
        "distress_signs": _in("WARNS_OF", "Warned", "Signs that it may be in trouble; for managers and admins."),
        "appraisals": _in("APPRAISES", "AppraisalMade", "What people made of concerns; for managers and admins."),
        "stands": _out("TAKES_STAND", "StandTaken", "What it makes of proposals for the plan."),
    },
    "Contact": {
        "consents": _out("HAS_CONSENT", "ConsentGiven", "What the person agreed to."),
        "disclosures": _in("DISCLOSES", "DisclosureMade", "Who was shown what of the person."),
    },
    "Consent": {"partnerships": _out("CONSENTS_TO", "ConsentScope", "The one partnership that it is for.")},
    "Project": {
        "participants": _in("PARTICIPATED_IN", "Participant", "Who takes part; by name where no order is asked for."),
        "programmes": _out("FUNDED_UNDER", "Funding", "The parts of programmes that pay for it, by code."),
        "capabilities": _out("ABOUT", "Subject", "What it is about, the weightiest first.", "weight"),
        "chains": _out("ADVANCES", "Advance", "Value chains that it advances, the weightiest first.", "weight"),
    },
    "Programme": {"projects": _in("FUNDED_UNDER", "FundedProject", "Projects that it pays for.")},
    "Capability": {
        "broader": _out("BROADER", "Broader", "What it is a part of."),
        "narrower": _in("BROADER", "Narrower", "Its parts."),
        "offered_by": _in("OFFERS", "Offerer", "Who offers it, the strongest first.", "level"),
        "needed_by": _in("NEEDS", "Seeker", "Who needs it, the most urgent first.", "urgency"),
        "projects": _in("ABOUT", "SubjectProject", "Projects about it, the weightiest first.", "weight"),
        "referrals": _in("REFERRAL_NEED", "ReferralAsking", "Referrals for whom needs it."),
        "services": _in("MEETS", "ServiceMeeting", "Support services that meet it as a need."),
        "barriers": _in("REQUIRES", "BarrierPassed", "Barriers that one gets past with it."),
    },
    "ValueChain": {
        "stakeholders": _in("ACTIVE_IN", "Actor", "Who is active in it, the largest weight first.", "weight"),
        "projects": _in("ADVANCES", "AdvancingProject", "Projects that advance it, the weightiest first.", "weight"),
        "barriers": _in("HINDERS_CHAIN", "ChainHindrance", "Barriers that hinder it."),
        "actions": _in("FOR_CHAIN", "ChainAction", "Actions of the plan for it."),
        "exports": _in("EXPORT_OF", "ChainExport", "What it sold, where and when."),
        "enquiries": _in("ASKED_CHAIN", "ChainEnquiry", "When it was asked what stands in its way."),
    },
    "Market": {
        "stakeholders": _in("PRESENT_IN", "PresentStakeholder", "Who is there."),
        "targeted_by": _in("TARGETS", "TargetingStakeholder", "Who wants to go there."),
        "barriers": _in("HINDERS_MARKET", "MarketHindrance", "Barriers on the way there."),
        "exports": _in("EXPORT_TO", "MarketExport", "What was sold there, and when."),
        "services": _in("SERVES", "ServiceThere", "Support services that help to sell there."),
        "lies_in": _out("LIES_IN", "MarketWhole", "The country that it is a part of, or the bloc that it belongs to."),
        "holds": _in("LIES_IN", "MarketPart", "Its parts, or its members."),
        "enquiries": _in("ASKED_MARKET", "MarketEnquiry", "When sectors were asked what stands in their way there."),
    },
    "Service": {
        "providers": _in("PROVIDES", "Provider", "Who provides it."),
        "partnerships": _in("PAID_BY", "Paid", "Partnerships whose first joint step it pays for."),
        "needs": _out("MEETS", "NeedMet", "Needs that it meets."),
        "markets": _out("SERVES", "MarketServed", "Markets that it helps to sell in; any where none is named."),
        "volumes": _in("VOLUME_OF", "YearOfService", "What it did, year by year."),
        "referrals": _in("REFERRAL_SERVICE", "ReferralForService", "Needs that were passed on for it."),
    },
    "ServiceVolume": {"services": _out("VOLUME_OF", "ServiceOfYear", "The service whose volume it is.")},
    "Barrier": {
        "stakeholders": _out("HINDERS", "Hindered", "Whom it hinders."),
        "chains": _out("HINDERS_CHAIN", "HinderedChain", "Value chains that it hinders."),
        "markets": _out("HINDERS_MARKET", "HinderedMarket", "Markets that it stands before."),
        "actions": _in("TACKLES", "TacklingAction", "Actions of the plan that work it off."),
        "needs": _out("REQUIRES", "BarrierNeed", "What one must have, or have somebody for, to get past it."),
        "notes": _in("NOTE_ON", "BarrierNoted", "What only brokers know of it."),
        "history": _in("BARRIER_STEP_OF", "BarrierHistory", "What became of it, step by step."),
        "merged_into": _out("SAME_BARRIER", "BarrierSame", "The barrier that it turned out to be."),
        "merged_from": _in("SAME_BARRIER", "BarrierSames", "Barriers that turned out to be this one."),
    },
    "BarrierNote": {"barriers": _out("NOTE_ON", "NotedBarrier", "The barrier that it is about.")},
    "BarrierStep": {
        "barriers": _out("BARRIER_STEP_OF", "SteppedBarrier", "The barrier whose history it belongs to."),
    },
    "BarrierEnquiry": {
        "chains": _out("ASKED_CHAIN", "AskedChain", "The value chain that was asked."),
        "markets": _out("ASKED_MARKET", "AskedMarket", "The market that it was asked about."),
    },
    "Signal": {"stakeholders": _out("OBSERVES", "Observed", "Whom it was seen at.")},
    "AnnualAccounts": {"stakeholders": _out("ACCOUNTS_OF", "AccountsFiler", "Whose they are.")},
    "DistressSign": {"stakeholders": _out("WARNS_OF", "WarnedOf", "Whom it was seen at.")},
    "Appraisal": {"stakeholders": _out("APPRAISES", "Appraised", "Whom it is about.")},
    "Partnership": {
        "parties": _out("BETWEEN", "Party", "Who works together."),
        "history": _in("STEP_OF", "HistoryEntry", "What became of it, step by step."),
        "follow_ups": _in("FOLLOWS_UP", "Reminder", "When to ask how it goes."),
        "services": _out("PAID_BY", "Payment", "The support that pays for the first joint step."),
        "actions": _out("CARRIES_OUT", "ActionCarried", "Actions of the plan that it carries out."),
        "interactions": _in("CONCERNS", "InteractionAbout", "Contacts about it."),
        "outcomes": _in("OUTCOME_OF", "Fruit", "What it brought forth."),
        "corrections": _in("RAISED_IN", "CorrectionRaised", "Corrections that came up in it."),
        "consents": _in("CONSENTS_TO", "ConsentFor", "Consents for it alone."),
        "disclosures": _in("SHOWN_FOR", "DisclosureFor", "Who was shown what of persons for it."),
    },
    "PartnershipStep": {"partnerships": _out("STEP_OF", "StepTaken", "The partnership whose history it belongs to.")},
    "FollowUp": {"partnerships": _out("FOLLOWS_UP", "FollowedUp", "The partnership that is to be asked after.")},
    "Assignment": {"stakeholders": _out("LOOKS_AFTER", "CaredFor", "Who is looked after.")},
    "PartnerProfile": {"stakeholders": _in("SEEKS_PARTNER", "ProfileHolder", "Who seeks such a partner.")},
    "Interaction": {
        "stakeholders": _out("INVOLVES", "Involved", "Whom one spoke with."),
        "partnerships": _out("CONCERNS", "Concerned", "Partnerships that one spoke about."),
        "referrals": _in("DONE_WITH", "ReferralDone", "Referrals that were done by it."),
    },
    "Outcome": {
        "partnerships": _out("OUTCOME_OF", "Origin", "The partnership that brought it forth."),
        "attributions": _in("SHARE_IN", "Share", "Who of the brokers has a share in it."),
    },
    "Attribution": {"outcomes": _out("SHARE_IN", "Shared", "The outcome that it is a share in.")},
    "Referral": {
        "given_by": _out("REFERRED_BY", "ReferralGiver", "The support actor that passed it on."),
        "given_to": _out("REFERRED_TO", "ReferralReceiver", "The support actor that it was passed on to."),
        "about": _out("REFERRAL_FOR", "Referred", "Whose need it is."),
        "capabilities": _out("REFERRAL_NEED", "ReferredNeed", "What is needed."),
        "interactions": _out("DONE_WITH", "ReferralContact", "The contact by which it was done."),
        "services": _out("REFERRAL_SERVICE", "ServiceReferred", "The service for which it was passed on."),
    },
    "Correction": {
        "stakeholders": _out("CORRECTS", "Corrected", "Of whom something is wrong."),
        "partnerships": _out("RAISED_IN", "RaisedAt", "The partnership in which it came up."),
    },
    "Disclosure": {
        "contacts": _out("DISCLOSES", "Disclosed", "Whose fields were shown."),
        "partnerships": _out("SHOWN_FOR", "DisclosedAt", "The partnership for which they were shown."),
    },
    "Action": {
        "lines": _out("PART_OF", "Line", "Strategic lines that it serves."),
        "partnerships": _in("CARRIES_OUT", "Carrier", "Partnerships that carry it out."),
        "chains": _out("FOR_CHAIN", "ActionChain", "Value chains that it is for; all where none is named."),
        "barriers": _out("TACKLES", "TackledBarrier", "Barriers that it works off."),
        "proposals": _out("ANSWERS", "ActionProposal", "Proposals of stakeholders that it answers to."),
        "milestones": _in("MILESTONE_OF", "ActionMilestone", "What is done of it on one day."),
    },
    "StrategicLine": {"actions": _in("PART_OF", "LineAction", "Actions that serve it.")},
    "Milestone": {"actions": _out("MILESTONE_OF", "MilestoneAction", "The action it belongs to.")},
    "Proposal": {
        "gathered_in": _out("GATHERED_IN", "Gathering", "The theme or priority that it is gathered in."),
        "gathers": _in("GATHERED_IN", "Gathered", "Ideas or themes that are gathered in it."),
        "stands": _in("TAKES_STAND", "ProposalStand", "Who endorses it, contributes or objects."),
        "actions": _in("ANSWERS", "ProposalAction", "Actions that answer to it."),
    },
    "PlanVersion": {"entries": _in("ENTRY_OF", "VersionEntry", "What it says, entry by entry.")},
    "PlanEntry": {"versions": _out("ENTRY_OF", "EntryVersion", "The version that it belongs to.")},
    "ExportValue": {
        "chains": _out("EXPORT_OF", "ExportChain", "The value chain that sold."),
        "markets": _out("EXPORT_TO", "ExportMarket", "The market it was sold to."),
    },
}  # fmt: skip
"""Kind -> name of the list, as a property's -> what it is. Exclusions are nobody's business but brokers'."""

ROOTS: Final[Mapping[str, str]] = {
    "stakeholders": "Stakeholder",
    "value_chains": "ValueChain",
    "stages": "Stage",
    "capabilities": "Capability",
    "markets": "Market",
    "services": "Service",
    "service_volumes": "ServiceVolume",
    "projects": "Project",
    "programmes": "Programme",
    "barriers": "Barrier",
    "signals": "Signal",
    "partnerships": "Partnership",
    "strategic_lines": "StrategicLine",
    "actions": "Action",
    "sources": "Source",
    "runs": "MatchRun",
    "feedback": "Feedback",
    "partner_profiles": "PartnerProfile",
    "partnership_steps": "PartnershipStep",
    "follow_ups": "FollowUp",
    "assignments": "Assignment",
    "interactions": "Interaction",
    "outcomes": "Outcome",
    "referrals": "Referral",
    "corrections": "Correction",
    "forecasts": "Forecast",
    "annual_accounts": "AnnualAccounts",
    "distress_signs": "DistressSign",
    "appraisals": "Appraisal",
    "milestones": "Milestone",
    "proposals": "Proposal",
    "plan_versions": "PlanVersion",
    "export_values": "ExportValue",
    "barrier_enquiries": "BarrierEnquiry",
    "barrier_notes": "BarrierNote",
}
"""Name of a root list -> its kind. What belongs to one stakeholder, such as a contact, is reached from there."""


def links_of(kind: str) -> Mapping[str, Link]:
    """The lists below a kind."""
    return LINKS.get(kind, {})


def root_order(kind: str) -> tuple[Order, ...]:
    """The order of a root list where none is asked for."""
    return (Order(KINDS[kind].title),)
