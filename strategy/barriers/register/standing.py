"""A barrier as it stands, read in the unit that changes it, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.errors import NotFound
from graph.lines.barriers import BarrierState
from graph.select import Branch, Direction, Op, Order, Page, Select, Test
from graph.store import Store

MOST: Final = 10_000
HINDERED: Final[Mapping[str, str]] = {
    "stakeholders": "HINDERS",
    "chains": "HINDERS_CHAIN",
    "markets": "HINDERS_MARKET",
    "capabilities": "REQUIRES",
}
"""List of a barrier -> the relation that holds it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A barrier.

    state    where it is; one that was loaded without a state is open
    steps    how many entries its history has
    latest   the last entry that was not taken back
    ends     list -> ids at its other end
    """

    id: str
    title: str | None
    state: BarrierState
    published: str | None
    steps: int
    latest: str | None
    ends: Mapping[str, frozenset[str]]

    @property
    def called(self) -> str:
        """Title and id, for messages."""
        return f"{self.title} ({self.id})" if self.title else self.id


def standing(store: Store, barrier: str) -> Standing:
    """The barrier of that id; `NotFound` where there is none."""
    lists = tuple(Branch(relation, Direction.OUT, ("id",), limit=MOST) for relation in HINDERED.values())
    history = Branch(
        "BARRIER_STEP_OF", Direction.IN, ("id", "undoes"), order=(Order("place", descending=True),), limit=MOST,
        count=True,
    )  # fmt: skip
    fields = ("title", "status", "published")
    rows = store.find(Select("Barrier", fields, (history, *lists), Test("id", Op.EQ, barrier), page=Page(1))).rows
    if not rows:
        raise NotFound(f"there is no barrier {barrier!r}; look its id up in `barriers`")
    title, state, published, (steps, entries), *ends = cast(Any, rows[0])
    found = {name: frozenset(one for (one,) in rows) for name, (_, rows) in zip(HINDERED, ends, strict=True)}
    return Standing(barrier, title, BarrierState(state or BarrierState.OPEN), published, steps, _latest(entries), found)


def _latest(entries: Any) -> str | None:
    undone = set()
    for step, undoes in entries:
        if undoes is not None:
            undone.add(undoes)
        elif step not in undone:
            return str(step)
    return None
