"""The life cycle as data: verbs, and the moves from state to state that each can make. Nothing else decides on them.

A state follows from the one before, the verb, and what the parties say that stay: a verb has one row for each case.
The diagram in docs/explanation/life-cycle.md is drawn from here.
"""

import datetime
import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from graph.brokering.words import GONE, Answer, State


class Who(enum.StrEnum):
    """Who acts."""

    BROKER = "broker"
    LEAD = "lead"
    PARTY = "party"
    CLOCK = "clock"


class Need(enum.StrEnum):
    """What a verb does not go without."""

    PARTY = "party"
    REASON = "reason"
    JOINT_STEP = "joint step"
    CONSENT = "consent"


class Left(enum.StrEnum):
    """What the parties that stay say, once the verb has been said."""

    ALONE = "fewer than two stay"
    ALL = "all have agreed"
    SOME = "some are interested"
    NONE = "nobody is interested"


@dataclass(frozen=True, slots=True)
class Verb:
    """Something that can be done with a partnership.

    who      who may do it; a lead may whatever a broker may, on partnerships of other brokers too
    says     what the party that it is the word of says by it
    heard    answers that this party may have given before
    needs    what has to be there
    sets     days of the partnership that it sets to today
    takes    properties of the partnership that may be said along with it
    back     whether it can be taken back, as long as nothing it changed was changed again
    """

    meaning: str
    who: frozenset[Who]
    says: Answer | None = None
    heard: frozenset[Answer] = frozenset(Answer)
    needs: frozenset[Need] = frozenset()
    sets: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    back: bool = True


@dataclass(frozen=True, slots=True)
class Move:
    """From one state to the next; `left` is what the parties that stay must say, if it matters."""

    verb: str
    before: State | None
    after: State
    left: Left | None = None


BROKERS: Final = frozenset({Who.BROKER, Who.LEAD})
EITHER: Final = BROKERS | {Who.PARTY}
WILLING: Final = frozenset({Answer.INTERESTED, Answer.AGREED})
VERBS: Final[Mapping[str, Verb]] = {
    "suggest": Verb("Take up a suggestion, or an idea of one's own.", BROKERS, back=False),
    "express_interest": Verb(
        "A party wants to know more.", EITHER, Answer.INTERESTED, frozenset({Answer.PENDING}), frozenset({Need.PARTY})
    ),
    "consent": Verb(
        "A party agrees that the others get to know who it is.", EITHER, Answer.AGREED,
        frozenset({Answer.PENDING, Answer.INTERESTED}), frozenset({Need.PARTY}),
    ),
    "introduce": Verb(
        "Introduce all parties to each other, with a first step that they take together.", BROKERS,
        needs=frozenset({Need.CONSENT, Need.JOINT_STEP}), sets=("introduced",), takes=("joint_step",),
    ),
    "explore": Verb("They talk about what they could do.", BROKERS),
    "agree": Verb("They agree to work together; this takes a slot of each.", BROKERS, takes=("form", "title")),
    "activate": Verb("They work together.", BROKERS, sets=("start",)),
    "conclude": Verb("They have done what they set out for.", BROKERS, sets=("end",)),
    "decline": Verb(
        "A party does not want it, for a declared reason that has its effect.", EITHER, Answer.DECLINED,
        frozenset({Answer.PENDING, *WILLING}), frozenset({Need.PARTY, Need.REASON}),
    ),
    "withdraw": Verb(
        "A party that was willing steps out again.", EITHER, Answer.WITHDRAWN, WILLING, frozenset({Need.PARTY})
    ),
    "call_off": Verb("The broker gives it up.", BROKERS),
    "expire": Verb("Nobody did anything with it for too long.", BROKERS | {Who.CLOCK}),
    "renew": Verb("Let it stay where it is for another term.", BROKERS),
    "reopen": Verb("Begin again, with every party to be asked anew.", BROKERS, Answer.PENDING),
}  # fmt: skip
"""What can be done. The word of a party is said by itself, or by a broker on its behalf."""

S = State
MOVES: Final = (
    Move("suggest", None, S.SUGGESTED),
    Move("express_interest", S.SUGGESTED, S.INTERESTED),
    Move("express_interest", S.INTERESTED, S.INTERESTED),
    Move("consent", S.SUGGESTED, S.INTERESTED, Left.SOME),
    Move("consent", S.INTERESTED, S.INTERESTED, Left.SOME),
    Move("consent", S.INTERESTED, S.CONSENTED, Left.ALL),
    Move("introduce", S.CONSENTED, S.INTRODUCED),
    Move("explore", S.INTRODUCED, S.EXPLORING),
    Move("agree", S.EXPLORING, S.AGREED),
    Move("activate", S.AGREED, S.ACTIVE),
    Move("conclude", S.ACTIVE, S.CONCLUDED),
    Move("decline", S.SUGGESTED, S.DECLINED, Left.ALONE),
    Move("decline", S.SUGGESTED, S.SUGGESTED, Left.NONE),
    Move("decline", S.INTERESTED, S.DECLINED, Left.ALONE),
    Move("decline", S.INTERESTED, S.SUGGESTED, Left.NONE),
    Move("decline", S.INTERESTED, S.INTERESTED, Left.SOME),
    Move("decline", S.INTERESTED, S.CONSENTED, Left.ALL),
    Move("decline", S.CONSENTED, S.DECLINED, Left.ALONE),
    Move("decline", S.CONSENTED, S.CONSENTED, Left.ALL),
    Move("decline", S.INTRODUCED, S.DECLINED, Left.ALONE),
    Move("decline", S.INTRODUCED, S.INTRODUCED, Left.ALL),
    Move("decline", S.EXPLORING, S.DECLINED, Left.ALONE),
    Move("decline", S.EXPLORING, S.EXPLORING, Left.ALL),
    Move("withdraw", S.INTERESTED, S.WITHDRAWN, Left.ALONE),
    Move("withdraw", S.INTERESTED, S.SUGGESTED, Left.NONE),
    Move("withdraw", S.INTERESTED, S.INTERESTED, Left.SOME),
    Move("withdraw", S.INTERESTED, S.CONSENTED, Left.ALL),
    Move("withdraw", S.CONSENTED, S.WITHDRAWN, Left.ALONE),
    Move("withdraw", S.CONSENTED, S.CONSENTED, Left.ALL),
    Move("withdraw", S.INTRODUCED, S.WITHDRAWN, Left.ALONE),
    Move("withdraw", S.INTRODUCED, S.INTRODUCED, Left.ALL),
    Move("withdraw", S.EXPLORING, S.WITHDRAWN, Left.ALONE),
    Move("withdraw", S.EXPLORING, S.EXPLORING, Left.ALL),
    Move("withdraw", S.AGREED, S.WITHDRAWN, Left.ALONE),
    Move("withdraw", S.AGREED, S.AGREED, Left.ALL),
    Move("withdraw", S.ACTIVE, S.WITHDRAWN, Left.ALONE),
    Move("withdraw", S.ACTIVE, S.ACTIVE, Left.ALL),
    *(
        Move("call_off", state, S.WITHDRAWN)
        for state in (S.SUGGESTED, S.INTERESTED, S.CONSENTED, S.INTRODUCED, S.EXPLORING, S.AGREED)
    ),
    *(
        Move(verb, state, after or state)
        for verb, after in (("expire", S.EXPIRED), ("renew", None))
        for state in (S.SUGGESTED, S.INTERESTED, S.CONSENTED, S.INTRODUCED, S.EXPLORING, S.AGREED)
    ),
    Move("reopen", S.EXPIRED, S.SUGGESTED),
    Move("reopen", S.WITHDRAWN, S.SUGGESTED),
)
"""Every move there is; what is not here is illegal."""

LASTS: Final[Mapping[State, datetime.timedelta]] = {
    S.SUGGESTED: datetime.timedelta(days=60),
    S.INTERESTED: datetime.timedelta(days=60),
    S.CONSENTED: datetime.timedelta(days=30),
    S.INTRODUCED: datetime.timedelta(days=90),
    S.EXPLORING: datetime.timedelta(days=365),
    S.AGREED: datetime.timedelta(days=180),
}
"""State -> how long a partnership may stay there without a step; in the others, for good."""

PENDING: Final = frozenset({S.INTERESTED, S.CONSENTED, S.INTRODUCED, S.EXPLORING})
"""States in which a partnership takes up the time of the parties that are willing."""

HOLDING: Final = frozenset({S.AGREED, S.ACTIVE})
"""States in which it takes up a slot of each party that stays."""

ENDED: Final = frozenset({S.CONCLUDED, S.DECLINED, S.WITHDRAWN, S.EXPIRED})
"""States in which it takes up nothing."""


def left(answers: Iterable[Answer]) -> Left:
    """What the parties that stay say together.

    >>> left([Answer.AGREED, Answer.AGREED, Answer.DECLINED]), left([Answer.AGREED, Answer.DECLINED])
    (<Left.ALL: 'all have agreed'>, <Left.ALONE: 'fewer than two stay'>)
    """
    staying = [answer for answer in answers if answer not in GONE]
    if len(staying) < 2:
        return Left.ALONE
    if all(answer is Answer.AGREED for answer in staying):
        return Left.ALL
    return Left.SOME if any(answer in WILLING for answer in staying) else Left.NONE


def reached(verb: str, before: State | None, said: Left) -> State | None:
    """The state that a verb leads to; None where that is no move."""
    for move in MOVES:
        if move.verb == verb and move.before == before and move.left in (None, said):
            return move.after
    return None


def open_to(before: State | None) -> list[str]:
    """The verbs that some move makes from there, in the order of the table."""
    return [verb for verb in VERBS if any(move.verb == verb and move.before == before for move in MOVES)]
