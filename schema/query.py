"""The root of the GraphQL schema, and how a root field is answered."""

import logging
from dataclasses import dataclass
from typing import Annotated, Any, cast

import strawberry
from graphql import GraphQLError
from strawberry.extensions import AddValidationRules, MaskErrors, MaxTokensLimiter
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from graph.errors import BadInput, HommelError
from graph.select import RowRule
from graph.store import Store
from schema.declaring import answers
from schema.filters import StakeholderOrder
from schema.kinds import StakeholderFilter
from schema.limits import Limits
from schema.links import DEFAULT_PAGE, MOST_NODES, MOST_ROWS
from schema.plan import root_plan
from schema.scalars import SCALARS
from schema.selection import selected
from schema.types import ORDER_BY, WHERE, StakeholderConnection

MOST_TOKENS = 2_000

FIRST = strawberry.argument(description=f"How many rows at most, {DEFAULT_PAGE} by default, {MOST_ROWS:,} at most.")
AFTER = strawberry.argument(description="Only rows after this cursor.")
LAST = strawberry.argument(description="How many rows at most, counted from the end of the list.")
BEFORE = strawberry.argument(description="Only rows before this cursor.")

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Viewer:
    """Who asks in one request: the store to ask, what may be seen, and how many nodes are asked for so far."""

    store: Store
    rule: RowRule
    nodes: int = 0

    def spend(self, nodes: int) -> None:
        """Count what a root field asks for; `BadInput` when the request asks for too much in all."""
        self.nodes += nodes
        if self.nodes > MOST_NODES:
            raise BadInput(
                f"this request could answer {self.nodes:,} nodes, and it may hold {MOST_NODES:,};"
                " ask for fewer with `first`, or in several requests"
            )


async def ask(info: strawberry.Info, kind: str) -> Any:
    """The answer to a root list: one select tree, one statement."""
    viewer = cast(Viewer, info.context)
    plan = root_plan(kind, selected(info))
    viewer.spend(plan.nodes)
    return plan.connection(await viewer.store.find_soon(plan.select, viewer.rule))


@strawberry.type(description="What can be asked.")
class Query:
    """See its description."""

    @answers("Stakeholders that pass a filter, a page at a time; by name where no order is asked.")
    async def stakeholders(
        self,
        info: strawberry.Info,
        first: Annotated[int | None, FIRST] = None,
        after: Annotated[str | None, AFTER] = None,
        last: Annotated[int | None, LAST] = None,
        before: Annotated[str | None, BEFORE] = None,
        where: Annotated[StakeholderFilter | None, WHERE] = None,
        order_by: Annotated[list[StakeholderOrder] | None, ORDER_BY] = None,
    ) -> StakeholderConnection:
        """See its description."""
        return cast(StakeholderConnection, await ask(info, "Stakeholder"))


def unexpected(error: GraphQLError) -> bool:
    """Our bugs, which are hidden; the client's own mistakes and domain errors are shown."""
    return error.original_error is not None and not isinstance(error.original_error, (HommelError, GraphQLError))


class Schema(strawberry.Schema):
    """A schema that logs our own mistakes alone."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """See `strawberry.Schema`."""
        for error in filter(unexpected, errors):
            log.error("a request failed", exc_info=error.original_error)


def build_schema() -> Schema:
    """The schema with its limits."""
    return Schema(
        Query,
        config=StrawberryConfig(default_resolver=_value, scalar_map=SCALARS),
        extensions=[
            lambda: MaxTokensLimiter(max_token_count=MOST_TOKENS),
            lambda: AddValidationRules([Limits]),
            lambda: MaskErrors(should_mask_error=unexpected, error_message="something went wrong on our side"),
        ],
    )


def _value(record: Any, name: str) -> object:
    """What a type's plain field reads of its record."""
    return record[name]
