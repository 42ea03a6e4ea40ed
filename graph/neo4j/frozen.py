"""All of a store as of one moment: while it is read, writers wait."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from heapq import merge
from typing import Any

from graph.catalogue import BY_NOUN
from graph.model import Suggestion
from graph.neo4j.asking import reading
from graph.neo4j.writing.words import said, said_names, unpacked
from graph.records import encode, precedence
from graph.store import AuditRow, Counts, Kept, Store
from graph.values import Fact
from graph.writing.saying import Words, said_in

_WITHHELD = (
    "MATCH (w:HommelWithheld) WHERE w.noun = $noun AND w.key > $after WITH w ORDER BY w.noun, w.key LIMIT $most"
    " RETURN collect([w.key, w.words])"
)
_HISTORY = (
    "MATCH (a:HommelAudit) WHERE a.revision >= $revision AND (a.revision > $revision OR a.place > $place)"
    " WITH a ORDER BY a.revision, a.place LIMIT $most RETURN collect([a.place, {columns}])"
)


@dataclass(frozen=True, slots=True)
class Neo4jFrozen:
    """See `graph.store.Frozen`."""

    store: Store
    one: Callable[[str, Mapping[str, Any]], Any]

    def counts(self) -> Counts:
        """See `graph.store.Frozen`."""
        return self.store.counts()

    def kept(self, noun: type[Fact]) -> Iterator[Kept]:
        """See `graph.store.Frozen`."""
        return merge(self._on_records(noun), self._withheld(noun), key=lambda one: one.key)

    def scan(self, noun: type[Fact]) -> Iterator[Fact]:
        """See `graph.store.Frozen`."""
        return self.store.scan(noun)

    def suggestions(self, run_id: str, stakeholder_id: str | None = None) -> Iterator[Suggestion]:
        """See `graph.store.Frozen`."""
        return self.store.suggestions(run_id, stakeholder_id)

    def history(self) -> Iterator[AuditRow]:
        """See `graph.store.Frozen`."""
        cypher = _HISTORY.format(columns=", ".join(f"a.{field.name}" for field in fields(AuditRow)))
        revision, place = 0, -1
        while rows := self.one(cypher, {"revision": revision, "place": place, "most": reading.CHUNK}):
            yield from (AuditRow(*row) for _, *row in rows)
            place, revision = rows[-1][:2]

    def _on_records(self, noun: type[Fact]) -> Iterator[Kept]:
        entry = BY_NOUN[noun]
        for rows in reading.chunks(self.one, entry, said_names(entry)):
            for key, *values in rows:
                words = said(entry, values)
                if words:
                    yield _kept(key, words)
                elif values[-1] is not None:  # nobody says it any more
                    record = encode(reading.fact(noun, key, values[:-2]))
                    yield Kept(key, (), said_in(record))

    def _withheld(self, noun: type[Fact]) -> Iterator[Kept]:
        after = ""
        while rows := self.one(_WITHHELD, {"noun": BY_NOUN[noun].name, "after": after, "most": reading.CHUNK}):
            yield from (_kept(key, unpacked(words)) for key, words in rows)
            after = rows[-1][0]


def _kept(key: str, words: Words) -> Kept:
    return Kept(key, tuple(sorted(words.values(), key=precedence, reverse=True)))
