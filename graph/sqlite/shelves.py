"""Shelves in the table `entry`."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import orjson

from graph.shelves import Entry, Place, Shelf

_COLUMNS = "SELECT id, at, version, body FROM entry WHERE shelf = ?"


@dataclass(frozen=True, slots=True)
class SqliteDrawers:
    """See `graph.shelves.Drawers`."""

    db: sqlite3.Connection

    def entry(self, shelf: Shelf, id: str) -> Entry | None:
        """See `graph.shelves.Drawers`."""
        row = self.db.execute(f"{_COLUMNS} AND id = ?", (shelf.value, id)).fetchone()
        return row and _entry(*row)

    def entries(self, shelf: Shelf, after: Place, until: str | None, limit: int) -> list[Entry]:
        """See `graph.store.Store`."""
        bound, ends = ("", ()) if until is None else (" AND at <= ?", (until,))
        sql = f"{_COLUMNS} AND (at, id) > (?, ?){bound} ORDER BY at, id LIMIT ?"
        return [_entry(*row) for row in self.db.execute(sql, (shelf.value, *after, *ends, limit))]

    def keep(self, shelf: Shelf, entry: Entry) -> None:
        """See `graph.shelves.Drawers`."""
        self.db.execute(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET at = excluded.at, version = excluded.version, body = excluded.body",
            (shelf.value, entry.id, entry.at, entry.version, orjson.dumps(entry.body).decode()),
        )

    def drop(self, shelf: Shelf, ids: Sequence[str]) -> None:
        """See `graph.shelves.Drawers`."""
        self.db.executemany("DELETE FROM entry WHERE shelf = ? AND id = ?", ((shelf.value, one) for one in ids))

    def count_up(self, shelf: Shelf) -> int:
        """See `graph.shelves.Drawers`."""
        sql = "INSERT INTO meta VALUES (?, 1) ON CONFLICT DO UPDATE SET value = value + 1 RETURNING value"
        number: int = self.db.execute(sql, (f"shelf {shelf.value}",)).fetchone()[0]
        return number


def _entry(id: str, at: str, version: int, body: str) -> Entry:
    return Entry(id, at, version, orjson.loads(body))
