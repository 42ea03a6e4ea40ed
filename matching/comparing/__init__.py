"""What differs between two runs that the store keeps: who came, who went, who moved, and because of what.

before, after = (matching.portfolio.gather.run_of(store.runs(), id) for id in ids)
found = matching.comparing.compare(store, before, after, store.snapshot(matching.comparing.causes.WANTED))
for move in found.moves(): …       # streamed, by stakeholder
"""

import enum
import heapq
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any

from graph.model import MatchRun, Suggestion
from graph.snapshot import Snapshot
from graph.store import Store
from matching.comparing.asked import BY_FACTS_AND_RANKS, Otherwise, asked_otherwise, manifest_of
from matching.comparing.causes import Causes, causes
from matching.comparing.facts import read

List = Mapping[str, Suggestion]
"""Partner -> what a run says of it, for one stakeholder."""


class Moved(enum.StrEnum):
    """What became of a suggestion from one run to the next."""

    CAME = "came"
    WENT = "went"
    MOVED = "moved"
    RESCORED = "rescored"
    STAYED = "stayed"


@dataclass(frozen=True, slots=True)
class Move:
    """One suggestion in two runs: None where a run does not make it; because of what, the weightiest first."""

    stakeholder_id: str
    partner_id: str
    moved: Moved
    rank_before: int | None
    rank_after: int | None
    score_before: float | None
    score_after: float | None
    because: tuple[str, ...]

    @property
    def stride(self) -> float:
        """How much it matters, for choosing what to show: the change of 1 ÷ rank."""
        return abs(_weight(self.rank_after) - _weight(self.rank_before))


def _weight(rank: int | None) -> float:
    return 0.0 if rank is None else 1.0 / rank


@dataclass(slots=True)
class Sum:
    """What a comparison comes to: suggestions by what became of them, and how many stakeholders' lists changed."""

    counts: dict[Moved, int] = field(default_factory=lambda: dict.fromkeys(Moved, 0))
    stakeholders: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs side by side.

    who     whose lists are compared, None for everybody's
    seen    who may be told of, None for everybody
    """

    store: Store
    before: MatchRun
    after: MatchRun
    otherwise: tuple[Otherwise, ...]
    facts: Causes
    who: tuple[str, ...] | None
    seen: Collection[str] | None

    def moves(self, total: Sum | None = None) -> Iterator[Move]:
        """All that differs, by stakeholder and rank, streamed; counted in `total` on the way."""
        total = total or Sum()
        for stakeholder, here, there in self._lists():
            found = [self._move(stakeholder, partner, here, there) for partner in {**there, **here}]
            for move in found:
                total.counts[move.moved] += 1
            changes = [move for move in found if move.moved is not Moved.STAYED]
            total.stakeholders += 1
            total.changed += bool(changes)
            yield from sorted(changes, key=lambda m: (m.rank_after or m.rank_before or 0, m.moved, m.partner_id))

    def _lists(self) -> Iterator[tuple[str, List, List]]:
        """Each stakeholder's two lists, in ascending order of id."""
        both = (self._of(run, place) for place, run in enumerate((self.before, self.after)))
        for stakeholder, found in groupby(heapq.merge(*both, key=lambda one: one[:2]), key=lambda one: one[0]):
            lists: dict[int, List] = {place: suggestions for _, place, suggestions in found}
            yield stakeholder, lists.get(0, {}), lists.get(1, {})

    def _of(self, run: MatchRun, place: int) -> Iterator[tuple[str, int, List]]:
        for stakeholder, rows in groupby(self._suggestions(run), key=attrgetter("stakeholder_id")):
            yield stakeholder, place, {row.partner_id: row for row in rows}

    def _suggestions(self, run: MatchRun) -> Iterator[Suggestion]:
        for who in (None,) if self.who is None else self.who:
            for row in self.store.suggestions(run.id, who):
                if self.seen is None or (row.stakeholder_id in self.seen and row.partner_id in self.seen):
                    yield row

    def _move(self, stakeholder: str, partner: str, here: List, there: List) -> Move:
        was, now = here.get(partner), there.get(partner)
        moved = _moved(was, now)
        because = () if moved is Moved.STAYED else self._because(stakeholder, partner, here, there)
        before = (None, None) if was is None else (was.rank, was.score)
        after = (None, None) if now is None else (now.rank, now.score)
        return Move(stakeholder, partner, moved, before[0], after[0], before[1], after[1], because)

    def _because(self, stakeholder: str, partner: str, here: List, there: List) -> tuple[str, ...]:
        was, now = here.get(partner), there.get(partner)
        differs = {one.name: one for one in self.otherwise}
        found = [
            *self.facts.of_pair(stakeholder, partner),
            *_by_length(was, now, *(manifest_of(run)["top"] for run in (self.before, self.after))),
        ]
        found += [one.text for name, one in differs.items() if name not in BY_FACTS_AND_RANKS]
        if found:
            return tuple(found)
        if now is None and there.keys() - here.keys():
            return ("others came before it",)
        if was is None and here.keys() - there.keys():
            return ("others before it left",)
        if was is not None and now is not None and was.score == now.score:
            return ("others before it came or left",)
        return ("what is known of others changed",) if {"inputs", "as_of"} & differs.keys() else ()


def _moved(was: Suggestion | None, now: Suggestion | None) -> Moved:
    if was is None or now is None:
        return Moved.CAME if was is None else Moved.WENT
    if was.rank != now.rank:
        return Moved.MOVED
    return Moved.STAYED if was.score == now.score else Moved.RESCORED


def _by_length(was: Suggestion | None, now: Suggestion | None, before: Any, after: Any) -> list[str]:
    """Whether it lies beyond the end of the other run's lists."""
    if was is None and now is not None and now.rank > before:
        return [f"lists are longer: {after} instead of {before}"]
    if now is None and was is not None and was.rank > after:
        return [f"lists are shorter: {after} instead of {before}"]
    return []


def compare(
    store: Store,
    before: MatchRun,
    after: MatchRun,
    snapshot: Snapshot,
    who: tuple[str, ...] | None = None,
    seen: Collection[str] | None = None,
) -> Comparison:
    """Two kept runs side by side, for these stakeholders or everybody.

    snapshot   as `causes.WANTED`, of what may be told of
    """
    facts = causes(snapshot, read(store, before.id), read(store, after.id))
    who = None if who is None else tuple(sorted(set(who)))
    return Comparison(store, before, after, asked_otherwise(before, after), facts, who, seen)
