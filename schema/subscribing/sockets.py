"""Subscriptions over WebSocket: the protocol graphql-transport-ws, and no older one.

Only subscriptions: queries and mutations are sent by POST, where they are answered by plans and counted.
"""

import asyncio
import re
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

import orjson
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from graph.errors import HommelError
from schema.serving.asking import Asked, Refused, from_payload, read_json
from schema.subscribing.clients import Bounds, Clients, TooMany
from schema.subscribing.operations import Invalid, results
from schema.subscribing.wires import Unknown, Wire, client_of
from schema.viewer import Viewer

PROTOCOL: Final = "graphql-transport-ws"
POLICY, TOO_LONG, TRY_LATER = 1008, 1009, 1013
BAD, UNAUTHORIZED, FORBIDDEN, TIMEOUT, TWICE, TOO_MANY = 4400, 4401, 4403, 4408, 4409, 4429
LONGEST_ID: Final = 200
PORT: Final = re.compile(r":\d+$")
GONE: Final = (RuntimeError, TimeoutError, WebSocketDisconnect)
"""What sending raises once the client has gone."""


class Closed(Exception):
    """The connection is to be closed, with a code and a reason that the client is told."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


class Sockets:
    """Answers handshakes."""

    def __init__(self, wire: Wire, clients: Clients, hosts: Sequence[str], origins: Sequence[str] = ()) -> None:
        self.wire, self.clients, self.hosts = wire, clients, frozenset(host.lower() for host in hosts)
        self.origins = frozenset(origin.lower() for origin in origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI. What is refused before the handshake gets status 403."""
        socket = WebSocket(scope, receive, send)
        if PROTOCOL not in scope["subprotocols"] or not self._of_ours(socket):
            await socket.close(POLICY)
            return
        try:
            client = client_of(scope, await self.wire.viewer(scope, socket.headers.get("authorization")))
            with self.clients.connected(client):
                await socket.accept(PROTOCOL)
                await Connection(socket, self.wire, self.clients.bounds).serve()
        except TooMany:
            await socket.close(TRY_LATER)
        except HommelError:
            await socket.close(POLICY)

    def _of_ours(self, socket: WebSocket) -> bool:
        """Whether it calls us by our name, and comes from a page of ours or from none: browsers let every page try."""
        host, origin = socket.headers.get("host", "").lower(), socket.headers.get("origin", "").lower()
        called = host.rpartition(":")[0] if PORT.search(host) else host
        return called in self.hosts and origin in {"", f"http://{host}", f"https://{host}", *self.origins}


class Connection:
    """One WebSocket after its handshake."""

    def __init__(self, socket: WebSocket, wire: Wire, bounds: Bounds) -> None:
        self.socket, self.wire, self.bounds = socket, wire, bounds
        self._running: dict[str, asyncio.Task[None]] = {}
        self._introduced = False
        self._given = socket.headers.get("authorization")
        self._turn = asyncio.Lock()
        self._heard = self._busy = self._checked = time.monotonic()
        self._over: asyncio.Future[Closed | None] = asyncio.get_running_loop().create_future()

    async def serve(self) -> None:
        """Until the client goes or is let go."""
        listening = asyncio.create_task(self._listen())
        try:
            either: list[asyncio.Future[Closed | None]] = [self._over, listening]
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            ended = next(one for one in either if one.done())
            closed = None
            with suppress(*GONE):
                closed = ended.result()
            if closed is not None:
                with suppress(*GONE):
                    async with asyncio.timeout(self.bounds.send_seconds):
                        await self.socket.close(closed.code, closed.reason)
        finally:
            for task in (listening, *self._running.values()):
                task.cancel()
            await asyncio.gather(listening, *self._running.values(), return_exceptions=True)

    async def _listen(self) -> Closed | None:
        """Until the client goes; why it is to be let go, if it is."""
        try:
            while (message := await self._received())["type"] != "websocket.disconnect":
                self._heard = time.monotonic()
                if self._introduced and self._heard - self._checked >= self.bounds.beat_seconds:
                    await self._viewer()
                await self._hear(_read(message, self.bounds.message_bytes))
        except Closed as why:
            return why
        return None

    async def _received(self) -> Mapping[str, Any]:
        while True:
            try:
                async with asyncio.timeout(self._patience()):
                    return await self.socket.receive()
            except TimeoutError:
                await self._beat()

    def _patience(self) -> float:
        """How long to listen before something else is to be done."""
        return self.bounds.beat_seconds if self._introduced else self.bounds.init_seconds

    async def _beat(self) -> None:
        """Let go who has not introduced itself, does not answer, or wants nothing; ask the others for a sign."""
        now = time.monotonic()
        if not self._introduced:
            raise Closed(TIMEOUT, "send connection_init first")
        if self._running:
            self._busy = now
        await self._viewer()
        if now - self._heard > self.bounds.idle_seconds:
            raise Closed(TIMEOUT, "no answer to ping")
        if now - self._busy > self.bounds.idle_seconds:
            raise Closed(TIMEOUT, "no subscription for a long time; connect again when you want one")
        await self._send({"type": "ping"})

    async def _hear(self, message: Mapping[str, Any]) -> None:
        kind = message.get("type")
        if kind == "connection_init":
            await self._introduce(message)
        elif kind == "ping":
            await self._send({"type": "pong"})
        elif kind == "subscribe":
            await self._subscribe(message)
        elif kind == "complete":
            if task := self._running.pop(str(message.get("id")), None):
                task.cancel()
        elif kind != "pong":
            raise Closed(BAD, "there is no message of that type")

    async def _introduce(self, message: Mapping[str, Any]) -> None:
        if self._introduced:
            raise Closed(TOO_MANY, "connection_init was sent before")
        payload = message.get("payload") or {}
        if not isinstance(payload, dict) or not isinstance(payload.get("authorization"), str | None):
            raise Closed(BAD, "the payload of connection_init is an object, and `authorization` in it a string")
        self._given = payload.get("authorization") or self._given  # pages cannot set headers
        await self._viewer()
        self._introduced = True
        await self._send({"type": "connection_ack"})

    async def _subscribe(self, message: Mapping[str, Any]) -> None:
        name = message.get("id")
        if not self._introduced:
            raise Closed(UNAUTHORIZED, "send connection_init first")
        if not isinstance(name, str) or not 0 < len(name) <= LONGEST_ID:
            raise Closed(BAD, "the id of a subscription is a string that is not empty, nor long")
        if name in self._running:
            raise Closed(TWICE, "there is a subscription of that id")
        try:
            asked = from_payload(message.get("payload"))
        except Refused as error:
            raise Closed(BAD, str(error)) from None
        if len(self._running) >= self.bounds.subscriptions:
            too_many = f"a connection holds {self.bounds.subscriptions} subscriptions at most"
            await self._send({"id": name, "type": "error", "payload": [{"message": too_many}]})
            return
        self._running[name] = asyncio.create_task(self._run(name, asked))

    async def _run(self, name: str, asked: Asked) -> None:
        """Send results until there are no more; what is slow to take them is let go."""
        last: dict[str, Any] = {"id": name, "type": "complete"}
        try:
            viewer = await self._viewer()
            async for result in results(self.wire.schema, asked, viewer):
                await self._send({"id": name, "type": "next", "payload": result})
        except Invalid as error:
            last = {"id": name, "type": "error", "payload": error.errors}
        except HommelError as error:
            last = {"id": name, "type": "error", "payload": [{"message": str(error)}]}
        except Closed as why:
            self._let_go(why)
            return
        except TimeoutError:
            self._let_go(Closed(TIMEOUT, "too slow; connect again and go on with `after`, the last cursor you got"))
            return
        except GONE:
            return
        if self._running.pop(name, None):
            self._busy = time.monotonic()
            with suppress(*GONE):
                await self._send(last)

    async def _viewer(self) -> Viewer:
        """Who asks; the connection ends where they may not, or no longer."""
        self._checked = time.monotonic()
        try:
            return await self.wire.viewer(self.socket.scope, self._given)
        except Unknown as error:
            raise Closed(FORBIDDEN, str(error)) from None

    def _let_go(self, why: Closed) -> None:
        if not self._over.done():
            self._over.set_result(why)

    async def _send(self, message: Mapping[str, Any]) -> None:
        async with asyncio.timeout(self.bounds.send_seconds), self._turn:
            await self.socket.send_text(orjson.dumps(message).decode())


def _read(message: Mapping[str, Any], longest: int) -> Mapping[str, Any]:
    text = message.get("text")
    if text is None:
        raise Closed(BAD, "messages are text")
    if len(text) > longest:
        raise Closed(TOO_LONG, f"a message may hold {longest:,} characters")
    try:
        read = read_json(text.encode("utf-8", "surrogatepass"), "a message")
    except Refused as error:
        raise Closed(BAD, str(error)) from None
    if not isinstance(read, dict):
        raise Closed(BAD, "messages are JSON objects")
    return read
