"""Progress for those who are not at this terminal: events in the outbox, one a second at most."""

import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Final

from graph.errors import HommelError, Unavailable
from graph.shelves.jobs import enqueue
from graph.shelves.outbox import tell
from graph.store import Store, Units
from loaders.outcome import Progress

SECONDS_APART: Final = 1.0

DRAW: Final = "draw-maps"
"""The errand that makes the maps of the network anew."""


@dataclass(slots=True)
class Telling:
    """A listener (`hommel.screen.Listener`) that appends what it hears to the outbox.

    kind, of   what makes the progress (see `graph.shelves.outbox.Event`)
    told       what is said with each event
    """

    units: Units
    actor: str
    kind: str
    of: str
    told: Mapping[str, Any] = field(default_factory=dict)
    clock: Callable[[], float] = time.monotonic
    _next: float = 0.0

    def tell(self, phase: str, **told: Any) -> None:
        """Append an event now."""
        with self.units.unit(self.actor) as unit:
            tell(unit.shelves, self.kind, phase, self.of, {**self.told, **told})

    def ended(self, **told: Any) -> None:
        """Append that it ended, and have saved searches asked again and maps drawn anew."""
        with self.units.unit(self.actor) as unit:
            tell(unit.shelves, self.kind, "ended", self.of, {**self.told, **told})
            enqueue(unit.shelves, "fill-searches", {})
            enqueue(unit.shelves, DRAW, {})

    def __call__(self, step: Progress) -> None:
        """Append how far it is, unless that was told a moment ago; no work stops because the store is busy."""
        if self.clock() < self._next:
            return
        self._next = self.clock() + SECONDS_APART
        with suppress(Unavailable):
            self.tell("progress", step=step.step, done=step.done, total=step.total)


@contextmanager
def told_load(store: Store, what: str) -> Iterator[Telling]:
    """Tell that a load of that name started and, where it did not end well, why; the caller tells that it ended."""
    telling = Telling(store, "hommel load", "load", f"load:{uuid.uuid4().hex}", {"what": what})
    telling.tell("started")
    try:
        yield telling
    except BaseException as error:
        with suppress(HommelError):
            telling.tell("failed", message=str(error) if isinstance(error, HommelError) else "interrupted")
        raise
