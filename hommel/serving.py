"""A server process: binds, says where, stops whole."""

import gc
import ipaddress
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from graph.errors import BadInput, Unavailable
from hommel import wiring
from hommel.settings import Settings
from schema.app import LOOPBACK, Edge, create_app

GRACE_SECONDS = 10
COLLECTED = (50_000, 20, 100)


def serve(settings: Settings, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM, then finish the requests under way; `announce` gets the address once it answers.

    Raises what opening the store raises, `BadInput` for an address that others could reach, and `Unavailable` for a
    port that is taken.
    """
    with wiring.opened(settings):
        pass  # a store that cannot be served is said before anything listens
    listener = _listener(host, port)
    app = create_app(lambda: wiring.opened(settings), Edge((*LOOPBACK, *settings.hosts), settings.max_body_bytes))
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    shown = f"[{host}]" if ":" in host else host
    with listener:
        _Server(config, lambda: announce(f"http://{shown}:{listener.getsockname()[1]}")).run([listener])


def collect_less() -> None:
    """Look for garbage less often, and never among what is there for good: a big answer makes thousands of objects.

    Reading ten levels of a hundred projects takes a third less time; memory grows by some MB at most.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED)


class _Server(uvicorn.Server):
    """Announces itself when it answers, and returns when it is told to stop (uvicorn's would kill the process)."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            collect_less()
            self._announce()

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


def _listener(host: str, port: int) -> socket.socket:
    if not _is_loopback(host):
        raise BadInput(
            f"--host {host}: without keys anybody who reaches that address could ask; this version serves this machine"
            " alone (127.0.0.1, ::1 or localhost), so put a proxy with sign-in before it"
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise Unavailable(f"cannot listen on {host} port {port}: {error.strerror}; choose another --port") from error


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
