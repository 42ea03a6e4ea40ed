"""The select tree: what a caller wants of the graph, as plain frozen values that every store compiles.

A tree compiles to one statement. Answers are nested plain lists in the order asked for: a row is the values of
`fields`, then one `[total, rows]` pair for each branch. Rules that all stores share:

- a test on an unknown (null) value is false, and `Not` is its exact opposite;
- order: a null is greater than every value, so it comes last upwards and first downwards; ties by id;
- text orders by the stored sort key of the kind's title; other free text cannot be ordered by;
- a `RowRule` holds wherever its kind appears: roots, branches, filters through relations, counts, paths.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

Value = str | int | float | bool | None


class Op(Enum):
    """How a property is compared with a value."""

    EQ = "eq"
    NE = "ne"
    LT = "lt"
    LE = "le"
    GT = "gt"
    GE = "ge"
    IN = "in"
    STARTS = "starts"
    CONTAINS = "contains"
    HAS = "has"
    KNOWN = "known"


class Direction(Enum):
    """Along a relation or against it."""

    OUT = "out"
    IN = "in"


class Quantifier(Enum):
    """How many of the related nodes must pass a filter."""

    SOME = "some"
    EVERY = "every"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Test:
    """One property against one value. `id`, `source`, `as_of` and `rule` are properties too.

    IN takes a tuple; STARTS and CONTAINS are case-sensitive on codes and folded on the kind's title; HAS asks whether
    a list holds the value; KNOWN takes True or False. Days are ISO text (`2017-01-01`).
    """

    __test__ = False  # not a test case, whatever pytest thinks

    name: str
    op: Op
    value: "Value | tuple[Value, ...]"


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts; true when there are none."""

    parts: "tuple[Filter, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the parts; false when there are none."""

    parts: "tuple[Filter, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """The exact opposite."""

    part: "Filter"


@dataclass(frozen=True, slots=True)
class Through:
    """A filter on the nodes across a relation, and on the relation itself."""

    relation: str
    direction: Direction
    quantifier: Quantifier = Quantifier.SOME
    where: "Filter | None" = None
    edge: "Filter | None" = None


Filter = Test | And | Or | Not | Through


@dataclass(frozen=True, slots=True)
class Order:
    """One key to sort by; `edge` sorts a branch by a property of the relation."""

    name: str
    descending: bool = False
    edge: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A keyset page: `limit` rows after (or before) the row whose order keys and id are given.

    Without `before` and with `last`, the page is the end of the list. Rows always come in the order asked for. `ahead`
    looks whether there are rows beyond the page, which takes one row more.
    """

    limit: int
    after: tuple[Value, ...] | None = None
    before: tuple[Value, ...] | None = None
    last: bool = False
    ahead: bool = True

    @property
    def backwards(self) -> bool:
        """Whether it is read from its end."""
        return self.last or self.before is not None

    @property
    def rows(self) -> int:
        """How many rows to read."""
        return self.limit + self.ahead


@dataclass(frozen=True, slots=True)
class Branch:
    """Related nodes below each row: at most `limit`, and their number when `count`."""

    relation: str
    direction: Direction
    fields: tuple[str, ...] = ()
    edge_fields: tuple[str, ...] = ()
    branches: "tuple[Branch, ...]" = ()
    where: Filter | None = None
    edge: Filter | None = None
    order: tuple[Order, ...] = ()
    limit: int = 100
    count: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    """The root of a tree."""

    kind: str
    fields: tuple[str, ...] = ("id",)
    branches: tuple[Branch, ...] = ()
    where: Filter | None = None
    order: tuple[Order, ...] = ()
    page: Page = Page(100)
    count: bool = False


RowRule = Mapping[str, Filter]
"""Kind -> filter that every row of it must pass for the viewer to know it exists."""

EVERYTHING: RowRule = {}
"""The rule of those who may see all: batch jobs and managers."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a select tree.

    rows      one list per node: values of `fields`, then `[total or None, rows]` for each branch, whose rows hold the
              edge's fields, the node's fields, then its branches
    keys      for each root row, the order keys up to the id, which a `Page` takes as `after` or `before`
    total     number of rows that pass the filter, when `count` was asked for
    more      whether there are rows beyond the page, in the direction it was read; None if not looked `ahead`
    """

    rows: list[list[object]]
    keys: Sequence[tuple[Value, ...]]
    total: int | None
    more: bool | None
