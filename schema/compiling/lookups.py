"""Nodes of any kind by their ids: a tree for each kind that it could be, all of them in one statement."""

from collections.abc import Awaitable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.catalogue import KINDS
from graph.errors import BadInput
from graph.preparing.holes import Hole, Values, later
from graph.records import CHECKS
from graph.select import Op, Order, Page, RowRule, Rows, Select, Several, Test
from graph.store import Store
from graph.values import Type
from schema.compiling.links import MOST_ROWS
from schema.compiling.plan import NodePlan, Record, node_plan
from schema.compiling.selection import Selected

KIND = "/kind"
"""Where a record keeps its kind, if its place in the answer does not tell it."""

NOBODY = ""
"""An id that nothing has."""


@dataclass(frozen=True, slots=True, eq=False)
class LookUp:
    """Nodes by their ids, so `many`, or the one whose id goes into a hole.

    wanted   kind -> what is selected of a node of that kind
    plans    what is read of each, in the same order
    """

    many: int
    wanted: Mapping[str, Selected]
    plans: tuple[NodePlan, ...]
    several: Several

    @property
    def nodes(self) -> int:
        """Most nodes that the answer can hold: each id is of one kind."""
        return self.many * max(plan.width for plan in self.plans)

    def asked(self, store: Store, rule: RowRule, values: Values | None) -> Awaitable[list[Rows]]:
        """The rows of each kind, in one statement; with `values` for its holes where the look-up is kept."""
        return store.several_soon(self.several, rule, values)

    def found(self, answers: Sequence[Rows]) -> Iterator[tuple[str, Selected, NodePlan, Rows]]:
        """The kinds that some of them have, the catalogue's last one first: of several kinds an id is the first's."""
        everything = list(zip(self.wanted.items(), self.plans, answers, strict=True))
        for (kind, wanted), plan, rows in reversed(everything):
            if rows.rows:
                yield kind, wanted, plan, rows

    def records(self, answers: Sequence[Rows]) -> dict[str, Record]:
        """The answer, by id."""
        return {
            str(key[-1]): plan.record(row) | {KIND: kind}
            for kind, _, plan, rows in self.found(answers)
            for row, key in zip(rows.rows, rows.keys, strict=True)
        }


def look_up(ids: Sequence[str] | Hole, wanted: Mapping[str, Selected]) -> LookUp:
    """What reads those of these nodes that are of one of the kinds, of which so much is wanted."""
    many = 1 if isinstance(ids, Hole) else len(ids)
    if many > MOST_ROWS:
        raise BadInput(f"{many:,} ids are too many; ask for {MOST_ROWS:,} at most")
    wanted = {kind: wanted[kind] for kind in KINDS if kind in wanted}
    plans = tuple(node_plan(KINDS[kind], one) for kind, one in wanted.items())
    among = Test("id", Op.IN, later(ids, _one) if isinstance(ids, Hole) else tuple(map(_id, ids)))
    page = Page(many, ahead=False)
    trees = tuple(_tree(kind, plan, among, page) for kind, plan in zip(wanted, plans, strict=True))
    return LookUp(many, wanted, plans, Several(trees))


def _tree(kind: str, plan: NodePlan, among: Test, page: Page) -> Select:
    branches = tuple(one.branch for one in plan.lists)
    return Select(kind, plan.fields, branches, where=among, order=(Order("id"),), page=page)


def _one(id: Any) -> tuple[str, ...]:
    return (_id(id),)


def _id(id: str) -> str:
    """The id, or that of nobody where none can be like that: what cannot be is not there."""
    try:
        CHECKS[Type.CODE](id)
    except ValueError:
        return NOBODY
    return id
