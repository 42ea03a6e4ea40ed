"""Which entries of the register may be the same barrier: at entry, before there are two, and afterwards."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

from graph.errors import Conflict, NotFound
from graph.lines.barriers import BarrierState
from graph.paging import every
from graph.select import EVERYTHING, Branch, Direction, Not, Op, Order, Page, RowRule, Select, Test
from graph.store import Store
from strategy.barriers.alike.likeness import Alike, Entry, alike
from strategy.barriers.register import registering

AT_ONCE: Final = 1_000
MOST_ENDS: Final = 1_000
FIELDS: Final = ("id", "title", "summary", "place", "subject", "measure", "mast_chapter", "hs6")
ENDS: Final[Mapping[str, str]] = {"markets": "HINDERS_MARKET", "chains": "HINDERS_CHAIN"}


def like(store: Store, barrier: str, rule: RowRule = EVERYTHING) -> list[Alike]:
    """Those that may be the same as one that is there; `NotFound` where it is not."""
    entries = {entry.id: entry for entry in _entries(store, rule)}
    if barrier not in entries:
        raise NotFound(f"there is no barrier {barrier!r} to be seen, or it was merged; look its id up in `barriers`")
    return alike(entries[barrier], list(entries.values()))


def check_unlike(store: Store, given: registering.Entry, unlike: frozenset[str]) -> None:
    """`Conflict` where one that is entered may be there already, but for those it is said to be unlike."""
    said: dict[str, Any] = {name: given.said.get(name) for name in FIELDS[1:]}
    ends: dict[str, Any] = {name: frozenset(given.hindered.get(name, ())) for name in ENDS}
    entry = Entry("", **cast(Any, said | ends))
    found = [one for one in alike(entry, list(_entries(store, EVERYTHING))) if one.id not in unlike]
    if found:
        told = "; or ".join(f"{one.title} ({one.id}): {one.why}" for one in found)
        raise Conflict(f"it may be there already: {told}. Change that one, or name it in `unlike` if it is another")


def _entries(store: Store, rule: RowRule) -> Iterator[Entry]:
    ends = tuple(Branch(relation, Direction.OUT, ("id",), limit=MOST_ENDS) for relation in ENDS.values())
    where = Not(Test("status", Op.EQ, BarrierState.MERGED.value))
    select = Select("Barrier", FIELDS, ends, where, (Order("id"),), Page(AT_ONCE))
    for row in cast(Any, every(store, select, rule)):
        *values, (_, markets), (_, chains) = row
        said: Any = dict(zip(FIELDS, values, strict=True))
        yield Entry(**said, markets=frozenset(one for (one,) in markets), chains=frozenset(one for (one,) in chains))
