"""One step of a walk, as one statement for each sort of step and level."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import orjson

from graph.catalogue import KINDS
from graph.errors import NotFound
from graph.select import RowRule
from graph.sqlite.filters import Scope, ends, visible
from graph.store import Along, Step
from graph.walking.walks import Level, ends_of, in_order, walked


@dataclass(frozen=True, slots=True)
class SqliteWalker:
    """See `graph.walking.walks.Walker`."""

    db: sqlite3.Connection
    along: tuple[Along, ...]
    rule: RowRule

    def kind_of(self, id: str) -> str:
        """See `graph.walking.walks.Walker`."""
        for kind in KINDS.values():
            scope = Scope(self.rule)
            sql = f"SELECT 1 FROM {kind.table} n WHERE n.id = {scope.bind(id)} AND {visible(kind, 'n', None, scope)}"
            if self.db.execute(scope.statement(sql), scope.parameters).fetchone():
                return kind.name
        raise NotFound(f"no node has the id {id[:200]!r}")

    def reached(self, level: Level, most: int) -> Iterator[tuple[str, str]]:
        """See `graph.walking.walks.Walker`."""
        for way in self.along:
            sql, scope, kind = self._walk(way, level, "DISTINCT n.id")
            sql += f" ORDER BY n.id LIMIT {scope.bind(most + 1)}"
            for (node,) in self.db.execute(scope.statement(sql), scope.parameters):
                yield node, kind

    def steps(self, level: Level, most: int) -> Iterator[tuple[Step, tuple[str, str, str]]]:
        """See `graph.walking.walks.Walker`."""
        for way in in_order(self.along):
            sql, scope, kind = self._walk(way, level, "e.from_id, e.to_id")
            sql += f" LIMIT {scope.bind(most)}"
            for from_id, to_id in self.db.execute(scope.statement(sql), scope.parameters):
                yield walked(way, from_id, to_id, KINDS[kind])

    def between(self, level: Level, ids: Collection[str], most: int) -> Iterator[Step]:
        """See `graph.walking.walks.Walker`."""
        listed = _listed(ids)
        for way in in_order(self.along):
            sql, scope, _ = self._walk(way, level, "e.from_id, e.to_id")
            sql += f" AND +n.id IN (SELECT value FROM json_each({scope.bind(listed)}))"  # `+`: walk from the level
            sql += f" ORDER BY +e.from_id, +e.to_id LIMIT {scope.bind(most)}"
            for from_id, to_id in self.db.execute(scope.statement(sql), scope.parameters):
                yield Step(way.relation, from_id, to_id)

    def _walk(self, way: Along, level: Level, wanted: str) -> tuple[str, Scope, str]:
        (relation, own, kind), scope = ends_of(way), Scope(self.rule)
        here, there = ends(way.direction)
        listed = scope.bind(_listed(node for node, name in level.items() if name == own.name))
        sql = (
            f"SELECT {wanted} FROM {relation.table} e JOIN {kind.table} n ON n.id = e.{there}"
            f" WHERE e.{here} IN (SELECT value FROM json_each({listed})) AND {visible(kind, 'n', None, scope)}"
        )
        return sql, scope, kind.name


def _listed(ids: Iterable[str]) -> str:
    return orjson.dumps(list(ids)).decode()
