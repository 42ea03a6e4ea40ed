"""What the sheets say, put in order on disk before any of it is delivered.

Rows come as people wrote them: organisations twice, offers before those who offer. Staged, facts come out noun by
noun, each record once, and it can be asked who is who and what refers to nothing. A temporary SQLite file keeps memory
bounded.
"""

import pickle
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from graph.catalogue import BY_NOUN, RelationType
from graph.errors import Unavailable
from graph.folding import fold
from graph.model import Stakeholder
from graph.records import key_of
from graph.values import Fact

_LAYOUT = """
CREATE TABLE staged (noun TEXT, key TEXT, file TEXT, line INTEGER, fact BLOB, PRIMARY KEY (noun, key)) WITHOUT ROWID;
CREATE TABLE refers (noun TEXT, key TEXT, kind TEXT, id TEXT);
CREATE TABLE named (folded TEXT, country TEXT, id TEXT);
CREATE INDEX named_by_name ON named (folded, country, id);
CREATE TABLE numbered (number TEXT, id TEXT);
CREATE INDEX numbered_by_number ON numbered (number, id);
"""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact stood."""

    file: str
    line: int


class Staging:
    """Facts by noun and key, the first of each."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)  # "" = a file that vanishes when it is closed
        self._db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_LAYOUT} BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()
        if isinstance(error, sqlite3.Error):  # the store's own never get here as such
            reason = f"the folder for temporary files cannot hold what was read: {error}"
            raise Unavailable(f"{reason}; make room there, or name another with TMPDIR") from error

    def add(self, fact: Fact, origin: Origin) -> Origin | None:
        """Stage a fact, unless its record is there; then where that one stood, if it says something else."""
        entry, key, packed = BY_NOUN[type(fact)], key_of(fact), pickle.dumps(fact)
        row = (entry.name, key, origin.file, origin.line, packed)
        if self._db.execute("INSERT OR IGNORE INTO staged VALUES (?, ?, ?, ?, ?)", row).rowcount == 0:
            found = self._db.execute(
                "SELECT file, line, fact FROM staged WHERE noun = ? AND key = ?", (entry.name, key)
            ).fetchone()
            return None if found[2] == packed else Origin(*found[:2])
        if isinstance(entry, RelationType):
            ends = zip((entry.start, entry.end), key.split(" "), strict=True)
            self._db.executemany("INSERT INTO refers VALUES (?, ?, ?, ?)", ((entry.name, key, *end) for end in ends))
        elif isinstance(fact, Stakeholder) and fact.name:
            self._db.execute("INSERT INTO named VALUES (?, ?, ?)", (fold(fact.name), fact.country or "", fact.id))
        return None

    def replace(self, fact: Fact, origin: Origin) -> None:
        """Let a fact take the place of the staged one of the same record."""
        self._db.execute(
            "UPDATE staged SET file = ?, line = ?, fact = ? WHERE noun = ? AND key = ?",
            (origin.file, origin.line, pickle.dumps(fact), BY_NOUN[type(fact)].name, key_of(fact)),
        )

    def number(self, scheme: str, value: str, stakeholder_id: str) -> None:
        """Note whose a register number is."""
        self._db.execute("INSERT INTO numbered VALUES (?, ?)", (f"{scheme}:{value}", stakeholder_id))

    def facts(self, noun: type[Fact]) -> Iterator[Fact]:
        """The facts of a noun, by key."""
        rows = self._db.execute("SELECT fact FROM staged WHERE noun = ? ORDER BY key", (BY_NOUN[noun].name,))
        return (pickle.loads(packed) for (packed,) in rows)

    def count(self, noun: type[Fact]) -> int:
        """How many facts of a noun there are."""
        found: int = self._db.execute("SELECT count(*) FROM staged WHERE noun = ?", (BY_NOUN[noun].name,)).fetchone()[0]
        return found

    def holds(self, noun: type[Fact], key: str) -> bool:
        """Whether a record is staged."""
        row = self._db.execute("SELECT 1 FROM staged WHERE noun = ? AND key = ?", (BY_NOUN[noun].name, key))
        return row.fetchone() is not None

    def called(self, name: str) -> list[str]:
        """Ids of the stakeholders of that name."""
        rows = self._db.execute("SELECT DISTINCT id FROM named WHERE folded = ? ORDER BY id", (fold(name),))
        return [found for (found,) in rows]

    def alike(self) -> Iterator[tuple[str, str]]:
        """Pairs of ids that bear the same name in the same country, or the same register number."""
        yield from self._db.execute(
            "SELECT DISTINCT a.id, b.id FROM named a JOIN named b USING (folded, country) WHERE a.id < b.id"
            " UNION SELECT DISTINCT a.id, b.id FROM numbered a JOIN numbered b USING (number) WHERE a.id < b.id"
            " ORDER BY 1, 2"
        )

    def numbers(self) -> Iterator[tuple[str, str]]:
        """Register numbers (`kbo:0203201340`) with the stakeholder that has each."""
        yield from self._db.execute("SELECT DISTINCT number, id FROM numbered ORDER BY number, id")

    def strangers(self, kind: str) -> Iterator[str]:
        """Ids that relations name as nodes of a kind, though none is staged."""
        rows = self._db.execute(
            "SELECT DISTINCT id FROM refers r WHERE kind = ?"
            " AND NOT EXISTS (SELECT 1 FROM staged s WHERE s.noun = r.kind AND s.key = r.id) ORDER BY id",
            (kind,),
        )
        return (found for (found,) in rows)

    def drop(self, kind: str, stranger: str) -> Iterator[tuple[str, str, Origin]]:
        """Take out the relations that name a node; gives the type, key and place of each."""
        rows = self._db.execute(
            "SELECT s.noun, s.key, s.file, s.line FROM refers r JOIN staged s ON s.noun = r.noun AND s.key = r.key"
            " WHERE r.kind = ? AND r.id = ? ORDER BY 1, 2",
            (kind, stranger),
        ).fetchall()
        for noun, key, file, line in rows:
            self._db.execute("DELETE FROM staged WHERE noun = ? AND key = ?", (noun, key))
            yield noun, key, Origin(file, line)
