"""Several processes that answer on one port.

Each listens on a socket of its own, among which Linux spreads connections; one socket for all would leave most of them
to whichever process wakes first. When a process dies its socket goes with it, and who comes is answered by the others.
"""

import os
import socket
from collections.abc import Callable, MutableSequence, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, cast

from graph.errors import Unsupported
from hommel.serving.keeping import SPAWN, Place, end, keep, stopping
from hommel.serving.server import address, answer, edge_of, family, listening, refuse_strangers
from hommel.settings import Settings
from hommel.tracing.wanting import tracing
from schema.serving.edge import Edge
from schema.serving.metering import COLUMNS, Meter

CAN: Final = hasattr(socket, "SO_REUSEPORT")


@dataclass(frozen=True, slots=True)
class Company:
    """Who works together.

    servers   how many processes answer
    beside    what others do beside them
    journal   what each process does first, so that what it tells goes where the parent's goes
    """

    servers: int
    beside: Sequence[Place]
    journal: Callable[[], None]


def serve(
    settings: Settings,
    host: str,
    port: int,
    announce: Callable[[str], None],
    documents: Path | None,
    company: Company,
) -> None:
    """As `hommel.serving.server.serve`, by several processes; also `Unavailable` if these die again and again."""
    if not CAN:
        raise Unsupported("--workers: this system does not let processes share a port; leave the option out")
    edge = edge_of(settings, documents)  # read once: who comes later answers by the same documents
    refuse_strangers(settings, host)
    numbers = SPAWN.RawArray("d", COLUMNS * company.servers)
    with _kept(host, port) as kept, stopping() as stop:
        where = (host, kept.getsockname()[1])
        works = (
            _Server(settings, edge, where, numbers, place * COLUMNS, company.journal)
            for place in range(company.servers)
        )
        places = [*(Place(f"server {number}", work) for number, work in enumerate(works, 1)), *company.beside]
        try:
            keep(places, partial(announce, address(host, kept)), stop)
        finally:
            end(places)


@dataclass(frozen=True, slots=True)
class _Server:
    """The work of a process that answers."""

    settings: Settings
    edge: Edge
    where: tuple[str, int]
    numbers: Any
    place: int
    journal: Callable[[], None]

    def __call__(self, ready: Callable[[], None]) -> None:
        self.journal()
        meter = Meter(cast(MutableSequence[float], self.numbers), self.place)
        with listening(*self.where, reuse_port=True) as listener, tracing(os.environ) as traced:
            answer(self.settings, self.edge, listener, ready, meter, traced)


def _kept(host: str, port: int) -> socket.socket:
    """A socket that keeps the port for the processes, and does not listen; `Unavailable` for one that is taken."""
    with listening(host, port) as alone:  # sharing would let us in with another server of the same user
        taken = alone.getsockname()[1]
    kept = socket.socket(family(host))
    kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    kept.bind((host, taken))
    return kept
