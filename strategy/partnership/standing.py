"""A partnership as it stands, with all that a step depends on: its parties, and what else takes up their time.

It is read in the unit that takes the step, before anything is written: nobody else writes until the unit ends.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.brokering.words import Answer, State
from graph.errors import NotFound
from graph.select import And, Branch, Direction, Filter, Op, Or, Page, Select, Test
from graph.store import Store
from strategy.partnership.moves import HOLDING, PENDING

MOST_PARTIES: Final = 100
MOST_OTHERS: Final = 10_000

_OPEN: Final[Filter] = Or(
    (Test("state", Op.IN, tuple(sorted({State.SUGGESTED, *PENDING, *HOLDING}))), Test("state", Op.KNOWN, False))
)
"""What may take up somebody's time; a partnership of which nobody says where it stands holds a slot."""


@dataclass(frozen=True, slots=True)
class Other:
    """A partnership that a stakeholder is in.

    state     None where nobody says
    parties   of all of it, by id
    """

    id: str
    title: str | None
    state: State | None
    end: str | None
    answer: Answer | None
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """Somebody who is a party, or is to be.

    capacity   how many partnerships it can carry, if it says
    others     the open partnerships that it is in, this one left out
    excludes   parties of this one that it will not work with, or that will not work with it
    """

    id: str
    name: str | None
    status: str | None
    capacity: int | None
    others: tuple[Other, ...]
    excludes: frozenset[str]

    @property
    def called(self) -> str:
        """Name and id, for messages."""
        return f"{self.name} ({self.id})" if self.name else self.id


@dataclass(frozen=True, slots=True)
class Standing:
    """A partnership.

    state     None where nobody says: it was loaded, not brokered
    steps     how many entries its history has
    answers   party -> what it says; a party that was never asked is pending
    """

    id: str
    state: State | None
    owner: str | None
    title: str | None
    run: str | None
    steps: int
    answers: Mapping[str, Answer]

    @property
    def called(self) -> str:
        """Title and id, for messages."""
        return f"{self.title} ({self.id})" if self.title else self.id


def standing(store: Store, id: str) -> Standing:
    """The partnership of that id; `NotFound` where there is none."""
    branches = (
        Branch("BETWEEN", Direction.OUT, ("id",), ("answer",), limit=MOST_PARTIES),
        Branch("STEP_OF", Direction.IN, ("id",), limit=1, count=True),
    )
    select = Select("Partnership", ("state", "owner", "title", "run"), branches, Test("id", Op.EQ, id), page=Page(1))
    rows = store.find(select).rows
    if not rows:
        raise NotFound(f"there is no partnership {id!r}; look its id up in `partnerships`")
    state, owner, title, run, (_, parties), (steps, _) = cast(Any, rows[0])
    answers = {party: _answer(answer) for answer, party in parties}
    return Standing(id, State(state) if state else None, owner, title, run, steps, answers)


def _answer(said: str | None) -> Answer:
    return Answer(said) if said else Answer.PENDING


def stakeholders(store: Store, ids: Sequence[str], besides: str) -> dict[str, Stakeholder]:
    """Those of these ids that are there, by id, with the partnerships that they are in `besides` this one."""
    everybody = Branch("BETWEEN", Direction.OUT, ("id",), limit=MOST_PARTIES)
    others = Branch(
        "BETWEEN", Direction.IN, ("id", "title", "state", "end"), ("answer",), (everybody,),
        And((_OPEN, Test("id", Op.NE, besides))), limit=MOST_OTHERS,
    )  # fmt: skip
    among = Test("id", Op.IN, tuple(ids))
    wont = tuple(Branch("EXCLUDES", way, ("id",), where=among, limit=MOST_PARTIES) for way in Direction)
    fields = ("id", "name", "status", "capacity")
    rows = store.find(Select("Stakeholder", fields, (others, *wont), among, page=Page(MOST_PARTIES))).rows
    return {str(row[0]): _stakeholder(*cast(Any, row)) for row in rows}


def _stakeholder(
    id: str, name: str | None, status: str | None, capacity: int | None, others: Any, these: Any, those: Any
) -> Stakeholder:
    found = tuple(
        Other(
            other, title, State(state) if state else None, end, Answer(answer) if answer else None,
            frozenset(party for (party,) in parties),
        )
        for answer, other, title, state, end, (_, parties) in others[1]
    )  # fmt: skip
    return Stakeholder(id, name, status, capacity, found, frozenset(one for (one,) in (*these[1], *those[1])))
