"""How well entries are told apart, on a register of which it is known which are the same."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from strategy.barriers.alike.likeness import Entry, alike, could_be


@dataclass(frozen=True, slots=True)
class Labelled:
    """An entry, the barrier it is about, and the half of the register it belongs to."""

    entry: Entry
    group: str
    half: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Over pairs of entries; None where there is nothing to count.

    same        pairs that are the same barrier
    proposed    pairs that are proposed, by either of them
    right       those of them that are the same
    hard        pairs that are not the same and that nothing rules out but their words
    """

    same: int
    proposed: int
    right: int
    hard: int

    @property
    def precision(self) -> float | None:
        """Share of what is proposed that is the same."""
        return self.right / self.proposed if self.proposed else None

    @property
    def recall(self) -> float | None:
        """Share of what is the same that is proposed."""
        return self.right / self.same if self.same else None


def measured(register: Sequence[Labelled]) -> Figures:
    """Every entry is asked against all others, as it is when it is entered last."""
    entries = [one.entry for one in register]
    group = {one.entry.id: one.group for one in register}
    pairs = {frozenset((one.id, found.id)) for one in entries for found in alike(one, entries)}
    right = sum(len({group[own] for own in pair}) == 1 for pair in pairs)
    both = list(combinations(register, 2))
    same = sum(one.group == other.group for one, other in both)
    hard = sum(one.group != other.group and could_be(one.entry, other.entry) for one, other in both)
    return Figures(same, len(pairs), right, hard)


def read(path: Path) -> list[Labelled]:
    """A labelled register from a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_labelled({name: value or None for name, value in row.items()}) for row in csv.DictReader(file)]


def _labelled(row: dict[str, str | None]) -> Labelled:
    said = {name: row[name] for name in ("title", "summary", "place", "subject", "measure", "hs6")}
    ends = {f"{name}s": frozenset(filter(None, [row[name]])) for name in ("market", "chain")}
    entry = Entry(str(row["entry"]), **said, mast_chapter=row["mast"], **ends)  # type: ignore[arg-type]
    return Labelled(entry, str(row["group"]), str(row["half"]))
