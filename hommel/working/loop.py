"""A worker: takes the first job that is due, does it, ends it, and looks for the next one until it is told to stop.

As many workers as one likes may work on one store, in threads, processes and machines. A worker that dies leaves a
lease that runs out; another one then begins the job again.
"""

import datetime
import logging
import os
import random
import socket
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

from graph.errors import BadInput, HommelError, NotFound, Unsupported
from graph.shelves import jobs
from graph.shelves.jobs import Job, Lease, Lost
from graph.shelves.moments import Clock, now
from graph.store import Store

LOOKS_EVERY_SECONDS: Final = 1.0
FOR_GOOD: Final = (BadInput, NotFound, Unsupported)
"""What goes wrong the same way however often it is tried."""

log = logging.getLogger(__name__)


class Stopped(Exception):
    """The worker is to stop; the job goes back to where it was."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What a sort of job does.

    do             does it; writes in units of the lease, and looks at `Hand.go_on` from time to time
    tries          how often it is begun before it is given up
    first_pause    seconds until the second try; doubled from try to try
    longest_pause  seconds
    every          asked for by the workers themselves, once in each such time; never where there is none
    """

    do: "Callable[[Hand], None]"
    tries: int = 5
    first_pause: float = 5.0
    longest_pause: float = 3600.0
    every: datetime.timedelta | None = None

    def pause(self, attempts: int, chance: Callable[[], float] = random.random) -> datetime.timedelta:
        """How long to wait after so many attempts: between half of it and all of it, so that not all come at once."""
        whole = min(self.longest_pause, self.first_pause * 2.0 ** (attempts - 1))
        return datetime.timedelta(seconds=whole * (0.5 + chance() / 2))


@dataclass(frozen=True, slots=True)
class Hand:
    """What an errand works with: its lease, and whether it may go on."""

    lease: Lease
    stop: threading.Event
    lost: threading.Event

    @property
    def store(self) -> Store:
        """For reading; what is written goes through the lease."""
        return self.lease.store

    @property
    def job(self) -> Job:
        """What is asked."""
        return self.lease.job

    def go_on(self) -> None:
        """`Stopped` if the worker is to stop, `Lost` if the job is another's; to be asked between steps."""
        if self.lost.is_set():
            raise Lost(f"{self.job.id}: the lease ran out and the job is another worker's")
        if self.stop.is_set():
            raise Stopped


def worker_name() -> str:
    """Which worker this is: machine, process, and a number that is its own."""
    return f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:6]}"


@dataclass(slots=True)
class Worker:
    """Does jobs of the errands it knows; those it does not know end as dead."""

    store: Store
    errands: Mapping[str, Errand]
    stop: threading.Event = field(default_factory=threading.Event)
    name: str = field(default_factory=worker_name)
    clock: Clock = now
    allowed: datetime.timedelta = jobs.LEASE
    _asked: dict[str, str] = field(default_factory=dict)

    def run(self) -> None:
        """Work until `stop` is set. A store that is out of reach is tried again."""
        while not self.stop.is_set():
            try:
                idle = self.one() is None
            except HommelError as error:
                log.warning("the worker cannot reach the store: %s", error.to_operator)
                idle = True
            if idle:
                self.stop.wait(LOOKS_EVERY_SECONDS)

    def all_due(self) -> Iterator[Job]:
        """Work off what is due now; each job as it was taken."""
        while not self.stop.is_set() and (done := self.one()) is not None:
            yield done

    def one(self) -> Job | None:
        """Do the first job that is due; None where none is."""
        self._ask_regularly()
        lease = jobs.take(self.store, self.name, self._tries, self.clock, self.allowed)
        if lease is None:
            return None
        with self._alive(lease) as lost:
            self._do(Hand(lease, self.stop, lost))
        return lease.job

    def _ask_regularly(self) -> None:
        """Ask for what is to be done every so often; whoever comes first does, since the id tells the time."""
        for name, errand in self.errands.items():
            if errand.every is not None:
                turn = f"{name}:{self.clock().timestamp() // errand.every.total_seconds():.0f}"
                if self._asked.get(name) != turn:
                    with self.store.unit(self.name) as unit:
                        jobs.enqueue(unit.shelves, name, {}, id=turn)
                    self._asked[name] = turn

    def _tries(self, name: str) -> int:
        return self.errands[name].tries if name in self.errands else 1

    def _do(self, hand: Hand) -> None:
        lease = hand.lease
        errand = self.errands.get(lease.job.name)
        try:
            if errand is None:
                raise BadInput(f"there is no errand {lease.job.name!r}; a worker of another version may know it")
            errand.do(hand)
            with lease.end(self.name):
                pass
        except Stopped:
            with suppress(Lost), self.store.unit(self.name) as unit:
                lease.give_back(unit.shelves)
        except Lost as error:
            log.warning("%s", error.to_operator)
        except Exception as error:
            with suppress(Lost):
                self._failed(lease, errand, error)

    def _failed(self, lease: Lease, errand: Errand | None, error: Exception) -> None:
        """Try again later, unless it was tried often enough or goes wrong the same way every time."""
        ours = not isinstance(error, HommelError)
        if ours:
            log.error("%s %s failed", lease.job.name, lease.job.id, exc_info=error)
        said = f"a mistake of Hommel's own, {type(error).__name__}; the worker's log says where" if ours else str(error)
        over = errand is None or lease.job.attempts >= errand.tries or isinstance(error, FOR_GOOD)
        again = None if errand is None or over else self.clock() + errand.pause(lease.job.attempts)
        with self.store.unit(self.name) as unit:
            lease.fail(unit.shelves, said, again)

    @contextmanager
    def _alive(self, lease: Lease) -> Iterator[threading.Event]:
        """Signs of life while the job is done; the event is set once it is another's."""
        over, lost = threading.Event(), threading.Event()

        def beat() -> None:
            while not over.wait(self.allowed.total_seconds() / 3):
                try:
                    lease.beat()
                except Lost:
                    lost.set()
                    return
                except HommelError as error:  # the store is busy or away: the next one may be in time
                    log.warning("%s: no sign of life reached the store: %s", lease.job.id, error.to_operator)

        thread = threading.Thread(target=beat, name=f"signs of life of {lease.job.id}", daemon=True)
        thread.start()
        try:
            yield lost
        finally:
            over.set()
            thread.join()
