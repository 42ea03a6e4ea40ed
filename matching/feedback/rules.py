"""What a verdict on a suggestion, and the state of a partnership, do to the next run. Nothing else decides on it.

A bar keeps a pair from being suggested. Liking raises the score of others who are like the one that was liked,
disliking lowers it; both fade evenly, from the day of the word to the last day on which it counts, to nothing.
"""

import datetime
import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph.brokering.words import Reason, State
from graph.model import Verdict


class Bar(enum.StrEnum):
    """Why a pair is not suggested; the words are what explanations say."""

    TOGETHER = "they have worked together already"
    IN_HAND = "it is being brokered already"
    LATER = "it was put off"
    NEVER = "one of them said never"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a word or a state does.

    bar       keeps the pair from being suggested: as long as the word counts or the state lasts
    likes     how much it raises others who are alike, 0 to 1
    against   whether it is evidence against the pair, and, less, against others who are alike
    """

    bar: Bar | None = None
    likes: float = 0.0
    against: bool = False


@dataclass(frozen=True, slots=True)
class Fading:
    """How long something counts where nobody said until when."""

    declined: datetime.timedelta
    snoozed: datetime.timedelta
    liked: datetime.timedelta


FADES: Final = Fading(
    declined=datetime.timedelta(days=730), snoozed=datetime.timedelta(days=90), liked=datetime.timedelta(days=1_095)
)

VERDICTS: Final[Mapping[tuple[Verdict, Reason | None], Effect]] = {
    (Verdict.ACCEPTED, None): Effect(likes=0.5),
    (Verdict.SNOOZED, None): Effect(Bar.LATER),
    (Verdict.DECLINED, None): Effect(against=True),
    (Verdict.DECLINED, Reason.NO_FIT): Effect(against=True),
    (Verdict.DECLINED, Reason.ALREADY): Effect(Bar.TOGETHER),
    (Verdict.DECLINED, Reason.NO_TIME): Effect(Bar.LATER),
    (Verdict.DECLINED, Reason.COMPETITOR): Effect(Bar.NEVER),
    (Verdict.DECLINED, Reason.NEVER): Effect(Bar.NEVER),
    (Verdict.DECLINED, Reason.WRONG): Effect(),
    (Verdict.DECLINED, Reason.CEASED): Effect(),
}
"""Verdict and reason -> effect; a verdict with a reason that is not here does what it does without one."""

STATES: Final[Mapping[State | None, Effect]] = {
    None: Effect(Bar.TOGETHER),
    State.SUGGESTED: Effect(Bar.IN_HAND),
    State.INTERESTED: Effect(Bar.IN_HAND),
    State.CONSENTED: Effect(Bar.IN_HAND, likes=0.5),
    State.INTRODUCED: Effect(Bar.IN_HAND, likes=0.5),
    State.EXPLORING: Effect(Bar.IN_HAND, likes=0.7),
    State.AGREED: Effect(Bar.TOGETHER, likes=1.0),
    State.ACTIVE: Effect(Bar.TOGETHER, likes=1.0),
    State.CONCLUDED: Effect(Bar.TOGETHER, likes=1.0),
    State.DECLINED: Effect(),
    State.WITHDRAWN: Effect(),
    State.EXPIRED: Effect(),
}
"""State of a partnership -> what it does to each two that stay in it; one that nobody brokered has no state.

Where it ended without an agreement, what the parties said of it stands as their verdict and nothing else does.
"""


def effect_of(verdict: str | None, reason: str | None) -> Effect:
    """What a verdict does.

    >>> effect_of("declined", "no-fit").against, effect_of("snoozed", "no-time").bar.name, effect_of(None, None)
    (True, 'LATER', Effect(bar=None, likes=0.0, against=False))
    """
    if verdict is None:
        return Effect()
    said = Verdict(verdict), None if reason is None else Reason(reason)
    return VERDICTS.get(said) or VERDICTS[said[0], None]


def lasts(effect: Effect) -> datetime.timedelta | None:
    """How long an effect lasts where nobody said until when; None for good."""
    if effect.against:
        return FADES.declined
    if effect.bar is Bar.LATER:
        return FADES.snoozed
    return FADES.liked if effect.bar is None else None
