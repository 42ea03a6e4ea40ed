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

from graph.preparing.holes import Hole

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
    a list holds the value; KNOWN takes True or False. Days are ISO text (`2017-01-01`). Where the question is asked
    with values (see `graph.preparing.holes`), a hole may stand for one, or for the tuple of IN; not with KNOWN.
    """

    __test__ = False  # not a test case, whatever pytest thinks

    name: str
    op: Op
    value: "Value | tuple[Value, ...] | Hole"


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
    """Related nodes below each row: at most `limit`, and the number of all when `count`.

    after    order keys and id of the row after which the list begins; below every row above alike
    ahead    gives one row more than `limit` where there is one
    """

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
    after: tuple[Value, ...] | None = None
    ahead: bool = False

    @property
    def rows(self) -> int:
        """How many rows to read."""
        return self.limit + self.ahead


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


@dataclass(frozen=True, slots=True)
class Several:
    """One tree or more, such as one for each kind that an id could be of, asked in one statement; without `count`."""

    trees: tuple[Select, ...]


class Ranking(Enum):
    """How suggestions are ordered: by stakeholder and rank, or the highest scores first."""

    STAKEHOLDER = "stakeholder"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Side:
    """What is read of a node that a suggestion names."""

    fields: tuple[str, ...] = ()
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggested:
    """Suggestions of one run. A row is the values of `fields`, then one nested row for each of the `sides`.

    run                 its id; where none is given, the one that `newest_first` puts first
    fields              properties of `graph.relations.Suggested`; `run_id`, `stakeholder_id`, `partner_id`
    sides               `stakeholder`, `partner` or `run` -> what is read of it
    where               on the suggestion itself
    stakeholder, partner   what these must pass
    both                what either must pass; nearly all do, so that no statement begins with it

    A page's keys are the run's id, the score if it ranks, the stakeholder's id and the rank.
    """

    run: str | None = None
    fields: tuple[str, ...] = ()
    sides: tuple[tuple[str, Side], ...] = ()
    where: Filter | None = None
    stakeholder: Filter | None = None
    partner: Filter | None = None
    both: Filter | None = None
    ranking: Ranking = Ranking.STAKEHOLDER
    page: Page = Page(100)
    count: bool = False


@dataclass(frozen=True, slots=True)
class Groups:
    """How many there are of each value, most first, then by value, the unknown last.

    rows     the values asked for, in their order, and how many have them
    capped   whether there were more groups than were asked for: never silent
    """

    rows: list[tuple[tuple[str | None, ...], int]]
    capped: bool


RowRule = Mapping[str, Filter]
"""Kind -> filter that every row of it must pass for the viewer to know it exists. The filter looks at everything."""

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
