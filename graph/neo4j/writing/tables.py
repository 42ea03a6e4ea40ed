"""What a unit does to the graph, inside one transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from neo4j import Transaction

from graph.catalogue import KINDS, RELATIONS, Kind, RelationType
from graph.model import MatchRun, Suggestion
from graph.neo4j.connection import Connection, translated
from graph.neo4j.writing import inferring, runs, statements
from graph.neo4j.writing.words import cells, packed, said, unpacked
from graph.records import Record, resolve
from graph.store import INFERRED, Span, Tally
from graph.writing.saying import Change, Said, Words


@dataclass(slots=True)
class Neo4jTables:
    """See `graph.writing.unit.Tables`. Before each `put`, a unit asks for the `words` of its records."""

    connection: Connection
    tx: Transaction
    _withheld: bool | None = None
    _used: set[str] = field(default_factory=set)
    _lists: set[str] = field(default_factory=set)
    _there: set[str] = field(default_factory=set)

    def words(self, entry: Kind | RelationType, keys: Sequence[str]) -> Said:
        """See `graph.writing.unit.Tables`."""
        found: dict[str, Words] = {}
        rows = self.one(statements.words(entry), keys=list(keys)) if keys and self._any(entry) else []
        self._there = {key for key, *_ in rows}
        found = {key: said(entry, values) for key, *values in rows}
        if keys and self._any_withheld():
            for key, words in self.one(statements.WITHHELD, noun=entry.name, keys=list(keys)):
                found[key] = unpacked(words)
        return {key: words for key, words in found.items() if words}

    def vanished(self, entry: Kind | RelationType, source: str, kept: Iterable[str]) -> Iterable[str]:
        """See `graph.writing.unit.Tables`."""
        staying = set(kept)
        quoted = f"[{orjson.dumps(source).decode()},"
        found = self.one(statements.said_by(entry), source=source, noun=entry.name, quoted=quoted)
        return [key for key in found if key not in staying]

    def put(self, change: Change) -> Sequence[str]:
        """See `graph.writing.unit.Tables`."""
        entry = change.entry
        there = [cells(entry, key, word, change.after[key]) for key, word in change.shown.items() if key in self._there]
        fresh = [
            cells(entry, key, word, change.after[key]) for key, word in change.shown.items() if key not in self._there
        ]
        made: int = self.one(statements.change(entry), rows=there) if there else 0
        made += self.one(statements.make(entry), rows=fresh) if fresh else 0
        loose = [] if made == len(change.shown) else self._without_an_end(entry, change.shown)
        self._used.add(entry.name)
        put = set(change.shown) - set(loose)
        if put and self._any_withheld():
            self.one(statements.RELEASE, noun=entry.name, keys=list(put))
        self._withhold(entry, change.after, loose)
        return loose

    def withhold(self, change: Change, keys: Sequence[str]) -> None:
        """See `graph.writing.unit.Tables`."""
        entry = change.entry
        for statement in statements.remove(entry):
            self.one(statement, keys=list(keys))
        if self._any_withheld():
            self.one(statements.RELEASE, noun=entry.name, keys=list(keys))
        self._withhold(entry, change.after, keys)

    def leave(self, change: Change, keys: Sequence[str]) -> None:
        """See `graph.writing.unit.Tables`."""
        if keys:
            self.one(statements.leave(change.entry), keys=list(keys))

    def cut(self, kind: Kind, ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """See `graph.writing.unit.Tables`."""
        found: dict[str, list[str]] = {}
        for relation, outward in _ends_of(kind):
            rows = self.one(statements.at(kind, relation, outward=outward), ids=list(ids), inferred=INFERRED)
            self.one(statements.cut(kind, relation, outward=outward), ids=list(ids))
            words = {key: said(relation, values) for key, *values in rows}
            if words:
                self._withhold(relation, words, list(words))
                found.setdefault(relation.name, []).extend(words)
        return found

    def waiting(self, kind: Kind, ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """See `graph.writing.unit.Tables`."""
        found: dict[str, list[str]] = {}
        if not self._any_withheld():
            return found
        outward = [relation.name for relation in RELATIONS.values() if relation.start == kind.name]
        inward = [relation.name for relation in RELATIONS.values() if relation.end == kind.name]
        for noun, key, words in self.one(statements.WAITING, ids=list(ids), outward=outward, inward=inward):
            if resolve(unpacked(words).values()) is not None:
                found.setdefault(noun, []).append(key)
        return found

    def unsaid(self, kind: Kind, ids: Iterable[str]) -> Sequence[str]:
        """See `graph.writing.unit.Tables`."""
        found: list[str] = self.one(statements.unsaid(kind), ids=sorted(ids))
        return found

    def referred(self, kind: Kind, ids: Sequence[str]) -> set[str]:
        """See `graph.writing.unit.Tables`."""
        if not ids or not any(_ends_of(kind)):
            return set()
        return set(self.one(statements.referred(kind), ids=list(ids), inferred=INFERRED))

    def shown(self, kind: Kind, ids: Sequence[str]) -> set[str]:
        """See `graph.writing.unit.Tables`."""
        return set(self.one(statements.shown(kind), ids=list(ids)))

    def infer(self, relation: RelationType, rule: str, records: Iterable[Record], within: Span) -> Tally:
        """See `graph.writing.unit.Tables`."""
        withheld = self.one(statements.WITHHELD_KEYS, noun=relation.name) if self._any_withheld() else []
        tally = inferring.replace(self.one, relation, rule, records, set(withheld), within)
        self._used.add(relation.name)
        return tally

    def add_suggestions(self, run: MatchRun, suggestions: Iterable[Suggestion]) -> None:
        """See `graph.writing.unit.Tables`."""
        runs.keep(self.connection, self.one, run, suggestions, self._lists)

    def one(self, cypher: str, **parameters: object) -> Any:
        """The one value that a statement returns."""
        with translated(self.connection.address):
            record = self.tx.run(cypher, parameters).single()  # text from the catalogue alone
        return None if record is None else record[0]

    def _any(self, entry: Kind | RelationType) -> bool:
        """Whether there are records of the noun: a first load looks nothing up."""
        if entry.name not in self._used and self.one(statements.count(entry)):
            self._used.add(entry.name)
        return entry.name in self._used

    def _any_withheld(self) -> bool:
        if self._withheld is None:
            self._withheld = bool(self.one(statements.COUNT_WITHHELD))
        return self._withheld

    def _withhold(self, entry: Kind | RelationType, words: Said, keys: Sequence[str]) -> None:
        related = isinstance(entry, RelationType)
        rows = [
            [key, packed(words[key]), *(key.split(" ") if related else (None, None))] for key in keys if words.get(key)
        ]
        if rows:
            self.one(statements.WITHHOLD, noun=entry.name, rows=rows)
            self._withheld = True

    def _without_an_end(self, entry: Kind | RelationType, keys: Iterable[str]) -> list[str]:
        assert isinstance(entry, RelationType)  # nodes refer to nothing
        pairs = [(key, *key.split(" ")) for key in keys]
        starts = self.shown(KINDS[entry.start], sorted({start for _, start, _ in pairs}))
        ends = self.shown(KINDS[entry.end], sorted({end for *_, end in pairs}))
        return sorted(key for key, start, end in pairs if start not in starts or end not in ends)


def _ends_of(kind: Kind) -> Iterator[tuple[RelationType, bool]]:
    """Every end of a relation that can be such a node: the relation, and whether it leads out from there."""
    for relation in RELATIONS.values():
        if relation.start == kind.name:
            yield relation, True
        if relation.end == kind.name:
            yield relation, False
