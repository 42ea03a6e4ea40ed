"""A partnership's history: entries are added and never changed, each with a place of its own, without gaps.

Beside the entry, the shelf STEPS keeps how the step is taken back.
"""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from graph.brokering.nouns import PartnershipStep
from graph.brokering.relations import StepOf
from graph.brokering.words import State
from graph.select import Branch, Direction, Op, Order, Page, Select, Test
from graph.shelves import Shelf
from graph.shelves.moments import written
from graph.store import Store, Writer
from graph.writing.hand import Change, Pen
from strategy.naming import digest
from strategy.partnership.acting import Actor, on_behalf

OWN: Final = frozenset({"PartnershipStep", "STEP_OF"})
"""Kind and relation of the history itself."""

MOST_STEPS: Final = 10_000
"""So many of the latest are looked at to find which was taken back."""


def enter(
    pen: Pen,
    partnership: str,
    place: int,
    change: tuple[State | None, State | None],
    actor: Actor,
    moment: datetime.datetime,
    **told: Any,
) -> str:
    """Add an entry at that place, for a change of state; its id. `told` is what else is known of it."""
    step = f"step:{digest(partnership)}:{place:06}"  # entries of one moment sort by id
    party = told.get("party")
    before, after = change
    entry = {
        **told,
        "place": place,
        "before": before,
        "after": after,
        "day": moment.date(),
        "moment": written(moment),
        "by": actor.name,
        "on_behalf": on_behalf(actor, party),
    }
    pen.add(PartnershipStep, step, entry)
    pen.add(StepOf, f"{step} {partnership}", {})
    return step


def keep(unit: Writer, step: str, at: str, of: Mapping[str, Any], changes: Sequence[Change]) -> None:
    """Keep how a step is taken back, with whose step it is; its own entry stays, whatever comes."""
    steps = [list(change) for change in changes if change[0] not in OWN]
    unit.shelves.put(Shelf.STEPS, step, at, {**of, "changes": steps})


def latest(store: Store, partnership: str) -> str | None:
    """The last step that was not taken back: the one that can be."""
    branch = Branch(
        "STEP_OF", Direction.IN, ("id", "undoes"), order=(Order("place", descending=True),), limit=MOST_STEPS
    )
    rows = store.find(Select("Partnership", (), (branch,), Test("id", Op.EQ, partnership), page=Page(1))).rows
    undone = set()
    for step, undoes in cast(Any, rows)[0][0][1] if rows else ():
        if undoes is not None:
            undone.add(undoes)
        elif step not in undone:
            return str(step)
    return None
