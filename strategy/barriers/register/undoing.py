"""Taking a step of a barrier back: what it changed is as it was, and its history says so. A merge is taken apart so."""

import datetime

from graph.lines.barriers import Barrier, BarrierState
from graph.records import resolve
from graph.shelves import Shelf
from graph.store import Store, Writer
from graph.writing.hand import Pen
from strategy.barriers.register.history import enter
from strategy.barriers.register.standing import standing
from strategy.barriers.register.taking import Taken
from strategy.refusals import ChangedSince
from strategy.restoring import put_back


def take_back(store: Store, unit: Writer, by: str, step: str, moment: datetime.datetime) -> Taken:
    """Undo a step and its effects, in a unit that has written nothing yet.

    `ChangedSince` where it was taken back, or something that it changed was changed again: the latest step first.
    """
    entry = unit.shelves.entry(Shelf.BARRIER_STEPS, step)
    if entry is None:
        raise ChangedSince(f"{step} cannot be taken back: it was already, or is no step of a barrier that can be")
    there = standing(store, entry.body["barrier"])
    if there.latest != step:
        raise ChangedSince(f"{step} cannot be taken back before the steps that came after it; the latest goes first")
    put_back(unit, entry.body["changes"], step)
    shown = resolve(unit.said(Barrier, there.id))
    status = shown.values.get("status") if shown else None
    after = BarrierState(str(status or BarrierState.OPEN))
    pen = Pen(unit, moment.date())
    told = {"verb": "take_back", "undoes": step}
    back = enter(pen, there.id, there.steps + 1, (there.state, after), by, moment, **told)
    pen.done()
    unit.shelves.drop(Shelf.BARRIER_STEPS, [step])
    return Taken(back, there.id, after)
