"""What a work list holds, and whose it is."""

import datetime
import enum
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.select import EVERYTHING, And, Direction, Filter, Not, Op, Or, Quantifier, RowRule, Test, Through


class Sort(enum.StrEnum):
    """Why something is on the list."""

    EXPIRING = "expiring"
    FOLLOW_UP = "follow-up"
    MEETING = "meeting"
    OUTCOME = "outcome"
    MILESTONE = "milestone"
    WAITING = "waiting"
    REFERRAL = "referral"
    ATTENTION = "attention"
    CHANGED = "changed"
    SILENT = "silent"
    SUGGESTION = "suggestion"


class Can(enum.StrEnum):
    """What can be done about it."""

    BROKER = "broker"
    DECIDE = "decide"
    SNOOZE = "snooze"
    REMIND = "remind"
    RENEW = "renew"
    ASK = "ask"
    SPEAK = "speak"
    TELL = "tell"
    VALUE = "value"
    REACH = "reach"
    LOOK = "look"
    ANSWER = "answer"
    APPRAISE = "appraise"


MOST: Final = 200
"""So many items of each sort; where there are more, the list says that it is capped."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Whose list, as of which day.

    owner, team   who looks after, or brokers; everybody's where neither is given
    silent        days without a word after which somebody is told of as silent
    ahead         days that the list looks ahead
    rule          what whoever asks may know of
    changed       first day of what counts as changed; yesterday where none is given
    """

    today: datetime.date
    owner: str | None = None
    team: str | None = None
    silent: int = 30
    ahead: int = 14
    rule: RowRule = field(default_factory=lambda: EVERYTHING)
    changed: datetime.date | None = None

    @property
    def since(self) -> str:
        """The first day of what counts as changed, as stores compare days."""
        return (self.changed or self.today - datetime.timedelta(days=1)).isoformat()

    def day(self, ahead: int) -> str:
        """The day so many days ahead, as stores compare days."""
        return (self.today + datetime.timedelta(days=ahead)).isoformat()


@dataclass(frozen=True, slots=True)
class Named:
    """A node by its id, and what it is called."""

    id: str
    name: str | None

    @property
    def called(self) -> str:
        """Its name, or its id where it has none."""
        return self.name or self.id


@dataclass(frozen=True, slots=True)
class Item:
    """Something to do.

    about     id of what it is about where that is none of the others: a follow-up, an interaction, a referral, a run, …
    why       why it is here, as a sentence
    can       what can be done, the likeliest first
    due       the day by which, where there is one
    waiting   on whom it waits; nobody where it waits on whoever reads
    """

    sort: Sort
    why: str
    can: tuple[Can, ...]
    stakeholder: Named | None = None
    partner: Named | None = None
    partnership: Named | None = None
    about: str | None = None
    due: str | None = None
    waiting: Sequence[Named] = ()


def brokered(wish: Wish) -> Filter:
    """Partnerships that are theirs."""
    return And((*_whose(wish),))


def looked_after(wish: Wish) -> Filter:
    """Stakeholders that are theirs to look after, unless they sleep until later."""
    awake = Or((Test("snoozed_until", Op.KNOWN, False), Test("snoozed_until", Op.LT, wish.today.isoformat())))
    mine = tuple(_whose(wish))
    if mine:
        return _assigned(And((*mine, awake)))
    return Not(_assigned(Not(awake)))


def _assigned(where: Filter) -> Filter:
    return Through("LOOKS_AFTER", Direction.IN, Quantifier.SOME, where)


def _whose(wish: Wish) -> list[Filter]:
    asked = (("owner", wish.owner), ("team", wish.team))
    return [Test(name, Op.EQ, value) for name, value in asked if value is not None]
