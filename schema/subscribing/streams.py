"""Subscriptions as server-sent events: the protocol of graphql-sse, one connection each.

A POST that accepts `text/event-stream` is answered by events `next` with a result each, then `complete`. A comment now
and then shows that the server lives.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from typing import Final

import orjson
from starlette.types import Receive, Scope, Send

from schema.heads import headers
from schema.serving.asking import Asked, Refused
from schema.serving.endpoint import Endpoint, Gone
from schema.serving.saying import VARY, refusal
from schema.subscribing.clients import Clients, TooMany
from schema.subscribing.operations import Formatted, Invalid, results
from schema.subscribing.wires import Unknown, Wire, client_of
from schema.viewer import Viewer

EVENTS: Final = b"text/event-stream"
BEAT: Final = b":\n\n"
COMPLETE: Final = b"event: complete\ndata:\n\n"
HEADERS: Final = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"x-accel-buffering", b"no"),  # nginx would hold events back
    VARY,
]


def wants_events(scope: Scope) -> bool:
    """Whether a request is to be answered by events."""
    if scope["method"] != "POST" or EVENTS not in (accepts := headers(scope).get(b"accept", b"").lower()):
        return False
    return b"json" not in accepts


class Streams:
    """Answers such requests, and leaves others to what answers them."""

    def __init__(self, wire: Wire, clients: Clients, others: Endpoint) -> None:
        self.wire, self.clients, self.others = wire, clients, others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See https://asgi.readthedocs.io."""
        if not wants_events(scope):
            await self.others(scope, receive, send)
            return
        given = headers(scope).get(b"authorization")
        bearer = None if given is None else given.decode("latin-1")
        try:
            asked = await self.others.asked(scope, receive)
            viewer = await self.wire.viewer(scope, bearer)
            with self.clients.connected(client_of(scope, viewer)):
                await self._stream(self._known(self._events(asked, viewer), scope, bearer), receive, send)
        except Refused as error:
            await refusal(send, error)
        except Unknown as error:
            await refusal(send, Refused(401, str(error)))
        except TooMany as error:
            await refusal(send, Refused(429, str(error)))
        except Gone:
            pass

    async def _stream(self, events: AsyncGenerator[bytes, None], receive: Receive, send: Send) -> None:
        """Send until the subscription ends, or the client goes, or is too slow to take what it asked for."""
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        gone, leaving = asyncio.create_task(_gone(receive)), asyncio.create_task(self.clients.leaving.wait())
        sending = asyncio.create_task(self._send(events, send))
        try:
            await asyncio.wait({gone, leaving, sending}, return_when=asyncio.FIRST_COMPLETED)
            if sending.done():
                with suppress(TimeoutError):  # the client took too long to take what it asked for
                    sending.result()
        finally:
            for task in (gone, leaving, sending):
                task.cancel()
                with suppress(asyncio.CancelledError, TimeoutError):
                    await task
        if self.clients.leaving.is_set():
            await send({"type": "http.response.body", "body": LEAVING + COMPLETE, "more_body": False})

    async def _send(self, events: AsyncGenerator[bytes, None], send: Send) -> None:
        async with aclosing(events):
            async for chunk in events:
                async with asyncio.timeout(self.clients.bounds.send_seconds):
                    await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": COMPLETE, "more_body": False})

    async def _known(
        self, events: AsyncGenerator[bytes, None], scope: Scope, given: str | None
    ) -> AsyncGenerator[bytes, None]:
        """The events with signs of life between them, while whoever asks still may."""
        seconds = self.clients.bounds.beat_seconds
        checked = asyncio.get_running_loop().time()
        async with aclosing(_beating(events, seconds)) as chunks:
            async for chunk in chunks:
                if given is not None and asyncio.get_running_loop().time() - checked >= seconds:
                    checked = asyncio.get_running_loop().time()
                    try:
                        await self.wire.viewer(scope, given)
                    except Unknown as error:
                        yield _next({"errors": [{"message": str(error)}]})
                        return
                yield chunk

    async def _events(self, asked: Asked, viewer: Viewer) -> AsyncGenerator[bytes, None]:
        try:
            async for result in results(self.wire.schema, asked, viewer):
                yield _next(result)
        except Invalid as error:
            yield _next({"errors": error.errors})


async def _beating(events: AsyncGenerator[bytes, None], seconds: float) -> AsyncGenerator[bytes, None]:
    """The events, and a comment where there is none for so long."""
    yield BEAT  # headers reach the client with the first bytes of the body
    coming = asyncio.ensure_future(anext(events))
    try:
        while True:
            if not (await asyncio.wait({coming}, timeout=seconds))[0]:
                yield BEAT
                continue
            try:
                event = coming.result()
            except StopAsyncIteration:
                return
            yield event
            coming = asyncio.ensure_future(anext(events))
    finally:
        coming.cancel()
        with suppress(asyncio.CancelledError, StopAsyncIteration):
            await coming
        await events.aclose()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _next(result: Formatted) -> bytes:
    return b"event: next\ndata: " + orjson.dumps(result) + b"\n\n"


LEAVING: Final = _next({"errors": [{"message": "the server stops; connect again, and go on with `after`"}]})
