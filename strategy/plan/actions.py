"""The actions of the plan as the graph has them, with all that shows how they stand, in one question a page."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.brokering.words import State
from graph.lines.barriers import BarrierState
from graph.paging import every
from graph.select import EVERYTHING, Branch, Direction, Filter, Order, Page, RowRule, Select
from graph.store import Store
from strategy.outcome.figures import Entry, first_reached
from strategy.outcome.recording import FRUITFUL
from strategy.partnership.moves import ENDED
from strategy.plan.scope import BELONGING
from strategy.plan.standing import Course, Judgement, Part, judged

PAGE: Final = 200
MOST: Final = 1_000
FIELDS: Final = (
    "id", "title", "owner", "start", "due", "budget", "wanted", "risk", "risk_note", "dropped", "dropped_because",
)  # fmt: skip
EXPECTED: Final = ("expected_first", "expected_second", "expected_third", "expected_fourth", "expected_fifth")


@dataclass(frozen=True, slots=True)
class Linked:
    """Another record, by its id and what it is called."""

    id: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Mile:
    """A milestone."""

    id: str
    title: str | None
    due: datetime.date | None
    done: datetime.date | None


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A barrier that an action works off.

    since   the day from which it has its status
    """

    id: str
    title: str | None
    status: str | None
    since: datetime.date | None

    @property
    def resolved(self) -> bool:
        """Whether it is out of the way."""
        return self.status == BarrierState.RESOLVED


@dataclass(frozen=True, slots=True)
class Fruit:
    """What a partnership brought forth, in euro cents; None where nobody said so."""

    id: str
    expected: int | None
    realised: int | None
    jobs: int


@dataclass(frozen=True, slots=True)
class Carrier:
    """A partnership that carries an action out.

    agreed   the day on which it first came to an agreement; None where it did not, or that is not known
    chains   ids of the value chains that a party belongs to
    """

    id: str
    title: str | None
    state: State | None
    agreed: datetime.date | None
    chains: Sequence[str]
    fruits: Sequence[Fruit]

    @property
    def counts(self) -> bool:
        """Whether it is an agreement that stands."""
        return self.state in FRUITFUL

    @property
    def under_way(self) -> bool:
        """Whether it may come to one."""
        return self.state is not None and not self.counts and self.state not in ENDED


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action and all it is linked to. Amounts are euro cents."""

    id: str
    title: str | None
    owner: str | None
    start: datetime.date | None
    due: datetime.date | None
    budget: int | None
    wanted: int | None
    risk: str | None
    risk_note: str | None
    dropped: datetime.date | None
    dropped_because: str | None
    lines: Sequence[str]
    chains: Sequence[str]
    proposals: Sequence[Linked]
    barriers: Sequence[Obstacle]
    milestones: Sequence[Mile]
    carriers: Sequence[Carrier]

    def course(self) -> Course:
        """What its standing is told by."""
        agreed = [one for one in self.carriers if one.counts]
        wanted = self.wanted or 0
        got = [Part(True, day=one.agreed) for one in _earliest(agreed)[:wanted]]
        lacking = [Part(False)] * (wanted - len(got))
        return Course(
            self.start,
            self.due,
            self.dropped is not None,
            [Part(one.done is not None, one.due, one.done) for one in self.milestones],
            [*got, *lacking, *(Part(one.resolved, day=one.since) for one in self.barriers)],
            wanted,
            len(agreed),
            sum(one.under_way for one in self.carriers),
        )

    def judged(self, today: datetime.date) -> Judgement:
        """How it stands."""
        return judged(self.course(), today)


def actions(store: Store, where: Filter | None = None, rule: RowRule = EVERYTHING) -> Iterator[PlannedAction]:
    """The actions that pass a filter and may be seen, by id."""
    select = Select("Action", FIELDS, _BELOW, where, (Order("id"),), Page(PAGE))
    for row in cast(Any, every(store, select, rule)):
        values = dict(zip(FIELDS, row[: len(FIELDS)], strict=True))
        lines, chains, proposals, barriers, milestones, carriers = (below[1] for below in row[len(FIELDS) :])
        days = {name: day(values[name]) for name in ("start", "due", "dropped")}
        yield PlannedAction(
            **{**values, **days},
            lines=[own for (own,) in lines],
            chains=[own for (own,) in chains],
            proposals=[Linked(*one) for one in proposals],
            barriers=[Obstacle(own, title, status, day(since)) for own, title, status, since in barriers],
            milestones=sorted((_mile(*one) for one in milestones), key=_by_day),
            carriers=[_carrier(*one) for one in carriers],
        )


_BELOW: Final = (
    Branch("PART_OF", Direction.OUT, ("id",), order=(Order("position"), Order("id")), limit=MOST),
    Branch("FOR_CHAIN", Direction.OUT, ("id",), order=(Order("position"), Order("id")), limit=MOST),
    Branch("ANSWERS", Direction.OUT, ("id", "title"), order=(Order("id"),), limit=MOST),
    Branch("TACKLES", Direction.OUT, ("id", "title", "status", "since"), order=(Order("id"),), limit=MOST),
    Branch("MILESTONE_OF", Direction.IN, ("id", "title", "due", "done"), order=(Order("id"),), limit=MOST),
    Branch(
        "CARRIES_OUT", Direction.IN, ("id", "title", "state", "since"), order=(Order("id"),), limit=MOST,
        branches=(
            Branch("STEP_OF", Direction.IN, ("id", "place", "verb", "after", "reason", "undoes", "day"), limit=MOST,
                   order=(Order("place"),)),
            Branch("BETWEEN", Direction.OUT, ("id",), order=(Order("id"),), limit=MOST, branches=(
                Branch("ACTIVE_IN", Direction.OUT, ("id",), edge=BELONGING, order=(Order("id"),), limit=MOST),
            )),
            Branch("OUTCOME_OF", Direction.IN, ("id", *EXPECTED, "realised_year", "realised_two_years", "jobs"),
                   order=(Order("id"),), limit=MOST),
        ),
    ),
)  # fmt: skip


def day(text: object) -> datetime.date | None:
    """A day as stores tell it."""
    return None if text is None else datetime.date.fromisoformat(str(text))


def _mile(own: str, title: str | None, due: str | None, done: str | None) -> Mile:
    return Mile(own, title, day(due), day(done))


def _by_day(one: Mile) -> tuple[str, str]:
    return one.due.isoformat() if one.due else "~", one.id


def _carrier(own: str, title: str | None, state: str | None, since: str | None, *below: Any) -> Carrier:
    steps, parties, fruits = below
    now = None if state is None else State(state)
    history = [
        Entry(own, step, place, verb, State(after), reason, undoes, day(on))
        for step, place, verb, after, reason, undoes, on in steps[1]
    ]
    reached = first_reached(history)
    days = [reached[one] for one in FRUITFUL if reached.get(one) is not None]
    agreed = min((one for one in days if one is not None), default=day(since) if now in FRUITFUL else None)
    return Carrier(own, title, now, agreed, _chains(parties), [_fruit(*one) for one in fruits[1]])


def _chains(parties: Any) -> list[str]:
    return sorted({chain for _, chains in parties[1] for (chain,) in chains[1]})


def _fruit(own: str, *values: int | None) -> Fruit:
    *expected, year, two_years, jobs = values
    return Fruit(own, summed(expected), two_years if two_years is not None else year, jobs or 0)


def summed(values: Sequence[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [one for one in values if one is not None]
    return sum(known) if known else None


def _earliest(agreed: Sequence[Carrier]) -> list[Carrier]:
    return sorted(agreed, key=lambda one: (one.agreed or datetime.date.max, one.id))
