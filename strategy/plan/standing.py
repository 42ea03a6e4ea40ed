"""How an action stands, by dates and facts alone: nobody ticks it off.

What it is measured by are its parts: milestones, the partnerships it wants, the barriers it works off. It is

- dropped, where somebody gave it up;
- done, where it has parts and each of them is done;
- late, where its day is over;
- at risk, where a milestone's day is over and it is not done; where fewer partnerships are agreed or under way than it
  wants; or where fewer parts without a day of their own are done than if they were done evenly over its time;
- unmeasured, where it has no parts: nothing could show that it is done;
- on track otherwise.
"""

import datetime
import enum
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


class Standing(enum.StrEnum):
    """How an action stands."""

    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    LATE = "late"
    DONE = "done"
    UNMEASURED = "unmeasured"
    DROPPED = "dropped"


class Why(enum.StrEnum):
    """What an action's standing is due to."""

    OVER = "over"
    MILESTONE_OVER = "milestone-over"
    TOO_FEW = "too-few"
    BEHIND = "behind"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Part:
    """Something that an action is measured by.

    due    its own day, where it has one
    day    the day it was done, where that is known
    """

    done: bool
    due: datetime.date | None = None
    day: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of an action.

    wanted       how many partnerships it wants; how many agreements it has stands in the parts
    agreed       how many agreements it has, all that count
    under_way    how many more partnerships may come to one
    milestones, others   its parts; the others have no day of their own
    """

    start: datetime.date | None = None
    due: datetime.date | None = None
    dropped: bool = False
    milestones: Sequence[Part] = ()
    others: Sequence[Part] = ()
    wanted: int = 0
    agreed: int = 0
    under_way: int = 0

    @property
    def parts(self) -> Sequence[Part]:
        """All it is measured by."""
        return (*self.milestones, *self.others)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it stands so, with the numbers or days that tell it."""

    why: Why
    values: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How an action stands.

    done, of   how many of its parts are done, and how many it has
    day        the day the last of them was done; None where it is not done, or that is not known
    """

    standing: Standing
    done: int
    of: int
    reasons: Sequence[Reason] = ()
    day: datetime.date | None = None


def judged(known: Course, today: datetime.date) -> Judgement:
    """How it stands on that day.

    >>> half = Course(due=datetime.date(2026, 6, 1), milestones=[Part(True), Part(False, datetime.date(2026, 5, 1))])
    >>> judged(half, datetime.date(2026, 4, 1)).standing.value, judged(half, datetime.date(2026, 5, 2)).standing.value
    ('on-track', 'at-risk')
    """
    done, of = sum(part.done for part in known.parts), len(known.parts)
    if known.dropped:
        return Judgement(Standing.DROPPED, done, of)
    if of and done == of:
        days = [part.day for part in known.parts]
        day = None if None in days else max(one for one in days if one is not None)
        return Judgement(Standing.DONE, done, of, day=day)
    if known.due is not None and known.due < today:
        return Judgement(Standing.LATE, done, of, [Reason(Why.OVER, {"due": known.due.isoformat()})])
    if not of:
        return Judgement(Standing.UNMEASURED, done, of, [Reason(Why.NOTHING)])
    reasons = [*_over(known, today), *_too_few(known), *_behind(known, today)]
    return Judgement(Standing.AT_RISK if reasons else Standing.ON_TRACK, done, of, reasons)


def _over(known: Course, today: datetime.date) -> Iterator[Reason]:
    over = [part.due for part in known.milestones if not part.done and part.due is not None and part.due < today]
    if over:
        yield Reason(Why.MILESTONE_OVER, {"count": len(over), "due": min(over).isoformat()})


def _too_few(known: Course) -> Iterator[Reason]:
    if known.agreed + known.under_way < known.wanted:
        yield Reason(Why.TOO_FEW, {"wanted": known.wanted, "agreed": known.agreed, "under_way": known.under_way})


def _behind(known: Course, today: datetime.date) -> Iterator[Reason]:
    if known.start is None or known.due is None or known.due <= known.start:
        return
    gone = (today - known.start) / (known.due - known.start)
    evenly, done = math.floor(gone * len(known.others)), sum(part.done for part in known.others)
    if done < evenly:
        yield Reason(Why.BEHIND, {"done": done, "evenly": evenly, "percent": math.floor(100 * gone)})
