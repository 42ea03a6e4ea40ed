"""One unit of writing: what is shown follows from what is said. The rules stand here once, for every store.

- A record is shown as its sources' words resolve; one retracted by hand is not shown.
- A relation is shown while both its ends are; until then it is withheld, and shown once they are.
- A node that nobody says any more stays while a relation that somebody says refers to it.
- What is inferred goes with its ends, and yields to whatever anybody says.
- What was erased of a person stays erased, whatever sources say again.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from graph.catalogue import BY_NOUN, KINDS, RELATIONS, Kind, RelationType
from graph.errors import BadInput, Conflict
from graph.model import MatchRun, Suggestion
from graph.records import Record, precedence, resolve
from graph.shelves import ShelfWriter
from graph.store import ALL, AuditRow, Kept, Span, Statement, Tally
from graph.values import Fact
from graph.writing.saying import (
    Change,
    Said,
    chunks,
    difference,
    erased,
    grouped,
    inferred,
    key_as_kept,
    planned,
    refuse_inferences,
    retracted,
    retraction,
    tombstone,
    without,
)

Edit = tuple[str, str, str, str | None, str | None]
"""A line of the trail: action, kind, key, before, after."""


class Tables(Protocol):
    """What a store does for a unit, inside its transaction. Keys are those of `graph.records.key_of`."""

    def words(self, entry: Kind | RelationType, keys: Sequence[str]) -> Said:
        """What is said of these records, where anything is."""

    def vanished(self, entry: Kind | RelationType, source: str, kept: Iterable[str]) -> Iterable[str]:
        """Every record of the noun of which the source says something, but those kept."""

    def put(self, change: Change) -> Sequence[str]:
        """Keep the words of the records in `change.shown` and show them; the relations that lack an end are withheld.

        Returns the keys of these.
        """

    def withhold(self, change: Change, keys: Sequence[str]) -> None:
        """Keep the words of these records, if there are any, and show none. No relation touches these nodes."""

    def leave(self, change: Change, keys: Sequence[str]) -> None:
        """Drop the last words of these nodes, and go on showing them as they are."""

    def cut(self, kind: Kind, ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """Take the relations at these nodes from view: inferred ones are gone, others withheld.

        Returns the keys of these, by relation.
        """

    def waiting(self, kind: Kind, ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """Relations withheld that have such an end, by relation."""

    def unsaid(self, kind: Kind, ids: Iterable[str]) -> Sequence[str]:
        """Which of these nodes nobody says, though they may be shown."""

    def referred(self, kind: Kind, ids: Sequence[str]) -> set[str]:
        """Which of these nodes a shown relation that somebody said refers to."""

    def shown(self, kind: Kind, ids: Sequence[str]) -> set[str]:
        """Which of these nodes are shown."""

    def infer(self, relation: RelationType, rule: str, records: Iterable[Record], within: Span) -> Tally:
        """Make the rule's relations there exactly these, where nobody said anything and both ends are shown."""

    def add_suggestions(self, run: MatchRun, suggestions: Iterable[Suggestion]) -> None:
        """Replace the run's suggestions."""


@dataclass(slots=True)
class Unit:
    """See `graph.store.Writer`.

    changes, runs   how many records changed, and how many of these belong to runs, which are no facts
    """

    tables: Tables
    shelves: ShelfWriter
    revision: int
    bulk: bool = True
    changes: int = 0
    runs: int = 0
    edits: list[Edit] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    history: list[AuditRow] = field(default_factory=list)
    recalled: int = 0
    failed: bool = False

    def said(self, noun: type[Fact], key: str) -> list[Statement]:
        """See `graph.store.Writer`."""
        words = self.tables.words(BY_NOUN[noun], [key])
        return sorted(words.get(key, {}).values(), key=precedence, reverse=True)

    def say(self, facts: Sequence[Fact]) -> Tally:
        """See `graph.store.Writer`."""
        total = Tally()
        with self._remembering_failure():
            for noun, records in grouped(facts):
                refuse_inferences(records)
                total += self._record(BY_NOUN[noun], records, "say")
        return total

    def retract(self, noun: type[Fact], keys: Iterable[str]) -> Tally:
        """See `graph.store.Writer`."""
        total = Tally()
        with self._remembering_failure():
            for some in chunks(noun, keys):
                total += self._record(BY_NOUN[noun], [retraction(key) for key in some], "retract")
        return total

    def erase(self, noun: type[Fact], keys: Iterable[str], day: datetime.date) -> Tally:
        """See `graph.store.Writer`."""
        entry, gone = BY_NOUN[noun], 0
        if not (isinstance(entry, Kind) and entry.personal):
            raise BadInput(f"only persons are erased, not {entry.name}; withdraw it, or retract it by hand")
        with self._remembering_failure():
            for some in chunks(noun, keys):
                before = self.tables.words(entry, some)
                after = {key: tombstone(day) for key in some if not erased(before.get(key, {}))}
                self._settle(Change(entry, before, after), "erase")
                gone += len(after)
        return Tally(retired=gone)

    def withdraw(self, source: str, noun: type[Fact], keys: Iterable[str]) -> Tally:
        """See `graph.store.Writer`."""
        entry, retired = BY_NOUN[noun], 0
        with self._remembering_failure():
            for some in chunks(noun, keys):
                before = self.tables.words(entry, some)
                left = without(source, before)
                self._settle(Change(entry, before, left), "withdraw")
                retired += len(left)
        return Tally(retired=retired)

    def retire(self, source: str, noun: type[Fact], kept: Iterable[str]) -> Tally:
        """See `graph.store.Writer`."""
        gone = self.tables.vanished(BY_NOUN[noun], source, (key_as_kept(noun, key) for key in kept))
        return self.withdraw(source, noun, list(gone))

    def infer(self, noun: type[Fact], rule: str, facts: Iterable[Fact], within: Span = ALL) -> Tally:
        """See `graph.store.Writer`."""
        entry = BY_NOUN[noun]
        if not isinstance(entry, RelationType):
            raise BadInput(f"only relations are inferred, not {entry.name}")
        with self._remembering_failure():
            tally = self.tables.infer(entry, rule, inferred(facts, rule, within), within)
        self.changes += tally.new + tally.changed + tally.retired
        return tally

    def add_run(self, run: MatchRun, suggestions: Iterable[Suggestion]) -> None:
        """See `graph.store.Writer`."""
        before = self.changes
        with self._remembering_failure():
            self.say([run])
        self.runs += self.changes - before
        self.add_suggestions(run, suggestions)

    def add_suggestions(self, run: MatchRun, suggestions: Iterable[Suggestion]) -> None:
        """See `graph.store.Writer`."""
        with self._remembering_failure():
            self.tables.add_suggestions(run, suggestions)
        self.changes += 1
        self.runs += 1

    def restore(self, noun: type[Fact], kept: Sequence[Kept]) -> None:
        """See `graph.store.Writer`."""
        entry = BY_NOUN[noun]
        with self._remembering_failure():
            said = {one.key: {word.source: word for word in one.words} for one in kept if one.words}
            self._restore(Change(entry, self.tables.words(entry, list(said)), said))
            quiet = {one.key: {one.shown.source: one.shown} for one in kept if one.shown is not None}
            self._restore(Change(entry, self.tables.words(entry, list(quiet)), quiet))
            if quiet:
                self.tables.leave(Change(entry, quiet, {key: {} for key in quiet}), list(quiet))

    def _restore(self, change: Change) -> None:
        if change.shown:
            self.tables.put(change)
        if hidden := [key for key in change.after if key not in change.shown]:
            self.tables.withhold(change, hidden)
        self.changes += len(change.after)

    def recall(self, revision: int, trail: Iterable[AuditRow]) -> None:
        """See `graph.store.Writer`."""
        self.recalled, self.history = revision, list(trail)

    def mark(self, name: str) -> None:
        """See `graph.store.Writer`."""
        self.marks.append(name)

    def check(self) -> None:
        """`Conflict` if a write failed and the caller went on: half a write must not stay."""
        if self.failed:
            raise Conflict("a write of this unit failed, so that nothing of it is kept; begin another unit")

    @property
    def next_revision(self) -> int:
        """The revision that the unit raises the store to."""
        return self.recalled or self.revision + (1 if self.changes else 0)

    def trail(self, actor: str, bulk: str | None) -> Sequence[AuditRow]:
        """The lines of the trail: one for each record edited, one for the whole of a bulk load, none for no change."""
        if self.recalled or not self.changes:
            return self.history
        at = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        edits = self.edits if bulk is None else [("bulk", "", "", None, f"{bulk}: {self.changes} changes")]
        return [AuditRow(self.next_revision, at, actor, *edit) for edit in edits]

    @contextmanager
    def _remembering_failure(self) -> Iterator[None]:
        """What failed half-way spoils the unit, even for a caller that goes on."""
        try:
            yield
        except BaseException:
            self.failed = True
            raise

    def _record(self, entry: Kind | RelationType, records: Sequence[Record], action: str) -> Tally:
        before = self.tables.words(entry, [record.key for record in records])
        tally, after = planned(before, records)
        if withheld := self._settle(Change(entry, before, after), action):
            assert isinstance(entry, RelationType)  # nodes refer to nothing
            self._refuse_loose_ends(entry, withheld)
        return tally

    def _settle(self, change: Change, action: str) -> Sequence[str]:
        """Show what now follows; the relations among it that lack an end."""
        if not change.after:
            return ()
        withheld = self.tables.put(change) if change.shown else ()
        gone = [key for key in change.after if key not in change.shown]
        if isinstance(change.entry, Kind):
            self._hide_nodes(change.entry, change, gone)
            self._show_waiting(change.entry, list(change.shown))
        elif gone:
            self.tables.withhold(change, gone)
            self._drop_unsaid_ends(change.entry, gone)
        self.changes += len(change.after)
        if not self.bulk:
            before, entry = change.before, change.entry
            self.edits.extend(
                (action, entry.name, key, *difference(entry, before.get(key, {}), words))
                for key, words in change.after.items()
            )
        return withheld

    def _hide_nodes(self, kind: Kind, change: Change, gone: Sequence[str]) -> None:
        if not gone:
            return
        staying = self.tables.referred(kind, [key for key in gone if not change.after[key]])
        self.tables.leave(change, sorted(staying))
        self._let_go(kind, change, [key for key in gone if key not in staying])

    def _let_go(self, kind: Kind, change: Change, ids: Sequence[str]) -> None:
        if not ids:
            return
        loose = self.tables.cut(kind, ids)
        self.tables.withhold(change, ids)
        for relation, keys in loose.items():
            self._drop_unsaid_ends(RELATIONS[relation], keys)

    def _drop_unsaid_ends(self, relation: RelationType, keys: Sequence[str]) -> None:
        """Nodes that nobody says any more, and that stayed only because these relations referred to them."""
        for place, kind in enumerate((KINDS[relation.start], KINDS[relation.end])):
            unsaid = self.tables.unsaid(kind, {key.split(" ")[place] for key in keys})
            if unsaid:
                staying = self.tables.referred(kind, unsaid)
                going = [node for node in unsaid if node not in staying]
                self._let_go(kind, Change(kind, {}, {node: {} for node in going}), going)

    def _show_waiting(self, kind: Kind, ids: Sequence[str]) -> None:
        """Relations that were withheld until these nodes were shown."""
        for relation, keys in self.tables.waiting(kind, ids).items():
            entry = RELATIONS[relation]
            words = self.tables.words(entry, keys)
            self.tables.put(Change(entry, words, {key: said for key, said in words.items() if resolve(said.values())}))

    def _refuse_loose_ends(self, relation: RelationType, keys: Sequence[str]) -> None:
        """`Conflict` for a relation one of whose ends is not there, unless somebody retracted that end by hand."""
        for place, kind in enumerate((KINDS[relation.start], KINDS[relation.end])):
            ends = sorted({key.split(" ")[place] for key in keys})
            missing = [end for end in ends if end not in self.tables.shown(kind, ends)]
            words = self.tables.words(kind, missing)
            for end in missing:
                if not retracted(words.get(end, {})):
                    key = next(key for key in keys if key.split(" ")[place] == end)
                    raise Conflict(
                        f"{relation.name} {key!r}: there is no {kind.name} {end!r}; say the {kind.name} first"
                    )
