"""Taking a step back: what it changed is as it was, and its history says so."""

import datetime
from collections.abc import Mapping
from typing import Any

from graph.brokering.words import Answer, State
from graph.model import Partnership
from graph.records import resolve
from graph.relations import Between
from graph.shelves import Shelf
from graph.store import Store, Writer
from graph.values import Fact
from graph.writing.hand import Pen
from strategy.partnership.acting import Actor, allow
from strategy.partnership.capacity import check_room
from strategy.partnership.history import enter, latest
from strategy.partnership.moves import VERBS
from strategy.partnership.standing import Standing, standing
from strategy.partnership.taking import Taken
from strategy.refusals import ChangedSince
from strategy.restoring import put_back


def take_back(store: Store, unit: Writer, actor: Actor, step: str, moment: datetime.datetime) -> Taken:
    """Undo a step and its effects, in a unit that has written nothing yet.

    Whoever may take a step may take it back. `ChangedSince` where it was taken back, or something that it changed was
    changed again: the latest step first. `NoCapacity` where its slot is another's by now.
    """
    entry = unit.shelves.entry(Shelf.STEPS, step)
    if entry is None:
        raise ChangedSince(f"{step} cannot be taken back: it was already, or is no step of a partnership that can be")
    partnership, party = entry.body["partnership"], entry.body["party"]
    there = standing(store, partnership)
    allow(actor, VERBS[entry.body["verb"]], there, party)
    if latest(store, partnership) != step:
        raise ChangedSince(f"{step} cannot be taken back before the steps that came after it; the latest goes first")
    put_back(unit, entry.body["changes"], step)
    after, answers = _shown(unit, there)
    check_room(store, there, after, answers, moment.date())
    pen = Pen(unit, moment.date())
    told = {"verb": "take_back", "undoes": step, "party": party}
    back = enter(pen, partnership, there.steps + 1, (there.state, after), actor, moment, **told)
    pen.done()
    unit.shelves.drop(Shelf.STEPS, [step])
    return Taken(back, partnership, after)


def _shown(unit: Writer, there: Standing) -> tuple[State, Mapping[str, Answer]]:
    """Where the partnership is in this unit, and what its parties say."""
    state = State(_value(unit, Partnership, there.id, "state"))
    said = {party: _value(unit, Between, f"{there.id} {party}", "answer") for party in there.answers}
    return state, {party: Answer(answer) if answer else Answer.PENDING for party, answer in said.items()}


def _value(unit: Writer, noun: type[Fact], key: str, name: str) -> Any:
    shown = resolve(unit.said(noun, key))
    return None if shown is None else shown.values.get(name)
