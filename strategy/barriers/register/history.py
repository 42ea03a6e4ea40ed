"""A barrier's history: entries are added and never changed, each with a place of its own, without gaps."""

import datetime
from collections.abc import Sequence
from typing import Any, Final

from graph.lines.barriers import BarrierState, BarrierStep, BarrierStepOf
from graph.shelves import Shelf
from graph.shelves.moments import written
from graph.store import Writer
from graph.writing.hand import Change, Pen
from strategy.naming import digest

OWN: Final = frozenset({"BarrierStep", "BARRIER_STEP_OF"})
"""Kind and relation of the history itself."""


def enter(
    pen: Pen,
    barrier: str,
    place: int,
    change: tuple[BarrierState | None, BarrierState],
    by: str,
    moment: datetime.datetime,
    **told: Any,
) -> str:
    """Add an entry at that place, for a change of state; its id. `told` is what else is known of it."""
    step = f"barrier-step:{digest(barrier)}:{place:06}"  # entries of one moment sort by id
    before, after = change
    entry = {
        **told, "place": place, "before": before, "after": after, "day": moment.date(), "moment": written(moment),
        "by": by,
    }  # fmt: skip
    pen.add(BarrierStep, step, entry)
    pen.add(BarrierStepOf, f"{step} {barrier}", {})
    return step


def keep(unit: Writer, step: str, at: str, barrier: str, changes: Sequence[Change]) -> None:
    """Keep how a step is taken back; its own entry stays, whatever comes."""
    steps = [list(change) for change in changes if change[0] not in OWN]
    unit.shelves.put(Shelf.BARRIER_STEPS, step, at, {"barrier": barrier, "changes": steps})
