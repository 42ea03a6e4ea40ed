"""Shelves as nodes `HommelEntry`, whose body is JSON text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from graph.shelves import Entry, Place, Shelf

_COLUMNS = "[e.id, e.at, e.version, e.body]"
_ONE = f"MATCH (e:HommelEntry {{shelf: $shelf, id: $id}}) RETURN collect({_COLUMNS})"
_SOME = (
    "MATCH (e:HommelEntry) WHERE e.shelf = $shelf AND e.at >= $at AND e.at <= $until AND e.id IS NOT NULL"
    " AND (e.at > $at OR e.id > $id)"
    f" WITH e ORDER BY e.shelf, e.at, e.id LIMIT $limit RETURN collect({_COLUMNS})"
)
_KEEP = (
    "MERGE (e:HommelEntry {shelf: $shelf, id: $id}) SET e.at = $at, e.version = $version, e.body = $body"
    " RETURN e.version"
)
_DROP = "UNWIND $ids AS id MATCH (e:HommelEntry {shelf: $shelf, id: id}) DELETE e RETURN count(*)"
_COUNT = "MERGE (m:HommelMeta {name: $name}) SET m.value = coalesce(m.value, 0) + 1 RETURN m.value"
_BEYOND = "\x7f"
"""After every place, since places are printable ASCII."""

One = Callable[[str, Mapping[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Neo4jDrawers:
    """See `graph.shelves.Drawers`."""

    one: One

    def entry(self, shelf: Shelf, id: str) -> Entry | None:
        """See `graph.shelves.Drawers`."""
        rows = self.one(_ONE, {"shelf": shelf.value, "id": id})
        return _entry(*rows[0]) if rows else None

    def entries(self, shelf: Shelf, after: Place, until: str | None, limit: int) -> list[Entry]:
        """See `graph.store.Store`."""
        ends = {"at": after[0], "id": after[1], "until": _BEYOND if until is None else until}
        return [_entry(*row) for row in self.one(_SOME, {"shelf": shelf.value, "limit": limit, **ends})]

    def keep(self, shelf: Shelf, entry: Entry) -> None:
        """See `graph.shelves.Drawers`."""
        body = orjson.dumps(entry.body).decode()
        asked = {"shelf": shelf.value, "id": entry.id, "at": entry.at, "version": entry.version, "body": body}
        self.one(_KEEP, asked)

    def drop(self, shelf: Shelf, ids: Sequence[str]) -> None:
        """See `graph.shelves.Drawers`."""
        self.one(_DROP, {"shelf": shelf.value, "ids": list(ids)})

    def count_up(self, shelf: Shelf) -> int:
        """See `graph.shelves.Drawers`."""
        return int(self.one(_COUNT, {"name": f"shelf {shelf.value}"}))


def _entry(id: str, at: str, version: int, body: str) -> Entry:
    return Entry(id, at, version, orjson.loads(body))
