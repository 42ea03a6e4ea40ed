"""`planIndicators`: what the plan comes to, each figure with the records that it counts."""

import datetime
from typing import Annotated, Any, Final, cast

import strawberry

from graph.errors import BadInput
from graph.shelves.moments import now
from schema.compiling.links import DEFAULT_PAGE
from schema.lookup import records
from schema.nouns.declaring import field
from schema.nouns.scalars import Cents, Day
from schema.nouns.types import Node
from schema.plan.printing import Chain, Line
from schema.viewer import Viewer
from schema.worklist.listing import brokers_only
from strategy.plan.indicators import INDICATORS, Figure, indicators
from strategy.plan.scope import Scope

MOST: Final = 1_000
First = Annotated[
    int, strawberry.argument(description=f"How many at most, {DEFAULT_PAGE} by default, {MOST:,} at most.")
]
After = Annotated[
    strawberry.ID | None, strawberry.argument(description="Id of a record: only those after it, in the order of ids.")
]


@strawberry.type(description="A record that a figure counts.")
class CountedRecord:
    """See its description."""

    id: strawberry.ID = field("Its id.")
    day: Day | None = field("The day for which it counts, where that is known.")
    value: Cents = field("What it adds to the figure: 1, euro cents or full-time equivalents.")


async def _counted(self: Any, first: First = DEFAULT_PAGE, after: After = None) -> list[CountedRecord]:
    return cast(Any, [{"id": one.id, "day": one.day and one.day.isoformat(), "value": one.value}
                      for one in _page(self["figure"], first, after)])  # fmt: skip


async def _nodes(self: Any, info: strawberry.Info, first: First = DEFAULT_PAGE, after: After = None) -> list[Node]:
    some = [one.id for one in _page(self["figure"], first, after)]
    known = await records(info, some) if some else {}
    return cast(Any, [known[one] for one in some if one in known])


def _page(figure: Figure, first: int, after: str | None) -> list[Any]:
    if not 0 <= first <= MOST:
        raise BadInput(f"first: {first} is not 0 to {MOST:,}")
    return [one for one in figure.records if after is None or one.id > after][:first]


@strawberry.type(description="A figure of the plan. Its records are all it counts: their values add up to it.")
class PlanIndicator:
    """See its description."""

    name: str = field("Which figure.")
    kind: str = field("Kind of the records that it counts.")
    unit: str = field("records, cents or jobs.")
    meaning: str = field("What it counts, and which day of a record has to lie in the period.")
    value: Cents = field("The figure, in its unit.")
    count: int = field("How many records it counts.")
    counted: list[CountedRecord] = strawberry.field(resolver=_counted, description="Those records, by id.")
    nodes: list[Node] = strawberry.field(
        resolver=_nodes, description="Those records as nodes of the graph, by id: whatever can be asked of them."
    )


async def indicators_of(
    info: strawberry.Info,
    line: Line = None,
    chain: Chain = None,
    since: Annotated[Day | None, strawberry.argument(description="First day of the period.")] = None,
    until: Annotated[Day | None, strawberry.argument(description="Last day of the period.")] = None,
    names: Annotated[list[str] | None, strawberry.argument(description="Which figures; all without.")] = None,
) -> list[PlanIndicator]:
    """The figures, as whoever asks may see them."""
    viewer = cast(Viewer, info.context)
    brokers_only(viewer)
    only = names or []
    if unknown := set(only) - {one.name for one in INDICATORS}:
        raise BadInput(
            f"no figure is called {min(unknown)[:80]!r}; there are {', '.join(one.name for one in INDICATORS)}"
        )
    scope = Scope(line, chain, _day(since), _day(until))
    found = await viewer.desk.walked(lambda: indicators(viewer.store, scope, now().date(), viewer.rule, only))
    return cast(Any, [_told(one) for one in found])


def _day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)


def _told(one: Figure) -> dict[str, Any]:
    return {
        "name": one.name,
        "kind": one.kind,
        "unit": one.unit,
        "meaning": one.meaning,
        "value": one.value,
        "count": len(one.records),
        "figure": one,
    }


ROOTS: Final[dict[str, Any]] = {
    "plan_indicators": strawberry.field(
        resolver=indicators_of,
        description="What the plan comes to, for a line, a value chain and a period: every figure opens into the"
        " records that it counts. A chain's partnerships are those with a party that belongs to it. For brokers.",
    )
}
"""Name of the root field -> the field."""
