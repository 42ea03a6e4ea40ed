"""The GraphQL types, made from the catalogue and the table of lists.

A type for each kind; an edge and a connection for each list; both read records (see `schema.compiling.plan`).
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final, cast

import strawberry

from graph.catalogue import KINDS, RELATIONS, Kind, RelationType
from graph.values import Type
from schema.compiling.links import DEFAULT_BELOW, ROOTS, Link, links_of
from schema.compiling.plan import KIND, below
from schema.nouns.declaring import field, list_of, made, words
from schema.nouns.filters import FILTERS, ORDERS
from schema.nouns.scalars import Cents, Day

ID: Final = "Stable, readable id, prefixed by its scheme."
SOURCE: Final = "Id of the source that says so."
AS_OF: Final = "Day as of which it was so."
RULE: Final = "The rule it was inferred by; null when a source says it."
EDGES: Final = "The rows, in the order asked for."
TOTAL: Final = "How many there are in all. Costs only when selected."
CURSOR: Final = "Where this row lies in the list, for `after` and `before`."
PAGE: Final = "Where this page lies in the list."
WHERE: Final = strawberry.argument(description="Only those that pass.")
ORDER_BY: Final = strawberry.argument(description="Keys to sort by, the most important first.")
First = Annotated[int, strawberry.argument(description="How many rows at most.")]

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

    @classmethod
    def resolve_type(cls, record: Any, info: Any, interface: Any) -> str:
        """The kind that a record names."""
        return str(record[KIND])


def _is_it(cls: type, record: object, info: object) -> bool:
    """A record is of the type that its place in the answer, or `Node.resolve_type`, says."""
    return True


NODES: Final[Mapping[str, type]] = {name: type(name, (Node,), {"is_type_of": classmethod(_is_it)}) for name in KINDS}
"""Kind -> its type."""

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
    said = {name: (VALUES[prop.type] | None, field(prop.meaning)) for name, prop in entry.properties.items()}
    return {**said, "source": (str, field(SOURCE)), "as_of": (Day | None, field(AS_OF))}


def _list(kind: str, name: str, link: Link) -> Any:
    """A field with arguments, and the types of its rows."""
    edge, connection = type(f"{link.edge}Edge", (), {}), type(f"{link.edge}Connection", (), {})
    relation = RELATIONS[link.relation]
    node = (NODES[link.kind], field(f"The {words(KINDS[link.kind], many=False)}."))
    text = (relation.noun.__doc__ or "").strip()
    made(strawberry.type, edge, text, {"node": node, **_properties(relation), "rule": (str | None, field(RULE))})
    rows: Fields = {"edges": (list_of(edge), field(EDGES)), "total_count": (int, field(TOTAL))}
    made(strawberry.type, connection, f"`{name}` of a {words(KINDS[kind], many=False)}.", rows)

    def answer(
        self: object, info: strawberry.Info, first: int = DEFAULT_BELOW, where: Any = None, order_by: Any = None
    ) -> Any:
        return rows_below(self, info)

    answer.__annotations__ = {
        "info": strawberry.Info,
        "first": First,
        "where": Annotated[FILTERS[link.kind] | None, WHERE],
        "order_by": Annotated[list_of(ORDERS[link.kind]) | None, ORDER_BY],
        "return": connection,
    }
    return strawberry.field(resolver=answer, description=link.meaning)


def _page(kind: Kind) -> type:
    """The connection of a root list."""
    one = words(kind, many=False)
    edge, connection = type(f"{kind.name}Edge", (), {}), type(f"{kind.name}Connection", (), {})
    row: Fields = {"cursor": (str, field(CURSOR)), "node": (NODES[kind.name], field(f"The {one}."))}
    made(strawberry.type, edge, f"A {one} in a page.", row)
    rows: Fields = {
        "edges": (list_of(edge), field(EDGES)),
        "page_info": (PageInfo, field(PAGE)),
        "total_count": (int, field(TOTAL)),
    }
    made(strawberry.type, connection, f"A page of {words(kind)}.", rows)
    return connection


for _kind in KINDS.values():
    for _name, _link in links_of(_kind.name).items():
        setattr(NODES[_kind.name], _name, _list(_kind.name, _name, _link))
    _own: Fields = {"id": (strawberry.ID, field(ID)), **_properties(_kind)}
    made(strawberry.type, NODES[_kind.name], (_kind.noun.__doc__ or "").strip(), _own)

PAGES: Final[Mapping[str, type]] = {kind: _page(KINDS[kind]) for kind in ROOTS.values()}
"""Kind -> the connection of its root list."""
