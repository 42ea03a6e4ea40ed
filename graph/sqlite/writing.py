"""Writes: what each source says is kept as said; what is shown follows from it, in the same transaction."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice

import orjson

from graph.catalogue import BY_NOUN, RELATIONS, Kind, RelationType
from graph.errors import BadInput
from graph.model import MatchRun, Suggestion
from graph.records import RETRACTED, Record, encode, resolve
from graph.sqlite.shown import Shown
from graph.store import HAND, INFERRED, Statement, Tally
from graph.values import Fact

CHUNK = 5_000

Said = dict[str, dict[str, Statement]]
"""Key -> source -> what it says."""


@dataclass(slots=True)
class SqliteWriter:
    """One unit of writing on an open transaction.

    changes, runs   how many rows changed, and how many of these belong to runs, which are no facts
    """

    db: sqlite3.Connection
    revision: int
    changes: int = 0
    runs: int = 0
    edits: list[tuple[str, str, str, str | None, str | None]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    bulk: bool = True
    failed: bool = False

    def say(self, facts: Sequence[Fact]) -> Tally:
        """See `graph.store.Writer`."""
        total = Tally()
        with self._remembering_failure():
            for noun, records in grouped(facts):
                total += self._change(BY_NOUN[noun], said_before(self.db, BY_NOUN[noun].name, records), records)
        return total

    def retract(self, noun: type[Fact], keys: Iterable[str]) -> Tally:
        """See `graph.store.Writer`."""
        entry, total = BY_NOUN[noun], Tally()
        for some in chunks(noun, keys):
            records = [Record(key, HAND, None, RETRACTED, {}) for key in some]
            if isinstance(entry, Kind):
                for relation in RELATIONS.values():
                    Shown(self.db, relation).hide_at(entry, some)
            total += self._change(entry, said_before(self.db, entry.name, records), records)
        return total

    def withdraw(self, source: str, noun: type[Fact], keys: Iterable[str]) -> Tally:
        """See `graph.store.Writer`."""
        entry, retired = BY_NOUN[noun], 0
        for some in chunks(noun, keys):
            before = said_by_key(self.db, entry.name, some)
            gone = [key for key in some if source in before.get(key, {})]
            self.db.executemany(
                "DELETE FROM said WHERE noun = ? AND key = ? AND source = ?",
                ((entry.name, key, source) for key in gone),
            )
            left = {key: {name: word for name, word in before[key].items() if name != source} for key in gone}
            self._show(entry, before, left, "withdraw")
            retired += len(gone)
        return Tally(retired=retired)

    def retire(self, source: str, noun: type[Fact], kept: Iterable[str]) -> Tally:
        """See `graph.store.Writer`."""
        self.db.execute("CREATE TEMP TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY) WITHOUT ROWID")
        self.db.execute("DELETE FROM kept")
        self.db.executemany("INSERT OR IGNORE INTO kept VALUES (?)", ((key_as_kept(noun, key),) for key in kept))
        gone = self.db.execute(
            "SELECT key FROM said WHERE noun = ? AND source = ? AND key NOT IN (SELECT key FROM kept)",
            (BY_NOUN[noun].name, source),
        )
        return self.withdraw(source, noun, [key for (key,) in gone])

    def infer(self, noun: type[Fact], rule: str, facts: Iterable[Fact]) -> Tally:
        """See `graph.store.Writer`."""
        entry = BY_NOUN[noun]
        if not isinstance(entry, RelationType):
            raise BadInput(f"only relations are inferred, not {entry.name}")
        with self._remembering_failure():
            tally = Shown(self.db, entry).replace_inferred(rule, (_inferred(fact, rule) for fact in facts))
        self.changes += tally.new + tally.changed + tally.retired
        return tally

    def add_run(self, run: MatchRun, suggestions: Iterable[Suggestion]) -> None:
        """See `graph.store.Writer`."""
        before = self.changes
        self.say([run])
        self.db.execute("DELETE FROM suggestion WHERE run_id = ?", (run.id,))
        self.db.executemany(
            "INSERT INTO suggestion VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (run.id, s.stakeholder_id, s.rank, s.partner_id, s.score, s.chain_from, s.chain_to, s.explanation)
                for s in suggestions
            ),
        )
        self.changes += 1
        self.runs += self.changes - before

    def mark(self, name: str) -> None:
        """See `graph.store.Writer`."""
        self.marks.append(name)

    @contextmanager
    def _remembering_failure(self) -> Iterator[None]:
        """What failed half-way spoils the unit, even for a caller that goes on."""
        try:
            yield
        except BaseException:
            self.failed = True
            raise

    def _change(self, entry: Kind | RelationType, before: Said, records: Sequence[Record]) -> Tally:
        tally, after = planned(before, records)
        if not after:
            return tally
        self.db.executemany(
            "INSERT INTO said VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET as_of = excluded.as_of, rule = excluded.rule, record = excluded.record",
            (
                (entry.name, record.key, record.source, record.as_of, record.rule, orjson.dumps(record.values).decode())
                for record in records
                if record.key in after
            ),
        )
        self._show(entry, before, after, "say")
        return tally

    def _show(self, entry: Kind | RelationType, before: Said, after: Said, action: str) -> None:
        Shown(self.db, entry).update(after)
        self.changes += len(after)
        if not self.bulk:
            self.edits.extend(
                (action, entry.name, key, *difference(entry, before.get(key, {}), after[key])) for key in after
            )
        returned = frozenset(key for key in after if _retracted(before.get(key, {})) and not _retracted(after[key]))
        if returned and isinstance(entry, Kind):
            for relation in RELATIONS.values():
                self._show_again(relation, entry, returned)

    def _show_again(self, relation: RelationType, kind: Kind, ids: frozenset[str]) -> None:
        """Relations that were hidden while one of their ends was retracted."""
        if kind.name not in (relation.start, relation.end):
            return
        hidden = [
            key
            for (key,) in self.db.execute("SELECT DISTINCT key FROM said WHERE noun = ?", (relation.name,))
            if ids & set(key.split(" "))
        ]
        if hidden:
            Shown(self.db, relation).update(said_by_key(self.db, relation.name, hidden))


def difference(
    entry: Kind | RelationType, before: Mapping[str, Statement], after: Mapping[str, Statement]
) -> tuple[str | None, str | None]:
    """What was and is shown of a record, as canonical JSON; of personal records the fields' names alone."""
    was, now = ((word.values if (word := resolve(words.values())) else None) for words in (before, after))
    if isinstance(entry, Kind) and entry.personal:
        changed = sorted(
            name for name in {**(was or {}), **(now or {})} if (was or {}).get(name) != (now or {}).get(name)
        )
        return None, _canonical(dict.fromkeys(changed))
    return _canonical(was), _canonical(now)


def _canonical(values: Mapping[str, object] | None) -> str | None:
    return None if values is None else orjson.dumps(values, option=orjson.OPT_SORT_KEYS).decode()


def _retracted(words: Mapping[str, Statement]) -> bool:
    return HAND in words and words[HAND].rule == RETRACTED


def planned(before: Said, records: Sequence[Record]) -> tuple[Tally, Said]:
    """What a batch would do: how much is new, changed and unchanged, and what is said then of what changes."""
    new = changed = unchanged = 0
    after: Said = {}
    for record in records:
        now = after.get(record.key) or before.get(record.key, {})
        mine = now.get(record.source)
        word = Statement(record.source, record.as_of, record.rule, record.values)
        if mine == word:
            unchanged += 1
            continue
        new, changed = (new + 1, changed) if mine is None else (new, changed + 1)
        after[record.key] = {**now, record.source: word}
    return Tally(new, changed, unchanged), after


def grouped(facts: Sequence[Fact]) -> Iterator[tuple[type[Fact], list[Record]]]:
    """Facts of one noun after another, in the order given, checked."""
    pending: list[Record] = []
    noun: type[Fact] | None = None
    for fact in facts:
        if noun is not None and (type(fact) is not noun or len(pending) == CHUNK):
            yield noun, pending
            pending = []
        noun = type(fact)
        pending.append(encode(fact))
    if noun is not None:
        yield noun, pending


def said_before(db: sqlite3.Connection, noun: str, records: Sequence[Record]) -> Said:
    """What is said so far of the records of a batch."""
    return said_by_key(db, noun, [record.key for record in records])


def said_by_key(db: sqlite3.Connection, noun: str, keys: Sequence[str]) -> Said:
    """What every source says of these records."""
    found: Said = {}
    rows = db.execute(
        "SELECT s.key, s.source, s.as_of, s.rule, s.record FROM json_each(?) AS k CROSS JOIN said AS s"
        " WHERE s.noun = ? AND s.key = k.value",  # CROSS JOIN: look keys up, never walk the noun
        (orjson.dumps(list(keys)).decode(), noun),
    )
    for key, source, as_of, rule, record in rows:
        found.setdefault(key, {})[source] = Statement(source, as_of, rule, orjson.loads(record))
    return found


def key_as_kept(noun: type[Fact], key: str) -> str:
    """The key; `BadInput` if no record of the noun can have it."""
    ends = 2 if isinstance(BY_NOUN[noun], RelationType) else 1
    if not key.isascii() or len(key.split(" ")) != ends:
        shape = "both ids with a space between" if ends == 2 else "an id"
        raise BadInput(f"{BY_NOUN[noun].name} {key[:200]!r}: the key is {shape}, in printable ASCII")
    return key


def chunks(noun: type[Fact], keys: Iterable[str]) -> Iterator[list[str]]:
    """Keys of a noun in lists of bounded length."""
    rest = (key_as_kept(noun, key) for key in keys)
    while some := list(islice(rest, CHUNK)):
        yield some


def _inferred(fact: Fact, rule: str) -> Record:
    record = encode(fact)
    if record.source != INFERRED or record.rule != rule:
        raise BadInput(f"{record.key}: an inference has the source {INFERRED!r} and names its rule, here {rule!r}")
    return record
