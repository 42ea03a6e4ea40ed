"""Why parties decline, and the one effect that each reason has. Only *no fit* says anything about the suggestion."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from graph.brokering.words import GONE, Reason, State
from graph.model import Feedback, Partnership, Stakeholder, Status, Verdict
from graph.relations import Between, Excludes
from graph.writing.hand import Pen
from matching.feedback.rules import FADES
from strategy.correcting import open_correction
from strategy.naming import digest, feedback_of
from strategy.partnership.acting import Act
from strategy.refusals import Missing


@dataclass(frozen=True, slots=True)
class Effect:
    """What a reason does: told to people, and done."""

    meaning: str
    do: Callable[[Pen, Act], None]


def _party(act: Act) -> str:
    assert act.wish.party is not None, "a verb that needs a party has one"
    return act.wish.party


def _others(act: Act) -> list[str]:
    """The parties that the word of this one is about: those that were there until now."""
    party = _party(act)
    return [one for one, said in act.there.answers.items() if one != party and said not in GONE]


def _together(pen: Pen, act: Act) -> None:
    parties = sorted([_party(act), *_others(act)])
    known = f"known:{digest(*parties)}"
    pen.say(Partnership, known, {"title": "Working together already", "state": State.ACTIVE, "since": act.today})
    for party in parties:
        pen.say(Between, f"{known} {party}", {})


def _correct(pen: Pen, act: Act) -> None:
    wrong = act.wish.wrong
    if wrong is None:
        raise Missing("say which property is wrong, and what is right", "wrong")
    own = f"correction:{digest(act.there.id)}:{act.there.steps + 1}"
    open_correction(pen, own, _party(act), wrong, act.actor.name, act.there.id)


def _verdict(verdict: Verdict, lasts: datetime.timedelta) -> Callable[[Pen, Act], None]:
    """Feedback on each pair, which counts for so long."""

    def do(pen: Pen, act: Act) -> None:
        for other in _others(act):
            about = {"run": act.there.run, "stakeholder": _party(act), "partner": other}
            own = feedback_of(act.there.run or act.there.id, _party(act), other)
            said = {**about, "verdict": verdict, "reason": act.wish.reason, "day": act.today}
            pen.say(Feedback, own, {**said, "until": act.today + lasts})

    return do


def _ceased(pen: Pen, act: Act) -> None:
    pen.say(Stakeholder, _party(act), {"status": Status.CEASED, "status_since": act.today})


def _exclude(pen: Pen, act: Act) -> None:
    for other in _others(act):
        pen.say(Excludes, f"{_party(act)} {other}", {"reason": act.wish.reason})


EFFECTS: Final[Mapping[Reason, Effect]] = {
    Reason.ALREADY: Effect("becomes a partnership that runs, between all of them", _together),
    Reason.WRONG: Effect("opens a correction of what is known of the party", _correct),
    Reason.NO_TIME: Effect(
        f"snoozes each pair for {FADES.snoozed.days} days", _verdict(Verdict.SNOOZED, FADES.snoozed)
    ),
    Reason.CEASED: Effect("makes the party's status ceased, from that day", _ceased),
    Reason.COMPETITOR: Effect("excludes each pair for good", _exclude),
    Reason.NEVER: Effect("excludes each pair for good", _exclude),
    Reason.NO_FIT: Effect(
        f"is evidence against each pair, which fades and expires after {FADES.declined.days} days",
        _verdict(Verdict.DECLINED, FADES.declined),
    ),
}  # fmt: skip
"""Reason -> its effect."""


def decline(pen: Pen, act: Act) -> None:
    """Do what the reason does."""
    assert act.wish.reason is not None, "a verb that needs a reason has one"
    EFFECTS[act.wish.reason].do(pen, act)
