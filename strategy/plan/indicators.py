"""What the plan comes to, figure by figure. A figure is its list of records: whoever doubts it opens it.

Each is a row of `INDICATORS`, counted for a line, a value chain and a period (`strategy.plan.scope`). Which day of a
record has to lie in the period, its meaning says.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, Final, cast

from graph.brokering.words import State
from graph.lines.barriers import BarrierState
from graph.paging import every
from graph.select import EVERYTHING, Filter, Order, Page, RowRule, Select
from graph.store import Store
from strategy.barriers.register.moves import STANDING
from strategy.outcome.figures import Entry, entries, first_reached
from strategy.plan.actions import EXPECTED, PlannedAction, actions, day, summed
from strategy.plan.scope import Scope, check, of_actions, of_barriers, of_outcomes, of_partnerships
from strategy.plan.standing import Standing

PAGE: Final = 2_000


@dataclass(frozen=True, slots=True)
class Counted:
    """A record that a figure counts.

    day     the day for which it counts, where that is known
    value   what it adds to the figure: 1, euro cents or full-time equivalents
    """

    id: str
    day: datetime.date | None = None
    value: int = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and the records that it counts, by id."""

    name: str
    kind: str
    unit: str
    meaning: str
    records: Sequence[Counted]

    @property
    def value(self) -> int:
        """The figure itself, in its unit."""
        return sum(one.value for one in self.records)


@dataclass
class Gathering:
    """What figures are counted from, read once for all of them."""

    store: Store
    scope: Scope
    today: datetime.date
    rule: RowRule = field(default_factory=lambda: EVERYTHING)

    @cached_property
    def actions(self) -> list[PlannedAction]:
        """The actions of the scope, whenever they are due."""
        return list(actions(self.store, of_actions(self.scope), self.rule))

    @cached_property
    def due(self) -> list[PlannedAction]:
        """Those that are due in the period."""
        return [one for one in self.actions if self.scope.holds(one.due)]

    @cached_property
    def reached(self) -> dict[str, dict[State, datetime.date | None]]:
        """Partnership -> state -> the day it first got there."""
        histories: dict[str, list[Entry]] = {}
        for one in entries(self.store, of_partnerships(self.scope), self.rule):
            histories.setdefault(one.partnership, []).append(one)
        return {own: first_reached(history) for own, history in histories.items()}

    @cached_property
    def outcomes(self) -> list[dict[str, Any]]:
        """Outcomes that came about in the period."""
        names = ("id", "day", "confirmed", "realised_year", "realised_two_years", "jobs", *EXPECTED)
        some = [dict(zip(names, row, strict=True)) for row in self.rows("Outcome", names, of_outcomes(self.scope))]
        return [one for one in some if self.scope.holds(day(one["day"]))]

    @cached_property
    def barriers(self) -> list[tuple[str, str | None, datetime.date | None]]:
        """Barriers: id, status, the day from which it has that."""
        rows = self.rows("Barrier", ("id", "status", "since"), of_barriers(self.scope))
        return [(own, status, day(since)) for own, status, since in rows]

    def rows(self, kind: str, names: Sequence[str], where: Filter) -> Iterator[list[Any]]:
        """Rows of a kind by id."""
        select = Select(kind, tuple(names), where=where, order=(Order("id"),), page=Page(PAGE))
        return cast(Iterator[list[Any]], every(self.store, select, self.rule))


Gather = Callable[[Gathering], Iterable[Counted]]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure that can be asked for.

    kind   of the records it counts
    unit   records, cents or jobs
    """

    name: str
    kind: str
    unit: str
    meaning: str
    gather: Gather


def _planned(known: Gathering) -> Iterator[Counted]:
    yield from (Counted(one.id, one.due) for one in known.due if one.dropped is None)


def _stand(standing: Standing, known: Gathering) -> Iterator[Counted]:
    yield from (Counted(one.id, one.due) for one in known.due if one.judged(known.today).standing is standing)


def _budget(known: Gathering) -> Iterator[Counted]:
    kept = (one for one in known.due if one.dropped is None)
    yield from (Counted(one.id, one.due, one.budget) for one in kept if one.budget is not None)


def _milestones_due(known: Gathering) -> Iterator[Counted]:
    for own, due, _ in _milestones(known):
        if known.scope.holds(due):
            yield Counted(own, due)


def _milestones_done(known: Gathering) -> Iterator[Counted]:
    for own, _, done in _milestones(known):
        if done is not None and known.scope.holds(done):
            yield Counted(own, done)


def _milestones_over(known: Gathering) -> Iterator[Counted]:
    for own, due, done in _milestones(known):
        if done is None and due is not None and due < known.today and known.scope.holds(due):
            yield Counted(own, due)


def _milestones(known: Gathering) -> Iterator[tuple[str, datetime.date | None, datetime.date | None]]:
    """Those of actions that were not given up; one of several actions once."""
    kept = (one for one in known.actions if one.dropped is None)
    yield from {mile.id: (mile.id, mile.due, mile.done) for one in kept for mile in one.milestones}.values()


def _reached(state: State, known: Gathering) -> Iterator[Counted]:
    for own, days in known.reached.items():
        if state in days and known.scope.holds(days[state]):
            yield Counted(own, days[state])


def _outcomes(known: Gathering) -> Iterator[Counted]:
    yield from (Counted(one["id"], day(one["day"])) for one in known.outcomes)


def _confirmed(known: Gathering) -> Iterator[Counted]:
    yield from (Counted(one["id"], day(one["day"])) for one in known.outcomes if one["confirmed"] is not None)


def _expected(known: Gathering) -> Iterator[Counted]:
    yield from _summed(known, lambda one: summed([one[name] for name in EXPECTED]))


def _realised(known: Gathering) -> Iterator[Counted]:
    yield from _summed(
        known, lambda one: one["realised_year"] if one["realised_two_years"] is None else one["realised_two_years"]
    )


def _jobs(known: Gathering) -> Iterator[Counted]:
    yield from _summed(known, lambda one: one["jobs"])


def _summed(known: Gathering, value: Callable[[dict[str, Any]], int | None]) -> Iterator[Counted]:
    for one in known.outcomes:
        if (told := value(one)) is not None:
            yield Counted(one["id"], day(one["day"]), told)


def _barriers_open(known: Gathering) -> Iterator[Counted]:
    yield from (Counted(own, since) for own, status, since in known.barriers if status in STANDING)


def _barriers_resolved(known: Gathering) -> Iterator[Counted]:
    for own, status, since in known.barriers:
        if status == BarrierState.RESOLVED and known.scope.holds(since):
            yield Counted(own, since)


_ACTION, _STEP, _OUTCOME = "Action", "Partnership", "Outcome"
INDICATORS: Final = (
    Indicator("actions", _ACTION, "records", "Actions due in the period; those given up are left out.", _planned),
    *(
        Indicator(f"actions_{one.value.replace('-', '_')}", _ACTION, "records",
                  f"Actions due in the period that are {one.value.replace('-', ' ')} today.", partial(_stand, one))
        for one in Standing
    ),
    Indicator("budget", _ACTION, "cents", "Budget of actions due in the period; those given up are left out.", _budget),
    Indicator("milestones_due", "Milestone", "records", "Milestones due in the period.", _milestones_due),
    Indicator("milestones_done", "Milestone", "records", "Milestones done in the period.", _milestones_done),
    Indicator("milestones_over", "Milestone", "records",
              "Milestones due in the period whose day is over today, and which are not done.", _milestones_over),
    *(
        Indicator(f"partnerships_{one.value}", _STEP, "records",
                  f"Partnerships that were {one.value} for the first time in the period.", partial(_reached, one))
        for one in (State.SUGGESTED, State.INTRODUCED, State.AGREED, State.ACTIVE, State.CONCLUDED)
    ),
    Indicator("outcomes", _OUTCOME, "records", "Outcomes of the period.", _outcomes),
    Indicator("outcomes_confirmed", _OUTCOME, "records", "Outcomes of the period that a party confirmed.", _confirmed),
    Indicator("expected_value", _OUTCOME, "cents",
              "Value that outcomes of the period are expected to have in five years.", _expected),
    Indicator("realised_value", _OUTCOME, "cents",
              "Value that outcomes of the period were told to have had, in 24 months or else in 12.", _realised),
    Indicator("jobs", _OUTCOME, "jobs", "Jobs that outcomes of the period made or kept.", _jobs),
    Indicator("barriers_open", "Barrier", "records",
              "Barriers that are open, waiting or resolved in part today, whatever the period.", _barriers_open),
    Indicator("barriers_resolved", "Barrier", "records", "Barriers that are resolved since a day of the period.",
              _barriers_resolved),
)  # fmt: skip
"""Every figure, in the order in which they are told."""


def indicators(
    store: Store, scope: Scope, today: datetime.date, rule: RowRule = EVERYTHING, only: Sequence[str] = ()
) -> list[Figure]:
    """The figures of a scope, all or some; `NotFound` for a line or chain that is not there.

    A value chain's partnerships are those with a party that belongs to it, its barriers those that hinder it, its
    actions those for it and those for all.
    """
    check(store, scope, rule)
    known = Gathering(store, scope, today, rule)
    wanted = [one for one in INDICATORS if not only or one.name in only]
    return [Figure(one.name, one.kind, one.unit, one.meaning, _by_id(one.gather(known))) for one in wanted]


def _by_id(some: Iterable[Counted]) -> list[Counted]:
    return sorted(some, key=lambda one: one.id)
