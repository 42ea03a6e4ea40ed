"""A scorecard is a table of signs: each is lit, dark or could not be judged, with its day and its reason.

The signs that are lit add up to the score; nothing is weighed, since nothing was learnt. A concern is raised by several
signs of different families, never by one alone. Where too little could be judged it abstains.
"""

import datetime
import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from graph.lines.detection import Concern
from strategy.detection.evidence import Evidence, not_scored

LEAST: Final = 0.5
"""The share of what facts could tell that has to be judged, 0 to 1; below it a scorecard abstains."""


class State(enum.StrEnum):
    """What became of a sign. `silent` is one that only tells when it is seen: no notice is no evidence."""

    LIT = "lit"
    DARK = "dark"
    UNKNOWN = "unknown"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Part:
    """A term of a sum: a ratio, its weight, and their product."""

    name: str
    ratio: float
    weight: float

    @property
    def product(self) -> float:
        """What it adds."""
        return self.ratio * self.weight


@dataclass(frozen=True, slots=True)
class Judged:
    """What a sign says.

    day      of the latest fact that says so
    points   what it adds to the score; 1 where it is lit and nothing else is said
    fine     a figure that orders those of equal score, the lowest first
    """

    state: State
    why: str
    day: datetime.date | None = None
    points: float = 0.0
    parts: tuple[Part, ...] = ()
    fine: float | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """A row of a scorecard: what is asked, and how it is judged. Signs of one family tell much the same."""

    name: str
    family: str
    question: str
    judge: Callable[[Evidence], Judged]


@dataclass(frozen=True, slots=True)
class Model:
    """A scorecard before it is filled in.

    lit, families   how many signs, of how many families, raise the concern
    """

    concern: Concern
    signs: tuple[Sign, ...]
    lit: int
    families: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign as it was judged."""

    sign: Sign
    judged: Judged

    @property
    def lit(self) -> bool:
        """Whether it speaks for the concern."""
        return self.judged.state is State.LIT


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A scorecard of one company.

    news       the day on which the newest of what is known became known
    abstains   why it says nothing; None where it does. Then it raises nothing, and has no score
    """

    stakeholder: str
    name: str | None
    day: datetime.date
    model: Model
    marks: Sequence[Mark]
    news: datetime.date | None
    abstains: str | None

    @property
    def score(self) -> float | None:
        """The sum of what its signs add."""
        return None if self.abstains else round(sum(mark.judged.points for mark in self.marks), 6)

    @property
    def raised(self) -> bool:
        """Whether it asks for somebody's attention."""
        return self.abstains is None and enough(self.model, self.marks)

    @property
    def missing(self) -> list[str]:
        """Why signs could not be judged."""
        return [f"{mark.sign.name}: {mark.judged.why}" for mark in self.marks if mark.judged.state is State.UNKNOWN]

    @property
    def coverage(self) -> float:
        """The share of what facts could tell that was judged, 0 to 1."""
        return coverage(self.marks)

    @property
    def order(self) -> tuple[bool, float, float, str]:
        """Raised first, then the highest score, then the finer figure, then the id."""
        fine = [mark.judged.fine for mark in self.marks if mark.judged.fine is not None]
        return not self.raised, -(self.score or 0.0), min(fine, default=float("inf")), self.stakeholder


def lit(why: str, day: datetime.date | None) -> Judged:
    """A sign that speaks for the concern."""
    return Judged(State.LIT, why, day, 1.0)


def dark(why: str, day: datetime.date | None) -> Judged:
    """A sign that was looked for, and is not there."""
    return Judged(State.DARK, why, day)


def unknown(why: str) -> Judged:
    """A sign that could not be judged."""
    return Judged(State.UNKNOWN, why)


SILENT: Final = Judged(State.SILENT, "nothing was seen")


def assess(model: Model, evidence: Evidence, least: float = LEAST) -> Scorecard:
    """Fill a scorecard in; `least` is the share that has to be judged."""
    reason = not_scored(evidence)
    marks = [] if reason else [Mark(sign, sign.judge(evidence)) for sign in model.signs]
    if reason is None and coverage(marks) < least and not enough(model, marks):
        judged = sum(mark.judged.state in (State.LIT, State.DARK) for mark in marks)
        reason = f"too little is known: {judged} of {len(marks)} signs could be judged"
    return Scorecard(evidence.id, evidence.name, evidence.day, model, marks, evidence.news, reason)


def coverage(marks: Sequence[Mark]) -> float:
    """The share of what facts could tell that was judged; those that only tell when they are seen do not count."""
    told = [mark.judged.state for mark in marks if mark.judged.state is not State.SILENT]
    return sum(state is not State.UNKNOWN for state in told) / len(told) if told else 0.0


def enough(model: Model, marks: Sequence[Mark]) -> bool:
    """Whether enough signs are lit, of enough families."""
    shining = [mark.sign.family for mark in marks if mark.lit]
    return len(shining) >= model.lit and len(set(shining)) >= model.families
