"""What brokering comes to: how far partnerships got, why parties declined, what was expected, and what was realised.

Counted from the history, whose entries are never lost: a step that was taken back counts for nothing.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, cast

from graph.brokering.words import State
from graph.paging import every
from graph.select import EVERYTHING, Branch, Direction, Filter, Order, Page, RowRule, Select
from graph.store import Store

PAGE: Final = 2_000
EXPECTED: Final = ("expected_first", "expected_second", "expected_third", "expected_fourth", "expected_fifth")
REALISED: Final = ("realised_year", "realised_two_years")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a history, as figures need it."""

    partnership: str
    step: str
    place: int
    verb: str
    after: State
    reason: str | None
    undoes: str | None
    day: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """How far partnerships got.

    begun     how many there are
    now       state -> how many are there
    reached   state -> how many ever were there
    reasons   declared reason -> how often a party declined for it
    steps     how many entries all histories have together
    """

    begun: int
    now: Mapping[State, int]
    reached: Mapping[State, int]
    reasons: Mapping[str, int]
    steps: int

    def conversion(self, state: State) -> float | None:
        """The share that ever got there, 0 to 1; None where none was begun."""
        return self.reached.get(state, 0) / self.begun if self.begun else None


@dataclass(frozen=True, slots=True)
class Value:
    """What came of it, in euro cents; `told` is how many outcomes say so."""

    cents: int
    told: int


@dataclass(frozen=True, slots=True)
class Fruits:
    """Outcomes. What is expected and what was realised stand apart.

    values   property of an outcome -> its sum
    jobs     full-time equivalents
    """

    outcomes: int
    confirmed: int
    values: Mapping[str, Value]
    jobs: int
    types: Mapping[str, int] = field(default_factory=dict)


def course(entries: Iterable[Entry]) -> Course:
    """How far partnerships got, by their histories in any order."""
    histories: dict[str, list[Entry]] = {}
    for entry in entries:
        histories.setdefault(entry.partnership, []).append(entry)
    now, reached, reasons = Counter[State](), Counter[State](), Counter[str]()
    for history in histories.values():
        history.sort(key=lambda entry: entry.place)
        counted = standing(history)
        now[history[-1].after] += 1
        reached.update({entry.after for entry in counted})
        reasons.update(entry.reason for entry in counted if entry.verb == "decline" and entry.reason)
    return Course(len(histories), now, reached, reasons, sum(map(len, histories.values())))


def standing(history: Sequence[Entry]) -> list[Entry]:
    """The entries of a history that were not taken back."""
    undone = {entry.undoes for entry in history if entry.undoes}
    return [entry for entry in history if entry.step not in undone and not entry.undoes]


def first_reached(history: Sequence[Entry]) -> dict[State, datetime.date | None]:
    """State -> the day on which a partnership first got there, by its history in the order of places."""
    reached: dict[State, datetime.date | None] = {}
    for entry in standing(history):
        reached.setdefault(entry.after, entry.day)
    return reached


def entries(store: Store, where: Filter | None = None, rule: RowRule = EVERYTHING) -> Iterator[Entry]:
    """The histories of partnerships that pass a filter and may be seen."""
    step = ("id", "place", "verb", "after", "reason", "undoes", "day")
    branch = Branch("STEP_OF", Direction.IN, step, order=(Order("place"),), limit=10_000)
    select = Select("Partnership", ("id",), (branch,), where, (Order("id"),), Page(PAGE))
    for partnership, (_, steps) in cast(Any, every(store, select, rule)):
        for own, place, verb, after, reason, undoes, day in steps:
            on = None if day is None else datetime.date.fromisoformat(day)
            yield Entry(partnership, own, place, verb, State(after), reason, undoes, on)


def fruits(store: Store, where: Filter | None = None, rule: RowRule = EVERYTHING) -> Fruits:
    """The outcomes that pass a filter and may be seen."""
    names = (*EXPECTED, *REALISED)
    cents, told, types, jobs, confirmed, outcomes = Counter[str](), Counter[str](), Counter[str](), 0, 0, 0
    fields = (*names, "jobs", "confirmed", "type")
    select = Select("Outcome", fields, where=where, order=(Order("id"),), page=Page(PAGE))
    for *amounts, posts, day, sort in cast(Any, every(store, select, rule)):
        outcomes, jobs, confirmed = outcomes + 1, jobs + (posts or 0), confirmed + (day is not None)
        types[sort or ""] += 1
        for name, amount in zip(names, amounts, strict=True):
            if amount is not None:
                cents[name] += amount
                told[name] += 1
    values = {name: Value(cents[name], told[name]) for name in names}
    return Fruits(outcomes, confirmed, values, jobs, types)
