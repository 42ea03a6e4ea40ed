"""The store on a SQLite file: many readers beside one writer."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from graph.asking import check_limit
from graph.catalogue import BY_NOUN
from graph.errors import Unavailable
from graph.model import MatchRun, Suggestion
from graph.preparing.holes import Prepared, Values
from graph.select import EVERYTHING, Groups, Page, RowRule, Rows, Select, Several, Suggested
from graph.shelves import MOST_ENTRIES, START, Entry, Place, Shelf, ShelfWriter
from graph.snapshot import Snapshot, Wanted
from graph.sqlite import frozen, migrations, reading
from graph.sqlite.asking.answers import groups, rows
from graph.sqlite.asking.beside import IN_LINE_SECONDS, STEPS_IN_LINE, Beside
from graph.sqlite.asking.grouping import compile_groups
from graph.sqlite.compile import Compiled, compile_select, compile_several
from graph.sqlite.connection import OutOfTime, asked, connect, transaction, translated
from graph.sqlite.frozen import SqliteFrozen
from graph.sqlite.shelves import SqliteDrawers
from graph.sqlite.suggested import compile_suggested
from graph.sqlite.tables import SqliteTables, conclude
from graph.sqlite.walks import SqliteWalker
from graph.store import Along, AuditRow, Counts, Hit, Neighbourhood, Statement, Tally, Way
from graph.values import Fact
from graph.walking import walks
from graph.walking.ways import shortest_path
from graph.writing.saying import grouped, planned
from graph.writing.turn import Turn
from graph.writing.unit import Unit

TIME_LIMIT_SECONDS: Final = 30.0
STEPS_BETWEEN_LOOKS: Final = 100_000


@dataclass(frozen=True, slots=True)
class _Reader:
    """A thread's connection, and the lock that it holds while it reads."""

    db: sqlite3.Connection
    busy: threading.Lock = field(default_factory=threading.Lock)


class SqliteStore:
    """See `graph.store.Store`. Each thread reads on a connection of its own; writers wait for one another."""

    def __init__(self, path: Path, *, time_limit_seconds: float = TIME_LIMIT_SECONDS) -> None:
        self.path = path
        self.time_limit_seconds = time_limit_seconds
        self._own = threading.local()
        self._readers: list[_Reader] = []
        self._writes: sqlite3.Connection | None = None
        self._writing = Turn()
        self._closed = False
        self._beside = Beside()
        self._selects = Prepared(compile_select)
        self._severals = Prepared(compile_several)
        self._suggesteds = Prepared(compile_suggested)
        try:
            with translated():
                migrations.check(self._reader().db, path)
        except BaseException:
            self.close()
            raise

    def find(self, select: Select, rule: RowRule = EVERYTHING) -> Rows:
        """See `graph.store.Store`."""
        return self._answer(select.page, *self._selects.asked(select, rule, None))

    async def find_soon(self, select: Select, rule: RowRule = EVERYTHING, values: Values | None = None) -> Rows:
        """See `graph.store.Store`. Short statements run in line, since threads cost more than they do."""
        return await self._answer_soon(select.page, *self._selects.asked(select, rule, values))

    async def several_soon(
        self, asked: Several, rule: RowRule = EVERYTHING, values: Values | None = None
    ) -> list[Rows]:
        """See `graph.store.Store`."""
        pages = [tree.page for tree in asked.trees]
        return await self._answers_soon(pages, *self._severals.asked(asked, rule, values))

    def suggested(self, wanted: Suggested, rule: RowRule = EVERYTHING) -> Rows:
        """See `graph.store.Store`."""
        return self._answer(wanted.page, *self._suggesteds.asked(wanted, rule, None))

    async def suggested_soon(self, wanted: Suggested, rule: RowRule = EVERYTHING, values: Values | None = None) -> Rows:
        """See `graph.store.Store`."""
        return await self._answer_soon(wanted.page, *self._suggesteds.asked(wanted, rule, values))

    async def _answer_soon(self, page: Page, compiled: Compiled, parameters: Mapping[str, Any]) -> Rows:
        return (await self._answers_soon([page], compiled, parameters))[0]

    async def _answers_soon(
        self, pages: Sequence[Page], compiled: Compiled, parameters: Mapping[str, Any]
    ) -> list[Rows]:
        if compiled.short:
            while self._beside.overrun:  # of those that begin in one turn of the loop, one may use up its time
                await asyncio.sleep(0)
            try:
                return self._answers(pages, compiled, parameters, seconds=IN_LINE_SECONDS)
            except OutOfTime:
                await self._beside.next_turn()
        self._refuse_closed()
        return await self._beside.ask(lambda given_up: self._answers(pages, compiled, parameters, given_up))

    def _answer(self, page: Page, compiled: Compiled, parameters: Mapping[str, Any]) -> Rows:
        return self._answers([page], compiled, parameters)[0]

    def _answers(
        self,
        pages: Sequence[Page],
        compiled: Compiled,
        parameters: Mapping[str, Any],
        given_up: threading.Event | None = None,
        seconds: float | None = None,
    ) -> list[Rows]:
        """Rows of each page, from the total and the list that each has in the one record."""
        with self._reading(given_up=given_up, seconds=seconds) as db:
            record = db.execute(compiled.sql, parameters).fetchone()
        return [rows(*found) for found in zip(pages, record[::2], record[1::2], strict=True)]

    def groups(
        self, asked: Select | Suggested, by: Sequence[str], most: int = 100, rule: RowRule = EVERYTHING
    ) -> Groups:
        """See `graph.store.Store`."""
        return self._groups(asked, by, most, rule)

    def _groups(
        self,
        asked: Select | Suggested,
        by: Sequence[str],
        most: int,
        rule: RowRule,
        given_up: threading.Event | None = None,
    ) -> Groups:
        compiled = compile_groups(asked, by, most, rule)
        with self._reading(given_up=given_up) as db:
            (listed,) = db.execute(compiled.sql, compiled.parameters).fetchone()
        return groups(listed, most)

    async def groups_soon(
        self, asked: Select | Suggested, by: Sequence[str], most: int = 100, rule: RowRule = EVERYTHING
    ) -> Groups:
        """See `graph.store.Store`."""
        self._refuse_closed()
        return await self._beside.ask(lambda given_up: self._groups(asked, by, most, rule, given_up))

    def search(self, text: str, kinds: Sequence[str] = (), limit: int = 20, rule: RowRule = EVERYTHING) -> list[Hit]:
        """See `graph.store.Store`."""
        with self._reading() as db:
            return reading.search(db, text, kinds, limit, rule)

    def named(self, ids: Sequence[str], rule: RowRule = EVERYTHING) -> list[Hit]:
        """See `graph.store.Store`."""
        with self._reading() as db:
            return reading.named(db, ids, rule)

    def neighbourhood(
        self, id: str, along: Sequence[Along], degrees: int = 1, cap: int = 500, rule: RowRule = EVERYTHING
    ) -> Neighbourhood:
        """See `graph.store.Store`."""
        with self._reading() as db, transaction(db, "BEGIN"):
            return walks.neighbourhood(SqliteWalker(db, tuple(along), rule), id, degrees, cap)

    def shortest_path(
        self, start: str, end: str, along: Sequence[Along], most: int = 6, rule: RowRule = EVERYTHING
    ) -> Way:
        """See `graph.store.Store`."""
        with self._reading() as db, transaction(db, "BEGIN"):
            ahead, back = (SqliteWalker(db, ways, rule) for ways in (tuple(along), walks.backwards(along)))
            return shortest_path(ahead, back, start, end, most)

    def snapshot(self, wanted: Wanted) -> Snapshot:
        """See `graph.store.Store`."""
        self._writing.refuse_within()  # on a server it would wait for the unit, which would wait for it
        with self._reading(unlimited=True) as db, transaction(db, "BEGIN"):
            return reading.snapshot(db, wanted)

    def scan(self, noun: type[Fact]) -> Iterator[Fact]:
        """See `graph.store.Store`."""
        with translated():
            db = self._connect()  # of its own: a scan may be left half-way
            try:
                yield from reading.scan(db, noun)
            finally:
                db.close()

    def statements(self, noun: type[Fact], key: str) -> list[Statement]:
        """See `graph.store.Store`."""
        with self._reading() as db:
            return reading.statements(db, noun, key)

    def compare(self, facts: Sequence[Fact]) -> Tally:
        """See `graph.store.Store`."""
        with self._reading() as db:
            said = SqliteTables(db).words
            tallies = (
                planned(said(BY_NOUN[noun], [record.key for record in records]), records)[0]
                for noun, records in grouped(facts)
            )
            return sum(tallies, Tally())

    @contextmanager
    def unit(self, actor: str, *, bulk: str | None = None) -> Iterator[Unit]:
        """See `graph.store.Store`."""
        with translated(), self._writing, transaction(self._writer()) as db:
            shelves = ShelfWriter(SqliteDrawers(db))
            unit = Unit(SqliteTables(db), shelves, frozen.revision(db), bulk=bulk is not None)
            yield unit
            unit.check()
            conclude(db, unit, actor, bulk)

    @contextmanager
    def frozen(self) -> Iterator[SqliteFrozen]:
        """See `graph.store.Store`."""
        self._writing.refuse_within()
        with translated():
            db = self._connect()
            try:
                with transaction(db, "BEGIN"):
                    db.execute("SELECT value FROM meta").fetchone()  # the moment is that of the first read
                    yield SqliteFrozen(db)
            finally:
                db.close()

    def entry(self, shelf: Shelf, id: str) -> Entry | None:
        """See `graph.store.Store`."""
        with self._reading() as db:
            return SqliteDrawers(db).entry(shelf, id)

    def entries(
        self, shelf: Shelf, after: Place = START, until: str | None = None, limit: int = MOST_ENTRIES
    ) -> list[Entry]:
        """See `graph.store.Store`."""
        check_limit(limit)
        with self._reading() as db:
            return SqliteDrawers(db).entries(shelf, after, until, limit)

    def counts(self) -> Counts:
        """See `graph.store.Store`."""
        with self._reading(unlimited=True) as db, transaction(db, "BEGIN"):
            return frozen.counts(db)

    def revision(self) -> int:
        """See `graph.store.Store`."""
        with self._reading() as db:
            return frozen.revision(db)

    def marked(self, name: str) -> bool:
        """See `graph.store.Store`."""
        with self._reading() as db:
            row = db.execute("SELECT revision FROM mark WHERE name = ?", (name,)).fetchone()
            return row is not None and row[0] == frozen.revision(db)

    def trail(self, after: int = 0, limit: int = 100) -> list[AuditRow]:
        """See `graph.store.Store`."""
        check_limit(limit)
        with self._reading() as db:
            rows = db.execute("SELECT * FROM audit WHERE revision > ? ORDER BY revision, rowid LIMIT ?", (after, limit))
            return [AuditRow(*row) for row in rows]

    def runs(self) -> list[MatchRun]:
        """See `graph.store.Store`."""
        stored = [run for run in self.scan(MatchRun) if isinstance(run, MatchRun)]
        return sorted(stored, key=lambda run: (run.started or "", run.id), reverse=True)

    def suggestions(self, run_id: str, stakeholder_id: str | None = None) -> Iterator[Suggestion]:
        """See `graph.store.Store`."""
        with asked():
            db = self._connect()
            try:
                yield from frozen.suggestions(db, run_id, stakeholder_id)
            finally:
                db.close()

    def scrub(self) -> None:
        """See `graph.store.Store`. Pages keep copies of what SQLite moved: the file is written anew."""
        with translated(), self._writing:
            db = self._writer()
            db.execute("VACUUM")
            (busy, *_) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise Unavailable(f"{self.path}: somebody still reads what was deleted; try again")

    async def close_soon(self) -> None:
        """See `graph.store.Store`. Nothing is held on a loop."""

    def close(self) -> None:
        """See `graph.store.Store`."""
        self._closed = True
        self._beside.close()
        while self._readers:
            reader = self._readers.pop()
            reader.db.interrupt()
            with reader.busy:  # SQLite crashes where a connection is closed under a statement
                reader.db.close()
        self._own = threading.local()
        if self._writes is not None:
            with self._writing:
                self._writes.close()
            self._writes = None

    def _refuse_closed(self) -> None:
        if self._closed:
            raise Unavailable(f"{self.path}: the store was closed here")

    def _connect(self) -> sqlite3.Connection:
        self._refuse_closed()
        return connect(self.path)

    def _writer(self) -> sqlite3.Connection:
        """The connection that all units share, one after the other: its page cache stays warm."""
        if self._writes is None:
            self._writes = self._connect()
        return self._writes

    def _reader(self) -> _Reader:
        reader: _Reader | None = getattr(self._own, "reader", None)
        if reader is None:
            reader = self._own.reader = _Reader(self._connect())
            reader.db.execute("PRAGMA query_only = ON")
            self._readers.append(reader)
        return reader

    @contextmanager
    def _reading(
        self, *, unlimited: bool = False, given_up: threading.Event | None = None, seconds: float | None = None
    ) -> Iterator[sqlite3.Connection]:
        """This thread's reader, stopped when a question takes too long."""
        reader = self._reader()
        with asked(), reader.busy:
            db = reader.db
            if unlimited:
                yield db
                return
            end = time.monotonic() + (seconds or self.time_limit_seconds)
            steps = STEPS_IN_LINE if seconds else STEPS_BETWEEN_LOOKS
            db.set_progress_handler(lambda: time.monotonic() > end or bool(given_up and given_up.is_set()), steps)
            try:
                yield db
            finally:
                db.set_progress_handler(None, 0)
