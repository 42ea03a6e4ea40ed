"""Filters of each kind: its properties, and `some`, `every` or `none` of what is linked to it."""

from __future__ import annotations

import strawberry

from schema.declaring import may, meaning
from schema.filters import (
    AND,
    AS_OF,
    NOT,
    OR,
    SOURCE,
    CentsFilter,
    CodeFilter,
    DayFilter,
    TextFilter,
    TextsFilter,
    WholeFilter,
)

ID = "Its id."


@strawberry.input(description="Which value chains. Everything named has to hold.")
class ValueChainFilter:
    """See its description."""

    and_: list[ValueChainFilter] | None = may(AND, "and")
    or_: list[ValueChainFilter] | None = may(OR, "or")
    not_: ValueChainFilter | None = may(NOT, "not")
    id: CodeFilter | None = may(ID)
    source: CodeFilter | None = may(SOURCE)
    as_of: DayFilter | None = may(AS_OF)
    notation: CodeFilter | None = meaning("ValueChain", "notation")
    version: CodeFilter | None = meaning("ValueChain", "version")
    position: WholeFilter | None = meaning("ValueChain", "position")
    label_en: TextFilter | None = meaning("ValueChain", "label_en")
    label_nl: TextFilter | None = meaning("ValueChain", "label_nl")
    label_fr: TextFilter | None = meaning("ValueChain", "label_fr")


@strawberry.input(description="Which capabilities. Everything named has to hold.")
class CapabilityFilter:
    """See its description."""

    and_: list[CapabilityFilter] | None = may(AND, "and")
    or_: list[CapabilityFilter] | None = may(OR, "or")
    not_: CapabilityFilter | None = may(NOT, "not")
    id: CodeFilter | None = may(ID)
    source: CodeFilter | None = may(SOURCE)
    as_of: DayFilter | None = may(AS_OF)
    scheme: CodeFilter | None = meaning("Capability", "scheme")
    version: CodeFilter | None = meaning("Capability", "version")
    notation: CodeFilter | None = meaning("Capability", "notation")
    label_en: TextFilter | None = meaning("Capability", "label_en")
    label_nl: TextFilter | None = meaning("Capability", "label_nl")
    label_fr: TextFilter | None = meaning("Capability", "label_fr")
    alt_labels: TextsFilter | None = meaning("Capability", "alt_labels")
    converted_from: CodeFilter | None = meaning("Capability", "converted_from")


@strawberry.input(description="Which programmes. Everything named has to hold.")
class ProgrammeFilter:
    """See its description."""

    and_: list[ProgrammeFilter] | None = may(AND, "and")
    or_: list[ProgrammeFilter] | None = may(OR, "or")
    not_: ProgrammeFilter | None = may(NOT, "not")
    id: CodeFilter | None = may(ID)
    source: CodeFilter | None = may(SOURCE)
    as_of: DayFilter | None = may(AS_OF)
    notation: CodeFilter | None = meaning("Programme", "notation")
    title: TextFilter | None = meaning("Programme", "title")


@strawberry.input(description="Which projects. Everything named has to hold.")
class ProjectFilter:
    """See its description."""

    and_: list[ProjectFilter] | None = may(AND, "and")
    or_: list[ProjectFilter] | None = may(OR, "or")
    not_: ProjectFilter | None = may(NOT, "not")
    id: CodeFilter | None = may(ID)
    source: CodeFilter | None = may(SOURCE)
    as_of: DayFilter | None = may(AS_OF)
    acronym: TextFilter | None = meaning("Project", "acronym")
    title: TextFilter | None = meaning("Project", "title")
    start: DayFilter | None = meaning("Project", "start")
    end: DayFilter | None = meaning("Project", "end")
    total_cost: CentsFilter | None = meaning("Project", "total_cost")
    grant_amount: CentsFilter | None = meaning("Project", "grant_amount")
    framework: CodeFilter | None = meaning("Project", "framework")
    topics: TextsFilter | None = meaning("Project", "topics")
    scheme: CodeFilter | None = meaning("Project", "scheme")
    participants: StakeholderListFilter | None = may("Who takes part.")
    programmes: ProgrammeListFilter | None = may("Who pays.")


@strawberry.input(description="Which stakeholders. Everything named has to hold.")
class StakeholderFilter:
    """See its description."""

    and_: list[StakeholderFilter] | None = may(AND, "and")
    or_: list[StakeholderFilter] | None = may(OR, "or")
    not_: StakeholderFilter | None = may(NOT, "not")
    id: CodeFilter | None = may(ID)
    source: CodeFilter | None = may(SOURCE)
    as_of: DayFilter | None = may(AS_OF)
    name: TextFilter | None = meaning("Stakeholder", "name")
    kind: CodeFilter | None = meaning("Stakeholder", "kind")
    country: CodeFilter | None = meaning("Stakeholder", "country")
    nuts: CodeFilter | None = meaning("Stakeholder", "nuts")
    city: TextFilter | None = meaning("Stakeholder", "city")
    size_class: CodeFilter | None = meaning("Stakeholder", "size_class")
    founded: WholeFilter | None = meaning("Stakeholder", "founded")
    website: TextFilter | None = meaning("Stakeholder", "website")
    description: TextFilter | None = meaning("Stakeholder", "description")
    export_stage: CodeFilter | None = meaning("Stakeholder", "export_stage")
    status: CodeFilter | None = meaning("Stakeholder", "status")
    status_since: DayFilter | None = meaning("Stakeholder", "status_since")
    visibility: CodeFilter | None = meaning("Stakeholder", "visibility")
    capacity: WholeFilter | None = meaning("Stakeholder", "capacity")
    seeks: TextFilter | None = meaning("Stakeholder", "seeks")
    chains: ValueChainListFilter | None = may("Value chains it is active in.")
    offers: CapabilityListFilter | None = may("What it can do for others.")
    needs: CapabilityListFilter | None = may("What it looks for.")
    projects: ProjectListFilter | None = may("Projects it took part in.")


SOME = "At least one passes; `{}` means there is one at all."
EVERY = "All pass; true where there are none."
NONE = "None passes; `{}` means there are none at all."


@strawberry.input(description="A test on the value chains linked to something.")
class ValueChainListFilter:
    """See its description."""

    some: ValueChainFilter | None = may(SOME)
    every: ValueChainFilter | None = may(EVERY)
    none: ValueChainFilter | None = may(NONE)


@strawberry.input(description="A test on the capabilities linked to something.")
class CapabilityListFilter:
    """See its description."""

    some: CapabilityFilter | None = may(SOME)
    every: CapabilityFilter | None = may(EVERY)
    none: CapabilityFilter | None = may(NONE)


@strawberry.input(description="A test on the programmes linked to something.")
class ProgrammeListFilter:
    """See its description."""

    some: ProgrammeFilter | None = may(SOME)
    every: ProgrammeFilter | None = may(EVERY)
    none: ProgrammeFilter | None = may(NONE)


@strawberry.input(description="A test on the projects linked to something.")
class ProjectListFilter:
    """See its description."""

    some: ProjectFilter | None = may(SOME)
    every: ProjectFilter | None = may(EVERY)
    none: ProjectFilter | None = may(NONE)


@strawberry.input(description="A test on the stakeholders linked to something.")
class StakeholderListFilter:
    """See its description."""

    some: StakeholderFilter | None = may(SOME)
    every: StakeholderFilter | None = may(EVERY)
    none: StakeholderFilter | None = may(NONE)
