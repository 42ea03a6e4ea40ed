"""From a selection to one select tree, and from its answer to the records that the GraphQL types read.

A record is a plain dictionary: properties by the catalogue's name, and the list that the client calls `key` below
`below(key)`, so that one list can be asked for twice under different names.
"""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from graph import catalogue
from graph.asking import Key, sort_keys
from graph.catalogue import KINDS, PROVENANCE, Kind, RelationType
from graph.errors import BadInput
from graph.preparing.holes import Values
from graph.select import Branch, Order, Page, RowRule, Rows, Select
from graph.store import Store
from schema.compiling.conditions import both, condition, orders, property_name
from schema.compiling.cursors import cursor, position
from schema.compiling.derived import derived
from schema.compiling.links import DEFAULT_BELOW, DEFAULT_PAGE, MOST_NODES, MOST_ROWS, Link, links_of, root_order
from schema.compiling.selection import Selected
from schema.compiling.windows import Window

PAGE_INFO = ("has_next_page", "has_previous_page", "start_cursor", "end_cursor")

MOST_KEPT = 2_000

Record = dict[str, Any]
Plan = TypeVar("Plan", bound="Paged")


@dataclass(frozen=True, slots=True, eq=False)
class NodePlan:
    """What is read of a node: properties in this order, then lists in this order."""

    fields: tuple[str, ...]
    lists: "tuple[ListPlan, ...]"

    @property
    def width(self) -> int:
        """Most nodes there can be at and below one such node."""
        return 1 + sum(plan.branch.limit * plan.node.width for plan in self.lists)

    def record(self, row: Sequence[Any]) -> Record:
        """A row of the answer as a record."""
        record: Record = dict(zip(self.fields, row, strict=False))
        for plan, found in zip(self.lists, row[len(self.fields) :], strict=True):
            record[below(plan.key)] = plan.connection(found)
        return record


@dataclass(frozen=True, slots=True)
class ListPlan:
    """A list below a node; `window` where it is read in pages."""

    key: str
    branch: Branch
    node: NodePlan
    window: Window | None = None

    def connection(self, found: Sequence[Any]) -> Record:
        """The list as a connection."""
        if self.window is None:
            total, rows = found
            return {"total_count": total, "edges": [self.edge(row) for row in rows]}
        total, rows, info = self.window.turned(found)
        edges = [self.edge(row) | {"cursor": self.window.cursor(row)} for row in rows]
        return {"total_count": total, "edges": edges, "page_info": dict(zip(PAGE_INFO, info, strict=True))}

    def edge(self, row: Sequence[Any]) -> Record:
        """A row of the list: what the relation says, and the node."""
        own = len(self.branch.edge_fields)
        return {**dict(zip(self.branch.edge_fields, row, strict=False)), "node": self.node.record(row[own:])}


class Paged(ABC):
    """A page of a root list: how it is asked for, and how the answer is read."""

    __slots__ = ()

    @property
    @abstractmethod
    def page(self) -> Page:
        """Which rows."""

    @property
    @abstractmethod
    def nodes(self) -> int:
        """Most nodes that the answer can hold."""

    @abstractmethod
    def asked(self, store: Store, rule: RowRule, values: Values | None) -> Awaitable[Rows]:
        """The answer, in one statement; with `values` for its holes where the plan is kept."""

    @abstractmethod
    def cursor(self, key: Sequence[Any]) -> str:
        """Where the row of that key lies."""

    @abstractmethod
    def record(self, row: Sequence[Any]) -> Record:
        """A row of the answer as a record."""

    def connection(self, rows: Rows) -> Record:
        """The answer as a connection."""
        edges = [
            {"cursor": self.cursor(key), "node": self.record(row)}
            for row, key in zip(rows.rows, rows.keys, strict=True)
        ]
        info = dict(zip(PAGE_INFO, self.page_info(rows), strict=True))
        return {"total_count": rows.total, "edges": edges, "page_info": info}

    def page_info(self, rows: Rows) -> tuple[bool, bool, str | None, str | None]:
        """Where the page lies: see `PAGE_INFO`."""
        page, more = self.page, bool(rows.more)
        start, end = (self.cursor(rows.keys[at]) if rows.keys else None for at in (0, -1))
        ahead = more if not page.backwards else page.before is not None
        return ahead, more if page.backwards else page.after is not None, start, end


@dataclass(frozen=True, slots=True)
class RootPlan(Paged):
    """A root list: its select tree, and how to read the answer."""

    select: Select
    node: NodePlan

    @property
    def page(self) -> Page:
        """See `Paged`."""
        return self.select.page

    @property
    def nodes(self) -> int:
        """See `Paged`."""
        return self.page.limit * self.node.width

    def asked(self, store: Store, rule: RowRule, values: Values | None) -> Awaitable[Rows]:
        """See `Paged`."""
        return store.find_soon(self.select, rule, values)

    def cursor(self, key: Sequence[Any]) -> str:
        """See `Paged`."""
        return cursor(self.select.kind, self.select.order, key)

    def record(self, row: Sequence[Any]) -> Record:
        """See `Paged`."""
        return self.node.record(row)


def below(key: str) -> str:
    """Where a record keeps the list that the client calls so; no property is called like it."""
    return f"/{key}"


def root_plan(kind: str, wanted: Selected) -> RootPlan:
    """The one select tree that answers a root list; `BadInput` where it asks for too much."""
    order = orders(wanted.arguments.get("orderBy")) or root_order(kind)
    edges = wanted.child("edges")
    node = node_plan(KINDS[kind], edges and edges.child("node"))
    select = Select(
        kind=kind,
        fields=node.fields,
        branches=tuple(plan.branch for plan in node.lists),
        where=condition(kind, wanted.arguments.get("where")),
        order=order,
        page=page_of(kind, order, wanted),
        count=wanted.child("totalCount") is not None,
    )
    return within_limits(RootPlan(select, node))


def within_limits(plan: Plan) -> Plan:
    """The plan; `BadInput` where it asks for too much."""
    if plan.nodes > MOST_NODES:
        raise BadInput(
            f"this could answer {plan.nodes:,} nodes, and a request may hold {MOST_NODES:,}; ask for fewer with `first`"
        )
    return plan


@lru_cache(MOST_KEPT)  # requests of one document select the same object
def node_plan(kind: Kind, wanted: Selected | None, keys: tuple[str, ...] = ()) -> NodePlan:
    """What is read of a node of which that is selected, and of which these properties sort it."""
    links, lists = links_of(kind.name), wanted.below if wanted else ()
    below = [(links[name], one) for one in lists if (name := property_name(one.name)) in links]
    return NodePlan(_properties(kind, wanted, keys), tuple(_list(link, one) for link, one in below))


def _list(link: Link, wanted: Selected) -> ListPlan:
    edges, kind, relation = wanted.child("edges"), KINDS[link.kind], catalogue.link(link.relation)
    order = orders(wanted.arguments.get("orderBy")) or link.order
    keys = sort_keys(kind, relation, order) if in_pages(wanted) else []
    node = node_plan(kind, edges and edges.child("node"), tuple(key.name for key in keys if not key.edge))
    branch = Branch(
        relation=link.relation,
        direction=link.direction,
        fields=node.fields,
        edge_fields=_properties(relation, edges, tuple(key.name for key in keys if key.edge)),
        branches=tuple(plan.branch for plan in node.lists),
        where=both(link.only, condition(link.kind, wanted.arguments.get("where"))),
        order=order,
        limit=_limit(wanted, "first", DEFAULT_BELOW) if edges else 0,
        count=wanted.child("totalCount") is not None,
    )
    return _windowed(ListPlan(wanted.key, branch, node), keys, wanted) if keys else ListPlan(wanted.key, branch, node)


def in_pages(wanted: Selected) -> bool:
    """Whether a list below a node is asked for in pages, rather than for its first rows alone."""
    edges = wanted.child("edges")
    asked = not wanted.arguments.keys().isdisjoint(("after", "before", "last"))
    return asked or wanted.child("pageInfo") is not None or (edges is not None and has_cursor(edges))


def has_cursor(edges: Selected) -> bool:
    """Whether the rows of a list are wanted with their cursors."""
    return any(one.name == "cursor" for one in edges.below)


def _windowed(plan: ListPlan, keys: Sequence[Key], wanted: Selected) -> ListPlan:
    branch, own = plan.branch, len(plan.branch.edge_fields)
    places = [branch.edge_fields.index(k.name) if k.edge else own + branch.fields.index(k.name) for k in keys]
    name = f"{branch.relation} {branch.direction.value}"
    page = page_of(name, branch.order, wanted, DEFAULT_BELOW)
    window = Window(name, branch.order, page, tuple(keys), tuple(places))
    asked = replace(branch, order=window.store_order, limit=page.limit, after=window.after, ahead=page.ahead)
    return replace(plan, branch=asked, window=window)


def _properties(entry: Kind | RelationType, wanted: Selected | None, keys: Sequence[str]) -> tuple[str, ...]:
    known = {*entry.properties, *PROVENANCE, *(("id",) if isinstance(entry, Kind) else ())}
    return tuple(dict.fromkeys([*(name for name in _names(entry, wanted) if name in known), *keys]))


def _names(entry: Kind | RelationType, wanted: Selected | None) -> Iterator[str]:
    for one in wanted.below if wanted else ():
        name = property_name(one.name)
        made = derived(entry, name, one.arguments)
        yield from made.needs if made else (name,)


def page_of(name: str, order: tuple[Order, ...], wanted: Selected, default: int = DEFAULT_PAGE) -> Page:
    """The page of the list of that name, in that order, that its arguments ask for."""
    given = wanted.arguments
    backwards = "last" in given
    if backwards and "first" in given:
        raise BadInput("`first` and `last` exclude each other: a page is read from one end")
    if ("after" if backwards else "before") in given:
        raise BadInput("`after` goes with `first`, and `before` with `last`")
    limit = _limit(wanted, "last" if backwards else "first", default)
    after, before = (position(name, order, given[end]) if end in given else None for end in ("after", "before"))
    info = wanted.child("pageInfo")
    ahead = info is not None and any(one.name in ("hasNextPage", "hasPreviousPage") for one in info.below)
    return Page(limit, after, before, last=backwards, ahead=ahead)


def _limit(wanted: Selected, name: str, default: int) -> int:
    limit: int = wanted.arguments.get(name, default)
    if not 0 <= limit <= MOST_ROWS:
        raise BadInput(f"`{name}` of `{wanted.key}` is 0 to {MOST_ROWS:,}, not {limit}")
    return limit
