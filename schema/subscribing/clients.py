"""How much each client may hold open."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from graph.errors import HommelError


class TooMany(HommelError):
    """The client, or all clients together, hold too much open."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is held open at most, and for how long.

    connections          of one client: whoever is signed in, else an address
    all_connections      of this process
    subscriptions        of one connection
    beat_seconds         between signs of life that the server sends
    idle_seconds         a WebSocket without a subscription, or without an answer to signs of life, is closed after it
    init_seconds         so long a WebSocket may take to introduce itself
    send_seconds         so long a client may take to receive a message; a slower one is let go
    message_bytes        the longest message of a WebSocket that is read
    """

    connections: int = 100
    all_connections: int = 2_000
    subscriptions: int = 20
    beat_seconds: float = 20.0
    idle_seconds: float = 300.0
    init_seconds: float = 10.0
    send_seconds: float = 20.0
    message_bytes: int = 100_000


@dataclass(slots=True)
class Clients:
    """Who holds how much; and whether the server leaves, so that all are to be let go.

    A server that stops would wait for streams that never end by themselves.
    """

    bounds: Bounds
    open: Counter[str] = field(default_factory=Counter)
    leaving: asyncio.Event = field(default_factory=asyncio.Event)

    @contextmanager
    def connected(self, client: str) -> Iterator[None]:
        """Counts a connection while it is held; `TooMany` when there are enough."""
        if self.open[client] >= self.bounds.connections:
            raise TooMany(f"you hold {self.open[client]} connections open; close some first")
        if self.open.total() >= self.bounds.all_connections:
            raise TooMany("the server holds as many connections open as it can; try again later")
        self.open[client] += 1
        try:
            yield
        finally:
            self.open[client] -= 1
            if not self.open[client]:
                del self.open[client]
