"""The GraphQL types, made from the catalogue and the table of lists.

A type for each kind; an edge and a connection for each list; both read records (see `schema.compiling.plan`).
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Final, cast

import strawberry

from graph import catalogue
from graph.catalogue import KINDS, SUGGESTED, Kind, RelationType
from graph.values import Type
from schema.compiling.derived import ETAG, LABEL, LANGUAGE, derived
from schema.compiling.links import DEFAULT_BELOW, ROOTS, Link, links_of
from schema.compiling.lookups import KIND
from schema.compiling.plan import Record, below
from schema.nouns.choices import Language
from schema.nouns.declaring import field, list_of, made, words
from schema.nouns.filters import FILTERS, ORDERS
from schema.nouns.scalars import Cents, Day
from schema.viewer import Viewer

ID: Final = "Stable, readable id, prefixed by its scheme."
SOURCE: Final = "Id of the source that says so."
AS_OF: Final = "Day as of which it was so."
CHANGES: Final = (
    "Changes with anything that is shown of it. A mutation that is given it refuses to undo a later change."
)
CALLED: Final = (
    "What it is called, in the language asked for, else in the best of the request's `Accept-Language`. Where there is"
    " no such label: in another language, English before Dutch before French; else its notation, if it has one."
)
RULE: Final = "The rule it was inferred by; null when a source says it."
EDGES: Final = "The rows, in the order asked for."
TOTAL: Final = "How many there are in all. Costs only when selected."
CURSOR: Final = "Where this row lies in the list, for `after` and `before`."
PAGE: Final = "Where this page lies in the list."
WHERE: Final = strawberry.argument(description="Only those that pass.")
IN_LANGUAGE: Final = strawberry.argument(description="In this language, whatever `Accept-Language` says.")
ORDER_BY: Final = strawberry.argument(description="Keys to sort by, the most important first.")
First = Annotated[
    int | None,
    strawberry.argument(description=f"How many rows from the beginning; {DEFAULT_BELOW} where nothing is asked for."),
]
After = Annotated[str | None, strawberry.argument(description="Only rows after this cursor.")]
Last = Annotated[int | None, strawberry.argument(description="How many rows from the end, instead of `first`.")]
Before = Annotated[str | None, strawberry.argument(description="Only rows before this cursor.")]

VALUES: Final[Mapping[Type, Any]] = {
    Type.CODE: str,
    Type.TEXT: str,
    Type.TEXTS: list[str],
    Type.WHOLE: int,
    Type.CENTS: Cents,
    Type.REAL: float,
    Type.DAY: Day,
    Type.FLAG: bool,
}


@strawberry.interface(description="Anything with an id.")
class Node:
    """See its description."""

    id: strawberry.ID = field(ID)
    source: str = field(SOURCE)
    as_of: Day | None = field(AS_OF)
    etag: str = field(CHANGES)

    @classmethod
    def resolve_type(cls, record: Any, info: Any, interface: Any) -> str:
        """The kind that a record names."""
        return str(record[KIND])


def _is_it(cls: type, record: object, info: object) -> bool:
    """A record is of the type that its place in the answer, or `Node.resolve_type`, says."""
    return True


NODES: Final[Mapping[str, type]] = {name: type(name, (Node,), {"is_type_of": classmethod(_is_it)}) for name in KINDS}
"""Kind -> its type."""

NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})

Fields = dict[str, tuple[Any, Any]]


@strawberry.type(description="Where a page lies in its list.")
class PageInfo:
    """See its description."""

    has_next_page: bool = field("Whether there are rows after this page.")
    has_previous_page: bool = field("Whether there are rows before this page.")
    start_cursor: str | None = field("Cursor of the first row; null on an empty page.")
    end_cursor: str | None = field("Cursor of the last row; null on an empty page.")


def rows_below(record: object, info: strawberry.Info) -> Any:
    """The list of a record that the client calls by the name in its request."""
    return cast(dict[str, object], record)[below(str(info.path.key))]


def _properties(entry: Kind | RelationType) -> Fields:
    said: Fields = {name: (VALUES[prop.type] | None, field(prop.meaning)) for name, prop in entry.properties.items()}
    if entry is SUGGESTED:
        return said
    return {
        **said,
        "source": (str, field(SOURCE)),
        "as_of": (Day | None, field(AS_OF)),
        ETAG: (str, strawberry.field(resolver=_etag(entry), description=CHANGES)),
    }


def _etag(entry: Kind | RelationType) -> Callable[..., str]:
    def answer(self: Any, info: strawberry.Info) -> str:
        return cast(str, _worked_out(entry, ETAG, self, info))

    return answer


def _label(entry: Kind) -> Fields:
    if not entry.labels:
        return {}

    def answer(
        self: Any, info: strawberry.Info, language: Annotated[Language | None, IN_LANGUAGE] = None
    ) -> str | None:
        return cast(str | None, _worked_out(entry, LABEL, self, info, {LANGUAGE: language}))

    return {LABEL: (str | None, strawberry.field(resolver=answer, description=CALLED))}


def _worked_out(
    entry: Kind | RelationType, name: str, record: Record, info: strawberry.Info, given: Mapping[str, Any] = NOTHING
) -> Any:
    """What is made under that name of a record, for who asks."""
    made = derived(entry, name, given)
    assert made is not None, "only such fields are resolved here"
    return made.of(record, cast(Viewer, info.context).languages)


def _list(kind: str, name: str, link: Link) -> Any:
    """A field with arguments, and the types of its rows."""
    edge, connection = type(f"{link.edge}Edge", (), {}), type(f"{link.edge}Connection", (), {})
    relation = catalogue.link(link.relation)
    node = (NODES[link.kind], field(f"The {words(KINDS[link.kind], many=False)}."))
    text = (relation.noun.__doc__ or "").strip()
    rule: Fields = {} if relation is SUGGESTED else {"rule": (str | None, field(RULE))}
    made(strawberry.type, edge, text, {"cursor": (str, field(CURSOR)), "node": node, **_properties(relation), **rule})
    rows = _connection(edge)
    made(strawberry.type, connection, f"`{name}` of a {words(KINDS[kind], many=False)}.", rows)

    def answer(
        self: object, info: strawberry.Info, first: int | None = None, after: str | None = None,
        last: int | None = None, before: str | None = None, where: Any = None, order_by: Any = None,
    ) -> Any:  # fmt: skip
        return rows_below(self, info)

    answer.__annotations__ = {
        "info": strawberry.Info,
        "first": First,
        "after": After,
        "last": Last,
        "before": Before,
        "where": Annotated[FILTERS[link.kind] | None, WHERE],
        "order_by": Annotated[list_of(ORDERS[link.kind]) | None, ORDER_BY],
        "return": connection,
    }
    return strawberry.field(resolver=answer, description=link.meaning)


def _connection(edge: type) -> Fields:
    return {
        "edges": (list_of(edge), field(EDGES)),
        "page_info": (PageInfo, field(PAGE)),
        "total_count": (int, field(TOTAL)),
    }


def _page(kind: Kind) -> type:
    """The connection of a root list."""
    one = words(kind, many=False)
    edge, connection = type(f"{kind.name}Edge", (), {}), type(f"{kind.name}Connection", (), {})
    row: Fields = {"cursor": (str, field(CURSOR)), "node": (NODES[kind.name], field(f"The {one}."))}
    made(strawberry.type, edge, f"A {one} in a page.", row)
    made(strawberry.type, connection, f"A page of {words(kind)}.", _connection(edge))
    return connection


for _kind in KINDS.values():
    for _name, _link in links_of(_kind.name).items():
        setattr(NODES[_kind.name], _name, _list(_kind.name, _name, _link))
    _own: Fields = {"id": (strawberry.ID, field(ID)), **_label(_kind), **_properties(_kind)}
    made(strawberry.type, NODES[_kind.name], (_kind.noun.__doc__ or "").strip(), _own)

PAGES: Final[Mapping[str, type]] = {kind: _page(KINDS[kind]) for kind in ROOTS.values()}
"""Kind -> the connection of its root list."""
