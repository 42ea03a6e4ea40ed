"""The root of the GraphQL schema, and how a root field is answered."""

import logging
from typing import Annotated, Any, cast

import strawberry
from graphql import GraphQLError
from strawberry.extensions import AddValidationRules, MaskErrors, MaxTokensLimiter
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from graph.catalogue import KINDS
from graph.errors import HommelError
from schema import lookup, network
from schema.compiling.links import DEFAULT_PAGE, MOST_ROWS, ROOTS
from schema.compiling.plan import root_plan
from schema.compiling.selection import selected
from schema.limits import Limits
from schema.nouns.declaring import list_of, words
from schema.nouns.filters import FILTERS, ORDERS
from schema.nouns.scalars import SCALARS
from schema.nouns.types import ORDER_BY, PAGES, WHERE
from schema.viewer import Viewer

MOST_TOKENS = 2_000

FIRST = strawberry.argument(description=f"How many rows at most, {DEFAULT_PAGE} by default, {MOST_ROWS:,} at most.")
AFTER = strawberry.argument(description="Only rows after this cursor.")
LAST = strawberry.argument(description="How many rows at most, counted from the end of the list.")
BEFORE = strawberry.argument(description="Only rows before this cursor.")

log = logging.getLogger(__name__)


async def ask(info: strawberry.Info, kind: str) -> Any:
    """The answer to a root list: one select tree, one statement."""
    viewer = cast(Viewer, info.context)
    plan = root_plan(kind, selected(info))
    viewer.spend(plan.nodes)
    return plan.connection(await viewer.rows(str(info.path.key), plan))


def _root(name: str, kind: str) -> Any:
    """A root list: a page at a time."""

    async def answer(
        info: strawberry.Info, first: Any = None, after: Any = None, last: Any = None, before: Any = None,
        where: Any = None, order_by: Any = None,
    ) -> Any:  # fmt: skip
        return await ask(info, kind)

    answer.__annotations__ = {
        "info": strawberry.Info,
        "first": Annotated[int | None, FIRST],
        "after": Annotated[str | None, AFTER],
        "last": Annotated[int | None, LAST],
        "before": Annotated[str | None, BEFORE],
        "where": Annotated[FILTERS[kind] | None, WHERE],
        "order_by": Annotated[list_of(ORDERS[kind]) | None, ORDER_BY],
        "return": PAGES[kind],
    }
    many, title = words(KINDS[kind]).capitalize(), KINDS[kind].title.replace("_", " ")
    meaning = f"{many} that pass a filter, a page at a time; by {title} where no order is asked."
    return strawberry.field(resolver=answer, description=meaning)


class Query:
    """The roots."""


for _name, _kind in ROOTS.items():
    setattr(Query, _name, _root(_name, _kind))
for _name, _field in {**lookup.ROOTS, **network.ROOTS}.items():
    setattr(Query, _name, _field)
strawberry.type(Query, description="What can be asked.")


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
