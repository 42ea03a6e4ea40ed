"""Passing a need on from one support actor to another: offered, accepted, done by a contact, or returned and why.

The table `NEXT` is the whole of it: what may follow what.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph.brokering.nouns import Referral
from graph.brokering.relations import DoneWith, ReferralFor, ReferralNeed, ReferredBy, ReferredTo
from graph.brokering.words import ReferralState
from graph.errors import BadInput, Conflict, NotFound
from graph.lines.support import ReferralService
from graph.records import resolve
from graph.writing.hand import Pen

NEXT: Final[Mapping[ReferralState, frozenset[ReferralState]]] = {
    ReferralState.OFFERED: frozenset({ReferralState.ACCEPTED, ReferralState.RETURNED}),
    ReferralState.ACCEPTED: frozenset({ReferralState.DONE, ReferralState.RETURNED}),
    ReferralState.DONE: frozenset(),
    ReferralState.RETURNED: frozenset(),
}
"""State -> those that may follow it."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A need to pass on.

    stakeholder   whose need it is
    giver         the support actor that passes it on, if that is one of the stakeholders
    taker         the support actor that it is passed on to
    capability    what is needed, if that is a capability
    service       the service for which it is passed on, if that is known
    """

    stakeholder: str
    taker: str
    need: str
    giver: str | None = None
    capability: str | None = None
    note: str | None = None
    service: str | None = None


def refer(pen: Pen, by: str, passed: Passed) -> str:
    """Pass a need on; the id of the referral. `BadInput` for one passed on to oneself."""
    if passed.taker in (passed.stakeholder, passed.giver):
        raise BadInput(f"{passed.taker} cannot be passed on to itself; name another as `taker`")
    own = f"referral:{uuid.uuid4().hex}"
    values = {
        "need": passed.need,
        "note": passed.note,
        "by": by,
        "day": pen.today,
        "state": ReferralState.OFFERED.value,
    }
    pen.add(Referral, own, values)
    ends = (
        (ReferralFor, passed.stakeholder), (ReferredTo, passed.taker), (ReferredBy, passed.giver),
        (ReferralNeed, passed.capability), (ReferralService, passed.service),
    )  # fmt: skip
    for relation, end in ends:
        if end is not None:
            pen.add(relation, f"{own} {end}", {})
    return own


def accept(pen: Pen, referral: str) -> None:
    """Take a need up; `Conflict` where it is not offered any more."""
    _move(pen, referral, ReferralState.ACCEPTED)


def give_back(pen: Pen, referral: str, reason: str) -> None:
    """Return a need with a reason; `BadInput` without one, `Conflict` where it is done or returned already."""
    if not reason.strip():
        raise BadInput("say why it is returned, so that somebody else can help")
    _move(pen, referral, ReferralState.RETURNED, reason)


def finish(pen: Pen, referral: str, interaction: str) -> None:
    """Say by which contact a need was met; `Conflict` where nobody accepted it."""
    _move(pen, referral, ReferralState.DONE)
    pen.say(DoneWith, f"{referral} {interaction}", {})


def _move(pen: Pen, referral: str, state: ReferralState, reason: str | None = None) -> None:
    shown = resolve(pen.unit.said(Referral, referral))
    if shown is None:
        raise NotFound(f"there is no referral {referral!r}")
    before = ReferralState(str(shown.values.get("state", ReferralState.OFFERED.value)))
    if state not in NEXT[before]:
        can = ", ".join(sorted(NEXT[before])) or "nothing more"
        raise Conflict(f"{referral} is {before}, so that it cannot be {state}; it can be {can}")
    pen.say(Referral, referral, {"state": state.value, "answered": pen.today, "reason": reason})
