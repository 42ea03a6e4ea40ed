"""A barrier is entered, and what is said of it changed; its note is kept apart, for brokers alone."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from graph.catalogue import RELATIONS
from graph.errors import BadInput
from graph.lines.barriers import Barrier, BarrierNote, BarrierState, NoteOn, Requirement
from graph.records import resolve
from graph.store import Store
from graph.writing.hand import Pen, word
from strategy.barriers.register.checking import faults
from strategy.barriers.register.history import enter
from strategy.barriers.register.standing import HINDERED, standing
from strategy.naming import digest

OF_STEPS: Final = ("status", "since", "waiting_on", "reason", "reported", "published")
"""Properties that follow from steps, and are not said by themselves."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody says of a barrier.

    said       properties; None takes one back
    hindered   `stakeholders`, `chains`, `markets` -> ids: those alone from now on; a list that is absent stays
    needs      capability -> in which form one needs it to get past; None leaves them as they are
    note       what only brokers may know; empty takes it back
    owner      who works on it
    """

    said: Mapping[str, Any]
    hindered: Mapping[str, Sequence[str]] = field(default_factory=dict)
    needs: Mapping[str, Requirement | None] | None = None
    note: str | None = None
    owner: str | None = None


def register(pen: Pen, by: str, entry: Entry, moment: datetime.datetime, own: str | None = None) -> str:
    """Enter a barrier, open from today on; its id. `BadInput` says all that cannot be so."""
    barrier = own or f"barrier:{uuid.uuid4().hex}"
    _check(entry.said, {name: len(ids) for name, ids in entry.hindered.items()})
    pen.add(Barrier, barrier, {**entry.said, "status": BarrierState.OPEN, "since": pen.today})
    for name, ids in entry.hindered.items():
        for one in ids:
            pen.add(RELATIONS[HINDERED[name]].noun, f"{barrier} {one}", {})
    _need(pen, barrier, entry.needs or {})
    _note(pen, barrier, by, entry)
    enter(pen, barrier, 1, (None, BarrierState.OPEN), by, moment, verb="register")
    return barrier


def rewrite(store: Store, pen: Pen, by: str, barrier: str, entry: Entry) -> None:
    """Change what is said of a barrier; `NotFound` where there is none, `BadInput` for what cannot be so."""
    there = standing(store, barrier)
    shown = resolve(pen.unit.said(Barrier, barrier))
    after = {name: frozenset(entry.hindered.get(name, there.ends[name])) for name in there.ends}
    before = {} if shown is None else shown.values
    _check({**before, **entry.said}, {name: len(ids) for name, ids in after.items() if name != "capabilities"})
    if entry.said:
        pen.say(Barrier, barrier, entry.said)
    for name in entry.hindered:
        _relist(pen, barrier, name, there.ends[name], after[name])
    if entry.needs is not None:
        _relist(pen, barrier, "capabilities", there.ends["capabilities"], frozenset(entry.needs))
        _need(pen, barrier, entry.needs)
    _note(pen, barrier, by, entry)


def note_of(barrier: str) -> str:
    """Id of the note on a barrier."""
    return f"barrier-note:{digest(barrier)}"


def _check(said: Mapping[str, Any], hindered: Mapping[str, int]) -> None:
    if wrong := list(faults(said, hindered)):
        raise BadInput("; ".join(wrong))


def _relist(pen: Pen, barrier: str, name: str, before: frozenset[str], after: frozenset[str]) -> None:
    """Make a list hold these alone."""
    noun = RELATIONS[HINDERED[name]].noun
    for one in sorted(before - after):
        if word(pen.unit, noun, f"{barrier} {one}") is None:
            raise BadInput(f"{name}: {one} was loaded, not entered; take it out of its source")
        pen.forget(noun, f"{barrier} {one}")
    if name != "capabilities":
        for one in sorted(after - before):
            pen.say(noun, f"{barrier} {one}", {})


def _need(pen: Pen, barrier: str, needs: Mapping[str, Requirement | None]) -> None:
    for capability, form in needs.items():
        pen.say(RELATIONS["REQUIRES"].noun, f"{barrier} {capability}", {"form": form})


def _note(pen: Pen, barrier: str, by: str, entry: Entry) -> None:
    if entry.note is None and entry.owner is None:
        return
    said = {"summary": entry.note, "owner": entry.owner}
    known = {name: value or None for name, value in said.items() if value is not None}
    pen.say(BarrierNote, note_of(barrier), {**known, "by": by, "day": pen.today})
    pen.say(NoteOn, f"{note_of(barrier)} {barrier}", {})
