"""Digests: what all saved searches of somebody found in a day or a week, told at once.

On the shelf DIGESTS lie the digests of each owner by the moment they were written, and behind them who wants one.
"""

import datetime
import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from graph.shelves import Entry, Shelf, ShelfWriter
from graph.shelves.jobs import enqueue
from graph.shelves.moments import read, written
from graph.shelves.outbox import tell
from graph.store import Store, Units
from schema.access import Principal
from schema.alerts.searches import MOST_FOUND, Finding, Search, body, found, of, search
from schema.authentication.keys import stands
from schema.authentication.owning import shelf_of, wish_of

WRITE: Final = "digest"
"""The job that writes one."""

SEND: Final = "send-digest"
"""The job that sends one, where the settings of the worker say so."""

WANTED: Final = "~"
"""Where those who want one lie: behind all digests, whose place begins with that of their owner."""

LAST: Final = "g"
"""Behind all digests, whose place begins with a hexadecimal digit, and before those who want one."""

FIRST: Final = 5
"""So many findings of a search stand in a digest; the others are counted."""

MOST_KEPT: Final = 100
"""Of one owner."""

KEPT: Final = datetime.timedelta(days=90)
AT_ONCE: Final = 100
SHOWN: Final = ("stakeholder", "partner", "rank", "score")


class Period(enum.StrEnum):
    """How often somebody wants a digest."""

    DAILY = "daily"
    WEEKLY = "weekly"

    def began(self, moment: datetime.datetime) -> datetime.datetime:
        """When the period began that a moment is in: at midnight, of Monday for weeks, UTC.

        >>> Period.WEEKLY.began(datetime.datetime(2026, 11, 28, 9, tzinfo=datetime.UTC)).isoformat()
        '2026-11-23T00:00:00+00:00'
        """
        day = moment.astimezone(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        return day if self is Period.DAILY else day - datetime.timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wants a digest how often, as which role, and since when nothing was told by one."""

    owner: str
    role: str
    every: Period
    since: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one search found since the last digest: how much, and the first of it; of what is gone the number alone."""

    search: str
    name: str
    added: int
    changed: int
    gone: int
    capped: bool
    first: Sequence[Mapping[str, Any]]


def wish(entry: Entry) -> Wish:
    """The wish that an entry holds."""
    return Wish(**{**entry.body, "every": Period(entry.body["every"])})


def wished(store: Store, owner: str) -> Wish | None:
    """What somebody wants."""
    entry = store.entry(Shelf.DIGESTS, wish_of(owner))
    return None if entry is None else wish(entry)


def choose(store: Store, owner: Principal, every: Period | None, moment: datetime.datetime) -> None:
    """Want a digest from now on, or none any more. Who had none begins with what was found so far."""
    name = wish_of(owner.name)
    with store.unit(owner.name) as unit:
        before = unit.shelves.entry(Shelf.DIGESTS, name)
        if every is None:
            unit.shelves.drop(Shelf.DIGESTS, [name])
            return
        since = wish(before).since if before else written(moment)
        wanted = Wish(owner.name, owner.role, every, since)
        unit.shelves.put(Shelf.DIGESTS, name, WANTED, asdict(wanted))
        if before is None:
            for it in of(store, owner.name):
                _begin(unit.shelves, it, it.seen)


def ask_for_due(store: Store, units: Units, actor: str, moment: datetime.datetime) -> Iterator[str]:
    """Ask for a digest for each whose period has ended, once, since the job's name tells which period begins."""
    after = (WANTED, "")
    while entries := store.entries(Shelf.DIGESTS, after, limit=AT_ONCE):
        after = (entries[-1].at, entries[-1].id)
        due = [one for one in map(wish, entries) if read(one.since) < one.every.began(moment)]
        for one in due:
            name = f"{WRITE}:{shelf_of(one.owner)}:{one.every.began(moment):%Y-%m-%d}"
            with units.unit(actor) as unit:
                enqueue(unit.shelves, WRITE, {"owner": one.owner}, id=name)
            yield one.owner


def write(store: Store, units: Units, actor: str, owner: str, moment: datetime.datetime) -> Iterator[str]:
    """Write somebody's digest if their period has ended, in one unit, and none if there is nothing new; each search
    that was looked at."""
    entry = store.entry(Shelf.DIGESTS, wish_of(owner))
    if entry is None:
        return
    wanted = wish(entry)
    if read(wanted.since) >= wanted.every.began(moment) or not stands(store, owner, wanted.role):
        return  # written already, or its owner's key opens nothing any more
    looked = []
    for it in of(store, owner):
        if it.role == wanted.role:  # else it was saved when its owner might see more, or less
            looked.append((it, found(store, it)))
            yield it.id
    parts = [part for it, rows in looked if (part := _part(it, rows)) is not None]
    beyond = [one.id for one in kept(store, owner)[MOST_KEPT - 1 :]]
    with units.unit(actor) as unit:
        told = asdict(replace(wanted, since=written(moment)))
        unit.shelves.put(Shelf.DIGESTS, entry.id, WANTED, told, entry.version)
        for it, rows in looked:
            _begin(unit.shelves, it, {one.key: one.print for one in rows[:MOST_FOUND]})
        if parts:
            unit.shelves.drop(Shelf.DIGESTS, beyond)
            _keep(unit.shelves, wanted, parts, written(moment))


def _part(it: Search, rows: Sequence[Finding]) -> Part | None:
    """What is new of a search; None where nothing is, or where it was never asked before."""
    before = it.digested
    if before is None:
        return None
    kept = rows[:MOST_FOUND]
    added = [one for one in kept if one.key not in before]
    changed = [one for one in kept if one.key in before and before[one.key] != one.print]
    gone = len(before.keys() - {one.key for one in kept})
    if not (added or changed or gone):
        return None
    news = [*((one, "added") for one in added), *((one, "changed") for one in changed)][:FIRST]
    first = [{"change": change, **{name: one.told.get(name) for name in SHOWN}} for one, change in news]
    return Part(it.id, it.name, len(added), len(changed), gone, len(rows) > MOST_FOUND, first)


def _begin(shelves: ShelfWriter, it: Search, seen: Mapping[str, str] | None) -> None:
    """What is found from now on is compared with this; unless it was deleted or saved anew meanwhile."""
    entry = shelves.entry(Shelf.SEARCHES, it.id)
    now = None if entry is None else search(entry)
    if entry is not None and now is not None and (now.over, now.where, now.role) == (it.over, it.where, it.role):
        shelves.put(Shelf.SEARCHES, it.id, entry.at, body(replace(now, digested=seen)))


def _keep(shelves: ShelfWriter, wanted: Wish, parts: Sequence[Part], at: str) -> None:
    told = {
        "owner": wanted.owner, "every": wanted.every, "since": wanted.since, "until": at,
        "searches": [asdict(part) for part in parts],
    }  # fmt: skip
    where = shelf_of(wanted.owner)
    it = shelves.put(Shelf.DIGESTS, f"{WRITE}:{where}:{at}", f"{where}:{at}", {**told, "role": wanted.role}, 0)
    tell(shelves, WRITE, "written", it.id, told)
    enqueue(shelves, SEND, {"digest": it.id}, id=f"{SEND}:{it.id}")


def kept(store: Store, owner: str) -> list[Entry]:
    """Somebody's digests, the newest first."""
    where = f"{shelf_of(owner)}:"
    return store.entries(Shelf.DIGESTS, (where, ""), f"{where}~")[::-1]


def sweep(store: Store, actor: str, before: datetime.datetime) -> int:
    """Take away digests from before that moment; how many."""
    after, swept = ("", ""), 0
    while entries := store.entries(Shelf.DIGESTS, after, LAST, AT_ONCE):
        after = (entries[-1].at, entries[-1].id)
        old = [entry.id for entry in entries if read(entry.body["until"]) < before]
        with store.unit(actor) as unit:
            unit.shelves.drop(Shelf.DIGESTS, old)
        swept += len(old)
    return swept
