"""What was said since a revision: of whom the trail tells so, and what is said of these now."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any, Final

from graph.asking import MOST_ROWS
from graph.select import Branch, Direction, Op, Page, Select, Test
from graph.store import INFERRED, AuditRow, Store
from matching.comparing.trail import RUNS
from matching.economy import SAID_LEVEL, WANTED
from matching.fit.kept.standing import Standing, Words
from matching.hindrance.meeting import CLOSED

OF_ONE: Final = frozenset({"Stakeholder", "OFFERS", "NEEDS", "ACTIVE_IN", "EXCLUDES"})
"""An edit of these concerns the stakeholders in its key alone."""

OF_MANY: Final = frozenset({*WANTED.all_kinds, *WANTED.relations}) - OF_ONE - {"Market", "PRESENT_IN", "TARGETS"}
"""What else fits are made from: an edit of these may concern anybody, by what is derived or by corporate groups."""

AT_ONCE: Final = 500
MOST_SAID: Final = MOST_ROWS
"""So much may be said of one stakeholder in one relation; of whom more is said, everything is read."""
_SAID: Final = Test("source", Op.NE, INFERRED)


def touched(store: Store, since: int) -> frozenset[str] | None:
    """Ids of those who were edited after that revision; None where it may be anybody, as after a load."""
    rows = store.trail(since, MOST_ROWS)
    if len(rows) == MOST_ROWS or any(map(_of_many, rows)):
        return None
    return frozenset(
        end for row in rows if row.kind in OF_ONE for end in row.key.split(" ")[: 2 if row.kind == "EXCLUDES" else 1]
    )


def _of_many(row: AuditRow) -> bool:
    return row.kind in OF_MANY or (row.action == "bulk" and row.actor != RUNS)


def words(store: Store, known: Standing, ids: Sequence[str]) -> Mapping[int, Words] | None:
    """What is said of these now, by number; None where somebody or something of it is not known by number."""
    found: dict[int, Words] = {}
    try:
        for begin in range(0, len(ids), AT_ONCE):
            for row in _asked(store, ids[begin : begin + AT_ONCE]):
                found[_number(known.ids, row[0])] = _read(row, known)
    except (LookupError, ValueError):  # chains are few and in their own order
        return None
    return found if len(found) == len(ids) else None


def _asked(store: Store, ids: Sequence[str]) -> list[list[Any]]:
    branches = (
        *(
            Branch(name, Direction.OUT, ("id",), (level,), edge=_SAID, limit=MOST_SAID, count=True)
            for name, level in (("OFFERS", "level"), ("NEEDS", "urgency"), ("ACTIVE_IN", "weight"))
        ),
        *(Branch("EXCLUDES", direction, ("id",), limit=MOST_SAID, count=True) for direction in Direction),
    )
    where = Test("id", Op.IN, tuple(ids))
    return store.find(Select("Stakeholder", ("id", *CLOSED), branches, where, page=Page(len(ids)))).rows


def _read(row: list[Any], known: Standing) -> Words:
    """A row of the answer in numbers; `LookupError` where one is not known, or not all of it was read."""
    states, parts = row[1 : 1 + len(CLOSED)], row[1 + len(CLOSED) :]
    if any(total > len(listed) for total, listed in parts):
        raise LookupError(row[0])
    offers, needs, active, out, back = (listed for _, listed in parts)
    return Words(
        open=not any(state in closed for state, closed in zip(states, CLOSED.values(), strict=True)),
        offers=_levels(offers, known.capabilities),
        needs=_levels(needs, known.capabilities),
        chains={known.chains.index(chain): _level(level) for level, chain in active},
        excluded=frozenset(_number(known.ids, end) for (end,) in (*out, *back)),
    )


def _levels(rows: Sequence[Sequence[Any]], known: Sequence[str]) -> dict[int, float]:
    return {_number(known, end): _level(level) for level, end in rows}


def _level(said: float | None) -> float:
    return SAID_LEVEL if said is None else float(said)


def _number(known: Sequence[str], one: str) -> int:
    place = bisect_left(known, one)
    if place == len(known) or known[place] != one:
        raise LookupError(one)
    return place
