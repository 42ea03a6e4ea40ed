"""A server process: binds, says where, stops whole."""

import gc
import ipaddress
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from graph.errors import BadInput, Unavailable
from graph.shelves.moments import now
from graph.store import Store
from hommel import wiring
from hommel.places import erasures
from hommel.serving.guarding import Guarded
from hommel.serving.tokens import tokens
from hommel.serving.trusting import trusted
from hommel.settings import Settings
from hommel.tracing.wanting import OFF, Tracing
from hommel.working.reaching import reach
from schema.answering.documents import Taken
from schema.authentication import keys
from schema.serving.app import create_app
from schema.serving.edge import LOOPBACK, Edge
from schema.serving.metering import Meter
from schema.subscribing.clients import Clients

GRACE_SECONDS = 10
MOST_CONNECTIONS = 4_000
MOST_BYTES_A_MESSAGE = 400_000
COLLECTED = (50_000, 20, 100)


def serve(
    settings: Settings,
    host: str,
    port: int,
    announce: Callable[[str], None],
    documents: Path | None = None,
    traced: Tracing = OFF,
) -> None:
    """Serve until SIGINT or SIGTERM, then finish the requests under way; `announce` gets the address once it answers.

    `documents` is a file of those that alone are answered. Raises what opening the store raises, `BadInput` for an
    address that others could reach, and `Unavailable` for a port that is taken.
    """
    edge = edge_of(settings, documents)
    refuse_strangers(settings, host)
    with listening(host, port) as listener:
        answer(settings, edge, listener, lambda: announce(address(host, listener)), traced=traced)


def edge_of(settings: Settings, documents: Path | None) -> Edge:
    """The limits that the settings ask for, and the documents that alone are answered."""
    return Edge(
        hosts=(*LOOPBACK, *settings.hosts),
        origins=settings.origins,
        max_body_bytes=settings.max_body_bytes,
        taken=Taken(settings.introspection, trusted(documents) if documents else None),
        webhooks=reach(settings),
        erasures=erasures(settings),
    )


def refuse_strangers(settings: Settings, host: str) -> None:
    """`BadInput` for an address that others could reach while there are no keys; and a store that cannot be opened is
    said here, before anything listens."""
    taken = tokens(settings)
    with wiring.opened(settings) as store:
        if not (_is_loopback(host) or taken or any(key.opens(now()) for key in keys.listed(store))):
            raise BadInput(
                f"--host {host}: without keys only this machine is served (127.0.0.1, ::1 or localhost);"
                " make one with `hommel keys create --role admin`"
            )


def answer(
    settings: Settings,
    edge: Edge,
    listener: socket.socket,
    answers: Callable[[], None],
    meter: Meter | None = None,
    traced: Tracing = OFF,
) -> None:
    """Answer in this process until it is told to stop; `answers` is called once it does."""
    clients = Clients(edge.bounds)

    @contextmanager
    def opened() -> Iterator[Store]:
        with wiring.opened(settings) as store:
            yield traced.store(store)

    app = traced.app(create_app(opened, edge, tokens(settings), meter, clients))
    config = uvicorn.Config(
        app,
        http=Guarded,
        limit_concurrency=MOST_CONNECTIONS,
        ws_max_size=MOST_BYTES_A_MESSAGE,
        ws_per_message_deflate=False,  # 30 kB and more for each connection
        log_config=None,  # what the server itself says goes the way of all else
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    _Server(config, answers, clients).run([listener])


def address(host: str, listener: socket.socket) -> str:
    """Where it answers, as clients write it."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listener.getsockname()[1]}"


def collect_less() -> None:
    """Look for garbage less often, and never among what is there for good: a big answer makes thousands of objects.

    Reading ten levels of a hundred projects takes a third less time; memory grows by some MB at most.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED)


class _Server(uvicorn.Server):
    """Announces itself when it answers, and returns when it is told to stop (uvicorn's would kill the process)."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None], clients: Clients) -> None:
        super().__init__(config)
        self._announce, self._clients = announce, clients

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            collect_less()
            self._announce()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._clients.leaving.set()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def family(host: str) -> socket.AddressFamily:
    """Of the addresses that a host's is one of."""
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def listening(host: str, port: int, **options: Any) -> socket.socket:
    """A socket that listens; `Unavailable` where that cannot be."""
    try:
        return socket.create_server((host, port), family=family(host), **options)
    except OSError as error:
        raise Unavailable(f"cannot listen on {host} port {port}: {error.strerror}; choose another --port") from error


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
