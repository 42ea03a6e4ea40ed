"""Processes that are kept going: started together, replaced when they die, stopped together.

Each begins afresh (`spawn`), so that it shares no connection, no lock and no thread with its parent; and leaves when
its parent is gone, whatever ended that.
"""

import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Final, Protocol

from graph.errors import HommelError, Unavailable

SPAWN: Final = multiprocessing.get_context("spawn")
END_SECONDS: Final = 15.0
"""So long a process may take to end once it is told to, more than a server's grace; then it is killed."""

EARLY_SECONDS: Final = 5.0
MOST_EARLY: Final = 5
"""A process that dies before it answers, or so soon after its start, died early; so many in a row are hopeless."""

FIRST_PAUSE_SECONDS: Final = 0.5

log = logging.getLogger(__name__)


class Work(Protocol):
    """What a process does until SIGTERM; it can be pickled."""

    def __call__(self, ready: Callable[[], None]) -> None:
        """Does it, and calls `ready` once it is up."""


@dataclass(slots=True)
class Place:
    """A place that one process has at a time.

    name   what whoever is there is, for the log
    work   what it does
    """

    name: str
    work: Work
    first_pause: float = FIRST_PAUSE_SECONDS
    is_up: bool = False
    process: BaseProcess | None = None
    _told: Connection | None = None
    _begun: float = 0.0
    _early: int = 0
    _why: str = ""

    def begin(self) -> None:
        """Start a process, once it is time for the next one."""
        if self.process is not None or self.seconds_left():
            return
        self._told, own = SPAWN.Pipe(duplex=False)
        self.process = SPAWN.Process(target=_live, args=(self.work, own), name=self.name)
        self._begun, self._why = time.monotonic(), ""
        with _interrupts_held():
            self.process.start()
        own.close()

    def seconds_left(self) -> float | None:
        """Until the next process may start here; None where one is."""
        return max(0.0, self._begun - time.monotonic()) if self.process is None else None

    def signs(self) -> list[Connection | int]:
        """What tells that something happened here."""
        return [*([self._told] if self._told else []), *([self.process.sentinel] if self.process else [])]

    def look(self) -> None:
        """See how its process is; `Unavailable` if one after the other dies early."""
        gone = self.process is not None and not self.process.is_alive()
        self._listen()  # what it told before it went, too
        if self.process is None or not gone:
            return
        status = self.process.exitcode or 0
        why = self._why or (f"signal {signal.Signals(-status).name}" if status < 0 else f"status {status}")
        early = not self.is_up or time.monotonic() - self._begun < EARLY_SECONDS
        self._early = self._early + 1 if early else 0
        self.is_up, self.process = False, None
        if self._early >= MOST_EARLY:
            raise Unavailable(f"{self.name} died {self._early} times at once, the last time with: {why}")
        pause = self.first_pause * 2.0 ** (self._early - 1) if self._early else 0.0
        self._begun = time.monotonic() + pause
        log.warning("%s died (%s); another one takes its place in %.1f s", self.name, why, pause)

    def _listen(self) -> None:
        """Hear what the process tells: nothing but that it is up, or why it cannot be."""
        while self._told is not None and self._told.poll():
            try:
                self._why = self._told.recv()
                self.is_up = not self._why
            except (EOFError, OSError):
                self._told.close()
                self._told = None


def keep(places: Sequence[Place], all_up: Callable[[], None], stop: Connection) -> None:
    """Keep a process going in each place until `stop` can be read; `all_up` is called once they all are.

    `Unavailable` when it is hopeless. The processes are there still when it returns: `end` ends them.
    """
    told = False
    while not stop.poll():
        for place in places:
            place.look()
            place.begin()
        if not told and all(place.is_up for place in places):
            all_up()
            told = True
        pauses = [left for place in places if (left := place.seconds_left()) is not None]
        wait([stop, *(sign for place in places for sign in place.signs())], min(pauses, default=None))


def end(places: Sequence[Place]) -> None:
    """Tell all to end, and wait until they have; those that take too long are killed."""
    there = [place.process for place in places if place.process is not None]
    try:
        for process in there:
            process.terminate()
        until = time.monotonic() + END_SECONDS
        for process in there:
            process.join(max(0.0, until - time.monotonic()))
    finally:
        for process in there:
            if process.is_alive():
                log.warning("%s did not end in %.0f s and is killed", process.name, END_SECONDS)
                process.kill()
            process.join()


@contextmanager
def stopping() -> Iterator[Connection]:
    """Something that can be read once SIGINT or SIGTERM came; the second SIGINT interrupts."""
    reading, writing = SPAWN.Pipe(duplex=False)

    def handle(number: int, frame: FrameType | None) -> None:
        writing.send_bytes(b"")
        if number == signal.SIGINT:
            signal.signal(number, signal.default_int_handler)

    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield reading
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        reading.close()
        writing.close()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """What is started in this block never sees Ctrl-C, which the terminal sends to all: its parent tells it to end."""
    resource_tracker.ensure_running()  # which would let them through
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _live(work: Work, told: Connection) -> None:
    """A process from its first moment on."""
    threading.Thread(target=_leave_with_parent, name="parent", daemon=True).start()
    try:
        work(lambda: told.send(""))
    except HommelError as error:
        told.send(error.to_operator)
        sys.exit(1)


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    with suppress(ProcessLookupError):
        os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(END_SECONDS)
    os._exit(1)
