"""How the API's lists are called and what they are in the graph, once for selections, filters and types."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph import catalogue
from graph.catalogue import KINDS
from graph.select import Direction, Order

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
    """

    relation: str
    direction: Direction
    edge: str
    meaning: str
    order: tuple[Order, ...]

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
            "Partners that a run suggests to it, the best first; it is the run that root `suggestions` would take.",
            (Order("rank", edge=True),),
        ),
        "owners": _out("OWNED_BY", "Owner", "Who owns it, the largest share first.", "share"),
        "owns": _in("OWNED_BY", "Holding", "Whom it owns, the largest share first.", "share"),
        "contacts": _out("HAS_CONTACT", "ContactPerson", "People to speak to; for those who may see them."),
        "partnerships": _in("BETWEEN", "PartnershipRole", "Partnerships it is a party to."),
        "barriers": _in("HINDERS", "Hindrance", "Barriers that hinder it."),
        "signals": _in("OBSERVES", "Observation", "Signs of potential or trouble."),
    },
    "Contact": {"consents": _out("HAS_CONSENT", "ConsentGiven", "What the person agreed to.")},
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
    },
    "ValueChain": {
        "stakeholders": _in("ACTIVE_IN", "Actor", "Who is active in it, the largest weight first.", "weight"),
        "projects": _in("ADVANCES", "AdvancingProject", "Projects that advance it, the weightiest first.", "weight"),
        "barriers": _in("HINDERS_CHAIN", "ChainHindrance", "Barriers that hinder it."),
    },
    "Market": {
        "stakeholders": _in("PRESENT_IN", "PresentStakeholder", "Who is there."),
        "targeted_by": _in("TARGETS", "TargetingStakeholder", "Who wants to go there."),
        "barriers": _in("HINDERS_MARKET", "MarketHindrance", "Barriers on the way there."),
    },
    "Service": {"providers": _in("PROVIDES", "Provider", "Who provides it.")},
    "Barrier": {
        "stakeholders": _out("HINDERS", "Hindered", "Whom it hinders."),
        "chains": _out("HINDERS_CHAIN", "HinderedChain", "Value chains that it hinders."),
        "markets": _out("HINDERS_MARKET", "HinderedMarket", "Markets that it stands before."),
    },
    "Signal": {"stakeholders": _out("OBSERVES", "Observed", "Whom it was seen at.")},
    "Partnership": {"parties": _out("BETWEEN", "Party", "Who works together.")},
    "Action": {"lines": _out("PART_OF", "Line", "Strategic lines that it serves.")},
    "StrategicLine": {"actions": _in("PART_OF", "LineAction", "Actions that serve it.")},
}  # fmt: skip
"""Kind -> name of the list, as a property's -> what it is. Exclusions are nobody's business but brokers'."""

ROOTS: Final[Mapping[str, str]] = {
    "stakeholders": "Stakeholder",
    "value_chains": "ValueChain",
    "stages": "Stage",
    "capabilities": "Capability",
    "markets": "Market",
    "services": "Service",
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
}
"""Name of a root list -> its kind. What belongs to one stakeholder, such as a contact, is reached from there."""


def links_of(kind: str) -> Mapping[str, Link]:
    """The lists below a kind."""
    return LINKS.get(kind, {})


def root_order(kind: str) -> tuple[Order, ...]:
    """The order of a root list where none is asked for."""
    return (Order(KINDS[kind].title),)
