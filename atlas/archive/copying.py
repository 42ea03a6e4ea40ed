"""One store into another, with a checksum of every section on both sides."""

from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from hashlib import sha256

import orjson

from atlas.archive.sections import Row, Section, sections, take_in
from graph.errors import BadInput, Corrupt
from graph.store import Frozen, Store

ACTOR = "copy"

EVERY = 10_000

Progress = Callable[[str, int], None]
"""Hears the name of the section under way and its rows so far."""


def quiet(name: str, rows: int) -> None:
    """Hears nothing."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Rows and SHA-256 of each section, equal on both sides."""

    rows: dict[str, int]
    sums: dict[str, str]


class Summed:
    """Rows that are counted and summed while they pass."""

    def __init__(self, section: Section, progress: Progress = quiet) -> None:
        self.section, self.progress = section, progress
        self.number = 0
        self._sum = sha256()

    def __iter__(self) -> Iterator[Row]:
        for row in self.section.rows:
            self._sum.update(line(row))
            self.number += 1
            if self.number % EVERY == 0:
                self.progress(self.section.name, self.number)
            yield row

    @property
    def sum(self) -> str:
        """SHA-256 of the lines so far."""
        return self._sum.hexdigest()


def line(row: Row) -> bytes:
    """A row as its line in a file: canonical JSON."""
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_SORT_KEYS)


def copy(origin: Store, target: Store, progress: Progress = quiet) -> Copied:
    """Everything of the origin, as it is now, into the target, which is empty or was left half-way by the same copy.

    Raises `Corrupt` if the target then holds anything else than the origin.
    """
    rows, sums = {}, {}
    with origin.frozen() as frozen:
        revision, actor = frozen.counts().revision, f"{ACTOR}:{_mark(frozen)}"
        with target.frozen() as empty:
            refuse_what_is_not_empty(empty, actor)
        for section in sections(frozen):
            summed = Summed(section, progress)
            take_in(target, Section(section.name, summed), actor, revision)
            rows[section.name], sums[section.name] = summed.number, summed.sum
            progress(section.name, summed.number)
    with target.frozen() as frozen:
        check(frozen, sums)
    return Copied(rows, sums)


def _mark(store: Frozen) -> str:
    """What tells a store as it is now from any other: its trail, which has the time of every change."""
    trail = sha256()
    for row in store.history():
        trail.update(line(list(astuple(row))))
    return trail.hexdigest()[:16]


def check(store: Frozen, sums: dict[str, str]) -> None:
    """`Corrupt` if the store's sections have other checksums than these."""
    found = {}
    for section in sections(store):
        summed = Summed(section)
        for _ in summed:
            pass
        found[section.name] = summed.sum
    wrong = sorted(name for name in found.keys() | sums.keys() if found.get(name) != sums.get(name))
    if wrong:
        raise Corrupt(f"what arrived differs from what was sent, in {', '.join(wrong)}; empty the store and try again")


def refuse_what_is_not_empty(store: Frozen, actor: str) -> None:
    """`BadInput` for a store that holds anything but what the same actor left there half-way."""
    if any(row.actor != actor for row in store.history()):
        raise BadInput("the store to write to is not empty; name a new one")
