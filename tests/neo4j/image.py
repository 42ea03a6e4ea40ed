"""All that a database holds, to be put back as it was: one statement, where a store says the same in hundreds."""

from dataclasses import dataclass
from typing import Any

import neo4j

from tests.neo4j.server import empty

_NODES = (
    "MATCH (n) WHERE NOT (n:HommelMeta AND n.name IN ['layout', 'revision'])"
    " RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties ORDER BY id"
)
_EDGES = (
    "MATCH (a)-[e]->(b) RETURN elementId(a) AS start, elementId(b) AS end, type(e) AS type, properties(e) AS properties"
    " ORDER BY elementId(e)"
)
_REVISION = "MATCH (m:HommelMeta {name: 'revision'}) RETURN m.value AS value"
_PUT = (
    "UNWIND $nodes AS row CREATE (n:$(row.labels)) SET n = row.properties WITH collect(n) AS made"
    " UNWIND $edges AS row WITH made[row.start] AS a, made[row.end] AS b, row"
    " CREATE (a)-[e:$(row.type)]->(b) SET e = row.properties"
)
_SET = "MATCH (m:HommelMeta {name: 'revision'}) SET m.value = $value"


@dataclass(frozen=True)
class Image:
    """Its nodes and relationships but those of the layout, and the revision."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    revision: int

    @classmethod
    def of(cls, session: neo4j.Session) -> "Image":
        """As it is now."""
        nodes = session.run(_NODES).data()
        places = {node.pop("id"): place for place, node in enumerate(nodes)}
        edges = [edge | {end: places[edge[end]] for end in ("start", "end")} for edge in session.run(_EDGES).data()]
        return cls(nodes, edges, session.run(_REVISION).single()["value"])

    def put(self, session: neo4j.Session) -> None:
        """In place of all that is there."""
        empty(session)
        session.run(_PUT, nodes=self.nodes, edges=self.edges).consume()
        session.run(_SET, value=self.revision).consume()
