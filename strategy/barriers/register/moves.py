"""The life of a barrier as data: verbs, and the moves from state to state that each can make. Nothing else decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph.lines.barriers import BarrierState


@dataclass(frozen=True, slots=True)
class Verb:
    """Something that can be done with a barrier.

    needs   what has to be said along with it: `reason`, `waiting_on`, `into`
    """

    meaning: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """From one state to the next; `before` is None for a barrier that is new."""

    verb: str
    before: BarrierState | None
    after: BarrierState


VERBS: Final[Mapping[str, Verb]] = {
    "report": Verb("Somebody of the public says that it is there."),
    "register": Verb("A broker enters it."),
    "take_up": Verb("A broker takes up what the public reported."),
    "wait": Verb("It waits on somebody; say on whom.", ("waiting_on",)),
    "go_on": Verb("It waits on nobody any more."),
    "resolve_in_part": Verb("A part of it is gone; say which.", ("reason",)),
    "resolve": Verb("It is gone; say by what.", ("reason",)),
    "rest": Verb("Nobody works on it for now; say why.", ("reason",)),
    "archive": Verb("It is not to be worked off; say why.", ("reason",)),
    "reopen": Verb("It is there again; say why.", ("reason",)),
    "merge": Verb("It is the same as another; say which.", ("into",)),
    "publish": Verb("Show it to everybody, without its note."),
    "withhold": Verb("Show it to brokers alone."),
}
"""What can be done; whatever was done last can be taken back, `report` and `register` aside."""

S = BarrierState
STANDING: Final = frozenset({S.OPEN, S.WAITING, S.RESOLVED_IN_PART})
"""States in which it stands in somebody's way."""

MOVES: Final = (
    Move("report", None, S.REPORTED),
    Move("register", None, S.OPEN),
    Move("take_up", S.REPORTED, S.OPEN),
    Move("wait", S.OPEN, S.WAITING),
    Move("wait", S.RESOLVED_IN_PART, S.WAITING),
    Move("go_on", S.WAITING, S.OPEN),
    Move("resolve_in_part", S.OPEN, S.RESOLVED_IN_PART),
    Move("resolve_in_part", S.WAITING, S.RESOLVED_IN_PART),
    *(Move("resolve", state, S.RESOLVED) for state in (S.OPEN, S.WAITING, S.RESOLVED_IN_PART)),
    *(Move("rest", state, S.DORMANT) for state in (S.OPEN, S.WAITING, S.RESOLVED_IN_PART)),
    *(
        Move("archive", state, S.ARCHIVED)
        for state in (S.REPORTED, S.OPEN, S.WAITING, S.RESOLVED_IN_PART, S.RESOLVED, S.DORMANT)
    ),
    *(Move("reopen", state, S.OPEN) for state in (S.RESOLVED_IN_PART, S.RESOLVED, S.DORMANT, S.ARCHIVED)),
    *(
        Move("merge", state, S.MERGED)
        for state in (S.REPORTED, S.OPEN, S.WAITING, S.RESOLVED_IN_PART, S.DORMANT)
    ),
    *(
        Move(verb, state, state)
        for verb in ("publish", "withhold")
        for state in (S.OPEN, S.WAITING, S.RESOLVED_IN_PART, S.RESOLVED, S.DORMANT, S.ARCHIVED)
    ),
)  # fmt: skip
"""Every move there is; what is not here is illegal."""


def reached(verb: str, before: BarrierState | None) -> BarrierState | None:
    """The state that a verb leads to; None where that is no move.

    >>> reached("resolve", BarrierState.WAITING), reached("publish", BarrierState.REPORTED)
    (<BarrierState.RESOLVED: 'resolved'>, None)
    """
    return next((move.after for move in MOVES if (move.verb, move.before) == (verb, before)), None)


def open_to(before: BarrierState) -> list[str]:
    """The verbs that some move makes from there, in the order of the table."""
    return [verb for verb in VERBS if reached(verb, before) is not None]
