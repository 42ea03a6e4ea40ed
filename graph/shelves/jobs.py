"""Work to be done later, each job once: the queue on the shelf JOBS.

A job is asked for in the unit that causes it. On its shelf it lies where it is due; while a worker has it, where its
lease runs out, so that what a dead worker left is due again by itself; once it has ended, after every moment.

What a job does to the store is done in units of its lease, which are refused once the lease is another's: a worker that
slept too long changes nothing any more. `Lease.end` is such a unit that also ends the job, so that what it does is done
once, whatever dies when.
"""

import datetime
import enum
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from graph.errors import Conflict
from graph.shelves import Entry, Shelf, ShelfWriter
from graph.shelves.moments import Clock, now, written
from graph.shelves.outbox import tell
from graph.store import Store, Writer

LEASE: Final = datetime.timedelta(seconds=60)
"""So long a worker has a job without a sign of life. Clocks of several machines must agree to a good part of it."""

ENDED: Final = "~"
"""Before the moment a job ended: sorts after every moment."""

AT_ONCE: Final = 500
LOOKED_AT: Final = 8
"""Jobs that are tried to be taken in one go, while other workers take them too."""


class State(enum.StrEnum):
    """Where a job is in its life."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"


class Lost(Conflict):
    """The lease ran out, and the job is another worker's by now."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be done.

    name        which errand it is
    arguments   what the errand takes, JSON values
    state       where it is in its life
    attempts    how often it was begun
    asked       when it was asked for
    at          when it is due, when the lease runs out, or when it ended
    token       of the lease, while a worker has it
    worker      who has it, or had it last
    error       why it failed last
    result      what it told in the end, JSON values
    """

    id: str
    name: str
    arguments: Mapping[str, Any]
    state: State
    attempts: int
    asked: str
    at: str
    token: str | None = None
    worker: str | None = None
    error: str | None = None
    result: Mapping[str, Any] | None = None


def job(entry: Entry) -> Job:
    """The job that an entry holds."""
    state = State(entry.body["state"])
    return Job(**{**entry.body, "id": entry.id, "state": state, "at": entry.at.removeprefix(ENDED)})


def _put(shelves: ShelfWriter, it: Job, version: int | None = None) -> None:
    body = asdict(it)
    ended = it.state in (State.DONE, State.DEAD)
    at = f"{ENDED}{body.pop('at')}" if ended else body.pop("at")
    shelves.put(Shelf.JOBS, body.pop("id"), at, body, version)


def enqueue(
    shelves: ShelfWriter,
    name: str,
    arguments: Mapping[str, Any],
    due: datetime.datetime | None = None,
    id: str | None = None,
) -> str:
    """Ask for a job in this unit, now or when it is due; its id. A job of that id that is there already stays as it is.

    It stays there for some time after it has ended, so that an id asks for one job only.
    """
    name_of_job = id or f"job:{uuid.uuid4().hex}"
    if shelves.entry(Shelf.JOBS, name_of_job) is None:
        moment = now()
        at = written(due or moment)
        _put(shelves, Job(name_of_job, name, arguments, State.WAITING, 0, written(moment), at))
    return name_of_job


def find(store: Store, id: str) -> Job | None:
    """The job of that id, until it is swept."""
    entry = store.entry(Shelf.JOBS, id)
    return None if entry is None else job(entry)


@dataclass(slots=True)
class Lease:
    """A job in a worker's hands.

    allowed   how long it may go without a sign of life
    """

    store: Store
    job: Job
    allowed: datetime.timedelta
    clock: Clock = field(default=now)

    @contextmanager
    def unit(self, actor: str, *, bulk: str | None = None) -> Iterator[Writer]:
        """A unit of the store (`graph.store.Store.unit`) that is a sign of life, or `Lost` where it comes too late."""
        with self.store.unit(actor, bulk=bulk) as unit:
            self._hold(unit.shelves)
            yield unit
            self._stay(unit.shelves)

    @contextmanager
    def end(self, actor: str, *, bulk: str | None = None) -> Iterator[Writer]:
        """The last such unit: the job has ended with it."""
        with self.unit(actor, bulk=bulk) as unit:
            yield unit
            self.done(unit.shelves)

    def beat(self) -> None:
        """Give a sign of life."""
        with self.unit("hommel work"):
            pass

    def done(self, shelves: ShelfWriter, result: Mapping[str, Any] | None = None) -> None:
        """End the job in a unit of this lease; one that has ended already stays as it is."""
        it = self._hold(shelves)
        if it.state is State.RUNNING:
            at = written(self.clock())
            _put(shelves, replace(it, state=State.DONE, at=at, error=None, result=result))

    def fail(self, shelves: ShelfWriter, error: str, again: datetime.datetime | None) -> None:
        """Put the job back until then, or end it for good, in a unit of the store's own."""
        it = replace(self._hold(shelves), error=error)
        if again is None:
            _bury(shelves, it, self.clock())
        else:
            _put(shelves, replace(it, state=State.WAITING, token=None, at=written(again)))

    def give_back(self, shelves: ShelfWriter) -> None:
        """Put the job back as if it had not been begun; for a worker that is told to stop."""
        it = self._hold(shelves)
        back = replace(it, state=State.WAITING, attempts=it.attempts - 1, token=None, at=written(self.clock()))
        _put(shelves, back)

    def _hold(self, shelves: ShelfWriter) -> Job:
        """The job as it is; `Lost` where it is no longer ours."""
        entry = shelves.entry(Shelf.JOBS, self.job.id)
        it = None if entry is None else job(entry)
        if it is None or it.token != self.job.token:
            raise Lost(f"{self.job.id}: the lease ran out and the job is no longer this worker's; nothing was changed")
        return it

    def _stay(self, shelves: ShelfWriter) -> None:
        it = self._hold(shelves)
        if it.state is State.RUNNING:
            _put(shelves, replace(it, at=written(self.clock() + self.allowed)))


def take(
    store: Store,
    worker: str,
    tries: Callable[[str], int],
    clock: Clock = now,
    allowed: datetime.timedelta = LEASE,
) -> Lease | None:
    """The first job that is due, for this worker alone; None where none is.

    A job that was begun as often as `tries` of its name says, and never ended, is dead: it may be what kills workers.
    """
    while found := store.entries(Shelf.JOBS, until=written(clock()), limit=LOOKED_AT):
        for entry in found:
            try:
                moment = clock()
                taken = _take(store, entry, worker, tries(entry.body["name"]), moment, moment + allowed)
            except Conflict:  # another worker was quicker
                continue
            if taken is not None:
                return Lease(store, taken, allowed, clock)
    return None


def _take(
    store: Store, entry: Entry, worker: str, tries: int, at: datetime.datetime, until: datetime.datetime
) -> Job | None:
    it = job(entry)
    with store.unit("hommel work") as unit:
        if it.attempts >= tries:
            error = it.error or f"begun {it.attempts} times, and each time the worker went away"
            _bury(unit.shelves, replace(it, error=error), at, entry.version)
            return None
        taken = replace(
            it, state=State.RUNNING, attempts=it.attempts + 1, worker=worker, token=uuid.uuid4().hex, at=written(until)
        )
        _put(unit.shelves, taken, entry.version)
    return taken


def _bury(shelves: ShelfWriter, it: Job, at: datetime.datetime, version: int | None = None) -> None:
    """End a job for good, and say so to those who wait for it."""
    _put(shelves, replace(it, state=State.DEAD, token=None, at=written(at)), version)
    tell(shelves, "job", "failed", it.id, {"name": it.name, "message": it.error})


def ended(store: Store, limit: int = AT_ONCE) -> list[Job]:
    """Jobs that have ended, the first to end first."""
    return [job(entry) for entry in store.entries(Shelf.JOBS, (ENDED, ""), limit=limit)]


def sweep(store: Store, actor: str, before: datetime.datetime) -> int:
    """Take away jobs that ended before that moment; how many."""
    swept = 0
    while old := store.entries(Shelf.JOBS, (ENDED, ""), f"{ENDED}{written(before)}", AT_ONCE):
        with store.unit(actor) as unit:
            unit.shelves.drop(Shelf.JOBS, [entry.id for entry in old])
        swept += len(old)
    return swept
