"""What Hommel keeps for its own work beside the facts: jobs, events, keys, answers already given.

An entry is a JSON document on a shelf. It is no fact: it has no source, raises no revision, and is written in the same
unit as the facts it goes with.
"""

import enum
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import orjson

from graph.errors import BadInput, Conflict

MOST_BYTES: Final = 1_000_000
MOST_ENTRIES: Final = 10_000
"""In one answer."""

_PLAIN = re.compile("[!-~]{1,200}")


class Shelf(enum.StrEnum):
    """What an entry is for."""

    JOBS = "jobs"
    OUTBOX = "outbox"
    KEYS = "keys"
    LINKS = "links"
    PARTIES = "parties"
    SECRETS = "secrets"
    ANSWERED = "answered"
    SEARCHES = "searches"
    DIGESTS = "digests"
    HOOKS = "hooks"
    UNDO = "undo"
    STEPS = "steps"
    BARRIER_STEPS = "barrier-steps"
    FACTS = "facts"
    SEALED = "sealed"
    EXPORTS = "exports"
    MAPS = "maps"


@dataclass(frozen=True, slots=True)
class Entry:
    """A document on a shelf.

    id        its name on that shelf, printable ASCII without spaces
    at        what the shelf is sorted by, then by id: a moment, or a number with leading zeros; printable ASCII
    version   1 when it is put there first, one more each time it is replaced
    body      JSON values alone
    """

    id: str
    at: str
    version: int
    body: Mapping[str, Any]


Place = tuple[str, str]
"""Where an entry lies on its shelf: its `at` and its id."""

START: Final[Place] = ("", "")


class Drawers(Protocol):
    """What a store does for shelves, inside a unit's transaction."""

    def entry(self, shelf: Shelf, id: str) -> Entry | None:
        """The entry of that name."""

    def keep(self, shelf: Shelf, entry: Entry) -> None:
        """Put it there, in place of one of its name."""

    def drop(self, shelf: Shelf, ids: Sequence[str]) -> None:
        """Take these away."""

    def count_up(self, shelf: Shelf) -> int:
        """The next number of that shelf, which was never given before."""


@dataclass(frozen=True, slots=True)
class ShelfWriter:
    """Writes entries in a unit. Nobody else writes meanwhile, so what is read here stays so until the unit ends."""

    drawers: Drawers

    def entry(self, shelf: Shelf, id: str) -> Entry | None:
        """The entry of that name as this unit sees it."""
        return self.drawers.entry(shelf, id)

    def put(self, shelf: Shelf, id: str, at: str, body: Mapping[str, Any], version: int | None = None) -> Entry:
        """Keep a document under a name, in place of the one that is there.

        With `version`, `Conflict` unless that is the version there; 0 means that none is.
        """
        there = self.drawers.entry(shelf, id)
        now = there.version if there else 0
        if version is not None and version != now:
            raise Conflict(f"{shelf} {id!r} is at version {now} by now, not {version}; read it again")
        entry = Entry(id, at, now + 1, body)
        check(entry)
        self.drawers.keep(shelf, entry)
        return entry

    def append(self, shelf: Shelf, body: Mapping[str, Any]) -> Entry:
        """Add a document at the end of a shelf that is sorted by number; readers see them in the order they land."""
        number = f"{self.drawers.count_up(shelf):016d}"
        entry = Entry(number, number, 1, body)
        check(entry)
        self.drawers.keep(shelf, entry)
        return entry

    def drop(self, shelf: Shelf, ids: Sequence[str]) -> None:
        """Take these away; those that are not there are no error."""
        self.drawers.drop(shelf, ids)


def check(entry: Entry) -> None:
    """`BadInput` for an entry that no store keeps."""
    if not (_PLAIN.fullmatch(entry.id) and _PLAIN.fullmatch(entry.at)):
        raise BadInput(
            f"an entry's name and place are printable ASCII of at most 200 characters, not {entry.id[:80]!r}"
        )
    if len(orjson.dumps(entry.body)) > MOST_BYTES:
        raise BadInput(f"{entry.id}: an entry holds {MOST_BYTES:,} bytes at most")
