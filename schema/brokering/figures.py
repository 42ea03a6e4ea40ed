"""The figures of brokering: how far partnerships got, and what came of them."""

from collections.abc import Mapping
from typing import Annotated, Any, Final, cast

import strawberry
from strawberry.utils.str_converters import to_camel_case

from graph.brokering.words import State
from graph.select import Direction, Filter, Quantifier, Through
from schema.compiling.conditions import condition
from schema.compiling.selection import selected
from schema.nouns.declaring import field
from schema.nouns.filters import FILTERS
from schema.nouns.scalars import Cents
from schema.nouns.types import WHERE
from schema.viewer import Viewer
from strategy.outcome.figures import EXPECTED, REALISED, Course, Fruits, course, entries, fruits

WHICH: Final[Any] = FILTERS["Partnership"]


@strawberry.type(description="How many partnerships are in a state, and ever were.")
class StateFigure:
    """See its description."""

    state: str = field("The state.")
    now: int = field("How many are there now.")
    reached: int = field("How many ever were there; a step that was taken back does not count.")
    conversion: float | None = field("The share of all that ever got there, 0 to 1; null where there are none.")


@strawberry.type(description="How often parties declined for a reason.")
class ReasonFigure:
    """See its description."""

    reason: str = field("The declared reason.")
    count: int = field("How often.")


@strawberry.type(description="A sum over outcomes.")
class ValueFigure:
    """See its description."""

    name: str = field("What was asked: the property of an outcome, such as `expectedFirst`.")
    cents: Cents = field("The sum, in euro cents.")
    told: int = field("How many outcomes say so.")


@strawberry.type(description="What brokering came to. What is expected and what was realised are never added up.")
class BrokeringFigures:
    """See its description."""

    begun: int = field("How many partnerships were begun.")
    steps: int = field("How many entries their histories have together.")
    states: list[StateFigure] = field("By state, in the order of a partnership's life.")
    reasons: list[ReasonFigure] = field("Why parties declined, the most frequent first.")
    outcomes: int = field("How many outcomes there are.")
    confirmed: int = field("How many of them a party confirmed.")
    jobs: int = field("Jobs that they made or kept, in full-time equivalents.")
    expected: list[ValueFigure] = field("What was expected, year by year.")
    realised: list[ValueFigure] = field("What was realised, as it was told after 12 and 24 months.")


def _figures(progress: Course, came: Fruits) -> dict[str, Any]:
    reasons = sorted(progress.reasons.items(), key=lambda one: (-one[1], one[0]))
    return {
        "begun": progress.begun,
        "steps": progress.steps,
        "states": [
            {
                "state": state.value,
                "now": progress.now.get(state, 0),
                "reached": progress.reached.get(state, 0),
                "conversion": progress.conversion(state),
            }
            for state in State
        ],
        "reasons": [{"reason": reason, "count": count} for reason, count in reasons],
        "outcomes": came.outcomes,
        "confirmed": came.confirmed,
        "jobs": came.jobs,
        "expected": _sums(came, EXPECTED),
        "realised": _sums(came, REALISED),
    }


def _sums(came: Fruits, names: tuple[str, ...]) -> list[dict[str, Any]]:
    values = {name: came.values[name] for name in names}
    return [{"name": to_camel_case(name), "cents": value.cents, "told": value.told} for name, value in values.items()]


async def brokering(info: strawberry.Info, where: Any = None) -> Any:
    """What brokering came to."""
    viewer = cast(Viewer, info.context)
    some: Filter | None = condition("Partnership", selected(info).arguments.get("where"))
    theirs = Through("OUTCOME_OF", Direction.OUT, Quantifier.SOME, some) if some is not None else None

    def counted() -> dict[str, Any]:
        return _figures(course(entries(viewer.store, some, viewer.rule)), fruits(viewer.store, theirs, viewer.rule))

    return await viewer.desk.walked(counted)


brokering.__annotations__ = {
    "info": strawberry.Info,
    "where": Annotated[WHICH | None, WHERE],
    "return": BrokeringFigures,
}


ROOTS: Final[Mapping[str, Any]] = {
    "brokering": strawberry.field(
        resolver=brokering,
        description="How far partnerships got, and what came of them: of those that may be seen.",
    )
}
"""Name of the root field -> the field."""
