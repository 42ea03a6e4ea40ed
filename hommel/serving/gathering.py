"""What is written in one turn of the event loop, sent at once.

The server writes the head of an answer and its body one after the other: two system calls and two packets, which take
longer than a short answer does.
"""

import asyncio
from collections.abc import Sequence
from typing import Any


class Gathering:
    """A transport (`asyncio.Transport`) that waits for the end of the turn; in all else the one that it stands for."""

    __slots__ = ("_loop", "_parts", "_transport")

    def __init__(self, transport: Any, loop: asyncio.AbstractEventLoop) -> None:
        self._transport, self._loop = transport, loop
        self._parts: list[bytes] = []

    def write(self, some: bytes) -> None:
        """See `asyncio.Transport`."""
        if not self._parts:
            self._loop.call_soon(self._send)
        self._parts.append(some)

    def writelines(self, several: Sequence[bytes]) -> None:
        """See `asyncio.Transport`."""
        for some in several:
            self.write(some)

    def close(self) -> None:
        """See `asyncio.Transport`: what was written is sent first."""
        self._send()
        self._transport.close()

    def abort(self) -> None:
        """See `asyncio.Transport`: what was written is dropped."""
        self._parts.clear()
        self._transport.abort()

    def _send(self) -> None:
        if not self._parts:
            return
        parts, self._parts = self._parts, []
        if len(parts) == 1:
            self._transport.write(parts[0])
        else:
            self._transport.writelines(parts)

    def __getattr__(self, name: str) -> Any:
        """What a transport can do besides."""
        return getattr(self._transport, name)
