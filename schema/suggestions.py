"""What runs of the matching suggest, as a list of its own."""

import enum
from typing import Annotated, Any, Final, cast

import strawberry

from graph.catalogue import SUGGESTED
from schema.compiling.links import DEFAULT_PAGE, MOST_ROWS
from schema.compiling.selection import selected
from schema.compiling.suggested import ID_OF, id_of, suggestion_plan
from schema.nouns.declaring import field, list_of, made, may
from schema.nouns.filters import FILTERS
from schema.nouns.operators import CodeFilter, RealFilter, WholeFilter
from schema.nouns.types import CURSOR, EDGES, NODES, PAGE, TOTAL, WHERE, Fields, PageInfo, rows_below
from schema.viewer import Viewer

Who = FILTERS["Stakeholder"]
MEANINGS: Final = {name: prop.meaning for name, prop in SUGGESTED.properties.items()}


@strawberry.enum(description="In which order suggestions come.")
class SuggestionRanking(enum.Enum):
    """See its description."""

    STAKEHOLDER = strawberry.enum_value("stakeholder", description="By the stakeholder's id, then by rank.")
    SCORE = strawberry.enum_value("score", description="The highest score first, then by the stakeholder's id.")


@strawberry.input(description="Which suggestions. Everything named has to hold.")
class SuggestionFilter:
    """See its description."""

    stakeholder: Who | None = may("Whom it was suggested to.")  # type: ignore[valid-type]  # made while this runs
    partner: Who | None = may("Who was suggested.")  # type: ignore[valid-type]
    rank: WholeFilter | None = may(MEANINGS["rank"])
    score: RealFilter | None = may(MEANINGS["score"])
    chain_from: CodeFilter | None = may(MEANINGS["chain_from"])
    chain_to: CodeFilter | None = may(MEANINGS["chain_to"])


class Suggestion:
    """See its description."""


class SuggestionEdge:
    """See its description."""


class SuggestionConnection:
    """See its description."""


def _node(kind: str, description: str) -> tuple[Any, Any]:
    def answer(self: Any, info: strawberry.Info) -> Any:
        return rows_below(self, info)

    answer.__annotations__ = {"info": strawberry.Info, "return": NODES[kind]}
    return NODES[kind], strawberry.field(resolver=answer, description=description)


def _id(self: Any) -> strawberry.ID:
    return strawberry.ID(id_of([self[name] for name in ID_OF]))


_fields: Fields = {
    "id": (strawberry.ID, strawberry.field(resolver=_id, description="The ids of its run, stakeholder and partner.")),
    "rank": (int, field(MEANINGS["rank"])),
    "score": (float, field(MEANINGS["score"])),
    "chain_from": (str | None, field(MEANINGS["chain_from"])),
    "chain_to": (str | None, field(MEANINGS["chain_to"])),
    "explanation": (str, field(MEANINGS["explanation"])),
    "stakeholder": _node("Stakeholder", "Whom it was suggested to."),
    "partner": _node("Stakeholder", "Who was suggested."),
    "run": _node("MatchRun", "The run that suggested it."),
}
made(strawberry.type, Suggestion, "A partnership that a run of the matching suggests.", _fields)
made(
    strawberry.type,
    SuggestionEdge,
    "A suggestion in a page.",
    {"cursor": (str, field(CURSOR)), "node": (Suggestion, field("The suggestion."))},
)
made(
    strawberry.type,
    SuggestionConnection,
    "A page of suggestions.",
    {
        "edges": (list_of(SuggestionEdge), field(EDGES)),
        "page_info": (PageInfo, field(PAGE)),
        "total_count": (int, field(TOTAL)),
    },
)

RUN: Final = strawberry.argument(
    description="Id of a run; where none is given, the newest one for the widest audience that you may see."
)
FIRST: Final = strawberry.argument(
    description=f"How many rows at most, {DEFAULT_PAGE} by default, {MOST_ROWS:,} at most."
)
AFTER: Final = strawberry.argument(description="Only rows after this cursor, of the run that it belongs to.")
LAST: Final = strawberry.argument(description="How many rows at most, counted from the end of the list.")
BEFORE: Final = strawberry.argument(description="Only rows before this cursor, of the run that it belongs to.")
ORDER: Final = strawberry.argument(description="In which order; by stakeholder where nothing is said.")


async def suggestions(
    info: strawberry.Info,
    run: Annotated[strawberry.ID | None, RUN] = None,
    first: Annotated[int | None, FIRST] = None,
    after: Annotated[str | None, AFTER] = None,
    last: Annotated[int | None, LAST] = None,
    before: Annotated[str | None, BEFORE] = None,
    where: Annotated[SuggestionFilter | None, WHERE] = None,
    order_by: Annotated[SuggestionRanking | None, ORDER] = None,
) -> SuggestionConnection:
    """A page of suggestions."""
    viewer = cast(Viewer, info.context)
    plan = suggestion_plan(selected(info))
    viewer.spend(plan.nodes)
    return cast(Any, plan.connection(await viewer.asked(str(info.path.key), plan)))


ROOTS: Final[dict[str, Any]] = {
    "suggestions": strawberry.field(
        resolver=suggestions,
        description="What one run suggests, between stakeholders that you may see, have a name and are there.",
    )
}
