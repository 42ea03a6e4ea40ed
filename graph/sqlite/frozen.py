"""All of a store as of one moment: what one read transaction sees."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import orjson

from graph.catalogue import BY_NOUN, KINDS, RELATIONS, Kind, RelationType
from graph.errors import NotFound
from graph.model import Suggestion
from graph.records import encode, key_of, precedence
from graph.sqlite import reading
from graph.store import AuditRow, Counts, Kept, Statement
from graph.values import Fact
from graph.writing.saying import said_in


@dataclass(frozen=True, slots=True)
class SqliteFrozen:
    """See `graph.store.Frozen`."""

    db: sqlite3.Connection

    def counts(self) -> Counts:
        """See `graph.store.Frozen`."""
        return counts(self.db)

    def kept(self, noun: type[Fact]) -> Iterator[Kept]:
        """See `graph.store.Frozen`."""
        entry = BY_NOUN[noun]
        yield from sorted_by_key(self._said(entry), self._quiet(noun, entry))

    def scan(self, noun: type[Fact]) -> Iterator[Fact]:
        """See `graph.store.Frozen`."""
        return reading.scan(self.db, noun)

    def suggestions(self, run_id: str, stakeholder_id: str | None = None) -> Iterator[Suggestion]:
        """See `graph.store.Frozen`."""
        return suggestions(self.db, run_id, stakeholder_id)

    def history(self) -> Iterator[AuditRow]:
        """See `graph.store.Frozen`."""
        return (AuditRow(*row) for row in self.db.execute("SELECT * FROM audit ORDER BY revision, rowid"))

    def _said(self, entry: Kind | RelationType) -> Iterator[Kept]:
        sql = "SELECT key, source, as_of, rule, record FROM said WHERE noun = ? ORDER BY key"
        for key, rows in groupby(self.db.execute(sql, (entry.name,)), itemgetter(0)):
            words = [Statement(source, as_of, rule, orjson.loads(record)) for _, source, as_of, rule, record in rows]
            yield Kept(key, tuple(sorted(words, key=precedence, reverse=True)))

    def _quiet(self, noun: type[Fact], entry: Kind | RelationType) -> list[Kept]:
        """Nodes that are shown though nobody says them any more: few."""
        if isinstance(entry, RelationType):
            return []
        sql = (
            f"SELECT id FROM {entry.table} AS n"
            f" WHERE NOT EXISTS (SELECT 1 FROM said AS s WHERE s.noun = '{entry.name}' AND s.key = n.id)"
        )
        ids = {node for (node,) in self.db.execute(sql)}
        found = (encode(fact) for fact in reading.scan(self.db, noun) if ids and key_of(fact) in ids)
        return [Kept(record.key, (), said_in(record)) for record in found]


def sorted_by_key(said: Iterator[Kept], quiet: list[Kept]) -> Iterator[Kept]:
    """Two sorted lists as one; the second is short."""
    rest = sorted(quiet, key=lambda one: one.key, reverse=True)
    for one in said:
        while rest and rest[-1].key < one.key:
            yield rest.pop()
        yield one
    yield from reversed(rest)


def revision(db: sqlite3.Connection) -> int:
    """See `graph.store.Counts`."""
    found: int = db.execute("SELECT value FROM meta WHERE name = 'revision'").fetchone()[0]
    return found


def counts(db: sqlite3.Connection) -> Counts:
    """See `graph.store.Store`."""
    return Counts(
        revision(db),
        {kind.name: _rows(db, kind.table) for kind in KINDS.values()},
        {relation.name: _rows(db, relation.table) for relation in RELATIONS.values()},
    )


def suggestions(db: sqlite3.Connection, run_id: str, stakeholder_id: str | None) -> Iterator[Suggestion]:
    """See `graph.store.Store`."""
    if not db.execute("SELECT 1 FROM match_run WHERE id = ?", (run_id,)).fetchone():
        raise NotFound(f"no run has the id {run_id!r}; `hommel runs` lists them")
    one = "" if stakeholder_id is None else " AND stakeholder_id = :stakeholder"
    sql = (
        "SELECT stakeholder_id, rank, partner_id, score, chain_from, chain_to, explanation FROM suggestion"
        f" WHERE run_id = :run{one} ORDER BY stakeholder_id, rank"
    )
    names = ("stakeholder_id", "rank", "partner_id", "score", "chain_from", "chain_to", "explanation")
    for row in db.execute(sql, {"run": run_id, "stakeholder": stakeholder_id}):
        yield Suggestion(**dict(zip(names, row, strict=True)))


def _rows(db: sqlite3.Connection, table: str) -> int:
    found: int = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return found
