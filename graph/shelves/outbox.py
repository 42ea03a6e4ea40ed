"""What happened, for those who want to be told: events on the shelf OUTBOX, numbered in the order they came true.

An event is written in the unit that makes it true, so that nobody is told what did not happen. Readers go on after the
number that they saw last; they have some days for it.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from graph.shelves import START, Entry, Place, Shelf, ShelfWriter
from graph.shelves.moments import now, read, written
from graph.store import Store

KEPT: Final = datetime.timedelta(days=7)
AT_ONCE: Final = 500
"""So many are read, or swept, in one go."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    number   where it stands, with leading zeros; a cursor
    kind     what sort of thing it happened to: `run`, `load`, `search`, `job`
    phase    what happened to it: `started`, `progress`, `ended`, `failed`, `found`
    of       which one: the job that makes a run, the load, the saved search
    at       when
    told     what else is known of it, JSON values
    """

    number: str
    kind: str
    phase: str
    of: str
    at: str
    told: Mapping[str, Any]


def tell(shelves: ShelfWriter, kind: str, phase: str, of: str, told: Mapping[str, Any]) -> Event:
    """Append an event in a unit; it is there for others once the unit has landed."""
    body = {"kind": kind, "phase": phase, "of": of, "at": written(now()), "told": told}
    return event(shelves.append(Shelf.OUTBOX, body))


def event(entry: Entry) -> Event:
    """The event that an entry holds."""
    return Event(entry.id, **entry.body)


def place(number: str) -> Place:
    """Where the event of that number lies; the start of the shelf for none."""
    return (number, number) if number else START


def events(store: Store, after: str = "", limit: int = AT_ONCE) -> list[Event]:
    """What happened after the event of that number, oldest first."""
    return [event(entry) for entry in store.entries(Shelf.OUTBOX, place(after), limit=limit)]


def last(store: Store) -> str:
    """The number of the newest event, empty where there is none.

    Numbers are given out without gaps but where events were swept, so that it is found by halving.
    """
    low, high = 0, 1
    while store.entries(Shelf.OUTBOX, place(f"{high:016d}"), limit=1):
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        if store.entries(Shelf.OUTBOX, place(f"{middle:016d}"), limit=1):
            low = middle
        else:
            high = middle
    newest = store.entries(Shelf.OUTBOX, place(f"{low:016d}"), limit=1)
    return newest[0].id if newest else ""


def sweep(store: Store, actor: str, before: datetime.datetime) -> int:
    """Take away events from before that moment, but the newest, which tells how far cursors go; how many."""
    newest, swept = last(store), 0
    while True:
        old = [one.number for one in events(store) if read(one.at) < before and one.number != newest]
        with store.unit(actor) as unit:
            unit.shelves.drop(Shelf.OUTBOX, old)
        swept += len(old)
        if len(old) < AT_ONCE:
            return swept
