"""The store on a Neo4j server: the graph for teams."""

import threading
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, fields
from typing import Any, Final

from neo4j import Session, Transaction
from neo4j.exceptions import DriverError, Neo4jError

from graph.asking import check_limit
from graph.catalogue import BY_NOUN, KINDS, RELATIONS
from graph.errors import GraphError, Unavailable
from graph.model import MatchRun, Suggestion
from graph.neo4j import migrations
from graph.neo4j.asking import answers, reading
from graph.neo4j.asking.compile import compile_select, compile_several
from graph.neo4j.asking.grouping import compile_groups
from graph.neo4j.asking.suggested import compile_suggested
from graph.neo4j.asking.walks import Neo4jWalker
from graph.neo4j.connection import Address, Connection, retried, translated
from graph.neo4j.frozen import Neo4jFrozen
from graph.neo4j.writing import runs
from graph.neo4j.writing.shelves import Neo4jDrawers
from graph.neo4j.writing.tables import Neo4jTables
from graph.preparing.holes import Prepared, Values
from graph.records import precedence
from graph.select import EVERYTHING, Groups, RowRule, Rows, Select, Several, Suggested
from graph.shelves import MOST_ENTRIES, START, Entry, Place, Shelf, ShelfWriter
from graph.snapshot import Snapshot, Wanted
from graph.store import Along, AuditRow, Counts, Frozen, Hit, Neighbourhood, Statement, Tally, Way
from graph.values import Fact
from graph.walking import walks
from graph.walking.ways import shortest_path
from graph.writing.saying import grouped, planned
from graph.writing.turn import Turn
from graph.writing.unit import Unit

TIME_LIMIT_SECONDS: Final = 30.0
TRIES_FOR_A_SNAPSHOT: Final = 3
LOCK_SECONDS: Final = 30.0
"""So long a unit waits for another one to end, as on SQLite."""

_REVISION = "MATCH (m:HommelMeta) WHERE m.name = 'revision' RETURN m.value"
_WAITING = "SHOW TRANSACTIONS YIELD transactionId, metaData WHERE metaData.hommel = $name RETURN transactionId"
_LOCK = "MATCH (m:HommelMeta {name: 'revision'}) SET m.held = true REMOVE m.held RETURN m.value"

_STILL = "MATCH (m:HommelMark) WHERE m.name IS NOT NULL AND m.revision = $was SET m.revision = $now"
_MARK = "UNWIND $names AS name MERGE (m:HommelMark {name: name}) SET m.revision = $revision"
_AUDIT = tuple(field.name for field in fields(AuditRow))


class Neo4jStore:
    """See `graph.store.Store`. Units wait for one another; Neo4j is read-committed, so that a long read in parts
    (`scan`, `suggestions`) may see what is written meanwhile, while a snapshot never does."""

    def __init__(self, address: Address, *, time_limit_seconds: float = TIME_LIMIT_SECONDS) -> None:
        self.connection = Connection(address, time_limit_seconds=time_limit_seconds)
        self._writing = Turn()
        self._selects = Prepared(compile_select)
        self._severals = Prepared(compile_several)
        self._suggesteds = Prepared(compile_suggested)
        try:
            migrations.check(self.connection)
        except BaseException:
            self.connection.close()
            raise

    def find(self, select: Select, rule: RowRule = EVERYTHING) -> Rows:
        """See `graph.store.Store`."""
        compiled = compile_select(select, rule)
        return answers.rows(select, compiled, self.connection.one(compiled.cypher, compiled.parameters))

    async def find_soon(self, select: Select, rule: RowRule = EVERYTHING, values: Values | None = None) -> Rows:
        """See `graph.store.Store`."""
        compiled, parameters = self._selects.asked(select, rule, values)
        return answers.rows(select, compiled, await self.connection.one_soon(compiled.cypher, parameters))

    async def several_soon(
        self, asked: Several, rule: RowRule = EVERYTHING, values: Values | None = None
    ) -> list[Rows]:
        """See `graph.store.Store`."""
        compiled, parameters = self._severals.asked(asked, rule, values)
        record = await self.connection.one_soon(compiled.cypher, parameters)
        found = zip(asked.trees, compiled.trees, record, strict=True)
        return [answers.rows(tree, its, [rows]) for tree, its, rows in found]

    def suggested(self, wanted: Suggested, rule: RowRule = EVERYTHING) -> Rows:
        """See `graph.store.Store`."""
        compiled = compile_suggested(wanted, rule)
        return answers.rows(wanted, compiled, self.connection.one(compiled.cypher, compiled.parameters))

    async def suggested_soon(self, wanted: Suggested, rule: RowRule = EVERYTHING, values: Values | None = None) -> Rows:
        """See `graph.store.Store`."""
        compiled, parameters = self._suggesteds.asked(wanted, rule, values)
        return answers.rows(wanted, compiled, await self.connection.one_soon(compiled.cypher, parameters))

    def groups(
        self, asked: Select | Suggested, by: Sequence[str], most: int = 100, rule: RowRule = EVERYTHING
    ) -> Groups:
        """See `graph.store.Store`."""
        cypher, parameters = compile_groups(asked, by, most, rule)
        return answers.groups(self.connection.one(cypher, parameters)[0], most)

    async def groups_soon(
        self, asked: Select | Suggested, by: Sequence[str], most: int = 100, rule: RowRule = EVERYTHING
    ) -> Groups:
        """See `graph.store.Store`."""
        cypher, parameters = compile_groups(asked, by, most, rule)
        return answers.groups((await self.connection.one_soon(cypher, parameters))[0], most)

    def search(self, text: str, kinds: Sequence[str] = (), limit: int = 20, rule: RowRule = EVERYTHING) -> list[Hit]:
        """See `graph.store.Store`."""
        return reading.search(self._one, text, kinds, limit, rule)

    def named(self, ids: Sequence[str], rule: RowRule = EVERYTHING) -> list[Hit]:
        """See `graph.store.Store`."""
        return reading.named(self._one, ids, rule)

    def neighbourhood(
        self, id: str, along: Sequence[Along], degrees: int = 1, cap: int = 500, rule: RowRule = EVERYTHING
    ) -> Neighbourhood:
        """See `graph.store.Store`."""
        return walks.neighbourhood(Neo4jWalker(self._one, tuple(along), rule), id, degrees, cap)

    def shortest_path(
        self, start: str, end: str, along: Sequence[Along], most: int = 6, rule: RowRule = EVERYTHING
    ) -> Way:
        """See `graph.store.Store`."""
        ahead, back = (Neo4jWalker(self._one, ways, rule) for ways in (tuple(along), walks.backwards(along)))
        return shortest_path(ahead, back, start, end, most)

    def snapshot(self, wanted: Wanted) -> Snapshot:
        """See `graph.store.Store`. Read anew if something was written meanwhile; in the end under the write lock."""
        self._writing.refuse_within()
        before = self._settled()
        for _ in range(TRIES_FOR_A_SNAPSHOT):
            with suppress(reading.Loose):
                found = reading.snapshot(self._one_long, before, wanted)
                if self._settled() == before:
                    return found
            before = self._settled()
        with self.unit("snapshot") as unit:
            return reading.snapshot(self._one_long, unit.revision, wanted)

    def scan(self, noun: type[Fact]) -> Iterator[Fact]:
        """See `graph.store.Store`."""
        yield from reading.scan(self._one_long, noun)

    def statements(self, noun: type[Fact], key: str) -> list[Statement]:
        """See `graph.store.Store`."""
        with self._reading() as tx:
            words = Neo4jTables(self.connection, tx).words(BY_NOUN[noun], [key])
            return sorted(words.get(key, {}).values(), key=precedence, reverse=True)

    def compare(self, facts: Sequence[Fact]) -> Tally:
        """See `graph.store.Store`."""
        with self._reading() as tx:
            words = Neo4jTables(self.connection, tx).words
            tallies = (
                planned(words(BY_NOUN[noun], [record.key for record in records]), records)[0]
                for noun, records in grouped(facts)
            )
            return sum(tallies, Tally())

    @contextmanager
    def unit(self, actor: str, *, bulk: str | None = None) -> Iterator[Unit]:
        """See `graph.store.Store`. One whose end the server did not confirm may be said again: that changes nothing."""
        with self._writing:
            session, tx, revision = retried(self._begin)
            try:
                tables = Neo4jTables(self.connection, tx)
                shelves = ShelfWriter(Neo4jDrawers(lambda cypher, given: tables.one(cypher, **given)))
                unit = Unit(tables, shelves, revision, bulk=bulk is not None)
                yield unit
                unit.check()
                with translated(self.connection.address):
                    _conclude(tx, unit, actor, bulk)
                    tx.commit()
            finally:
                with suppress(Neo4jError, DriverError, OSError):  # a server that has gone rolls back by itself
                    tx.close()  # rolls back what is not committed
                    session.close()

    @contextmanager
    def frozen(self) -> Iterator[Frozen]:
        """See `graph.store.Store`."""
        with self.unit("frozen"):
            yield Neo4jFrozen(self, self._one_long)

    def entry(self, shelf: Shelf, id: str) -> Entry | None:
        """See `graph.store.Store`."""
        return Neo4jDrawers(self._one).entry(shelf, id)

    def entries(
        self, shelf: Shelf, after: Place = START, until: str | None = None, limit: int = MOST_ENTRIES
    ) -> list[Entry]:
        """See `graph.store.Store`."""
        check_limit(limit)
        return Neo4jDrawers(self._one).entries(shelf, after, until, limit)

    def counts(self) -> Counts:
        """See `graph.store.Store`."""
        patterns = [f"MATCH (:{kind})" for kind in KINDS] + [f"MATCH ()-[:{relation}]->()" for relation in RELATIONS]
        counted = ", ".join(f"COUNT {{ {pattern} }}" for pattern in patterns)
        found = self._one_long(f"{_REVISION} AS revision, [{counted}] AS counts", {}, whole=True)
        revision, numbers = found
        names = [*KINDS, *RELATIONS]
        by_name = dict(zip(names, numbers, strict=True))
        return Counts(revision, {k: by_name[k] for k in KINDS}, {r: by_name[r] for r in RELATIONS})

    def revision(self) -> int:
        """See `graph.store.Store`."""
        return int(self._one(_REVISION, {}))

    def marked(self, name: str) -> bool:
        """See `graph.store.Store`."""
        cypher = (
            "MATCH (r:HommelMeta {name: 'revision'}) MATCH (m:HommelMark {name: $name})"
            " WHERE m.revision = r.value RETURN count(m) = 1"
        )
        return bool(self._one(cypher, {"name": name}))

    def trail(self, after: int = 0, limit: int = 100) -> list[AuditRow]:
        """See `graph.store.Store`."""
        check_limit(limit)
        columns = ", ".join(f"a.{name}" for name in _AUDIT)
        cypher = (
            "MATCH (a:HommelAudit) WHERE a.revision > $after AND a.place IS NOT NULL"
            f" WITH a ORDER BY a.revision, a.place LIMIT $limit RETURN collect([{columns}])"
        )
        return [AuditRow(*row) for row in self._one(cypher, {"after": after, "limit": limit})]

    def runs(self) -> list[MatchRun]:
        """See `graph.store.Store`."""
        stored = [run for run in self.scan(MatchRun) if isinstance(run, MatchRun)]
        return sorted(stored, key=lambda run: (run.started or "", run.id), reverse=True)

    def suggestions(self, run_id: str, stakeholder_id: str | None = None) -> Iterator[Suggestion]:
        """See `graph.store.Store`."""
        return runs.suggestions(self.connection, run_id, stakeholder_id)

    def scrub(self) -> None:
        """See `graph.store.Store`. Files and logs are the server's: the Community edition lets no client clear them."""

    async def close_soon(self) -> None:
        """See `graph.store.Store`."""
        await self.connection.close_soon()

    def close(self) -> None:
        """See `graph.store.Store`. What another thread is writing ends first: it would lose its connection half-way."""
        with self._writing:
            self.connection.close()

    def _one(self, cypher: str, parameters: Mapping[str, Any]) -> Any:
        row = self.connection.one(cypher, parameters)
        return None if row is None else row[0]

    def _one_long(self, cypher: str, parameters: Mapping[str, Any], *, whole: bool = False) -> Any:
        row = self.connection.one(cypher, parameters, limited=False)
        return row if whole or row is None else row[0]

    def _settled(self) -> int:
        """The revision when no unit is landing: one that lands shows its parts one after the other."""
        session, tx, revision = retried(self._begin)
        tx.close()
        session.close()
        return revision

    def _begin(self) -> tuple[Session, Transaction, int]:
        """A transaction that holds the lock on writing."""
        session, name = self.connection.session(write=True), uuid.uuid4().hex
        try:
            with translated(self.connection.address), self._patiently(name):
                tx = session.begin_transaction(metadata={"hommel": name})
                record = tx.run(_LOCK).single()
                if record is None:
                    raise Unavailable("the store has gone; run `hommel migrate`", where=self.connection.address)
                return session, tx, int(record[0])
        except BaseException:
            session.close()
            raise

    @contextmanager
    def _patiently(self, name: str) -> Iterator[None]:
        """Wait for the lock for so long, then have the server end the transaction of that name."""
        waiting = threading.Timer(LOCK_SECONDS, self._give_up, [name])
        waiting.daemon = True
        waiting.start()
        try:
            yield
        finally:
            waiting.cancel()

    def _give_up(self, name: str) -> None:
        with suppress(GraphError), translated(self.connection.address), self.connection.session() as session:
            for transaction in session.run(_WAITING, name=name).value():
                session.run("TERMINATE TRANSACTION $it", it=transaction).consume()

    @contextmanager
    def _reading(self) -> Iterator[Transaction]:
        with translated(self.connection.address):
            session = self.connection.session()
            tx = session.begin_transaction(timeout=self.connection.time_limit_seconds)
        try:
            yield tx
        finally:
            with suppress(Neo4jError, DriverError, OSError):
                tx.close()
                session.close()


def _conclude(tx: Transaction, unit: Unit, actor: str, bulk: str | None) -> None:
    """Raise the revision if anything changed, write the trail, set the marks."""
    revision = unit.next_revision
    if unit.recalled:
        tx.run("MATCH (a:HommelAudit) DELETE a")
    if unit.recalled or revision != unit.revision:
        tx.run("MATCH (m:HommelMeta {name: 'revision'}) SET m.value = $value", value=revision)
        if unit.changes == unit.runs:  # what was up to date with the facts still is
            tx.run(_STILL, was=unit.revision, now=revision)
        rows = [[place, *astuple(row)] for place, row in enumerate(unit.trail(actor, bulk))]
        made = ", ".join(f"{name}: r[{place}]" for place, name in enumerate(("place", *_AUDIT)))
        tx.run(f"UNWIND $rows AS r CREATE (:HommelAudit {{{made}}})", rows=rows)
    if unit.marks:
        tx.run(_MARK, names=unit.marks, revision=revision).consume()
