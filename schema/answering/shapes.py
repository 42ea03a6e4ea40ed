"""The shape of an answer, as data, and the one function that puts rows into it.

Far quicker than an executor, which calls a resolver for each value: a row becomes a dictionary in one step. What a
shape does not cover, such as a value that is null where none may be, is left to the executor (`Uncovered`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from math import isfinite
from operator import itemgetter
from typing import Any, Final

from graph.catalogue import KINDS, RELATIONS, Kind, RelationType
from graph.select import Rows
from graph.values import Type
from schema.compiling.conditions import property_name
from schema.compiling.links import links_of
from schema.compiling.plan import PAGE_INFO, ListPlan, NodePlan, RootPlan
from schema.compiling.selection import Selected

BIGGEST_INT: Final = 2**31 - 1
REQUIRED: Final = frozenset({"id", "source"})

Row = Sequence[Any]


class Uncovered(Exception):
    """A value that its type does not allow."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How an object is made from a row.

    keys        its names, in the client's order
    make        rows as objects with these names; a place holder where one of the others sets the value
    constants   name -> what is the same for every row
    checked     name -> what looks at its value, or turns it into what JSON wants
    objects     name, where in the row it lies, shape
    lists       name, where in the row they lie, shape
    """

    keys: tuple[str, ...]
    make: Callable[[Sequence[Row]], list[dict[str, Any]]]
    constants: tuple[tuple[str, str], ...] = ()
    checked: tuple[tuple[str, Callable[[Any], Any]], ...] = ()
    objects: "tuple[tuple[str, int | None, Shape], ...]" = ()
    lists: "tuple[tuple[str, int, Shape], ...]" = ()


def shaped(shape: Shape, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Rows as the objects that the client wants; name by name for all of them, which is quicker than row by row."""
    if len(shape.keys) == len(shape.objects) == 1:  # an edge of which the node alone is wanted
        ((key, place, inner),) = shape.objects
        return [{key: one} for one in shaped(inner, rows if place is None else [row[place] for row in rows])]
    made = shape.make(rows)
    for key, same in shape.constants:
        for one in made:
            one[key] = same
    for key, check in shape.checked:
        for one in made:
            one[key] = check(one[key])
    for key, place, inner in shape.objects:
        for one, below in zip(
            made, shaped(inner, rows if place is None else [row[place] for row in rows]), strict=True
        ):
            one[key] = below
    for key, place, inner in shape.lists:
        for one, row in zip(made, rows, strict=True):
            one[key] = shaped(inner, row[place])
    return made


def _required(value: Any) -> Any:
    if value is None:
        raise Uncovered
    return value


def _whole(value: Any) -> Any:
    if value is not None and abs(value) > BIGGEST_INT:
        raise Uncovered
    return value


def _real(value: Any) -> Any:
    if value is None:
        return None
    if not isfinite(value):
        raise Uncovered
    return float(value)


def _flag(value: Any) -> Any:
    return None if value is None else bool(value)


_CHECKS: Final[Mapping[Type, Callable[[Any], Any]]] = {Type.WHOLE: _whole, Type.REAL: _real, Type.FLAG: _flag}


@dataclass(slots=True)
class _Maker:
    """Collects a shape, name by name."""

    places: dict[str, int | None]
    constants: list[tuple[str, str]]
    checked: list[tuple[str, Callable[[Any], Any]]]
    objects: list[tuple[str, int | None, Shape]]
    lists: list[tuple[str, int, Shape]]
    offset: int = 0
    width: int | None = None

    @classmethod
    def new(cls, offset: int = 0, width: int | None = None) -> "_Maker":
        """`width` is that of the row, where nothing else lies in it."""
        return cls({}, [], [], [], [], offset, width)

    def value(self, key: str, place: int, check: Callable[[Any], Any] | None = None) -> None:
        self.places[key] = self.offset + place
        if check:
            self.checked.append((key, check))

    def constant(self, one: Selected) -> None:
        self.places[one.key] = None
        self.constants.append((one.key, one.parent))

    def object(self, key: str, place: int | None, shape: Shape) -> None:
        self.places[key] = None
        self.objects.append((key, place, shape))

    def list(self, key: str, place: int, shape: Shape) -> None:
        self.places[key] = None
        self.lists.append((key, place, shape))

    def shape(self) -> Shape:
        keys, places = tuple(self.places), tuple(self.places.values())
        whole = self.width in _WHOLE and places == tuple(range(len(keys))) and len(keys) == self.width
        make = partial(_WHOLE[len(keys)], *keys) if whole else _zipped(keys, _taker(places))
        own = tuple(self.constants), tuple(self.checked)
        return Shape(keys, make, *own, tuple(self.objects), tuple(self.lists))


_WHOLE: Final[Mapping[int, Callable[..., list[dict[str, Any]]]]] = {
    1: lambda a, rows: [{a: u} for (u,) in rows],
    2: lambda a, b, rows: [{a: u, b: v} for u, v in rows],
    3: lambda a, b, c, rows: [{a: u, b: v, c: w} for u, v, w in rows],
    4: lambda a, b, c, d, rows: [{a: u, b: v, c: w, d: x} for u, v, w, x in rows],
    5: lambda a, b, c, d, e, rows: [{a: u, b: v, c: w, d: x, e: y} for u, v, w, x, y in rows],
    6: lambda a, b, c, d, e, f, rows: [{a: u, b: v, c: w, d: x, e: y, f: z} for u, v, w, x, y, z in rows],
}
"""Number of names -> whole rows as objects, in a third of the time that `zip` takes."""


def _zipped(keys: tuple[str, ...], take: Callable[[Row], Row]) -> Callable[[Sequence[Row]], list[dict[str, Any]]]:
    return lambda rows: [dict(zip(keys, take(row))) for row in rows]  # noqa: B905  # `strict` takes half as long again


def _taker(places: tuple[int | None, ...]) -> Callable[[Row], Row]:
    """What takes values from a row; where nothing is to be taken, anything will do."""
    real = [place for place in places if place is not None]
    if not real:
        return lambda row: places
    wanted = [real[0] if place is None else place for place in places]
    return itemgetter(*wanted) if len(wanted) > 1 else itemgetter(slice(wanted[0], wanted[0] + 1))


def _properties(
    made: _Maker, entry: Kind | RelationType, fields: Sequence[str], wanted: Sequence[Selected]
) -> Iterator[Selected]:
    """Takes the properties among what is wanted, and gives the rest back."""
    for one in wanted:
        name = property_name(one.name)
        if one.name == "__typename":
            made.constant(one)
        elif name in fields:
            prop = entry.properties.get(name)
            made.value(one.key, fields.index(name), _CHECKS.get(prop.type) if prop else _CHECK_OF.get(name))
        else:
            made.places[one.key] = None  # keeps the client's order
            yield one


_CHECK_OF: Final = dict.fromkeys(REQUIRED, _required)


def node_shape(plan: NodePlan, kind: str, wanted: Selected, offset: int = 0) -> Shape:
    """The shape of a node; its row begins after so many values of something else."""
    made = _Maker.new(offset, None if offset else len(plan.fields) + len(plan.lists))
    lists = {one.key: number for number, one in enumerate(plan.lists)}
    for one in _properties(made, KINDS[kind], plan.fields, wanted.below):
        number = lists[one.key]
        place = offset + len(plan.fields) + number
        made.object(one.key, place, _list(plan.lists[number], links_of(kind)[property_name(one.name)].kind, one))
    return made.shape()


def _list(plan: ListPlan, kind: str, wanted: Selected) -> Shape:
    """A list below a node; its row is the number of all, and the rows."""
    made = _Maker.new()
    for one in wanted.below:
        if one.name == "totalCount":
            made.value(one.key, 0, _whole)
        elif one.name == "edges":
            made.list(one.key, 1, _edge(plan, kind, one))
        else:
            made.constant(one)
    return made.shape()


def _edge(plan: ListPlan, kind: str, wanted: Selected) -> Shape:
    made = _Maker.new()
    fields = plan.branch.edge_fields
    for one in _properties(made, RELATIONS[plan.branch.relation], fields, wanted.below):
        made.object(one.key, None, node_shape(plan.node, kind, one, len(fields)))
    return made.shape()


def root_shape(plan: RootPlan, wanted: Selected) -> Shape:
    """The shape of a root list; its row is the number of all, pairs of a cursor and a row, and where the page lies."""
    made = _Maker.new()
    for one in wanted.below:
        if one.name == "totalCount":
            made.value(one.key, 0, _whole)
        elif one.name == "edges":
            made.list(one.key, 1, _root_edge(plan, one))
        elif one.name == "pageInfo":
            made.object(one.key, 2, _page_info(one))
        else:
            made.constant(one)
    return made.shape()


def _root_edge(plan: RootPlan, wanted: Selected) -> Shape:
    made = _Maker.new()
    for one in wanted.below:
        if one.name == "cursor":
            made.value(one.key, 0)
        elif one.name == "node":
            made.object(one.key, 1, node_shape(plan.node, plan.select.kind, one))
        else:
            made.constant(one)
    return made.shape()


def _page_info(wanted: Selected) -> Shape:
    made = _Maker.new()
    for one in wanted.below:
        if one.name == "__typename":
            made.constant(one)
        else:
            made.value(one.key, PAGE_INFO.index(property_name(one.name)))
    return made.shape()


def root_row(plan: RootPlan, wanted: Selected, rows: Rows) -> Row:
    """A store's answer as the row that `root_shape` is for."""
    edges = wanted.child("edges")
    cursors: Iterable[str | None] = repeat(None, len(rows.rows))  # keys are worked out when they are read
    if edges is not None and any(one.name == "cursor" for one in edges.below):
        cursors = map(plan.cursor, rows.keys)
    pairs = list(zip(cursors, rows.rows, strict=True))
    return rows.total, pairs, plan.page_info(rows) if wanted.child("pageInfo") else None
