"""The statements of writing. Their text comes from the catalogue alone; each returns one value."""

from functools import cache

from graph.catalogue import KINDS, RELATIONS, Kind, RelationType
from graph.neo4j.writing.words import NOBODY, keys, wanted

WITHHELD = "MATCH (w:HommelWithheld) WHERE w.noun = $noun AND w.key IN $keys RETURN collect([w.key, w.words])"
WITHHELD_KEYS = "MATCH (w:HommelWithheld) WHERE w.noun = $noun AND w.key IS NOT NULL RETURN collect(w.key)"
WITHHOLD = (
    "UNWIND $rows AS r MERGE (w:HommelWithheld {noun: $noun, key: r[0]})"
    " SET w.words = r[1], w.fromId = r[2], w.toId = r[3] RETURN count(w)"
)
RELEASE = "MATCH (w:HommelWithheld) WHERE w.noun = $noun AND w.key IN $keys DELETE w RETURN count(*)"
COUNT_WITHHELD = "MATCH (w:HommelWithheld) RETURN count(w)"
WAITING = (
    "CALL { MATCH (w:HommelWithheld) WHERE w.fromId IN $ids AND w.noun IN $outward RETURN w"
    " UNION MATCH (w:HommelWithheld) WHERE w.toId IN $ids AND w.noun IN $inward RETURN w }"
    " WITH w ORDER BY w.noun, w.key RETURN collect([w.noun, w.key, w.words])"
)


@cache
def count(entry: Kind | RelationType) -> str:
    """How many records of the noun there are, from the server's own count."""
    if isinstance(entry, Kind):
        return f"MATCH (n:{entry.name}) RETURN count(n)"
    return f"MATCH ()-[e:{entry.name}]->() RETURN count(e)"


@cache
def words(entry: Kind | RelationType) -> str:
    """What is said of the records among `$keys` that are there."""
    if isinstance(entry, Kind):
        return f"MATCH (n:{entry.name}) WHERE n.id IN $keys RETURN collect([n.id, {wanted(entry, 'n')}])"
    found = f"UNWIND $keys AS key MATCH ()-[e:{entry.name} {{key: key}}]->()"
    return f"{found} RETURN collect([e.key, {wanted(entry, 'e')}])"


@cache
def said_by(entry: Kind | RelationType) -> str:
    """The keys of all records of which `$source` says something."""
    own, pattern = ("n.id", f"(n:{entry.name})") if isinstance(entry, Kind) else ("n.key", f"()-[n:{entry.name}]->()")
    return (
        f"CALL {{ MATCH {pattern} WHERE (n.hommelSaid IS NULL AND n.source = $source) OR n.hommelSaid CONTAINS $quoted"
        f" RETURN {own} AS key UNION ALL"
        " MATCH (w:HommelWithheld) WHERE w.noun = $noun AND w.key IS NOT NULL AND w.words CONTAINS $quoted"
        " RETURN w.key AS key } RETURN collect(key)"
    )


@cache
def make(entry: Kind | RelationType) -> str:
    """Show `$rows`, none of which is there; how many could be."""
    made = ", ".join(f"{name}: r[{place}]" for name, place in _places(entry))
    if isinstance(entry, Kind):
        return f"UNWIND $rows AS r CREATE (n:{entry.name} {{id: r[0], {made}}}) RETURN count(n)"
    ends = f"MATCH (a:{entry.start} {{id: r[0]}}) MATCH (b:{entry.end} {{id: r[1]}})"
    return (
        f"UNWIND $rows AS r {ends} CREATE (a)-[e:{entry.name} {{key: r[0] + ' ' + r[1], {made}}}]->(b) RETURN count(e)"
    )


@cache
def change(entry: Kind | RelationType) -> str:
    """Show `$rows`, all of which are there; what others keep on them stays."""
    changes = ", ".join(f"n.{name} = r[{place}]" for name, place in _places(entry))
    own = f"(n:{entry.name} {{id: r[0]}})"
    if isinstance(entry, RelationType):
        own = f"()-[n:{entry.name} {{key: r[0] + ' ' + r[1]}}]->()"
    return f"UNWIND $rows AS r MATCH {own} SET {changes} RETURN count(n)"


def _places(entry: Kind | RelationType) -> list[tuple[str, int]]:
    """The properties that a row brings besides what tells the record, and where in the row."""
    first = 1 if isinstance(entry, Kind) else 2
    return [(name, place) for place, name in enumerate(keys(entry)) if place >= first]


@cache
def remove(entry: Kind | RelationType) -> tuple[str, ...]:
    """Show the records of `$keys` no more; a node that others hang their own relationships on loses what is ours."""
    if isinstance(entry, RelationType):
        return (f"UNWIND $keys AS key MATCH ()-[e:{entry.name} {{key: key}}]->() DELETE e RETURN count(*)",)
    own = ", ".join(f"n.{name}" for name in keys(entry))
    there = f"MATCH (n:{entry.name}) WHERE n.id IN $keys"
    return (
        f"{there} AND NOT EXISTS {{ (n)--() }} DELETE n RETURN count(*)",
        f"{there} REMOVE n:{entry.name}, {own} RETURN count(*)",
    )


@cache
def leave(entry: Kind | RelationType) -> str:
    """Note that nobody says these nodes any more."""
    quiet = f"SET n.hommelSaid = '{NOBODY}', n.hommelAssumed = null"
    return f"MATCH (n:{entry.name}) WHERE n.id IN $keys {quiet} RETURN count(n)"


@cache
def at(kind: Kind, relation: RelationType, *, outward: bool) -> str:
    """What is said of the relations at these nodes."""
    found = f"{_at(kind, relation, outward=outward)} AND e.source <> $inferred"
    return f"{found} RETURN collect(DISTINCT [e.key, {wanted(relation, 'e')}])"


@cache
def cut(kind: Kind, relation: RelationType, *, outward: bool) -> str:
    """Take the relations at these nodes away."""
    return f"{_at(kind, relation, outward=outward)} DELETE e RETURN count(*)"


def _at(kind: Kind, relation: RelationType, *, outward: bool) -> str:
    pattern = f"-[e:{relation.name}]->()" if outward else f"<-[e:{relation.name}]-()"
    return f"MATCH (n:{kind.name}){pattern} WHERE n.id IN $ids AND e.key IS NOT NULL"


@cache
def unsaid(kind: Kind) -> str:
    """Which of these nodes nobody says any more."""
    return f"MATCH (n:{kind.name}) WHERE n.id IN $ids AND n.hommelSaid = '{NOBODY}' RETURN collect(n.id)"


@cache
def referred(kind: Kind) -> str:
    """Which of these nodes a relation refers to that somebody said."""
    out = "|".join(relation.name for relation in RELATIONS.values() if relation.start == kind.name)
    back = "|".join(relation.name for relation in RELATIONS.values() if relation.end == kind.name)
    ways = [f"EXISTS {{ (n)-[e:{out}]->() WHERE e.source <> $inferred }}"] if out else []
    ways += [f"EXISTS {{ (n)<-[e:{back}]-() WHERE e.source <> $inferred }}"] if back else []
    return f"MATCH (n:{kind.name}) WHERE n.id IN $ids AND ({' OR '.join(ways) or 'false'}) RETURN collect(n.id)"


@cache
def shown(kind: Kind) -> str:
    """Which of these nodes are shown."""
    return f"MATCH (n:{kind.name}) WHERE n.id IN $ids AND n.source IS NOT NULL RETURN collect(n.id)"


def ends(relation: RelationType) -> tuple[Kind, Kind]:
    """The kinds at both ends."""
    return KINDS[relation.start], KINDS[relation.end]
