"""Reads that are not select trees: search, walks, whole kinds, columns."""

import datetime
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import orjson

from graph import catalogue
from graph.asking import check_limit, in_order_asked, property_type
from graph.catalogue import BY_NOUN, KINDS, Kind, RelationType
from graph.errors import BadInput
from graph.folding import search_words
from graph.records import precedence
from graph.select import RowRule
from graph.snapshot import Edges, Gathering, Nodes, Snapshot, Wanted
from graph.sqlite.filters import Scope, visible
from graph.store import Hit, Statement
from graph.values import Fact, Type

FETCH = 10_000
EPOCH = datetime.date(1970, 1, 1).toordinal()


def search(db: sqlite3.Connection, text: str, kinds: Sequence[str], limit: int, rule: RowRule) -> list[Hit]:
    """See `graph.store.Store`. The words are folded to letters and digits, so none can be a search operator."""
    if not 0 <= limit <= FETCH:
        raise BadInput(f"a search gives 0 to {FETCH:,} hits, not {limit}")
    words = search_words(text)
    if not words:
        return []
    scope = Scope(rule)
    match = scope.bind(" ".join(f'"{word}"*' for word in words))
    wanted = [catalogue.kind(name) for name in kinds] or list(KINDS.values())
    found = [_search_one(kind, match, scope) for kind in wanted if kind.search]
    if not found:
        return []
    sql = f"{' UNION ALL '.join(found)} ORDER BY long, sort_key, id LIMIT {scope.bind(limit)}"
    return [Hit(kind, node, title) for kind, node, title, *_ in db.execute(scope.statement(sql), scope.parameters)]


def _search_one(kind: Kind, match: str, scope: Scope) -> str:
    node = scope.alias("n")
    return (
        f"SELECT '{kind.name}' AS kind, {node}.id AS id, {node}.\"{kind.title}\" AS title,"
        f" length({node}.search_text) AS long, {node}.sort_key AS sort_key"
        f" FROM {kind.table}_search AS f{node} JOIN {kind.table} AS {node} ON {node}.number = f{node}.rowid"
        f" WHERE f{node}.search_text MATCH {match} AND {visible(kind, node, None, scope)}"
    )


def named(db: sqlite3.Connection, ids: Sequence[str], rule: RowRule) -> list[Hit]:
    """See `graph.store.Store`."""
    check_limit(len(ids))
    scope = Scope(rule)
    wanted = scope.bind(orjson.dumps(list(ids)).decode())
    sql = " UNION ALL ".join(_named_one(kind, wanted, scope) for kind in KINDS.values())
    return in_order_asked(ids, db.execute(scope.statement(sql), scope.parameters))


def _named_one(kind: Kind, wanted: str, scope: Scope) -> str:
    node = scope.alias("n")
    return (
        f"SELECT '{kind.name}' AS kind, {node}.id AS id, {node}.\"{kind.title}\" AS title FROM {kind.table} AS {node}"
        f" WHERE {node}.id IN (SELECT value FROM json_each({wanted})) AND {visible(kind, node, None, scope)}"
    )


def scan(db: sqlite3.Connection, noun: type[Fact]) -> Iterator[Fact]:
    """See `graph.store.Store`."""
    entry = BY_NOUN[noun]
    ends = ("from_id", "to_id") if isinstance(entry, RelationType) else ("id",)
    names = (*ends, *entry.properties, *catalogue.PROVENANCE)
    types = [property_type(entry, name) if name not in ends else Type.CODE for name in names]
    listed = ", ".join(f'"{name}"' for name in names)
    revive = [(name, REVIVED.get(kind_of_value)) for name, kind_of_value in zip(names, types, strict=True)]
    for row in db.execute(f"SELECT {listed} FROM {entry.table} ORDER BY {', '.join(ends)}"):
        values = {
            name: value if value is None or back is None else back(value)
            for (name, back), value in zip(revive, row, strict=True)
        }
        yield noun(**values)  # type: ignore[arg-type]  # the columns are the noun's own fields


REVIVED: Mapping[Type, Callable[[object], object]] = {
    Type.DAY: lambda value: datetime.date.fromisoformat(str(value)),
    Type.FLAG: bool,
    Type.TEXTS: lambda value: tuple(orjson.loads(str(value))),
}
"""From a stored value back to a noun's, where they differ."""


def statements(db: sqlite3.Connection, noun: type[Fact], key: str) -> list[Statement]:
    """See `graph.store.Store`."""
    rows = db.execute(
        "SELECT source, as_of, rule, record FROM said WHERE noun = ? AND key = ?", (BY_NOUN[noun].name, key)
    )
    found = [Statement(source, as_of, rule, orjson.loads(record)) for source, as_of, rule, record in rows]
    return sorted(found, key=precedence, reverse=True)


def snapshot(db: sqlite3.Connection, wanted: Wanted) -> Snapshot:
    """Columns of one revision; the caller holds the read transaction."""
    revision: int = db.execute("SELECT value FROM meta WHERE name = 'revision'").fetchone()[0]
    nodes = {name: _nodes(db, KINDS[name], columns) for name, columns in wanted.all_kinds.items()}
    places = {name: {node: row for row, node in enumerate(nodes[name].ids)} for name in wanted.ends}
    edges = {name: _edges(db, catalogue.relation(name), columns, places) for name, columns in wanted.relations.items()}
    return Snapshot(revision, nodes, edges)


def _nodes(db: sqlite3.Connection, kind: Kind, names: Sequence[str]) -> Nodes:
    types = [property_type(kind, name) for name in names]
    listed = "".join(f', "{name}"' for name in names)
    cursor = db.execute(f"SELECT id{listed} FROM {kind.table} ORDER BY id")
    ids: list[str] = []
    columns = [Gathering(kind_of_value) for kind_of_value in types]
    while rows := cursor.fetchmany(FETCH):
        first, *rest = zip(*rows, strict=True)
        ids.extend(first)
        for column, values in zip(columns, rest, strict=True):
            column.add(values)
    return Nodes(ids, {name: column.whole() for name, column in zip(names, columns, strict=True)})


def _edges(
    db: sqlite3.Connection, relation: RelationType, names: Sequence[str], places: Mapping[str, Mapping[str, int]]
) -> Edges:
    starts, ends = places[relation.start], places[relation.end]
    listed = "".join(f', "{name}"' for name in names)
    cursor = db.execute(f"SELECT from_id, to_id{listed} FROM {relation.table} ORDER BY from_id, to_id")
    start, end = [np.empty(0, np.int32)], [np.empty(0, np.int32)]
    columns = [Gathering(property_type(relation, name)) for name in names]
    while rows := cursor.fetchmany(FETCH):
        first, second, *rest = zip(*rows, strict=True)
        start.append(np.fromiter(map(starts.__getitem__, first), np.int32, len(first)))
        end.append(np.fromiter(map(ends.__getitem__, second), np.int32, len(second)))
        for column, values in zip(columns, rest, strict=True):
            column.add(values)
    gathered = {name: column.whole() for name, column in zip(names, columns, strict=True)}
    return Edges(np.concatenate(start), np.concatenate(end), gathered)
