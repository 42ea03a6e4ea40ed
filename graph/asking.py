"""What every store checks of a question before it compiles it: names, types, limits, cursors."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from sys import float_info

from graph import catalogue
from graph.catalogue import SUGGESTED, Kind, RelationType
from graph.errors import BadInput
from graph.preparing.holes import Hole
from graph.records import BIGGEST_WHOLE, CHECKS
from graph.select import And, Direction, Filter, Op, Order, Ranking, Suggested, Test, Value
from graph.store import Hit
from graph.values import Type

DEEPEST_TREE = 12
DEEPEST_FILTER = 20
MOST_TESTS = 500  # SQLite takes no deeper expression than 1,000
MOST_ROWS = 10_000
NUMBERS = frozenset({Type.WHOLE, Type.CENTS, Type.REAL, Type.FLAG})

_ORDERED = frozenset({Op.LT, Op.LE, Op.GT, Op.GE})
_PROVENANCE = {"id": Type.CODE, "source": Type.CODE, "as_of": Type.DAY, "rule": Type.CODE}


def property_type(entry: Kind | RelationType, name: str) -> Type:
    """The type of a property, id or provenance; `BadInput` names the known ones otherwise."""
    if name in entry.properties:
        return entry.properties[name].type
    if name in _PROVENANCE and not (name == "id" and isinstance(entry, RelationType)):
        return _PROVENANCE[name]
    raise BadInput(f"{entry.name} has no property {name!r}; it has {', '.join(entry.properties) or 'none'}")


def is_title(entry: Kind | RelationType, name: str) -> bool:
    """Whether the property is what people call such a node, which sorts by its stored sort key."""
    return isinstance(entry, Kind) and name == entry.title


def is_folded(entry: Kind | RelationType, name: str) -> bool:
    """Whether parts of the property are looked for folded, in the sort key."""
    return is_title(entry, name) and entry.properties[name].type is Type.TEXT


def across(entry: Kind | RelationType, relation: RelationType, direction: Direction) -> Kind:
    """The kind at the other end of a relation; `BadInput` if it does not go that way of this one."""
    here, there = (relation.start, relation.end) if direction is Direction.OUT else (relation.end, relation.start)
    if entry.name != here:
        raise BadInput(f"{relation.name} does not go {direction.value} of {entry.name}")
    return catalogue.KINDS[there]


def value_asked(entry: Kind | RelationType, test: Test) -> "Value | list[Value] | Hole":
    """The value to compare with, as it is stored, so that equal means equal; `BadInput` for a test without meaning."""
    if isinstance(test.value, Hole):
        return test.value.then(lambda value: _value(entry, test, value))
    return _value(entry, test, test.value)


def _value(entry: Kind | RelationType, test: Test, given: "Value | tuple[Value, ...]") -> "Value | list[Value]":
    kind_of_value = property_type(entry, test.name)
    match test.op:
        case Op.KNOWN:
            return bool(given)
        case Op.IN:
            if kind_of_value is Type.TEXTS:
                raise BadInput(f"{entry.name}.{test.name} is a list; ask it with `has`")
            wanted = given if isinstance(given, tuple) else (given,)
            return [_checked(entry, test, kind_of_value, value) for value in wanted]
        case Op.HAS:
            if kind_of_value is not Type.TEXTS:
                raise BadInput(f"{entry.name}.{test.name} is not a list; `has` asks lists")
            return _checked(entry, test, Type.TEXT, given)
        case Op.STARTS | Op.CONTAINS:
            if kind_of_value not in (Type.TEXT, Type.CODE):
                raise BadInput(f"{entry.name}.{test.name} is not text; `{test.op.value}` asks text")
            return _checked(entry, test, Type.TEXT, given)
        case _:
            return _compared(entry, test, kind_of_value, given)


def _compared(entry: Kind | RelationType, test: Test, kind_of_value: Type, given: "Value | tuple[Value, ...]") -> Value:
    if kind_of_value is Type.TEXTS:
        raise BadInput(f"{entry.name}.{test.name} is a list; ask it with `has` or `known`")
    if test.op in _ORDERED and kind_of_value in (Type.TEXT, Type.FLAG):
        raise BadInput(f"{entry.name}.{test.name} has no order; ask it with `eq`, `in`, `starts` or `contains`")
    return _checked(entry, test, kind_of_value, given)


def _checked(entry: Kind | RelationType, test: Test, kind_of_value: Type, value: "Value | tuple[Value, ...]") -> Value:
    try:
        if kind_of_value is Type.DAY:
            kind_of_value = Type.CODE  # days are compared as ISO text
        checked = CHECKS[kind_of_value](value)
    except ValueError as why:
        raise BadInput(f"filter on {entry.name}.{test.name}: {why}") from None
    if isinstance(checked, int) and abs(checked) > BIGGEST_WHOLE:
        raise BadInput(f"filter on {entry.name}.{test.name}: {checked} does not fit in 64 bits")
    assert isinstance(checked, (str, int, float))
    return checked


@dataclass(frozen=True, slots=True)
class Key:
    """One key to sort by: a property of the node or, with `edge`, of the relation. The id is always the last."""

    name: str
    type: Type
    descending: bool
    edge: bool = False
    title: bool = False

    @property
    def known(self) -> bool:
        """Whether every record has it."""
        return self.title or self.is_id

    @property
    def is_id(self) -> bool:
        """Whether it is the node's id."""
        return self.name == "id" and not self.edge

    @property
    def number(self) -> bool:
        """Whether its values are numbers rather than text."""
        return self.type in NUMBERS and not self.title

    def fits(self, value: Value) -> bool:
        """Whether a cursor may hold that value for it."""
        if value is None:
            return not self.known
        if not self.number:
            return isinstance(value, str)
        return isinstance(value, (int, float)) and abs(value) <= float_info.max


def sort_keys(kind: Kind, relation: RelationType | None, order: tuple[Order, ...]) -> list[Key]:
    """The keys that an order sorts by, the id last, which leaves no tie; `BadInput` if there is no order."""
    keys = [_sort_key(kind, relation, wanted) for wanted in order]
    last = Key("id", Type.CODE, bool(order) and order[-1].descending)
    return [*takewhile(lambda key: not key.is_id, keys), next((key for key in keys if key.is_id), last)]


def _sort_key(kind: Kind, relation: RelationType | None, order: Order) -> Key:
    entry = relation if order.edge else kind
    if entry is None:
        raise BadInput("only a branch can be sorted by a property of its relation")
    kind_of_value = property_type(entry, order.name)
    title = is_title(entry, order.name)
    if kind_of_value in (Type.TEXT, Type.TEXTS) and not title:
        raise BadInput(f"{entry.name}.{order.name} is free text, which has no order all stores agree on")
    return Key(order.name, kind_of_value, order.descending, order.edge, title)


KEYS: Mapping[Ranking, tuple[Key, ...]] = {
    Ranking.STAKEHOLDER: (Key("stakeholder_id", Type.CODE, False), Key("rank", Type.WHOLE, False)),
    Ranking.SCORE: (
        Key("score", Type.REAL, True),
        Key("stakeholder_id", Type.CODE, False),
        Key("rank", Type.WHOLE, False),
    ),
}
"""What suggestions of a run are sorted by. Every suggestion has them."""


Ids = tuple["Value | Hole", ...] | Hole


@dataclass(frozen=True, slots=True)
class Found:
    """A question about suggestions, looked through.

    run          the run it is about, None for the newest
    bounds       keys after which, and before which, the page lies
    pinned       `stakeholder_id` and `partner_id` -> the ids that it may have, where the filter names them; a hole
                 for all of them
    """

    run: str | None
    bounds: tuple[tuple[Value, ...] | None, tuple[Value, ...] | None]
    pinned: Mapping[str, Ids]


def look_through(wanted: Suggested) -> Found:
    """`BadInput` for what cannot be asked of suggestions. A cursor is of one run, which it goes on with."""
    check_limit(wanted.page.limit)
    run, bounds = wanted.run, []
    for bound in (wanted.page.after, wanted.page.before):
        if bound is not None:
            check_bound([Key("id", Type.CODE, False), *KEYS[wanted.ranking]], bound)
            if None in bound or (run is not None and run != bound[0]):
                raise BadInput("the cursor belongs to another run; start again from the first page")
            run = str(bound[0])
        bounds.append(None if bound is None else bound[1:])
    asked = {"stakeholder_id": wanted.stakeholder, "partner_id": wanted.partner}
    pinned = {name: ids for name, where in asked.items() if (ids := _ids_named(where)) is not None}
    return Found(run, (bounds[0], bounds[1]), pinned)


def _ids_named(where: Filter | None) -> Ids | None:
    """The ids among which a filter wants one, if it says so plainly."""
    for part in where.parts if isinstance(where, And) else (where,):
        if isinstance(part, Test) and part.name == "id" and part.op in (Op.EQ, Op.IN):
            if isinstance(part.value, tuple) or (isinstance(part.value, Hole) and part.op is Op.IN):
                return part.value
            return (part.value,)
    return None


def check_groups(entry: Kind | RelationType, by: Sequence[str], most: int) -> None:
    """`BadInput` for groups by what is no code: text has too many values, and numbers and days want ranges."""
    check_limit(most)
    for name in by:
        if property_type(entry, name) is not Type.CODE:
            raise BadInput(f"{entry.name}.{name} is no code; groups are by codes")


def column_of_suggestion(name: str) -> str:
    """A name that may be read of a suggestion; `BadInput` for another."""
    if name not in ("run_id", "stakeholder_id", "partner_id"):
        property_type(SUGGESTED, name)
    return name


def check_bound(keys: Sequence[Key], bound: tuple[Value, ...]) -> None:
    """`BadInput` for a cursor of another order."""
    if len(bound) != len(keys) or not all(key.fits(value) for key, value in zip(keys, bound, strict=True)):
        raise BadInput("the cursor does not belong to this order; start again from the first page")


def check_limit(limit: int) -> None:
    """`BadInput` for more rows than one page may hold."""
    if not 0 <= limit <= MOST_ROWS:
        raise BadInput(f"a list holds 0 to {MOST_ROWS:,} rows a page, not {limit}")


def in_order_asked(ids: Sequence[str], found: Iterable[tuple[str, str, str | None]]) -> list[Hit]:
    """Kind, id and title of nodes in the order of these ids; an id of several kinds is the catalogue's first."""
    place = {name: number for number, name in enumerate(catalogue.KINDS)}
    hits: dict[str, Hit] = {}
    for hit in sorted((Hit(*one) for one in found), key=lambda hit: place[hit.kind]):
        hits.setdefault(hit.id, hit)
    return [hits[one] for one in dict.fromkeys(ids) if one in hits]


def check_depth(depth: int) -> None:
    """`BadInput` for a tree that is nested too deeply."""
    if depth > DEEPEST_TREE:
        raise BadInput(f"a select tree may be {DEEPEST_TREE} levels deep at most")


def check_filter(depth: int, tests: int) -> None:
    """`BadInput` for a filter that is nested too deeply, or holds too many tests."""
    if depth > DEEPEST_FILTER:
        raise BadInput(f"a filter may be nested {DEEPEST_FILTER} levels deep at most")
    if tests > MOST_TESTS:
        raise BadInput(f"a filter may hold {MOST_TESTS} tests at most")
