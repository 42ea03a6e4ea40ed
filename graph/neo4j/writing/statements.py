"""The statements of writing. Their text comes from the catalogue alone; each returns one value."""

from functools import cache

from graph.catalogue import KINDS, RELATIONS, Kind, RelationType
from graph.neo4j.naming import by_index
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
        return f"{_there(entry)} RETURN collect([n.id, {wanted(entry, 'n')}])"
    return f"UNWIND $keys AS key {keyed('e', entry)} RETURN collect([e.key, {wanted(entry, 'e')}])"


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
    edge = f"[e:{entry.name} {{key: r[0] + ' ' + r[1], {made}}}]"
    return f"UNWIND $rows AS r {both_ends(entry)} CREATE (a)-{edge}->(b) RETURN count(e)"


def both_ends(relation: RelationType) -> str:
    """The nodes at both ends of a row, found by their index even where there are few of them yet."""
    return (
        f"MATCH (a:{relation.start} {{id: r[0]}}) {by_index('a', relation.start)}"
        f" MATCH (b:{relation.end} {{id: r[1]}}) {by_index('b', relation.end)}"
    )


def keyed(variable: str, relation: RelationType) -> str:
    """The relation that has the key, likewise."""
    pattern = f"()-[{variable}:{relation.name} {{key: key}}]->()"
    return f"MATCH {pattern} USING INDEX SEEK {variable}:{relation.name}(key)"


@cache
def change(entry: Kind | RelationType) -> str:
    """Show `$rows`, all of which are there; what others keep on them stays."""
    changes = ", ".join(f"n.{name} = r[{place}]" for name, place in _places(entry))
    own = f"MATCH (n:{entry.name} {{id: r[0]}}) {by_index('n', entry.name)}"
    if isinstance(entry, RelationType):
        own = f"WITH r, r[0] + ' ' + r[1] AS key {keyed('n', entry)}"
    return f"UNWIND $rows AS r {own} SET {changes} RETURN count(n)"


def _there(kind: Kind | RelationType, parameter: str = "keys") -> str:
    """The nodes with these ids."""
    return f"MATCH (n:{kind.name}) {by_index('n', kind.name)} WHERE n.id IN ${parameter}"


def _places(entry: Kind | RelationType) -> list[tuple[str, int]]:
    """The properties that a row brings besides what tells the record, and where in the row."""
    first = 1 if isinstance(entry, Kind) else 2
    return [(name, place) for place, name in enumerate(keys(entry)) if place >= first]


@cache
def remove(entry: Kind | RelationType) -> tuple[str, ...]:
    """Show the records of `$keys` no more; a node that others hang their own relationships on loses what is ours."""
    if isinstance(entry, RelationType):
        return (f"UNWIND $keys AS key {keyed('e', entry)} DELETE e RETURN count(*)",)
    own = ", ".join(f"n.{name}" for name in keys(entry))
    return (
        f"{_there(entry)} AND NOT EXISTS {{ (n)--() }} DELETE n RETURN count(*)",
        f"{_there(entry)} REMOVE n:{entry.name}, {own} RETURN count(*)",
    )


@cache
def leave(entry: Kind | RelationType) -> str:
    """Note that nobody says these nodes any more."""
    quiet = f"SET n.hommelSaid = '{NOBODY}', n.hommelAssumed = null"
    return f"{_there(entry)} {quiet} RETURN count(n)"


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
    found = f"MATCH (n:{kind.name}){pattern} {by_index('n', kind.name)}"
    return f"{found} WHERE n.id IN $ids AND e.key IS NOT NULL"


@cache
def unsaid(kind: Kind) -> str:
    """Which of these nodes nobody says any more."""
    return f"{_there(kind, 'ids')} AND n.hommelSaid = '{NOBODY}' RETURN collect(n.id)"


@cache
def referred(kind: Kind) -> str:
    """Which of these nodes a relation refers to that somebody said."""
    out = "|".join(relation.name for relation in RELATIONS.values() if relation.start == kind.name)
    back = "|".join(relation.name for relation in RELATIONS.values() if relation.end == kind.name)
    ways = [f"EXISTS {{ (n)-[e:{out}]->() WHERE e.source <> $inferred }}"] if out else []
    ways += [f"EXISTS {{ (n)<-[e:{back}]-() WHERE e.source <> $inferred }}"] if back else []
    return f"{_there(kind, 'ids')} AND ({' OR '.join(ways)}) RETURN collect(n.id)"


@cache
def shown(kind: Kind) -> str:
    """Which of these nodes are shown."""
    return f"{_there(kind, 'ids')} AND n.source IS NOT NULL RETURN collect(n.id)"


def ends(relation: RelationType) -> tuple[Kind, Kind]:
    """The kinds at both ends."""
    return KINDS[relation.start], KINDS[relation.end]
