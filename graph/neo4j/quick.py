"""Short reads over connections of our own: a third of the processor time that the driver takes for one.

One request in flight on a connection, written in one go (RUN and PULL), its records read in one go. Only what goes well
is answered here: whatever fails is `Unanswered`, and the driver, which retries, routes and explains, is asked instead.
Bolt is specified at neo4j.com/docs/bolt; the bytes are packed and unpacked by the driver's own extension.
"""

import asyncio
import ssl
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, cast
from urllib.parse import urlsplit

from neo4j._codec.hydration import DehydrationHooks
from neo4j._rust.codec.packstream.v1 import pack, unpack  # type: ignore[import-not-found]  # compiled, untyped

PORT: Final = 7687
MOST_CONNECTIONS: Final = 50
BIGGEST_CHUNK: Final = 0xFFFF
MAGIC: Final = bytes.fromhex("6060B017")
VERSIONS: Final = bytes([0, 0, 4, 5]) + bytes(12)  # Bolt 5.4, which every server from 5.13 on speaks
CHOSEN: Final = bytes([0, 0, 4, 5])
HELLO, LOGON, RUN, PULL = b"\xb1\x01", b"\xb1\x6a", b"\xb3\x10", b"\xb1\x3f"
SUCCESS, RECORD, FAILURE = 0x70, 0x71, 0x7F
_LISTS: Final = DehydrationHooks(exact_values={}, exact_types={tuple: list}, subtypes={})


class Unanswered(Exception):
    """It did not go well: ask the driver. `code` is what the server said, if it said anything."""

    def __init__(self, why: str, code: str = "") -> None:
        super().__init__(why)
        self.code = code


def message(tag: bytes, *fields: object) -> bytes:
    """A message as the wire has it, in chunks."""
    body = tag + b"".join(pack(one, _LISTS) for one in fields)
    chunks = (body[at : at + BIGGEST_CHUNK] for at in range(0, len(body), BIGGEST_CHUNK))
    return b"".join(len(chunk).to_bytes(2, "big") + chunk for chunk in chunks) + b"\0\0"


_PULL_ALL: Final = message(PULL, {"n": -1})
_AGENT: Final = {"user_agent": "hommel", "bolt_agent": {"product": "hommel"}}


class Wire(asyncio.Protocol):
    """One connection. `replies` gets whole messages until as many as wanted have ended something."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.lost = False
        self._bytes = bytearray()
        self._chunks: list[bytearray] = []
        self._records: list[Any] = []
        self._wanted = 0
        self._answer: asyncio.Future[list[Any]] | None = None
        self._chosen: asyncio.Future[bytes] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """See `asyncio.Protocol`."""
        self.transport = cast(asyncio.Transport, transport)  # uvloop's is no subclass of it

    def connection_lost(self, error: Exception | None) -> None:
        """See `asyncio.Protocol`."""
        self.lost = True
        self._fail("the connection was lost")

    def data_received(self, some: bytes) -> None:
        """See `asyncio.Protocol`."""
        self._bytes += some
        if self._chosen is not None and not self._chosen.done():
            if len(self._bytes) >= len(CHOSEN):
                self._chosen.set_result(bytes(self._bytes[: len(CHOSEN)]))
                del self._bytes[: len(CHOSEN)]
            return
        self._take()

    async def choose(self) -> None:
        """Agree on the version of Bolt."""
        assert self.transport is not None
        self._chosen = asyncio.get_running_loop().create_future()
        self.transport.write(MAGIC + VERSIONS)
        if await self._chosen != CHOSEN:
            raise Unanswered("the server speaks another Bolt")

    async def ask(self, wanted: int, *messages: bytes) -> list[Any]:
        """Send messages, and wait until so many have ended well; the records that came."""
        assert self.transport is not None
        if self.lost:
            raise Unanswered("the connection was lost")
        self._records, self._wanted = [], wanted
        self._answer = asyncio.get_running_loop().create_future()
        self.transport.write(b"".join(messages))
        return await self._answer

    def close(self) -> None:
        """Drop the connection; the server ends what it was doing for it."""
        self.lost = True
        if self.transport is not None:
            self.transport.abort()

    def _take(self) -> None:
        """Take whole chunks off the bytes that came, and whole messages off the chunks."""
        there, at = self._bytes, 0
        while len(there) - at >= 2:
            size = there[at] << 8 | there[at + 1]
            if len(there) - at - 2 < size:
                break
            if size:
                self._chunks.append(there[at + 2 : at + 2 + size])
            elif self._chunks:
                self._read(self._chunks[0] if len(self._chunks) == 1 else bytearray().join(self._chunks))
                self._chunks = []
            at += 2 + size
        del there[:at]

    def _read(self, body: bytearray) -> None:
        tag = body[1]
        if tag == RECORD:
            self._records.append(unpack(body, 2)[0])
        elif tag == SUCCESS:
            self._wanted -= 1
            if not self._wanted and self._answer is not None and not self._answer.done():
                self._answer.set_result(self._records)
        else:
            told = unpack(body, 2)[0] if tag == FAILURE else {}
            self._fail("the server refused", str(told.get("code", "")))

    def _fail(self, why: str, code: str = "") -> None:
        for one in (self._chosen, self._answer):
            if one is not None and not one.done():
                one.set_exception(Unanswered(why, code))


@dataclass(slots=True)
class Quick:
    """The connections of one event loop to one server."""

    url: str
    database: str
    auth: tuple[str, str] | None
    time_limit_seconds: float
    connect_seconds: float
    idle: deque[Wire] = field(default_factory=deque)
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MOST_CONNECTIONS))

    async def one(self, cypher: str, parameters: Mapping[str, Any]) -> Sequence[Any] | None:
        """The one record of a read, None if there is none; `Unanswered` where anything is amiss."""
        async with self.places:
            wire = await self._wire()
            try:
                extra = {"mode": "r", "db": self.database, "tx_timeout": int(self.time_limit_seconds * 1_000)}
                records = await wire.ask(2, message(RUN, cypher, parameters, extra), _PULL_ALL)
            except BaseException:
                wire.close()
                raise
            self.idle.append(wire)
            return records[0] if records else None

    def close(self) -> None:
        """Drop every connection that nobody waits for."""
        while self.idle:
            self.idle.pop().close()

    async def _wire(self) -> Wire:
        while self.idle:
            wire = self.idle.pop()  # the one used last: those that are not needed are closed by the server
            if not wire.lost:
                return wire
        return await self._connected()

    async def _connected(self) -> Wire:
        parts = urlsplit(self.url)
        wire = Wire()
        try:
            async with asyncio.timeout(self.connect_seconds):
                await asyncio.get_running_loop().create_connection(
                    lambda: wire, str(parts.hostname), parts.port or PORT, ssl=_security(parts.scheme)
                )
                await wire.choose()
                await wire.ask(2, message(HELLO, _AGENT), message(LOGON, self._login()))
        except OSError as error:  # a server that is not there, or does not answer in time
            wire.close()
            raise Unanswered(str(error)) from error
        except BaseException:
            wire.close()
            raise
        return wire

    def _login(self) -> dict[str, str]:
        if self.auth is None:
            return {"scheme": "none"}
        return {"scheme": "basic", "principal": self.auth[0], "credentials": self.auth[1]}


def _security(scheme: str) -> ssl.SSLContext | None:
    """As the driver has it: `+s` checks the certificate, `+ssc` takes any."""
    if "+" not in scheme:
        return None
    context = ssl.create_default_context()
    if scheme.endswith("+ssc"):
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context
