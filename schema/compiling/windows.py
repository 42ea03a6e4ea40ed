"""Pages of lists below a node: a cursor for each row, and where the page lies.

A store reads such a list from its beginning alone. So a page that is read from its end is asked for in the opposite
order, and turned around here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.asking import Key
from graph.folding import sort_key
from graph.select import Order, Page, Value
from schema.compiling.cursors import cursor

Row = Sequence[Any]

PagesInfo = tuple[bool, bool, str | None, str | None]
"""Whether there are rows after the page and before it, cursors of its first row and of its last."""


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """A page of a list below a node.

    name     tells its cursors from those of other lists
    order    the order that was asked for
    keys     what sorts the list
    places   where in a row that lies
    """

    name: str
    order: tuple[Order, ...]
    page: Page
    keys: tuple[Key, ...]
    places: tuple[int, ...]

    @property
    def store_order(self) -> tuple[Order, ...]:
        """The order that the store is asked for."""
        if not self.page.backwards:
            return self.order
        return tuple(replace(key, descending=not key.descending) for key in self.order)

    @property
    def after(self) -> tuple[Value, ...] | None:
        """Where the page begins in the store's order."""
        return self.page.before if self.page.backwards else self.page.after

    def cursor(self, row: Row) -> str:
        """Where a row lies in the list."""
        return self.cursor_of([row[place] for place in self.places])

    def cursor_of(self, values: Sequence[Any]) -> str:
        """The same by the values that sort the row."""
        found = [sort_key(value) if key.title else value for key, value in zip(self.keys, values, strict=True)]
        return cursor(self.name, self.order, found)

    def turned(self, found: Row) -> tuple[int | None, list[Row], PagesInfo]:
        """A store's `[total, rows]` as the number of all, the rows of the page in the order asked for, and where the
        page lies."""
        total, rows = found
        page, more, rows = self.page, len(rows) > self.page.limit, rows[: self.page.limit]
        if page.backwards:
            rows = rows[::-1]
        begun = self.after is not None
        ahead, behind = (begun, more) if page.backwards else (more, begun)
        start, end = (self.cursor(rows[at]) if rows else None for at in (0, -1))
        return total, rows, (ahead, behind, start, end)
