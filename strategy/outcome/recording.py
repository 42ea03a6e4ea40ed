"""Outcomes: said by brokers, confirmed by parties, and shared among those who brokered."""

import datetime
import math
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph.brokering.nouns import Attribution, Outcome
from graph.brokering.relations import OutcomeOf, ShareIn
from graph.brokering.words import State
from graph.errors import NotFound
from graph.select import Branch, Direction, Op, Page, Select, Test
from graph.store import Store, Writer
from graph.writing.hand import Change, Pen
from strategy.naming import digest
from strategy.partnership.acting import Actor
from strategy.partnership.moves import BROKERS, HOLDING, Who
from strategy.partnership.standing import Standing, standing
from strategy.refusals import IllegalStep, NotYours, Unfit

FRUITFUL: Final = HOLDING | {State.CONCLUDED}
"""States of partnerships that can have brought something forth."""

ASKED_AFTER: Final[Mapping[str, int]] = {"realised_year": 12, "realised_two_years": 24}
"""What was realised -> how many months after the outcome it can be told."""

SCALES: Final = ("without_us", "later_anyway")
AMOUNTS: Final = (
    "expected_first", "expected_second", "expected_third", "expected_fourth", "expected_fifth",
    "realised_year", "realised_two_years", "jobs",
)  # fmt: skip
CONFIRMATION: Final = ("confirmed", "confirmed_by")
SHARES_DIFFER: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Report:
    """What a broker says came of a partnership.

    values    properties of the outcome
    outcome   the one that is changed; a new one where none is named
    """

    partnership: str
    values: Mapping[str, object]
    outcome: str | None = None


def record(
    store: Store, unit: Writer, actor: Actor, report: Report, moment: datetime.datetime
) -> tuple[str, list[Change]]:
    """Say what came of a partnership, or change what was said of that outcome; its id, and what was changed.

    In a unit that has written nothing yet. A party's confirmation is of what it saw: a change takes it back. `NotTaken`
    where it is not for this actor, the partnership has not got that far, or a value cannot be so.
    """
    there = _for_brokers(store, actor, report.partnership)
    today, values = moment.date(), report.values
    day = _day(store, report.outcome, values.get("day")) or today
    _check(values, day, today)
    own, pen = report.outcome or f"outcome:{uuid.uuid4().hex}", Pen(unit, today)
    first = {} if report.outcome else {"day": day}
    pen.say(Outcome, own, {**first, **values, **dict.fromkeys(CONFIRMATION)})
    pen.say(OutcomeOf, f"{own} {there.id}", {})
    return own, pen.done()


def confirm(store: Store, unit: Writer, actor: Actor, outcome: str, moment: datetime.datetime) -> list[Change]:
    """A party says that an outcome is so; no broker can. In a unit that has written nothing yet."""
    partnership = partnership_of(store, outcome)
    if actor.who is not Who.PARTY or actor.party not in standing(store, partnership).answers:
        raise NotYours(f"{outcome}: an outcome is confirmed by a party of its partnership, not by a {actor.who}")
    pen = Pen(unit, moment.date())
    pen.say(Outcome, outcome, {"confirmed": moment.date(), "confirmed_by": actor.name})
    return pen.done()


def attribute(
    store: Store, unit: Writer, actor: Actor, outcome: str, shares: Mapping[str, float], moment: datetime.datetime
) -> list[Change]:
    """Share an outcome among brokers, in place of what was said before. In a unit that has written nothing yet.

    `Unfit` unless the shares are above 0, and 1 together.
    """
    _for_brokers(store, actor, partnership_of(store, outcome))
    if any(share <= 0 for share in shares.values()) or abs(math.fsum(shares.values()) - 1) > SHARES_DIFFER:
        raise Unfit(f"shares are above 0 and 1 together, not {math.fsum(shares.values()):g}", "shares")
    pen = Pen(unit, moment.date())
    for broker in _brokers(store, outcome) - shares.keys():
        pen.forget(ShareIn, f"{_share(outcome, broker)} {outcome}")
        pen.forget(Attribution, _share(outcome, broker))
    for broker, share in shares.items():
        pen.say(Attribution, _share(outcome, broker), {"broker": broker, "share": share})
        pen.say(ShareIn, f"{_share(outcome, broker)} {outcome}", {})
    return pen.done()


def partnership_of(store: Store, outcome: str) -> str:
    """The partnership that brought an outcome forth; `NotFound` where there is none."""
    branch = Branch("OUTCOME_OF", Direction.OUT, ("id",), limit=1)
    rows = store.find(Select("Outcome", (), (branch,), Test("id", Op.EQ, outcome), page=Page(1))).rows
    if not rows or not rows[0][0][1]:  # type: ignore[index]  # a branch is a pair
        raise NotFound(f"there is no outcome {outcome!r}; look its id up in `outcomes`")
    return str(rows[0][0][1][0][0])  # type: ignore[index]  # like the one above


def _share(outcome: str, broker: str) -> str:
    return f"share:{digest(outcome, broker)}"


def _brokers(store: Store, outcome: str) -> set[str]:
    branch = Branch("SHARE_IN", Direction.IN, ("broker",), limit=1_000)
    ((shares,),) = store.find(Select("Outcome", (), (branch,), Test("id", Op.EQ, outcome), page=Page(1))).rows
    return {broker for (broker,) in shares[1]}  # type: ignore[index]  # like those above


def _for_brokers(store: Store, actor: Actor, partnership: str) -> Standing:
    there = standing(store, partnership)
    if actor.who not in BROKERS:
        raise NotYours(f"{there.called}: an outcome is for a broker to say, and for a party to confirm")
    if actor.who is Who.BROKER and there.owner not in (None, actor.name):
        raise NotYours(f"{there.called} is brokered by {there.owner}; ask them, or have it handed over to you")
    if there.state not in FRUITFUL:
        raise IllegalStep(f"{there.called} is {there.state}; outcomes are of partnerships that are agreed at least")
    return there


def _day(store: Store, outcome: str | None, said: object) -> datetime.date | None:
    """The day an outcome came about: as it is said now, or was said before."""
    if said is not None or outcome is None:
        return datetime.date.fromisoformat(str(said)) if said else None
    rows = store.find(Select("Outcome", ("day",), where=Test("id", Op.EQ, outcome), page=Page(1))).rows
    if not rows:
        raise NotFound(f"there is no outcome {outcome!r}; look its id up in `outcomes`")
    return datetime.date.fromisoformat(str(rows[0][0])) if rows[0][0] else None


def _check(values: Mapping[str, object], day: datetime.date, today: datetime.date) -> None:
    for name in AMOUNTS:
        amount = values.get(name)
        if isinstance(amount, int) and amount < 0:
            raise Unfit(f"{name} is 0 or more, not {amount}", name)
    for name in SCALES:
        if values.get(name) not in (None, 1, 2, 3, 4, 5):
            raise Unfit(f"{name} is 1 to 5, not {values[name]}", name)
    if day > today:
        raise Unfit(f"an outcome is of a day that has come, and {day} has not", "day")
    for name, months in ASKED_AFTER.items():
        if values.get(name) is not None and today < (due := months_after(day, months)):
            raise Unfit(f"what was realised in {months} months is asked from {due} on", name)


def months_after(day: datetime.date, months: int) -> datetime.date:
    """So many months later, which are whole years.

    >>> months_after(datetime.date(2024, 2, 29), 12)
    datetime.date(2025, 3, 1)
    """
    year = day.year + months // 12
    try:
        return day.replace(year=year)
    except ValueError:  # the 29th of February
        return datetime.date(year, 3, 1)
