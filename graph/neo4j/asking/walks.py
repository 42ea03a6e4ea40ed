"""One step of a walk, as one statement for each sort of step and level."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.catalogue import KINDS, Kind
from graph.errors import NotFound
from graph.neo4j.asking.filters import Scope, step, visible
from graph.neo4j.naming import by_index
from graph.select import RowRule
from graph.store import Along, Step
from graph.walking.walks import Level, ends_of, in_order, walked


@dataclass(frozen=True, slots=True)
class Neo4jWalker:
    """See `graph.walking.walks.Walker`."""

    one: Callable[[str, Mapping[str, Any]], Any]
    along: tuple[Along, ...]
    rule: RowRule

    def kind_of(self, id: str) -> str:
        """See `graph.walking.walks.Walker`."""
        scope = Scope(self.rule)
        wanted = scope.bind(id)
        found = (_known(kind, wanted, scope) for kind in KINDS.values())
        kinds = self.one(f"CALL {{ {' UNION ALL '.join(found)} }} RETURN collect(kind)", scope.parameters)
        if not kinds:
            raise NotFound(f"no node has the id {id[:200]!r}")
        return next(name for name in KINDS if name in kinds)

    def reached(self, level: Level, most: int) -> Iterator[tuple[str, str]]:
        """See `graph.walking.walks.Walker`."""
        for way in self.along:
            cypher, scope, kind = self._walk(way, level)
            cypher += f" WITH DISTINCT n.id AS id ORDER BY id LIMIT {scope.bind(most + 1)} RETURN collect(id)"
            for node in self.one(cypher, scope.parameters):
                yield node, kind.name

    def steps(self, level: Level, most: int) -> Iterator[tuple[Step, tuple[str, str, str]]]:
        """See `graph.walking.walks.Walker`."""
        for way in in_order(self.along):
            cypher, scope, kind = self._walk(way, level)
            for found in self.one(f"{cypher} WITH e LIMIT {scope.bind(most)} RETURN collect(e.key)", scope.parameters):
                from_id, to_id = found.split(" ")
                yield walked(way, from_id, to_id, kind)

    def between(self, level: Level, ids: Collection[str], most: int) -> Iterator[Step]:
        """See `graph.walking.walks.Walker`."""
        listed = [*ids]
        for way in in_order(self.along):
            cypher, scope, _ = self._walk(way, level)
            cypher += f" AND n.id IN {scope.bind(listed)} WITH e.key AS key ORDER BY key LIMIT {scope.bind(most)}"
            for found in self.one(f"{cypher} RETURN collect(key)", scope.parameters):
                yield Step(way.relation, *found.split(" "))

    def _walk(self, way: Along, level: Level) -> tuple[str, Scope, Kind]:
        (relation, own, kind), scope = ends_of(way), Scope(self.rule)
        listed = scope.bind([node for node, name in level.items() if name == own.name])
        conditions = " AND ".join(["e.key IS NOT NULL", *visible(kind, "n", None, scope)])
        start = f"UNWIND {listed} AS here MATCH (m:{own.name} {{id: here}}) {by_index('m', own.name)}"
        return f"{start} MATCH (m){step(relation, way.direction, 'e')}(n) WHERE {conditions}", scope, kind


def _known(kind: Kind, wanted: str, scope: Scope) -> str:
    conditions = " AND ".join([f"n.id = {wanted}", *visible(kind, "n", None, scope)])
    return f"MATCH (n:{kind.name}) WHERE {conditions} RETURN '{kind.name}' AS kind"
