"""How much somebody can carry: slots of partnerships that run, and requests to answer at once.

A step, or the taking back of one, is looked at by what it changes: whoever takes a slot by it, or has one request more,
must have room for it.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.brokering.words import GONE, Answer, State
from graph.store import Store
from strategy.partnership.moves import HOLDING, PENDING, WILLING
from strategy.partnership.standing import Other, Stakeholder, Standing, stakeholders
from strategy.refusals import NoCapacity

SLOTS: Final = 3
"""Partnerships that somebody can carry who does not say; `hommel portfolio --capacity` has the same."""

MOST_PENDING: Final = 10
"""Requests under way that somebody can answer at once, from interest on until they agree or end."""


@dataclass(frozen=True, slots=True)
class Share:
    """What a partnership takes of one party's time.

    slot      whether it takes a slot
    request   whether it is one of the requests under way
    """

    slot: bool
    request: bool


def share(state: State | None, answer: Answer | None) -> Share:
    """What a partnership in that state takes of a party that says so.

    >>> share(State.ACTIVE, Answer.AGREED), share(State.INTERESTED, Answer.PENDING)
    (Share(slot=True, request=False), Share(slot=False, request=False))
    """
    stays = answer not in GONE
    return Share(stays and (state in HOLDING or state is None), state in PENDING and answer in WILLING)


def check_room(
    store: Store, there: Standing, after: State, answers: Mapping[str, Answer], today: datetime.date
) -> None:
    """`NoCapacity` if a party has no room for what comes of a partnership."""
    shares = {party: (share(there.state, there.answers[party]), share(after, said)) for party, said in answers.items()}
    more = [party for party, (was, comes) in shares.items() if comes != was and (comes.slot or comes.request)]
    if not more:
        return
    people = stakeholders(store, more, there.id)
    for party in sorted(people):
        _check(people[party], *shares[party], today)


def _check(who: Stakeholder, was: Share, comes: Share, today: datetime.date) -> None:
    if comes.slot and not was.slot:
        _room(who, SLOTS if who.capacity is None else who.capacity, "slot", [*_holding(who, today)])
    if comes.request and not was.request:
        _room(who, MOST_PENDING, "request", [other for other in who.others if share(other.state, other.answer).request])


def _holding(who: Stakeholder, today: datetime.date) -> Iterator[Other]:
    for other in who.others:
        over = other.end is not None and other.end < today.isoformat()
        if share(other.state, other.answer).slot and not over:
            yield other


def _room(who: Stakeholder, most: int, what: str, taken: list[Other]) -> None:
    if len(taken) < most:
        return
    names = ", ".join(f"{other.title} ({other.id})" if other.title else other.id for other in taken[:5])
    rest = f" and {len(taken) - 5} more" if len(taken) > 5 else ""
    held = f"; taken by {names}{rest}" if taken else ""
    remedy = "conclude one, or raise its `capacity`" if what == "slot" else "have one answered or called off first"
    raise NoCapacity(f"{who.called} has no {what} left of {most}{held}; {remedy}")
