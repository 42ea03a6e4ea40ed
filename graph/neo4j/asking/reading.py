"""Reads that are not select trees: search, whole kinds, columns. Long ones come in chunks of one record each."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import orjson

from graph import catalogue
from graph.asking import check_limit, in_order_asked, property_type
from graph.catalogue import BY_NOUN, KINDS, PROVENANCE, Kind, RelationType
from graph.errors import BadInput, Corrupt
from graph.folding import search_words
from graph.neo4j.asking.filters import Scope, visible
from graph.neo4j.naming import key
from graph.select import RowRule
from graph.snapshot import Edges, Gathering, Nodes, Snapshot, Wanted
from graph.store import Hit
from graph.values import Fact, Type

CHUNK = 10_000


class Loose(Corrupt):
    """A relation leads to a node that is not there: another unit landed meanwhile, or another program did it."""


One = Callable[[str, Mapping[str, Any]], Any]
"""Runs a statement and gives its one value."""


def search(one: One, text: str, kinds: Sequence[str], limit: int, rule: RowRule) -> list[Hit]:
    """See `graph.store.Store`. The words are folded to letters and digits, so none can be a search operator."""
    if not 0 <= limit <= CHUNK:
        raise BadInput(f"a search gives 0 to {CHUNK:,} hits, not {limit}")
    words = search_words(text)
    wanted = [catalogue.kind(name) for name in kinds] or list(KINDS.values())
    scope = Scope(rule)
    asked = scope.bind(" ".join(f"+{word}*" for word in words))
    found = [_search_one(kind, asked, scope) for kind in wanted if kind.search]
    if not found or not words:
        return []
    cypher = (
        f"CALL {{ {' UNION ALL '.join(found)} }} WITH * ORDER BY long, sorting, id LIMIT {scope.bind(limit)}"
        " RETURN collect([kind, id, title])"
    )
    return [Hit(*hit) for hit in one(cypher, scope.parameters)]


def _search_one(kind: Kind, asked: str, scope: Scope) -> str:
    conditions = " AND ".join(["n.source IS NOT NULL", *visible(kind, "n", None, scope)])
    return (
        f"CALL db.index.fulltext.queryNodes('{kind.table}_search', {asked}) YIELD node AS n WHERE {conditions}"
        f" RETURN '{kind.name}' AS kind, n.id AS id, n.{key(kind.title)} AS title,"
        " size(n.searchText) AS long, n.sortKey AS sorting"
    )


def named(one: One, ids: Sequence[str], rule: RowRule) -> list[Hit]:
    """See `graph.store.Store`."""
    check_limit(len(ids))
    scope = Scope(rule)
    wanted = scope.bind(list(ids))
    found = " UNION ALL ".join(_named_one(kind, wanted, scope) for kind in KINDS.values())
    return in_order_asked(ids, one(f"CALL {{ {found} }} RETURN collect([kind, id, title])", scope.parameters))


def _named_one(kind: Kind, ids: str, scope: Scope) -> str:
    conditions = " AND ".join([f"n.id IN {ids}", *visible(kind, "n", None, scope)])
    wanted = f"'{kind.name}' AS kind, n.id AS id, n.{key(kind.title)} AS title"
    return f"MATCH (n:{kind.name}) WHERE {conditions} RETURN {wanted}"


def scan(one: One, noun: type[Fact]) -> Iterator[Fact]:
    """See `graph.store.Store`."""
    entry = BY_NOUN[noun]
    for rows in chunks(one, entry, (*entry.properties, *PROVENANCE)):
        yield from (fact(noun, own, values) for own, *values in rows)


def fact(noun: type[Fact], own: str, values: Sequence[Any]) -> Fact:
    """A record from its key and its values, in the order of the catalogue, provenance last."""
    known = {
        name: value if value is None or back is None else back(value)
        for (name, back), value in zip(_revivals(BY_NOUN[noun]), values, strict=True)
    }
    ends = ("from_id", "to_id") if isinstance(BY_NOUN[noun], RelationType) else ("id",)
    known |= zip(ends, own.split(" "), strict=True)
    return noun(**known)


@cache
def _revivals(entry: Kind | RelationType) -> list[tuple[str, Callable[[Any], Any] | None]]:
    return [(name, REVIVED.get(property_type(entry, name))) for name in (*entry.properties, *PROVENANCE)]


REVIVED: Mapping[Type, Callable[[Any], Any]] = {Type.DAY: datetime.date.fromisoformat, Type.TEXTS: tuple}
"""From a stored value back to a noun's, where they differ."""


def chunks(one: One, entry: Kind | RelationType, names: Sequence[str]) -> Iterator[list[list[Any]]]:
    """Key and values of every record, in order of the key, a bounded number at a time."""
    listed = "".join(f", e.{key(name)}" for name in names)
    own, pattern = ("e.id", f"(e:{entry.name})") if isinstance(entry, Kind) else ("e.key", f"()-[e:{entry.name}]->()")
    asked = f"{own} > $after WITH e ORDER BY {own} WHERE e.source IS NOT NULL"  # what has none is another program's
    cypher = f"MATCH {pattern} WHERE {asked} WITH e ORDER BY {own} LIMIT $most RETURN collect([{own}{listed}])"
    after = ""
    while rows := one(cypher, {"after": after, "most": CHUNK}):
        yield rows
        if len(rows) < CHUNK:
            return
        after = rows[-1][0]


def snapshot(one: One, revision: int, wanted: Wanted) -> Snapshot:
    """Columns; the caller sees to it that nothing is written meanwhile."""
    nodes = {name: _nodes(one, KINDS[name], columns) for name, columns in wanted.all_kinds.items()}
    places = {name: {node: row for row, node in enumerate(nodes[name].ids)} for name in wanted.ends}
    edges = {name: _edges(one, catalogue.relation(name), columns, places) for name, columns in wanted.relations.items()}
    return Snapshot(revision, nodes, edges)


def _nodes(one: One, kind: Kind, names: Sequence[str]) -> Nodes:
    ids: list[str] = []
    columns = [Gathering(property_type(kind, name)) for name in names]
    for rows in chunks(one, kind, names):
        first, *rest = zip(*rows, strict=True)
        ids.extend(first)
        _gather(columns, rest)
    return Nodes(ids, {name: column.whole() for name, column in zip(names, columns, strict=True)})


def _edges(one: One, relation: RelationType, names: Sequence[str], places: Mapping[str, Mapping[str, int]]) -> Edges:
    starts, ends = places[relation.start], places[relation.end]
    start, end = [np.empty(0, np.int32)], [np.empty(0, np.int32)]
    columns = [Gathering(property_type(relation, name)) for name in names]
    for rows in chunks(one, relation, names):
        own, *rest = zip(*rows, strict=True)
        pairs = [pair.split(" ") for pair in own]
        try:
            start.append(np.fromiter((starts[first] for first, _ in pairs), np.int32, len(pairs)))
            end.append(np.fromiter((ends[second] for _, second in pairs), np.int32, len(pairs)))
        except KeyError as missing:
            raise Loose(f"a {relation.name} leads to {missing.args[0]}, which is not there") from None
        _gather(columns, rest)
    gathered = {name: column.whole() for name, column in zip(names, columns, strict=True)}
    return Edges(np.concatenate(start), np.concatenate(end), gathered)


def _gather(columns: Sequence[Gathering], values: Sequence[Sequence[Any]]) -> None:
    for column, some in zip(columns, values, strict=True):
        if column.kind_of_value is Type.TEXTS:
            some = [None if texts is None else orjson.dumps(texts).decode() for texts in some]
        column.add(some)
