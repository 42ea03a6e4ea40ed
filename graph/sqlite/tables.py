"""What a unit does to the tables: words in `said`, records in a table for each noun, kept in step."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from functools import cache

import orjson

from graph.catalogue import KINDS, RELATIONS, Kind, RelationType
from graph.model import MatchRun, Suggestion
from graph.records import Record, columns, row
from graph.sqlite.layout import SUGGESTION_INDEXES
from graph.store import INFERRED, Span, Statement, Tally
from graph.values import Type
from graph.writing.saying import Change, Said, Words, said_in
from graph.writing.unit import Unit

MANY, MOST_OTHERS = 1_000_000, 8
"""From so many suggestions on, whose indexes outgrow the cache of pages, they are made anew, unless there are so many
times more of other runs."""


@dataclass(frozen=True, slots=True)
class SqliteTables:
    """See `graph.writing.unit.Tables`."""

    db: sqlite3.Connection

    def words(self, entry: Kind | RelationType, keys: Sequence[str]) -> Said:
        """See `graph.writing.unit.Tables`."""
        found: dict[str, dict[str, Statement]] = {}
        rows = self.db.execute(
            "SELECT s.key, s.source, s.as_of, s.rule, s.record FROM json_each(?) AS k CROSS JOIN said AS s"
            " WHERE s.noun = ? AND s.key = k.value",  # CROSS JOIN: look keys up, never walk the noun
            (_listed(keys), entry.name),
        )
        for key, source, as_of, rule, record in rows:
            found.setdefault(key, {})[source] = Statement(source, as_of, rule, orjson.loads(record))
        return found

    def vanished(self, entry: Kind | RelationType, source: str, kept: Iterable[str]) -> Iterable[str]:
        """See `graph.writing.unit.Tables`."""
        self.db.execute("CREATE TEMP TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY) WITHOUT ROWID")
        self.db.execute("DELETE FROM kept")
        self.db.executemany("INSERT OR IGNORE INTO kept VALUES (?)", ((key,) for key in kept))
        gone = self.db.execute(
            "SELECT key FROM said WHERE noun = ? AND source = ? AND key NOT IN (SELECT key FROM kept)",
            (entry.name, source),
        )
        return [key for (key,) in gone]

    def put(self, change: Change) -> Sequence[str]:
        """See `graph.writing.unit.Tables`."""
        entry = change.entry
        self._keep(change, change.shown)
        loose = self._insert(entry, change.shown)
        if isinstance(entry, RelationType):
            self._wait(entry, loose)
            self._wait_no_more(entry, [key for key in change.shown if key not in loose])
        return sorted(loose)

    def withhold(self, change: Change, keys: Sequence[str]) -> None:
        """See `graph.writing.unit.Tables`."""
        entry = change.entry
        self._keep(change, keys)
        if isinstance(entry, Kind):
            self.db.executemany(f"DELETE FROM {entry.table} WHERE id = ?", ((key,) for key in keys))
            return
        ends = (key.split(" ") for key in keys)
        self.db.executemany(f"DELETE FROM {entry.table} WHERE from_id = ? AND to_id = ?", ends)
        self._wait_no_more(entry, keys)  # retracted, or not said: either way it waits for no end

    def leave(self, change: Change, keys: Sequence[str]) -> None:
        """See `graph.writing.unit.Tables`."""
        self._keep(change, keys)

    def cut(self, kind: Kind, ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """See `graph.writing.unit.Tables`."""
        found: dict[str, list[str]] = {}
        for relation, column in _ends_of(kind):
            at = f"{relation.table} WHERE {column} IN (SELECT value FROM json_each(:ids))"
            said = f"SELECT from_id || ' ' || to_id FROM {at} AND source <> :inferred"
            keys = [key for (key,) in self.db.execute(said, {"ids": _listed(ids), "inferred": INFERRED})]
            self.db.execute(f"DELETE FROM {at}", {"ids": _listed(ids)})
            if keys:
                self._wait(relation, keys)
                found.setdefault(relation.name, []).extend(keys)
        return found

    def waiting(self, kind: Kind, ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """See `graph.writing.unit.Tables`."""
        if not self.db.execute("SELECT 1 FROM waiting LIMIT 1").fetchone():
            return {}
        found: dict[str, set[str]] = {}
        for relation, column in _ends_of(kind):
            keys = self.db.execute(
                f"SELECT w.key FROM json_each(?) AS k CROSS JOIN waiting AS w ON w.{column} = k.value AND w.noun = ?",
                (_listed(ids), relation.name),
            )
            for (key,) in keys:
                found.setdefault(relation.name, set()).add(key)
        return {relation: sorted(keys) for relation, keys in found.items()}

    def unsaid(self, kind: Kind, ids: Iterable[str]) -> Sequence[str]:
        """See `graph.writing.unit.Tables`."""
        rows = self.db.execute(
            "SELECT k.value FROM json_each(?) AS k"
            " WHERE NOT EXISTS (SELECT 1 FROM said AS s WHERE s.noun = ? AND s.key = k.value)",
            (_listed(sorted(ids)), kind.name),
        )
        return [node for (node,) in rows]

    def referred(self, kind: Kind, ids: Sequence[str]) -> set[str]:
        """See `graph.writing.unit.Tables`."""
        found: set[str] = set()
        for relation, column in _ends_of(kind):
            rows = self.db.execute(
                f"SELECT DISTINCT {column} FROM {relation.table} WHERE source <> ?"
                f" AND {column} IN (SELECT value FROM json_each(?))",
                (INFERRED, _listed(ids)),
            )
            found.update(node for (node,) in rows)
        return found

    def shown(self, kind: Kind, ids: Sequence[str]) -> set[str]:
        """See `graph.writing.unit.Tables`."""
        sql = f"SELECT id FROM {kind.table} WHERE id IN (SELECT value FROM json_each(?))"
        return {node for (node,) in self.db.execute(sql, (_listed(ids),))}

    def infer(self, relation: RelationType, rule: str, records: Iterable[Record], within: Span) -> Tally:
        """See `graph.writing.unit.Tables`."""
        table, names = relation.table, _quoted(columns(relation))
        self.db.execute("DROP TABLE IF EXISTS temp.incoming")
        self.db.execute(f"CREATE TEMP TABLE incoming AS SELECT {', '.join(names)} FROM {table} WHERE 0")
        self.db.execute("CREATE UNIQUE INDEX temp.incoming_key ON incoming (from_id, to_id)")
        holes = ", ".join("?" * len(names))
        rows = (_cells(relation, r.key, said_in(r)) for r in records)
        self.db.executemany(f"INSERT INTO incoming VALUES ({holes})", rows)
        own, same = "o.source = ? AND o.rule = ?", "i.from_id = o.from_id AND i.to_id = o.to_id"
        absent = f"{own} AND NOT EXISTS (SELECT 1 FROM incoming i WHERE {same})"
        there, ends = _within(within)
        retired = self.db.execute(
            f"DELETE FROM {table} AS o WHERE {there} AND {absent}", (*ends, INFERRED, rule)
        ).rowcount
        differs = " OR ".join(f"o.{name} IS NOT i.{name}" for name in names[2:])
        changes = ", ".join(f"{name} = i.{name}" for name in names[2:])
        changed = self.db.execute(
            f"UPDATE {table} AS o SET {changes} FROM incoming i WHERE {same} AND {own} AND ({differs})",
            (INFERRED, rule),
        ).rowcount
        new = self.db.execute(_insert_incoming(relation)).rowcount
        total: int = self.db.execute("SELECT count(*) FROM incoming").fetchone()[0]
        self.db.execute("DROP TABLE temp.incoming")
        return Tally(new, changed, total - new - changed, retired)

    def add_suggestions(self, run: MatchRun, suggestions: Iterable[Suggestion]) -> None:
        """See `graph.writing.unit.Tables`."""
        with self._sorted_at_once(run):
            self.db.execute("DELETE FROM suggestion WHERE run_id = ?", (run.id,))
            self.db.executemany(
                "INSERT INTO suggestion VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (run.id, s.stakeholder_id, s.rank, s.partner_id, s.score, s.chain_from, s.chain_to, s.explanation)
                    for s in suggestions
                ),
            )

    @contextmanager
    def _sorted_at_once(self, run: MatchRun) -> Iterator[None]:
        """Make the indexes of suggestions anew after many: one by one, each would change a page far from the last's.

        Nothing of this connection may be half read. What fails is undone with the unit, indexes and all.
        """
        asked = "SELECT coalesce(sum(suggestions), 0) FROM match_run WHERE id <> ?"
        others, these = self.db.execute(asked, (run.id,)).fetchone()[0], run.suggestions or 0
        if these < MANY or others > MOST_OTHERS * these:
            yield
            return
        for name in SUGGESTION_INDEXES:
            self.db.execute(f"DROP INDEX {name}")
        yield
        for name, on in SUGGESTION_INDEXES.items():
            self.db.execute(f"CREATE INDEX {name} ON suggestion {on}")

    def _keep(self, change: Change, keys: Iterable[str]) -> None:
        """Bring what is said of these records up to date."""
        name, before, after = change.entry.name, change.before, change.after
        gone = ((name, key, source) for key in keys for source in before.get(key, {}) if source not in after[key])
        self.db.executemany("DELETE FROM said WHERE noun = ? AND key = ? AND source = ?", gone)
        self.db.executemany(
            "INSERT INTO said VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET as_of = excluded.as_of, rule = excluded.rule, record = excluded.record",
            (
                (name, key, word.source, word.as_of, word.rule, orjson.dumps(word.values).decode())
                for key in keys
                for word in _changed(before.get(key, {}), after[key])
            ),
        )

    def _insert(self, entry: Kind | RelationType, words: Mapping[str, Statement]) -> set[str]:
        """Show these; the relations that cannot be, for want of an end."""
        rows = (_cells(entry, key, word) for key, word in words.items())
        try:
            with _savepoint(self.db):
                self.db.executemany(_upsert(entry), rows)
        except sqlite3.IntegrityError:
            assert isinstance(entry, RelationType)  # nodes refer to nothing
            loose = self._without_an_end(entry, words)
            self._insert(entry, {key: word for key, word in words.items() if key not in loose})
            return loose
        return set()

    def _without_an_end(self, relation: RelationType, keys: Iterable[str]) -> set[str]:
        pairs = [(key, *key.split(" ")) for key in keys]
        starts = self.shown(KINDS[relation.start], [start for _, start, _ in pairs])
        ends = self.shown(KINDS[relation.end], [end for *_, end in pairs])
        return {key for key, start, end in pairs if start not in starts or end not in ends}

    def _wait(self, relation: RelationType, keys: Iterable[str]) -> None:
        rows = ((relation.name, key, *key.split(" ")) for key in keys)
        self.db.executemany("INSERT OR IGNORE INTO waiting VALUES (?, ?, ?, ?)", rows)

    def _wait_no_more(self, relation: RelationType, keys: Sequence[str]) -> None:
        self.db.execute(
            "DELETE FROM waiting WHERE noun = ? AND key IN (SELECT value FROM json_each(?))",
            (relation.name, _listed(keys)),
        )


def _changed(before: Words, after: Words) -> Iterator[Statement]:
    return (word for source, word in after.items() if before.get(source) != word)


def _ends_of(kind: Kind) -> Iterator[tuple[RelationType, str]]:
    """Every end of a relation that can be such a node: the relation, and the end's column."""
    for relation in RELATIONS.values():
        if relation.start == kind.name:
            yield relation, "from_id"
        if relation.end == kind.name:
            yield relation, "to_id"


def _insert_incoming(relation: RelationType) -> str:
    names = _quoted(columns(relation))
    return (
        f"INSERT INTO {relation.table} ({', '.join(names)}) SELECT {', '.join(f'i.{name}' for name in names)}"
        f" FROM incoming i JOIN {KINDS[relation.start].table} s ON s.id = i.from_id"
        f" JOIN {KINDS[relation.end].table} t ON t.id = i.to_id"
        f" WHERE NOT EXISTS (SELECT 1 FROM {relation.table} o WHERE o.from_id = i.from_id AND o.to_id = i.to_id)"
        f" AND NOT EXISTS (SELECT 1 FROM said WHERE noun = '{relation.name}' AND key = i.from_id || ' ' || i.to_id)"
        " ORDER BY i.from_id, i.to_id"
    )


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


def _within(span: Span) -> tuple[str, list[str]]:
    """The condition that a relation lies in the span, and its values; keys sort as their two ends do."""
    there, ends = "(o.from_id, o.to_id) > (?, ?)", [span.after]
    if span.until is not None:
        there, ends = f"{there} AND (o.from_id, o.to_id) <= (?, ?)", [*ends, span.until]
    return there, [end for key in ends for end in (key.split(" ") if key else ("", ""))]


def _cells(entry: Kind | RelationType, key: str, word: Statement) -> list[object]:
    """A row as SQLite holds it: lists as JSON."""
    cells = row(entry, key, word)
    for place in _lists(entry.name):
        cells[place] = None if cells[place] is None else orjson.dumps(cells[place]).decode()
    return cells


@cache
def _lists(name: str) -> tuple[int, ...]:
    """Which places of a row hold lists."""
    entry = KINDS[name] if name in KINDS else RELATIONS[name]
    first = 1 if isinstance(entry, Kind) else 2
    return tuple(place for place, prop in enumerate(entry.properties.values(), first) if prop.type is Type.TEXTS)


@cache
def _upsert(entry: Kind | RelationType) -> str:
    names = _quoted(columns(entry))
    key = names[: 2 if isinstance(entry, RelationType) else 1]
    changes = ", ".join(f"{name} = excluded.{name}" for name in names if name not in key)
    return (
        f"INSERT INTO {entry.table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changes}"
    )


def _quoted(names: Sequence[str]) -> list[str]:
    return [f'"{name}"' for name in names]


def _listed(keys: Sequence[str]) -> str:
    return orjson.dumps(list(keys)).decode()


def conclude(db: sqlite3.Connection, unit: Unit, actor: str, bulk: str | None) -> None:
    """Raise the revision if anything changed, write the trail, set the marks."""
    revision = unit.next_revision
    if unit.recalled:
        db.execute("DELETE FROM audit")
    if unit.recalled or revision != unit.revision:
        db.execute("UPDATE meta SET value = ? WHERE name = 'revision'", (revision,))
        if unit.changes == unit.runs:  # what was up to date with the facts still is
            db.execute("UPDATE mark SET revision = ? WHERE revision = ?", (revision, unit.revision))
        rows = (astuple(row) for row in unit.trail(actor, bulk))
        db.executemany("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    db.executemany(
        "INSERT INTO mark VALUES (?, ?) ON CONFLICT DO UPDATE SET revision = excluded.revision",
        ((name, revision) for name in unit.marks),
    )
