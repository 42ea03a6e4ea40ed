"""Deciding on many suggestions at once: each is feedback that counts for as long as its reason says.

What a party itself declines has an effect of its own (`strategy.partnership`): here a manager sorts a portfolio, before
anybody was asked.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.brokering.words import Reason
from graph.errors import BadInput, NotFound
from graph.model import Feedback, Verdict
from graph.store import Store
from graph.writing.hand import Pen
from matching.feedback.rules import FADES
from strategy.naming import feedback_of

MOST: Final = 500
"""So many are decided on at once."""

REASONS: Final[Mapping[Verdict, tuple[Reason, datetime.timedelta] | None]] = {
    Verdict.ACCEPTED: None,
    Verdict.DECLINED: (Reason.NO_FIT, FADES.declined),
    Verdict.SNOOZED: (Reason.NO_TIME, FADES.snoozed),
}
"""Verdict -> the reason that it stands for here, and how long it counts; an accepted one counts for good."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody makes of a suggestion."""

    stakeholder: str
    partner: str
    verdict: Verdict


def decide(store: Store, pen: Pen, run: str, decisions: Sequence[Decision]) -> int:
    """Say what is made of suggestions of a run; how many.

    `BadInput` for too many, and for a pair that comes twice; `NotFound` for one that the run did not suggest.
    """
    if not 1 <= len(decisions) <= MOST:
        raise BadInput(f"{len(decisions):,} decisions; 1 to {MOST} go together")
    pairs = [(one.stakeholder, one.partner) for one in decisions]
    if twice := next((pair for pair in pairs if pairs.count(pair) > 1), None):
        raise BadInput(f"{' and '.join(twice)} come twice; decide once on a pair")
    suggested = {who: {one.partner_id for one in store.suggestions(run, who)} for who in {who for who, _ in pairs}}
    for one in decisions:
        if one.partner not in suggested[one.stakeholder]:
            raise NotFound(f"{run} did not suggest {one.partner!r} to {one.stakeholder!r}")
        pen.say(Feedback, feedback_of(run, one.stakeholder, one.partner), _said(pen.today, run, one))
    return len(decisions)


def _said(today: datetime.date, run: str, one: Decision) -> dict[str, object]:
    reason = REASONS[one.verdict]
    return {
        "run": run,
        "stakeholder": one.stakeholder,
        "partner": one.partner,
        "verdict": one.verdict.value,
        "day": today,
        "reason": reason[0].value if reason else None,
        "until": today + reason[1] if reason else None,
    }
