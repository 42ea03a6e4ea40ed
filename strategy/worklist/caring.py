"""Who looks after a stakeholder: assigning, snoozing, handing over with all that is under way."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from graph.brokering.nouns import Assignment
from graph.brokering.relations import LooksAfter
from graph.brokering.words import State
from graph.errors import BadInput
from graph.model import Partnership
from graph.select import And, Direction, Filter, Op, Page, Quantifier, Select, Test, Through
from graph.store import Store
from graph.writing.hand import Pen

MOST: Final = 1_000
"""So many stakeholders, and so many partnerships, are handed over at once."""

UNDER_WAY: Final = tuple(
    state.value for state in State if state not in (State.CONCLUDED, State.DECLINED, State.WITHDRAWN, State.EXPIRED)
)
"""States of partnerships that somebody still has to do something about."""


def assignment_of(stakeholder: str) -> str:
    """Id of the assignment of a stakeholder: there is one at most."""
    return f"assignment:{stakeholder}"


def assign(pen: Pen, stakeholder: str, owner: str | None, team: str | None) -> None:
    """Have somebody look after a stakeholder from today on; `BadInput` where nobody is named."""
    if not owner and not team:
        raise BadInput("say who looks after it: an `owner`, a `team`, or both")
    own = assignment_of(stakeholder)
    pen.say(Assignment, own, {"owner": owner, "team": team, "since": pen.today, "snoozed_until": None})
    pen.say(LooksAfter, f"{own} {stakeholder}", {})


def snooze(pen: Pen, stakeholder: str, until: datetime.date | None) -> None:
    """Leave a stakeholder out of work lists until a day, that day included; None wakes it up.

    `BadInput` for a day that is over.
    """
    if until is not None and until < pen.today:
        raise BadInput(f"{until} is over; name a day from {pen.today} on, or none to wake it up")
    own = assignment_of(stakeholder)
    pen.say(Assignment, own, {"snoozed_until": until})
    pen.say(LooksAfter, f"{own} {stakeholder}", {})


def hand_over(store: Store, pen: Pen, giver: str, to: str, team: str | None, some: Sequence[str]) -> int:
    """Hand stakeholders over, and the partnerships under way that the giver brokers with them; how many there are.

    `some` are the stakeholders, or all that the giver looks after, and all that they broker, where none is named.
    `BadInput` where there is nothing to hand over, or too much at once.
    """
    if giver == to:
        raise BadInput(f"{to} has it already; name somebody else as `to`")
    whose = Test("owner", Op.EQ, giver)
    among: Filter = Test("id", Op.IN, tuple(some)) if some else And(())
    cared = Through("LOOKS_AFTER", Direction.IN, Quantifier.SOME, whose)
    people = list(_ids(store, Select("Stakeholder", ("id",), where=And((cared, among)), page=Page(MOST))))
    with_them = Through("BETWEEN", Direction.OUT, Quantifier.SOME, among)
    brokered = And((whose, Test("state", Op.IN, UNDER_WAY), with_them))
    partnerships = list(_ids(store, Select("Partnership", ("id",), where=brokered, page=Page(MOST))))
    if not people and not partnerships:
        raise BadInput(f"{giver} looks after none of these, and brokers nothing with them; see `workList`")
    for one in people:
        pen.say(Assignment, assignment_of(one), {"owner": to, "team": team, "since": pen.today})
    for one in partnerships:
        pen.say(Partnership, one, {"owner": to, "team": team})
    return len(people) + len(partnerships)


def _ids(store: Store, select: Select) -> Iterator[str]:
    found = store.find(select)
    if found.more:
        raise BadInput(f"more than {MOST:,} are too many to hand over at once; name some of the stakeholders")
    yield from (str(row[0]) for row in found.rows)
