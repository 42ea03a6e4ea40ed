"""The shape of an answer, as data, and the one function that puts rows into it.

Far quicker than an executor, which calls a resolver for each value: a row becomes a dictionary in one step. What a
shape does not cover, such as a value that is null where none may be, is left to the executor (`Uncovered`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from math import isfinite
from operator import itemgetter
from typing import Any, Final

from graph import catalogue
from graph.catalogue import KINDS, Kind, RelationType
from graph.select import Rows
from graph.values import Type
from schema.compiling.conditions import property_name
from schema.compiling.derived import Making, anyhow, derived
from schema.compiling.languages import Languages
from schema.compiling.links import links_of
from schema.compiling.plan import MOST_KEPT, PAGE_INFO, ListPlan, NodePlan, Paged, RootPlan, has_cursor
from schema.compiling.selection import Selected
from schema.compiling.windows import Window

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
    required    names whose values may not be null
    checked     name -> what looks at its value, or turns it into what JSON wants
    derived     name, where in the row what it is made of lies, how it is made for who reads which languages
    objects     name, what takes its row from the row (None if that is its own), shape
    lists       name, where in the row they lie, shape
    """

    keys: tuple[str, ...]
    make: Callable[[Sequence[Row]], list[dict[str, Any]]]
    constants: tuple[tuple[str, str], ...] = ()
    required: tuple[str, ...] = ()
    checked: tuple[tuple[str, Callable[[Any], Any]], ...] = ()
    derived: tuple[tuple[str, Callable[[Row], Row], Callable[[Languages], Making]], ...] = ()
    objects: "tuple[tuple[str, Callable[[Row], Row] | None, Shape], ...]" = ()
    lists: "tuple[tuple[str, int, Shape], ...]" = ()


def shaped(shape: Shape, rows: Sequence[Row], languages: Languages) -> list[dict[str, Any]]:
    """Rows as the objects that the client wants; name by name for all of them, which is quicker than row by row.

    A shape is kept for whoever sends the same document; the languages are those of the one who asks now.
    """
    if len(shape.keys) == len(shape.objects) == 1:  # an edge of which the node alone is wanted
        ((key, take, inner),) = shape.objects
        inner_rows = rows if take is None else list(map(take, rows))
        return [{key: one} for one in shaped(inner, inner_rows, languages)]
    made = shape.make(rows)
    for key, same in shape.constants:
        for one in made:
            one[key] = same
    for key in shape.required:
        if None in map(itemgetter(key), made):
            raise Uncovered
    for key, check in shape.checked:
        for one in made:
            one[key] = check(one[key])
    for key, take, making in shape.derived:
        worked_out = making(languages)
        for one, row in zip(made, rows, strict=True):
            one[key] = worked_out(take(row))
    for key, take, inner in shape.objects:
        inner_rows = rows if take is None else list(map(take, rows))
        for one, below in zip(made, shaped(inner, inner_rows, languages), strict=True):
            one[key] = below
    for key, place, inner in shape.lists:
        _share_out(made, key, [row[place] for row in rows], inner, languages)
    return made


def _share_out(
    made: Sequence[dict[str, Any]], key: str, lists: Sequence[Sequence[Row]], inner: Shape, languages: Languages
) -> None:
    """Shape the lists of all rows at once, and give each row its own."""
    below, begin = shaped(inner, list(chain.from_iterable(lists)), languages), 0
    for one, rows in zip(made, lists, strict=True):
        end = begin + len(rows)
        one[key], begin = below[begin:end], end


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
class Maker:
    """Collects a shape, name by name."""

    places: dict[str, int | None]
    constants: list[tuple[str, str]]
    required: list[str]
    checked: list[tuple[str, Callable[[Any], Any]]]
    derived: list[tuple[str, Callable[[Row], Row], Callable[[Languages], Making]]]
    objects: list[tuple[str, Callable[[Row], Row] | None, Shape]]
    lists: list[tuple[str, int, Shape]]
    offset: int = 0
    width: int | None = None

    @classmethod
    def new(cls, offset: int = 0, width: int | None = None) -> "Maker":
        """`width` is that of the row, where nothing else lies in it."""
        return cls({}, [], [], [], [], [], [], offset, width)

    def value(self, key: str, place: int, check: Callable[[Any], Any] | None = None) -> None:
        """A value of the row."""
        self.places[key] = self.offset + place
        if check:
            self.checked.append((key, check))

    def known(self, key: str, place: int) -> None:
        """A value of the row that may not be null."""
        self.places[key] = self.offset + place
        self.required.append(key)

    def constant(self, one: Selected) -> None:
        """The name of the type, the same for every row."""
        self.places[one.key] = None
        self.constants.append((one.key, one.parent))

    def made_of(self, key: str, places: Sequence[int], making: Callable[[Languages], Making]) -> None:
        """A value that is worked out from several of the row."""
        self.places[key] = None
        self.derived.append((key, _taker(tuple(self.offset + place for place in places)), making))

    def object(self, key: str, take: Callable[[Row], Row] | None, shape: Shape) -> None:
        """An object made from what is taken from the row, or from the row itself."""
        self.places[key] = None
        self.objects.append((key, take, shape))

    def list(self, key: str, place: int, shape: Shape) -> None:
        """Objects made from rows within the row."""
        self.places[key] = None
        self.lists.append((key, place, shape))

    def shape(self) -> Shape:
        """All that was collected."""
        keys, places = tuple(self.places), tuple(self.places.values())
        whole = places == tuple(range(len(keys))) and len(keys) == self.width
        make = _maker(keys, None if whole else _taker(places))
        own = tuple(self.constants), tuple(self.required), tuple(self.checked), tuple(self.derived)
        return Shape(keys, make, *own, tuple(self.objects), tuple(self.lists))


Make = Callable[[Iterable[Row]], list[dict[str, Any]]]

_OF_WIDTH: Final[Mapping[int, Callable[..., list[dict[str, Any]]]]] = {
    1: lambda a, rows: [{a: u} for (u,) in rows],
    2: lambda a, b, rows: [{a: u, b: v} for u, v in rows],
    3: lambda a, b, c, rows: [{a: u, b: v, c: w} for u, v, w in rows],
    4: lambda a, b, c, d, rows: [{a: u, b: v, c: w, d: x} for u, v, w, x in rows],
    5: lambda a, b, c, d, e, rows: [{a: u, b: v, c: w, d: x, e: y} for u, v, w, x, y in rows],
    6: lambda a, b, c, d, e, f, rows: [{a: u, b: v, c: w, d: x, e: y, f: z} for u, v, w, x, y, z in rows],
    7: lambda a, b, c, d, e, f, g, rows: [{a: t, b: u, c: v, d: w, e: x, f: y, g: z} for t, u, v, w, x, y, z in rows],
    8: lambda a, b, c, d, e, f, g, h, rows: [
        {a: s, b: t, c: u, d: v, e: w, f: x, g: y, h: z} for s, t, u, v, w, x, y, z in rows
    ],
}
"""Number of names -> whole rows as objects, in a third of the time that `zip` takes."""


def _maker(keys: tuple[str, ...], take: Callable[[Row], Row] | None) -> Make:
    """What makes objects with these names from rows; `take` picks the values where the row is not just these."""
    of_width = _OF_WIDTH.get(len(keys))
    make: Make = partial(of_width, *keys) if of_width else partial(_zipped, keys)
    return make if take is None else lambda rows: make(map(take, rows))


def _zipped(keys: tuple[str, ...], rows: Iterable[Row]) -> list[dict[str, Any]]:
    return [dict(zip(keys, row)) for row in rows]  # noqa: B905  # `strict` takes half as long again


def _taker(places: tuple[int | None, ...]) -> Callable[[Row], Row]:
    """What takes values from a row; where nothing is to be taken, anything will do."""
    real = [place for place in places if place is not None]
    if not real:
        return lambda row: places
    wanted = [real[0] if place is None else place for place in places]
    return itemgetter(*wanted) if len(wanted) > 1 else itemgetter(slice(wanted[0], wanted[0] + 1))


def properties_shaped(
    made: Maker, entry: Kind | RelationType, fields: Sequence[str], wanted: Sequence[Selected]
) -> Iterator[Selected]:
    """Takes the properties among what is wanted, and gives the rest back."""
    for one in wanted:
        name = property_name(one.name)
        if one.name == "__typename":
            made.constant(one)
        elif worked_out := derived(entry, name, one.arguments):
            made.made_of(one.key, [fields.index(need) for need in worked_out.needs], worked_out.made)
        elif name in REQUIRED and name in fields:
            made.known(one.key, fields.index(name))
        elif name in fields:
            prop = entry.properties.get(name)
            made.value(one.key, fields.index(name), _CHECKS.get(prop.type) if prop else None)
        else:
            made.places[one.key] = None  # keeps the client's order
            yield one


@lru_cache(MOST_KEPT)
def node_shape(plan: NodePlan, kind: str, wanted: Selected, offset: int = 0) -> Shape:
    """The shape of a node; its row begins after so many values of something else."""
    made = Maker.new(offset, None if offset else len(plan.fields) + len(plan.lists))
    lists = {one.key: number for number, one in enumerate(plan.lists)}
    for one in properties_shaped(made, KINDS[kind], plan.fields, wanted.below):
        number = lists[one.key]
        place, below = offset + len(plan.fields) + number, plan.lists[number]
        shape = _list(below, links_of(kind)[property_name(one.name)].kind, one)
        made.object(one.key, itemgetter(place) if below.window is None else _turned(below.window, place), shape)
    return made.shape()


def _list(plan: ListPlan, kind: str, wanted: Selected) -> Shape:
    """A list below a node; its row is the number of all, the rows, and where the page lies if it is in pages."""
    made = Maker.new()
    for one in wanted.below:
        if one.name == "totalCount":
            made.value(one.key, 0, _whole)
        elif one.name == "edges":
            made.list(one.key, 1, _edge(plan, kind, one))
        elif one.name == "pageInfo":
            made.object(one.key, itemgetter(2), _page_info(one))
        else:
            made.constant(one)
    return made.shape()


def _turned(window: Window, place: int) -> Callable[[Row], Row]:
    return lambda row: window.turned(row[place])


def _edge(plan: ListPlan, kind: str, wanted: Selected) -> Shape:
    made = Maker.new()
    fields = plan.branch.edge_fields
    for one in properties_shaped(made, catalogue.link(plan.branch.relation), fields, wanted.below):
        if one.name == "cursor" and plan.window is not None:
            made.made_of(one.key, plan.window.places, anyhow(plan.window.cursor_of))
        else:
            made.object(one.key, None, node_shape(plan.node, kind, one, len(fields)))
    return made.shape()


def root_shape(plan: RootPlan, wanted: Selected) -> Shape:
    """The shape of a root list of nodes."""
    return page_shape(wanted, lambda one: node_shape(plan.node, plan.select.kind, one))


def page_shape(wanted: Selected, node: Callable[[Selected], Shape]) -> Shape:
    """The shape of a page of a root list, whose nodes have the shape made so; its row is the number of all, the rows
    (each in a pair with its cursor where that is wanted), and where the page lies."""
    made = Maker.new()
    for one in wanted.below:
        if one.name == "totalCount":
            made.value(one.key, 0, _whole)
        elif one.name == "edges":
            made.list(one.key, 1, _root_edge(one, node))
        elif one.name == "pageInfo":
            made.object(one.key, itemgetter(2), _page_info(one))
        else:
            made.constant(one)
    return made.shape()


def _root_edge(wanted: Selected, node: Callable[[Selected], Shape]) -> Shape:
    made, paired = Maker.new(), has_cursor(wanted)
    for one in wanted.below:
        if one.name == "cursor":
            made.value(one.key, 0)
        elif one.name == "node":
            made.object(one.key, itemgetter(1) if paired else None, node(one))
        else:
            made.constant(one)
    return made.shape()


def _page_info(wanted: Selected) -> Shape:
    made = Maker.new()
    for one in wanted.below:
        if one.name == "__typename":
            made.constant(one)
        else:
            made.value(one.key, PAGE_INFO.index(property_name(one.name)))
    return made.shape()


def root_row(plan: Paged, wanted: Selected, rows: Rows) -> Row:
    """A store's answer as the row that `page_shape` is for."""
    edges, listed = wanted.child("edges"), rows.rows
    if edges is not None and has_cursor(edges):
        listed = [[plan.cursor(key), row] for key, row in zip(rows.keys, listed, strict=True)]
    return rows.total, listed, plan.page_info(rows) if wanted.child("pageInfo") else None
