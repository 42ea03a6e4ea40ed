"""Walks along relations, level by level: one statement for each kind of step and level."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import orjson

from graph import catalogue
from graph.catalogue import KINDS
from graph.errors import BadInput, NotFound
from graph.select import Direction, RowRule
from graph.sqlite.filters import Scope, ends, visible
from graph.store import Along, Neighbourhood, Step

MOST_DEGREES = 6
MOST_NODES = 100_000

Level = Mapping[str, str]
"""Node id -> kind."""


def neighbourhood(
    db: sqlite3.Connection, id: str, along: Sequence[Along], degrees: int, cap: int, rule: RowRule
) -> Neighbourhood:
    """See `graph.store.Store`. The cap counts the nodes besides the centre."""
    if not (0 <= degrees <= MOST_DEGREES and 0 <= cap <= MOST_NODES):
        raise BadInput(f"a neighbourhood has 0 to {MOST_DEGREES} degrees and a cap of 0 to {MOST_NODES:,} nodes")
    walker = Walker(db, tuple(along), rule)
    level: Level = {id: walker.kind_of(id)}
    found, inner, capped = {id: 0}, dict(level) if degrees else {}, False
    for degree in range(1, degrees + 1):
        reached = {node: kind for node, kind in walker.reached(level, cap + len(found)) if node not in found}
        kept = sorted(reached)[: cap - len(found) + 1]
        capped = capped or len(kept) < len(reached)
        level = {node: reached[node] for node in kept}
        found |= dict.fromkeys(kept, degree)
        inner |= level if degree < degrees else {}
        if not level:
            break
    steps = sorted({step for step, _ in walker.steps(inner) if {step.from_id, step.to_id} <= found.keys()}, key=_order)
    return Neighbourhood(found, tuple(steps), capped)


def shortest_path(
    db: sqlite3.Connection, start: str, end: str, along: Sequence[Along], most: int, rule: RowRule
) -> tuple[Step, ...] | None:
    """See `graph.store.Store`."""
    walker = Walker(db, tuple(along), rule)
    level: Level = {start: walker.kind_of(start)}
    walker.kind_of(end)
    seen, before = {start}, list[dict[str, dict[str, Step]]]()
    while end not in seen:
        if len(before) == most or not level:
            return None
        ways: dict[str, dict[str, Step]] = {}
        kinds: dict[str, str] = {}
        for step, (here, there, kind) in walker.steps(level):
            if there not in seen:
                ways.setdefault(there, {}).setdefault(here, step)
                kinds[there] = kind
        before.append(ways)
        seen |= ways.keys()
        level = kinds
    return _first_way(end, before)


def _first_way(end: str, before: Sequence[Mapping[str, Mapping[str, Step]]]) -> tuple[Step, ...]:
    """Among the shortest walks to the end, the one whose nodes come first by id, read from the start."""
    ahead: list[dict[str, dict[str, Step]]] = []
    wanted = {end}
    for ways in reversed(before):
        onward: dict[str, dict[str, Step]] = {}
        for there in sorted(wanted):
            for here, step in ways[there].items():
                onward.setdefault(here, {})[there] = step
        ahead.insert(0, onward)
        wanted = set(onward)
    walk, node = [], next(iter(wanted))
    for onward in ahead:
        node, step = min(onward[node].items(), key=lambda way: way[0])
        walk.append(step)
    return tuple(walk)


@dataclass(frozen=True, slots=True)
class Walker:
    """Steps of the allowed sorts over rows the viewer may know of."""

    db: sqlite3.Connection
    along: tuple[Along, ...]
    rule: RowRule

    def kind_of(self, id: str) -> str:
        """The kind of a node; `NotFound` alike for what is not there and what may not be seen."""
        for kind in KINDS.values():
            scope = Scope(self.rule)
            sql = f"SELECT 1 FROM {kind.table} n WHERE n.id = {scope.bind(id)} AND {visible(kind, 'n', None, scope)}"
            if self.db.execute(sql, scope.parameters).fetchone():
                return kind.name
        raise NotFound(f"no node has the id {id[:200]!r}")

    def reached(self, level: Level, most: int) -> Iterator[tuple[str, str]]:
        """Nodes one step further with their kinds: of each sort of step the first by id, one more than `most`."""
        for way in self.along:
            sql, scope, kind = self._walk(way, level, "DISTINCT n.id")
            sql += f" ORDER BY n.id LIMIT {scope.bind(most + 1)}"
            for (node,) in self.db.execute(sql, scope.parameters):
                yield node, kind

    def steps(self, level: Level) -> Iterator[tuple[Step, tuple[str, str, str]]]:
        """Every step from the level: as stored, and as walked (here, there, kind there); in order of relation."""
        for way in sorted(set(self.along), key=lambda way: (way.relation, way.direction.value)):
            sql, scope, kind = self._walk(way, level, "e.from_id, e.to_id")
            for from_id, to_id in self.db.execute(sql, scope.parameters):
                here, there = (from_id, to_id) if way.direction is Direction.OUT else (to_id, from_id)
                yield Step(way.relation, from_id, to_id), (here, there, kind)

    def _walk(self, way: Along, level: Level, wanted: str) -> tuple[str, Scope, str]:
        relation, scope = catalogue.relation(way.relation), Scope(self.rule)
        here, there = ends(way.direction)
        own, kind = relation.start, KINDS[relation.end]
        if way.direction is Direction.IN:
            own, kind = relation.end, KINDS[relation.start]
        listed = scope.bind(_listed(node for node, name in level.items() if name == own))
        sql = (
            f"SELECT {wanted} FROM {relation.table} e JOIN {kind.table} n ON n.id = e.{there}"
            f" WHERE e.{here} IN (SELECT value FROM json_each({listed})) AND {visible(kind, 'n', None, scope)}"
        )
        return sql, scope, kind.name


def _listed(ids: Iterable[str]) -> str:
    return orjson.dumps(list(ids)).decode()


def _order(step: Step) -> tuple[str, str, str]:
    return (step.relation, step.from_id, step.to_id)
