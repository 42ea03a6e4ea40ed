"""Feedback and partnerships as of a day: who is barred, liked and declined, as arrays over stakeholders."""

import datetime
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.brokering.words import GONE, State
from graph.snapshot import UNKNOWN_DAY, Coded, Column, Snapshot
from matching.feedback.rules import FADES, STATES, Bar, Effect, effect_of, lasts

EPOCH: Final = datetime.date(1970, 1, 1)

Pair = tuple[int, int]
"""Rows of two stakeholders, the lower one first."""


@dataclass(frozen=True, slots=True)
class Said:
    """A word against a pair: of which day, and the last day on which it counts; days since 1970."""

    day: int
    until: int

    @property
    def told(self) -> str:
        """It, in words."""
        return f"one of them saw no fit on {_date(self.day)}, which counts less by the day until {_date(self.until)}"


@dataclass(frozen=True, slots=True)
class Heard:
    """What a run takes from feedback and partnerships.

    day        the day as of which it is weighed, in days since 1970
    barred     who is not suggested to whom, and why; both ways round
    declined   pairs that were declined as no fit
    liked      sparse, stakeholders × stakeholders, symmetric: how much a pair speaks for others like it, 0 to 1
    disliked   the same for what speaks against
    """

    day: int
    barred: Mapping[int, Mapping[int, str]]
    declined: Mapping[Pair, Said]
    liked: sparse.csr_array
    disliked: sparse.csr_array

    @property
    def weighs(self) -> bool:
        """Whether any of it changes a score."""
        return bool(self.liked.nnz or self.disliked.nnz)

    @property
    def date(self) -> str | None:
        """The day, where anything of it depends on the day."""
        return _date(self.day) if self.weighs or self.barred else None

    def told(self, one: int, other: int) -> str:
        """What was heard against a pair, in words; empty if nothing."""
        said = self.declined.get((min(one, other), max(one, other)))
        return "" if said is None else said.told


@dataclass(frozen=True, slots=True)
class Word:
    """What is said of a pair: with which effect, from which day, and until when; for good where that is None."""

    pair: Pair
    effect: Effect
    day: int
    until: int | None


@dataclass(slots=True)
class _Sums:
    """What is gathered word by word; of several words on a pair the strongest counts."""

    barred: dict[int, dict[int, str]] = field(default_factory=dict)
    declined: dict[Pair, Said] = field(default_factory=dict)
    liked: dict[Pair, float] = field(default_factory=dict)
    disliked: dict[Pair, float] = field(default_factory=dict)

    def add(self, word: Word, today: int) -> None:
        """Take a word that counts on that day."""
        strength = _strength(word, today)
        if word.effect.likes:
            self.liked[word.pair] = max(self.liked.get(word.pair, 0.0), word.effect.likes * strength)
        if word.effect.against and word.until is not None:
            self.disliked[word.pair] = max(self.disliked.get(word.pair, 0.0), strength)
            said = self.declined.get(word.pair)
            if said is None or said.until < word.until:
                self.declined[word.pair] = Said(word.day, word.until)
        if word.effect.bar is not None:
            self._bar(word, word.effect.bar)

    def _bar(self, word: Word, bar: Bar) -> None:
        text = bar if word.until is None else f"{bar}, until {_date(word.until)}"
        for one, other in (word.pair, word.pair[::-1]):
            why = self.barred.setdefault(one, {})
            if bar is Bar.TOGETHER or other not in why:
                why[other] = str(text)


def heard(snapshot: Snapshot, before: int | None, today: int | None) -> Heard:
    """What was said and what became of partnerships, weighed as of a day.

    before   only words of earlier days, and partnerships that were where they are; None for all, undated ones too
    today    the day as of which it is weighed; the one after the last word where none is given
    """
    words = sorted((*_verdicts(snapshot, before), *_partnerships(snapshot, before)), key=lambda word: -word.day)
    day = today if today is not None else 1 + max((word.day for word in words), default=-1)
    sums, n = _Sums(), len(snapshot.kinds["Stakeholder"])
    for word in words:
        if word.until is None or day <= word.until:
            sums.add(word, day)
    return Heard(day, sums.barred, sums.declined, _matrix(sums.liked, n), _matrix(sums.disliked, n))


def _strength(word: Word, today: int) -> float:
    """1 on the day of the word, and evenly less until its last day."""
    until = word.day + FADES.liked.days if word.until is None else word.until
    return min(max((until - today) / max(until - word.day, 1), 0.0), 1.0)


def _verdicts(snapshot: Snapshot, before: int | None) -> Iterator[Word]:
    nodes, ids = snapshot.kinds["Feedback"], snapshot.kinds["Stakeholder"].ids
    columns = nodes.columns
    day, until = _days(columns["day"]), _days(columns["until"])
    for place in range(len(nodes)):
        rows = [_row(ids, _text(columns[name], place)) for name in ("stakeholder", "partner")]
        one, other = min(rows), max(rows)
        if one < 0 or one == other or not _was(int(day[place]), before):
            continue
        effect = effect_of(_text(columns["verdict"], place), _text(columns["reason"], place))
        given, last = max(int(day[place]), 0), int(until[place])
        default = lasts(effect)
        unsaid = None if default is None else given + default.days
        yield Word((one, other), effect, given, unsaid if last == UNKNOWN_DAY else last)


def _partnerships(snapshot: Snapshot, before: int | None) -> Iterator[Word]:
    """What each partnership says of each two that stay in it."""
    between, columns = snapshot.relations["BETWEEN"], snapshot.kinds["Partnership"].columns
    since = _days(columns["since"])
    begin = np.searchsorted(between.start, np.arange(len(since) + 1))
    for place in range(len(since)):
        if since[place] != UNKNOWN_DAY and not _was(int(since[place]), before):
            continue
        state = _text(columns["state"], place)
        effect = STATES[None if state is None else State(state)]
        edges = range(int(begin[place]), int(begin[place + 1]))
        staying = [int(between.end[at]) for at in edges if _text(between.columns["answer"], at) not in GONE]
        for one, other in combinations(sorted(set(staying)), 2):
            yield Word((one, other), effect, max(int(since[place]), 0), None)


def _was(day: int, before: int | None) -> bool:
    return before is None or (day != UNKNOWN_DAY and day < before)


def _row(ids: Sequence[str], id: str | None) -> int:
    """Row of an id, -1 for who is not there or not to be seen."""
    at = -1 if id is None else bisect_left(ids, id)
    return at if 0 <= at < len(ids) and ids[at] == id else -1


def _matrix(values: Mapping[Pair, float], n: int) -> sparse.csr_array:
    kept = [(one, other, value) for (one, other), value in sorted(values.items()) if value > 0]
    one, other, value = np.array(kept, np.float64).reshape(-1, 3).T
    rows, columns = np.concatenate([one, other]).astype(np.int64), np.concatenate([other, one]).astype(np.int64)
    return sparse.csr_array((np.concatenate([value, value]), (rows, columns)), shape=(n, n))


def _days(column: Column) -> NDArray[np.int64]:
    return np.asarray(column).astype(np.int64)


def _text(column: Column, place: int) -> str | None:
    assert isinstance(column, Coded)
    return column[place]


def _date(day: int) -> str:
    return str(EPOCH + datetime.timedelta(days=day))
