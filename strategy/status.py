"""Whether a stakeholder is still there, as itself: active, ceased or merged into another, from a day on."""

from collections.abc import Iterator
from typing import Any, cast

from graph.model import Status
from graph.select import Branch, Direction, Op, Page, Select, Test
from graph.store import Store

MOST_SUCCESSORS = 100


def faults(store: Store, stakeholder: str, status: Status, into: str | None) -> Iterator[tuple[str, str]]:
    """What stands in the way of saying so: the property to blame, and why."""
    if (status is Status.MERGED) != (into is not None):
        yield "into", "whom it merged into is named with the status `merged`, and with no other"
    elif into == stakeholder:
        yield "into", f"{stakeholder} cannot merge into itself; name another"
    elif into is not None and (other := _status(store, into)) not in (None, Status.ACTIVE):
        yield "into", f"{into} is {other} itself; name who is still there"
    for before in _successors(store, stakeholder):
        if before != into:
            yield "into", f"{stakeholder} was merged into {before}; take that back with `removeSuccessor` first"


def _status(store: Store, stakeholder: str) -> str | None:
    rows = store.find(Select("Stakeholder", ("status",), where=Test("id", Op.EQ, stakeholder), page=Page(1))).rows
    return cast(Any, rows[0][0]) if rows else None


def _successors(store: Store, stakeholder: str) -> list[str]:
    into = Branch("MERGED_INTO", Direction.OUT, ("id",), limit=MOST_SUCCESSORS)
    rows = store.find(Select("Stakeholder", (), (into,), Test("id", Op.EQ, stakeholder), page=Page(1))).rows
    return [one for row in rows for (one,) in cast(Any, row[0])[1]]
