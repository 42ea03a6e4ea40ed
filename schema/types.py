"""The GraphQL types: thin, written by hand, read from records (see `schema.plan`).

A test holds them to the catalogue.
"""

from typing import Annotated, Any, cast

import strawberry

from schema.declaring import answers, field, of
from schema.filters import ProjectOrder, StakeholderOrder
from schema.kinds import CapabilityFilter, ProgrammeFilter, ProjectFilter, StakeholderFilter, ValueChainFilter
from schema.links import DEFAULT_BELOW
from schema.plan import below
from schema.scalars import Cents, Day


def rows_below(record: object, info: strawberry.Info) -> Any:
    """The list of a record that the client calls by the name in its request."""
    return cast(dict[str, object], record)[below(str(info.path.key))]


ID = "Stable, readable id, prefixed by its scheme."
SOURCE = "Id of the source that says so."
AS_OF = "Day as of which it was so."
RULE = "The rule it was inferred by; null when a source says it."
EDGES = "The rows, in the order asked for."
WHERE = strawberry.argument(description="Only those that pass.")
ORDER_BY = strawberry.argument(description="Keys to sort by, the most important first.")
First = Annotated[int, strawberry.argument(description="How many rows at most.")]
TOTAL = "How many there are in all. Costs only when selected."


@strawberry.type(description="A chain of activities that add value, such as food or smart logistics.")
class ValueChain:
    """See its description."""

    id: strawberry.ID = field(ID)
    notation: str | None = of("notation", "ValueChain")
    version: str | None = of("version", "ValueChain")
    position: int | None = of("position", "ValueChain")
    label_en: str | None = of("label_en", "ValueChain")
    label_nl: str | None = of("label_nl", "ValueChain")
    label_fr: str | None = of("label_fr", "ValueChain")
    source: str = field(SOURCE)
    as_of: Day | None = field(AS_OF)


@strawberry.type(description="Something a stakeholder can offer or need: a concept of a versioned scheme.")
class Capability:
    """See its description."""

    id: strawberry.ID = field(ID)
    scheme: str | None = of("scheme", "Capability")
    version: str | None = of("version", "Capability")
    notation: str | None = of("notation", "Capability")
    label_en: str | None = of("label_en", "Capability")
    label_nl: str | None = of("label_nl", "Capability")
    label_fr: str | None = of("label_fr", "Capability")
    alt_labels: list[str] | None = of("alt_labels", "Capability")
    converted_from: str | None = of("converted_from", "Capability")
    source: str = field(SOURCE)
    as_of: Day | None = field(AS_OF)


@strawberry.type(description="A funding programme or a part of one.")
class Programme:
    """See its description."""

    id: strawberry.ID = field(ID)
    notation: str | None = of("notation", "Programme")
    title: str | None = of("title", "Programme")
    source: str = field(SOURCE)
    as_of: Day | None = field(AS_OF)


@strawberry.type(description="A past or running collaboration.")
class Project:
    """See its description."""

    id: strawberry.ID = field(ID)
    acronym: str | None = of("acronym", "Project")
    title: str | None = of("title", "Project")
    start: Day | None = of("start", "Project")
    end: Day | None = of("end", "Project")
    total_cost: Cents | None = of("total_cost", "Project")
    grant_amount: Cents | None = of("grant_amount", "Project")
    framework: str | None = of("framework", "Project")
    topics: list[str] | None = of("topics", "Project")
    scheme: str | None = of("scheme", "Project")
    source: str = field(SOURCE)
    as_of: Day | None = field(AS_OF)

    @answers("Who takes part; by name where no order is asked for.")
    def participants(
        self,
        info: strawberry.Info,
        first: First = DEFAULT_BELOW,
        where: Annotated[StakeholderFilter | None, WHERE] = None,
        order_by: Annotated[list[StakeholderOrder] | None, ORDER_BY] = None,
    ) -> "ParticipantConnection":
        """See its description."""
        return cast("ParticipantConnection", rows_below(self, info))

    @answers("The parts of programmes that pay for it, by code.")
    def programmes(
        self,
        info: strawberry.Info,
        first: First = DEFAULT_BELOW,
        where: Annotated[ProgrammeFilter | None, WHERE] = None,
    ) -> "FundingConnection":
        """See its description."""
        return cast("FundingConnection", rows_below(self, info))


@strawberry.type(description="An organisation that takes part in the economy.")
class Stakeholder:
    """See its description."""

    id: strawberry.ID = field(ID)
    name: str | None = of("name", "Stakeholder")
    kind: str | None = of("kind", "Stakeholder")
    country: str | None = of("country", "Stakeholder")
    nuts: str | None = of("nuts", "Stakeholder")
    city: str | None = of("city", "Stakeholder")
    size_class: str | None = of("size_class", "Stakeholder")
    founded: int | None = of("founded", "Stakeholder")
    website: str | None = of("website", "Stakeholder")
    description: str | None = of("description", "Stakeholder")
    export_stage: str | None = of("export_stage", "Stakeholder")
    status: str | None = of("status", "Stakeholder")
    status_since: Day | None = of("status_since", "Stakeholder")
    visibility: str | None = of("visibility", "Stakeholder")
    capacity: int | None = of("capacity", "Stakeholder")
    seeks: str | None = of("seeks", "Stakeholder")
    source: str = field(SOURCE)
    as_of: Day | None = field(AS_OF)

    @answers("Value chains it is active in, the one with the largest weight first.")
    def chains(
        self,
        info: strawberry.Info,
        first: First = DEFAULT_BELOW,
        where: Annotated[ValueChainFilter | None, WHERE] = None,
    ) -> "ActivityConnection":
        """See its description."""
        return cast("ActivityConnection", rows_below(self, info))

    @answers("What it can do for others, the strongest first.")
    def offers(
        self,
        info: strawberry.Info,
        first: First = DEFAULT_BELOW,
        where: Annotated[CapabilityFilter | None, WHERE] = None,
    ) -> "OfferConnection":
        """See its description."""
        return cast("OfferConnection", rows_below(self, info))

    @answers("What it looks for, the most urgent first.")
    def needs(
        self,
        info: strawberry.Info,
        first: First = DEFAULT_BELOW,
        where: Annotated[CapabilityFilter | None, WHERE] = None,
    ) -> "NeedConnection":
        """See its description."""
        return cast("NeedConnection", rows_below(self, info))

    @answers("Projects it took part in; by short name where no order is asked for.")
    def projects(
        self,
        info: strawberry.Info,
        first: First = DEFAULT_BELOW,
        where: Annotated[ProjectFilter | None, WHERE] = None,
        order_by: Annotated[list[ProjectOrder] | None, ORDER_BY] = None,
    ) -> "ParticipationConnection":
        """See its description."""
        return cast("ParticipationConnection", rows_below(self, info))


@strawberry.type(description="A stakeholder's place in a value chain.")
class ActivityEdge:
    """See its description."""

    node: ValueChain = field("The value chain.")
    weight: float | None = of("weight", "ACTIVE_IN")
    share: float | None = of("share", "ACTIVE_IN")
    stage: str | None = of("stage", "ACTIVE_IN")
    source: str = field(SOURCE)
    as_of: Day | None = field(AS_OF)
    rule: str | None = field(RULE)


@strawberry.type(description="What a stakeholder can do for others.")
class OfferEdge:
    """See its description."""

    node: Capability = field("The capability.")
    level: float | None = of("level", "OFFERS")
    evidence: int | None = of("evidence", "OFFERS")
    words: str | None = of("words", "OFFERS")
    source: str = field(SOURCE)
    as_of: Day | None = field(AS_OF)
    rule: str | None = field(RULE)


@strawberry.type(description="What a stakeholder looks for.")
class NeedEdge:
    """See its description."""

    node: Capability = field("The capability.")
    urgency: float | None = of("urgency", "NEEDS")
    evidence: int | None = of("evidence", "NEEDS")
    words: str | None = of("words", "NEEDS")
    source: str = field(SOURCE)
    as_of: Day | None = field(AS_OF)
    rule: str | None = field(RULE)


@strawberry.type(description="A stakeholder's part in a project, seen from the stakeholder.")
class ParticipationEdge:
    """See its description."""

    node: Project = field("The project.")
    role: str | None = of("role", "PARTICIPATED_IN")
    amount: Cents | None = of("amount", "PARTICIPATED_IN")
    source: str = field(SOURCE)
    as_of: Day | None = field(AS_OF)
    rule: str | None = field(RULE)


@strawberry.type(description="A stakeholder's part in a project, seen from the project.")
class ParticipantEdge:
    """See its description."""

    node: Stakeholder = field("The stakeholder.")
    role: str | None = of("role", "PARTICIPATED_IN")
    amount: Cents | None = of("amount", "PARTICIPATED_IN")
    source: str = field(SOURCE)
    as_of: Day | None = field(AS_OF)
    rule: str | None = field(RULE)


@strawberry.type(description="The programme part that pays a project.")
class FundingEdge:
    """See its description."""

    node: Programme = field("The programme part.")
    source: str = field(SOURCE)
    as_of: Day | None = field(AS_OF)
    rule: str | None = field(RULE)


@strawberry.type(description="Value chains of a stakeholder.")
class ActivityConnection:
    """See its description."""

    edges: list[ActivityEdge] = field(EDGES)
    total_count: int = field(TOTAL)


@strawberry.type(description="What a stakeholder offers.")
class OfferConnection:
    """See its description."""

    edges: list[OfferEdge] = field(EDGES)
    total_count: int = field(TOTAL)


@strawberry.type(description="What a stakeholder needs.")
class NeedConnection:
    """See its description."""

    edges: list[NeedEdge] = field(EDGES)
    total_count: int = field(TOTAL)


@strawberry.type(description="Projects of a stakeholder.")
class ParticipationConnection:
    """See its description."""

    edges: list[ParticipationEdge] = field(EDGES)
    total_count: int = field(TOTAL)


@strawberry.type(description="Stakeholders in a project.")
class ParticipantConnection:
    """See its description."""

    edges: list[ParticipantEdge] = field(EDGES)
    total_count: int = field(TOTAL)


@strawberry.type(description="Programme parts of a project.")
class FundingConnection:
    """See its description."""

    edges: list[FundingEdge] = field(EDGES)
    total_count: int = field(TOTAL)


@strawberry.type(description="Where a page lies in its list.")
class PageInfo:
    """See its description."""

    has_next_page: bool = field("Whether there are rows after this page.")
    has_previous_page: bool = field("Whether there are rows before this page.")
    start_cursor: str | None = field("Cursor of the first row; null on an empty page.")
    end_cursor: str | None = field("Cursor of the last row; null on an empty page.")


@strawberry.type(description="A stakeholder in a page.")
class StakeholderEdge:
    """See its description."""

    cursor: str = field("Where this row lies in the list, for `after` and `before`.")
    node: Stakeholder = field("The stakeholder.")


@strawberry.type(description="A page of stakeholders.")
class StakeholderConnection:
    """See its description."""

    edges: list[StakeholderEdge] = field(EDGES)
    page_info: PageInfo = field("Where this page lies in the list.")
    total_count: int = field(TOTAL)
