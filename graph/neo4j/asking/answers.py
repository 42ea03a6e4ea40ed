"""What the server answered, as a store gives it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, overload

from graph.neo4j.asking.compile import Compiled
from graph.select import Groups, Rows, Select, Suggested, Value


@dataclass(frozen=True, slots=True)
class Keys(Sequence[tuple[Value, ...]]):
    """The order keys of rows, taken from their cells when somebody asks."""

    rows: Sequence[Sequence[Any]]
    places: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> tuple[Value, ...]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[tuple[Value, ...]]: ...
    def __getitem__(self, at: int | slice) -> tuple[Value, ...] | Sequence[tuple[Value, ...]]:
        if isinstance(at, slice):
            return Keys(self.rows[at], self.places)
        return tuple(self.rows[at][place] for place in self.places)


def rows(select: Select | Suggested, compiled: Compiled, row: Any) -> Rows:
    """The one record of a statement as the rows that were asked for."""
    row = ([], 0) if row is None else row  # there is no such run
    found, total = row[:2] if select.count else (row[0], None)
    page = select.page
    more = len(found) > page.limit if page.ahead else None
    if more:
        del found[page.limit :]
    if page.backwards:
        found.reverse()
    keys = Keys(found, compiled.keys)
    return Rows([cells[: compiled.cells] for cells in found] if compiled.hidden else found, keys, total, more)


def groups(found: list[Any], most: int) -> Groups:
    """The same of counts by group."""
    return Groups([(tuple(values), many) for values, many in found[:most]], len(found) > most)
