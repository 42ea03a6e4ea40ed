"""Connections that do not say what they want: the head of a request must come in time, and be of a size.

The server's own protocols wait for it as long as the client likes, and keep what came.
"""

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.auto import AutoHTTPProtocol

from hommel.serving.gathering import Gathering

HEAD_SECONDS: Final = 10.0
MOST_HEAD_BYTES: Final = 65_536

_REFUSED: Final = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


class Guarded(AutoHTTPProtocol):  # type: ignore[misc, valid-type]  # chosen at run time, by what is installed
    """The server's protocol with these two limits."""

    _clock: asyncio.TimerHandle | None = None
    _head = 0

    def connection_made(self, transport: Any) -> None:
        """See `asyncio.Protocol`."""
        super().connection_made(Gathering(transport, self.loop))
        self._await_head()

    def data_received(self, data: bytes) -> None:
        """See `asyncio.Protocol`."""
        super().data_received(data)
        if self.transport.get_protocol() is not self or (self.cycle and not self.cycle.response_complete):
            self._stop_clock()  # the head is there: what comes now is a body or a websocket's, with limits of their own
            return
        self._head += len(data)
        if self._head > MOST_HEAD_BYTES:
            self.transport.write(_REFUSED)
            self.transport.close()
        elif self._clock is None:
            self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """See `asyncio.Protocol`."""
        self._stop_clock()
        super().connection_lost(exc)

    def _await_head(self) -> None:
        self._clock = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _stop_clock(self) -> None:
        self._head = 0
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None
