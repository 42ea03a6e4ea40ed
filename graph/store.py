"""The storage port: what every store can do. Synchronous, with one asynchronous verb for the HTTP edge.

Only the errors of `graph.errors` come out. Reads see whole units only. Writes are units: all of it or nothing.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from graph.model import MatchRun, Suggestion
from graph.preparing.holes import Values
from graph.select import EVERYTHING, Direction, Groups, RowRule, Rows, Select, Several, Suggested
from graph.shelves import MOST_ENTRIES, START, Entry, Place, Shelf, ShelfWriter
from graph.snapshot import Snapshot, Wanted
from graph.values import Fact

HAND = "hand"
"""The source of edits by people. It wins over every other and survives every reload."""

INFERRED = "hommel:inferred"
"""The source of what is computed from other facts. It yields to whatever anybody says."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a batch of statements did, or would do."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    retired: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.new + other.new,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.retired + other.retired,
        )


@dataclass(frozen=True, slots=True)
class Span:
    """Relations whose key lies after one key and not beyond another; all of them where neither is named."""

    after: str = ""
    until: str | None = None

    def holds(self, key: str) -> bool:
        """Whether the key lies in it."""
        return self.after < key and (self.until is None or key <= self.until)


ALL = Span()


@dataclass(frozen=True, slots=True)
class Hit:
    """A node found by its words."""

    kind: str
    id: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Along:
    """A step that a walk may take."""

    relation: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Step:
    """One relation on a walk, written from start to end as it is stored."""

    relation: str
    from_id: str
    to_id: str


@dataclass(frozen=True, slots=True)
class Way:
    """How one node is reached from another.

    steps     from the one to the other; None where no way was found
    capped    True if the search was given up because it took too many relations: never silent
    """

    steps: tuple[Step, ...] | None
    capped: bool


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Nodes within some steps of one node.

    degrees    id -> number of steps from the centre, nearest first, then by id
    steps      the relations between these nodes that were walked, the first by sort and ids
    capped     True if there were more nodes than the cap, or more steps than are told: never silent
    """

    degrees: Mapping[str, int]
    steps: tuple[Step, ...]
    capped: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says of one node or relation."""

    source: str
    as_of: str | None
    rule: str | None
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept of one record, but what is inferred.

    words    what each source says, the one that counts most first; a retraction by hand is one of them
    shown    what is shown though nobody says it any more: a node that others still refer to; else None
    """

    key: str
    words: tuple[Statement, ...]
    shown: Statement | None = None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One line of the trail: a person's edit of one record, or a whole batch of a bulk load."""

    revision: int
    at: str
    actor: str
    action: str
    kind: str
    key: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many nodes of each kind and relations of each type the store shows."""

    revision: int
    kinds: Mapping[str, int] = field(default_factory=dict)
    relations: Mapping[str, int] = field(default_factory=dict)


class Writer(Protocol):
    """Writes that land together, at the end of the unit."""

    @property
    def revision(self) -> int:
        """The revision that the unit found; nobody else raises it before the unit ends, and it does by one at most."""

    @property
    def shelves(self) -> ShelfWriter:
        """Writes what Hommel keeps for its own work, in this unit."""

    def said(self, noun: type[Fact], key: str) -> list[Statement]:
        """What each source says of a record as of this unit, the one that counts most first; see `Store.statements`."""

    def say(self, facts: Sequence[Fact]) -> Tally:
        """Record statements; a source's later statement of a record replaces its earlier one.

        All of one source. Ends of relations must exist by then, in this unit or before (`Conflict`). Saying the same
        again changes nothing.
        """

    def retract(self, noun: type[Fact], keys: Iterable[str]) -> Tally:
        """By hand: these records are not so, whatever sources say. Undone by saying them by hand again."""

    def erase(self, noun: type[Fact], keys: Iterable[str], day: datetime.date) -> Tally:
        """All that anybody said of these persons is gone for good: an entry without values stays, also of those not
        there yet, and sources are not listened to. `BadInput` for a kind without personal values; see `Store.scrub`."""

    def withdraw(self, source: str, noun: type[Fact], keys: Iterable[str]) -> Tally:
        """The source no longer says these. What nobody says is gone, but a node that others still refer to."""

    def retire(self, source: str, noun: type[Fact], kept: Iterable[str]) -> Tally:
        """The source's complete reload says only `kept`: everything else it said of that noun is withdrawn."""

    def infer(self, noun: type[Fact], rule: str, facts: Iterable[Fact], within: Span = ALL) -> Tally:
        """Replace what the rule inferred of this relation within the span by `facts`, all of which lie in it.

        Facts yield to whatever anybody says.
        """

    def add_run(self, run: MatchRun, suggestions: Iterable[Suggestion]) -> None:
        """Store a run with its suggestions; the same run id again replaces it."""

    def add_suggestions(self, run: MatchRun, suggestions: Iterable[Suggestion]) -> None:
        """Replace the suggestions of a run that is stored."""

    def restore(self, noun: type[Fact], kept: Sequence[Kept]) -> None:
        """Keep these records as another store kept them; nodes before the relations between them."""

    def recall(self, revision: int, trail: Iterable[AuditRow]) -> None:
        """Go on from another store's revision, with its trail in place of one's own."""

    def mark(self, name: str) -> None:
        """Note under this name that something is up to date with the facts as of this unit (see `Store.marked`)."""


class Units(Protocol):
    """Where units of writing are begun: a store, or somebody who may write to it on conditions."""

    def unit(self, actor: str, *, bulk: str | None = None) -> AbstractContextManager[Writer]:
        """See `Store.unit`."""


class Frozen(Protocol):
    """A store as of one moment, for reading all of it."""

    def counts(self) -> Counts:
        """How much there is."""

    def kept(self, noun: type[Fact]) -> Iterator[Kept]:
        """All that is kept of a kind or relation, shown or not, in order of the key, streamed."""

    def scan(self, noun: type[Fact]) -> Iterator[Fact]:
        """Every record as shown, inferred ones among them, in order of id (or of both ends), streamed."""

    def suggestions(self, run_id: str, stakeholder_id: str | None = None) -> Iterator[Suggestion]:
        """A run's suggestions, by stakeholder and rank."""

    def history(self) -> Iterator[AuditRow]:
        """The whole audit trail, oldest first, streamed."""


class Store(Protocol):
    """Where the graph lives."""

    def find(self, select: Select, rule: RowRule = EVERYTHING) -> Rows:
        """The answer to a select tree, in one statement."""

    async def find_soon(self, select: Select, rule: RowRule = EVERYTHING, values: Values | None = None) -> Rows:
        """The same for the HTTP edge, without holding up its loop.

        With `values` the tree may have holes, and its statement is kept for the next time the same object is asked.
        """

    async def several_soon(
        self, asked: Several, rule: RowRule = EVERYTHING, values: Values | None = None
    ) -> list[Rows]:
        """The answers to several trees, in their order, in one statement; `values` as for `find_soon`."""

    def suggested(self, wanted: Suggested, rule: RowRule = EVERYTHING) -> Rows:
        """Suggestions of a run that may be seen, between stakeholders that are there and may be seen; in one statement.

        Without a run, those of the widest audience that may be seen, of a run that served everybody, the newest. None
        where there is no such run.
        """

    async def suggested_soon(self, wanted: Suggested, rule: RowRule = EVERYTHING, values: Values | None = None) -> Rows:
        """The same for the HTTP edge, without holding up its loop; `values` as for `find_soon`."""

    def groups(
        self, asked: Select | Suggested, by: Sequence[str], most: int = 100, rule: RowRule = EVERYTHING
    ) -> Groups:
        """How many of the nodes that pass the filter, or of the suggestions, have each value of these codes together.

        Of the question only the kind or run and the filters count. One statement.
        """

    async def groups_soon(
        self, asked: Select | Suggested, by: Sequence[str], most: int = 100, rule: RowRule = EVERYTHING
    ) -> Groups:
        """The same for the HTTP edge, without holding up its loop."""

    def search(self, text: str, kinds: Sequence[str] = (), limit: int = 20, rule: RowRule = EVERYTHING) -> list[Hit]:
        """Nodes that hold, for each word typed, a word that begins with it; shortest first, then by sort key and id."""

    def named(self, ids: Sequence[str], rule: RowRule = EVERYTHING) -> list[Hit]:
        """Kind and title of nodes, each once, in the order asked for; without those not there or not to be seen."""

    def neighbourhood(
        self, id: str, along: Sequence[Along], degrees: int = 1, cap: int = 500, rule: RowRule = EVERYTHING
    ) -> Neighbourhood:
        """Who can be reached in so many steps; `NotFound` where there is no such node (or it may not be seen)."""

    def shortest_path(
        self, start: str, end: str, along: Sequence[Along], most: int = 6, rule: RowRule = EVERYTHING
    ) -> Way:
        """A shortest way of at most so many steps, the first by ids among equals; `NotFound` as above."""

    def snapshot(self, wanted: Wanted) -> Snapshot:
        """Columns of one revision."""

    def scan(self, noun: type[Fact]) -> Iterator[Fact]:
        """Every record of a kind or relation as shown, in order of id (or of both ends), streamed."""

    def statements(self, noun: type[Fact], key: str) -> list[Statement]:
        """What each source says of a record, the one that counts most first."""

    def compare(self, facts: Sequence[Fact]) -> Tally:
        """What `Writer.say` would do, without doing it."""

    def unit(self, actor: str, *, bulk: str | None = None) -> AbstractContextManager[Writer]:
        """Writes that land together: kept on a clean exit, gone on any exception.

        With `bulk`, the trail gets one row with that text for the unit, else one row for each record changed.
        """

    def frozen(self) -> AbstractContextManager[Frozen]:
        """The store as it is now, whatever is written meanwhile; on a server, writers wait for its end."""

    def entry(self, shelf: Shelf, id: str) -> Entry | None:
        """The entry of that name."""

    def entries(
        self, shelf: Shelf, after: Place = START, until: str | None = None, limit: int = MOST_ENTRIES
    ) -> list[Entry]:
        """Entries in order, after that place and with an `at` not beyond `until`; so many at most."""

    def counts(self) -> Counts:
        """How much there is."""

    def revision(self) -> int:
        """Raised by each unit that changes anything."""

    def marked(self, name: str) -> bool:
        """Whether no fact has changed since `Writer.mark(name)`; a run is no fact."""

    def trail(self, after: int = 0, limit: int = 100) -> list[AuditRow]:
        """The audit trail from the revision after that one on, oldest first; as many rows as a page at most."""

    def runs(self) -> list[MatchRun]:
        """Stored runs, newest first."""

    def suggestions(self, run_id: str, stakeholder_id: str | None = None) -> Iterator[Suggestion]:
        """A run's suggestions, by stakeholder and rank."""

    async def close_soon(self) -> None:
        """Give back what `find_soon` holds on this event loop; for the end of the loop."""

    def scrub(self) -> None:
        """Leave nothing of what was deleted in the store's files, or on a server but in its logs, until these are
        rotated. `Unavailable` while somebody reads."""

    def close(self) -> None:
        """Give back connections and files."""
