"""The tables that reads see: one row a record, kept in step with what is said of it."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import orjson

from graph.catalogue import KINDS, RELATIONS, Kind, RelationType
from graph.errors import Conflict
from graph.folding import search_text, sort_key
from graph.records import RETRACTED, Record, resolve
from graph.store import HAND, INFERRED, Statement, Tally
from graph.values import Type

Words = Mapping[str, Statement]
"""Source -> what it says of one record."""

_PROVENANCE = ("source", "as_of", "rule")


@dataclass(frozen=True, slots=True)
class Shown:
    """The shown rows of one kind or relation."""

    db: sqlite3.Connection
    entry: Kind | RelationType

    def update(self, said: Mapping[str, Words]) -> None:
        """Show what now follows for these keys: a row, or none."""
        resolved = {key: resolve(words.values()) for key, words in said.items()}
        self._put({key: word for key, word in resolved.items() if word is not None})
        self._drop([key for key, word in resolved.items() if word is None])

    def replace_inferred(self, rule: str, records: Iterable[Record]) -> Tally:
        """Make the rule's rows exactly these, where nobody said anything and both ends are shown."""
        table, columns = self.entry.table, ", ".join(_quoted(_columns(self.entry)))
        self.db.execute("DROP TABLE IF EXISTS temp.incoming")
        self.db.execute(f"CREATE TEMP TABLE incoming AS SELECT {columns} FROM {table} WHERE 0")
        self.db.execute("CREATE UNIQUE INDEX temp.incoming_key ON incoming (from_id, to_id)")
        holes = ", ".join("?" * len(_columns(self.entry)))
        self.db.executemany(f"INSERT INTO incoming VALUES ({holes})", (self._row(r.key, _said(r)) for r in records))
        own, same = "o.source = ? AND o.rule = ?", "i.from_id = o.from_id AND i.to_id = o.to_id"
        retired = self.db.execute(
            f"DELETE FROM {table} AS o WHERE {own} AND NOT EXISTS (SELECT 1 FROM incoming i WHERE {same})",
            (INFERRED, rule),
        ).rowcount
        differs = " OR ".join(f"o.{name} IS NOT i.{name}" for name in _quoted(_columns(self.entry)[2:])) or "0"
        changes = ", ".join(f"{name} = i.{name}" for name in _quoted(_columns(self.entry)[2:]))
        changed = self.db.execute(
            f"UPDATE {table} AS o SET {changes} FROM incoming i WHERE {same} AND {own} AND ({differs})",
            (INFERRED, rule),
        ).rowcount
        new = self.db.execute(self._insert_incoming()).rowcount
        total: int = self.db.execute("SELECT count(*) FROM incoming").fetchone()[0]
        self.db.execute("DROP TABLE temp.incoming")
        return Tally(new, changed, total - new - changed, retired)

    def hide_at(self, kind: Kind, ids: Sequence[str]) -> None:
        """Drop the relation's rows that touch these nodes."""
        assert isinstance(self.entry, RelationType)
        listed = orjson.dumps(list(ids)).decode()
        for end, column in ((self.entry.start, "from_id"), (self.entry.end, "to_id")):
            if end == kind.name:
                self.db.execute(
                    f"DELETE FROM {self.entry.table} WHERE {column} IN (SELECT value FROM json_each(?))", (listed,)
                )

    def _put(self, words: Mapping[str, Statement]) -> None:
        if not words:
            return
        try:
            with _savepoint(self.db):
                self.db.executemany(_upsert(self.entry), (self._row(key, word) for key, word in words.items()))
        except sqlite3.IntegrityError:
            assert isinstance(self.entry, RelationType)  # nodes refer to nothing
            hidden = self._hidden_by_retraction(words)
            self._put({key: word for key, word in words.items() if key not in hidden})

    def _hidden_by_retraction(self, keys: Iterable[str]) -> set[str]:
        """Relations one of whose ends was retracted by hand; `Conflict` if an end is missing for any other reason."""
        assert isinstance(self.entry, RelationType)
        hidden: set[str] = set()
        for key in keys:
            for kind, end in zip((self.entry.start, self.entry.end), key.split(" "), strict=True):
                if self.db.execute(f"SELECT 1 FROM {KINDS[kind].table} WHERE id = ?", (end,)).fetchone():
                    continue
                retracted = self.db.execute(
                    "SELECT 1 FROM said WHERE noun = ? AND key = ? AND source = ? AND rule = ?",
                    (kind, end, HAND, RETRACTED),
                ).fetchone()
                if not retracted:
                    raise Conflict(f"{self.entry.name} {key!r}: there is no {kind} {end!r}; say the {kind} first")
                hidden.add(key)
        return hidden

    def _drop(self, keys: Sequence[str]) -> None:
        if not keys:
            return
        if isinstance(self.entry, RelationType):
            self.db.executemany(
                f"DELETE FROM {self.entry.table} WHERE from_id = ? AND to_id = ?", (key.split(" ") for key in keys)
            )
            self._drop_unsaid_ends(keys)
            return
        staying = referred(self.db, self.entry, keys)
        gone = [key for key in keys if key not in staying]
        for relation in RELATIONS.values():
            Shown(self.db, relation).hide_at(self.entry, gone)  # what was inferred of them
        self.db.executemany(f"DELETE FROM {self.entry.table} WHERE id = ?", ((key,) for key in gone))

    def _drop_unsaid_ends(self, keys: Sequence[str]) -> None:
        """Nodes that nobody says any more, and that stayed only because these relations referred to them."""
        assert isinstance(self.entry, RelationType)
        for place, kind in enumerate((KINDS[self.entry.start], KINDS[self.entry.end])):
            listed = orjson.dumps(sorted({key.split(" ")[place] for key in keys})).decode()
            unsaid = self.db.execute(
                "SELECT k.value FROM json_each(?) AS k WHERE NOT EXISTS"
                " (SELECT 1 FROM said AS s WHERE s.noun = ? AND s.key = k.value)",
                (listed, kind.name),
            )
            Shown(self.db, kind)._drop([node for (node,) in unsaid])

    def _row(self, key: str, word: Statement) -> tuple[object, ...]:
        known, plan = word.values.get, _plan(self.entry.name)
        values = [known(name, default) for name, default in plan.columns]
        for place in plan.lists:
            values[place] = None if values[place] is None else orjson.dumps(values[place]).decode()
        if isinstance(self.entry, RelationType):
            return (*key.split(" "), *values, word.source, word.as_of, word.rule)
        title = known(self.entry.title)
        words = (found for name in self.entry.search for found in _texts(known(name)))
        folded = (sort_key(str(title) if title else None), search_text(words))
        return (key, *values, word.source, word.as_of, word.rule, *folded)

    def _insert_incoming(self) -> str:
        assert isinstance(self.entry, RelationType)
        columns = ", ".join(_quoted(_columns(self.entry)))
        listed = ", ".join(f"i.{name}" for name in _quoted(_columns(self.entry)))
        return (
            f"INSERT INTO {self.entry.table} ({columns}) SELECT {listed} FROM incoming i"
            f" JOIN {KINDS[self.entry.start].table} s ON s.id = i.from_id"
            f" JOIN {KINDS[self.entry.end].table} t ON t.id = i.to_id"
            f" WHERE NOT EXISTS (SELECT 1 FROM {self.entry.table} o WHERE o.from_id = i.from_id AND o.to_id = i.to_id)"
            f" AND NOT EXISTS (SELECT 1 FROM said WHERE noun = '{self.entry.name}'"
            " AND key = i.from_id || ' ' || i.to_id)"
            " ORDER BY i.from_id, i.to_id"
        )


def referred(db: sqlite3.Connection, kind: Kind, ids: Sequence[str]) -> set[str]:
    """Which of these nodes a relation that somebody said refers to."""
    listed = orjson.dumps(list(ids)).decode()
    found: set[str] = set()
    for relation in RELATIONS.values():
        for end, column in ((relation.start, "from_id"), (relation.end, "to_id")):
            if end == kind.name:
                rows = db.execute(
                    f"SELECT DISTINCT {column} FROM {relation.table} WHERE source <> ?"
                    f" AND {column} IN (SELECT value FROM json_each(?))",
                    (INFERRED, listed),
                )
                found.update(node for (node,) in rows)
    return found


@contextmanager
def _savepoint(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("SAVEPOINT put")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK TO put")
        raise
    finally:
        db.execute("RELEASE put")


@dataclass(frozen=True, slots=True)
class _Plan:
    """How values become columns: name and default of each, and which places hold lists."""

    columns: tuple[tuple[str, str | None], ...]
    lists: tuple[int, ...]


@cache
def _plan(name: str) -> _Plan:
    properties = (KINDS[name] if name in KINDS else RELATIONS[name]).properties.values()
    lists = tuple(place for place, prop in enumerate(properties) if prop.type is Type.TEXTS)
    return _Plan(tuple((prop.name, prop.default) for prop in properties), lists)


@cache
def _columns(entry: Kind | RelationType) -> tuple[str, ...]:
    ends = ("from_id", "to_id") if isinstance(entry, RelationType) else ("id",)
    folded = () if isinstance(entry, RelationType) else ("sort_key", "search_text")
    return (*ends, *entry.properties, *_PROVENANCE, *folded)


@cache
def _upsert(entry: Kind | RelationType) -> str:
    names = _quoted(_columns(entry))
    key = names[: 2 if isinstance(entry, RelationType) else 1]
    changes = ", ".join(f"{name} = excluded.{name}" for name in names if name not in key)
    return (
        f"INSERT INTO {entry.table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changes}"
    )


def _quoted(names: Sequence[str]) -> list[str]:
    return [f'"{name}"' for name in names]


def _said(record: Record) -> Statement:
    return Statement(record.source, record.as_of, record.rule, record.values)


def _texts(value: object) -> list[str]:
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]
