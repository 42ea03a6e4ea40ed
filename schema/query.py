"""The root of the GraphQL schema, and how a root field is answered."""

from collections.abc import Iterator
from typing import Annotated, Any, cast

import strawberry
from graphql import GraphQLError
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from graph.catalogue import KINDS
from schema import grouping, lookup, masked, network, suggestions
from schema.alerts import calling, digesting, saving
from schema.answering.documents import ANY, Documents, Taken, anew
from schema.authentication import asker
from schema.barriers import covering, likening, ranking, stepping
from schema.brokering import figures, offering
from schema.compiling.links import DEFAULT_PAGE, MOST_ROWS, ROOTS
from schema.compiling.plan import root_plan
from schema.compiling.selection import selected
from schema.computing import choosing, comparing, evaluating, explaining, fitting, pollination
from schema.detection import deciding, scoring
from schema.mistakes import Mask, note
from schema.mutations.fields import Mutation
from schema.nouns.declaring import list_of, words
from schema.nouns.filters import FILTERS, ORDERS
from schema.nouns.scalars import SCALARS
from schema.nouns.types import ORDER_BY, PAGES, WHERE
from schema.parties import matter
from schema.picturing import fields as picturing
from schema.plan import counting, exporting, printing
from schema.subscribing.topics import Subscription
from schema.support import asking, mapping
from schema.viewer import Viewer
from schema.worklist import contacts, listing, papers

MOST_TOKENS = 2_000

FIRST = strawberry.argument(description=f"How many rows at most, {DEFAULT_PAGE} by default, {MOST_ROWS:,} at most.")
AFTER = strawberry.argument(description="Only rows after this cursor.")
LAST = strawberry.argument(description="How many rows at most, counted from the end of the list.")
BEFORE = strawberry.argument(description="Only rows before this cursor.")


async def ask(info: strawberry.Info, kind: str) -> Any:
    """The answer to a root list: one select tree, one statement."""
    viewer = cast(Viewer, info.context)
    plan = root_plan(kind, selected(info))
    viewer.spend(plan.nodes)
    return plan.connection(await viewer.asked(str(info.path.key), plan))


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
PARTS = (
    asker,
    lookup,
    network,
    picturing,
    suggestions,
    grouping,
    masked,
    saving,
    digesting,
    calling,
    explaining,
    fitting,
    pollination,
    evaluating,
    choosing,
    comparing,
    listing,
    contacts,
    papers,
    mapping,
    asking,
    figures,
    offering,
    matter,
    scoring,
    deciding,
    printing,
    counting,
    exporting,
    covering,
    likening,
    stepping,
    ranking,
)
for _part in PARTS:
    for _name, _field in _part.ROOTS.items():
        setattr(Query, _name, _field)
strawberry.type(Query, description="What can be asked.")


class Schema(strawberry.Schema):
    """A schema that reads each text once, and logs our own mistakes alone."""

    def __init__(self, taken: Taken, **options: Any) -> None:
        super().__init__(Query, **options)
        self.documents = Documents(self._schema, MOST_TOKENS, taken)

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """See `strawberry.Schema`."""
        note(errors)


class Reading(SchemaExtension):
    """Takes the tree and the errors of a text from what is known, instead of parsing and validating it again."""

    def on_parse(self) -> Iterator[None]:
        """See `strawberry.extensions.SchemaExtension`."""
        context = self.execution_context
        document = cast(Schema, context.schema).documents.get(context.query or "")
        if document.tree is None:
            raise anew(document.errors[0])
        context.graphql_document, self.errors = document.tree, list(document.errors)
        yield

    def on_validate(self) -> Iterator[None]:
        """See `strawberry.extensions.SchemaExtension`."""
        self.execution_context.pre_execution_errors = self.errors
        yield


def build_schema(taken: Taken = ANY) -> Schema:
    """The schema with its limits; `taken` are the texts that it answers."""
    return Schema(
        taken,
        mutation=Mutation,
        subscription=Subscription,
        config=StrawberryConfig(default_resolver=_value, scalar_map=SCALARS),
        extensions=[
            Reading,
            Mask,
        ],
    )


def _value(record: Any, name: str) -> object:
    """What a type's plain field reads of its record."""
    return record[name]
