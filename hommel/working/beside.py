"""A worker beside a server: in a thread of its process, or in a process of its own."""

import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from hommel import wiring
from hommel.settings import Settings
from hommel.tracing.wanting import OFF, Tracing, tracing
from hommel.working.errands import errands
from hommel.working.loop import Worker

STOP_SECONDS: Final = 10.0
"""So long the job under way may take to come to a point where it can stop; else its lease runs out."""

log = logging.getLogger(__name__)


@contextmanager
def working(settings: Settings, traced: Tracing = OFF) -> Iterator[None]:
    """A worker that works until the end of the block, on a store of its own."""
    stop = threading.Event()

    def work() -> None:
        try:
            with wiring.opened(settings) as store:
                Worker(store, traced.errands(errands(settings)), stop).run()
        except Exception:
            log.exception("the worker ended; the server goes on, jobs wait for another worker")

    thread = threading.Thread(target=work, name="hommel work", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(STOP_SECONDS)


@dataclass(frozen=True, slots=True)
class Alone:
    """The work of a process that does jobs until SIGTERM (see `hommel.serving.keeping`).

    journal   what it does first, so that what it tells goes where the others' goes
    """

    settings: Settings
    journal: Callable[[], None]

    def __call__(self, ready: Callable[[], None]) -> None:
        """Works."""
        self.journal()
        stop = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        with tracing(os.environ) as traced, wiring.opened(self.settings) as store:
            ready()
            Worker(store, traced.errands(errands(self.settings)), stop).run()
