"""The door: who asks a request, told from its `Authorization` header, before anything else is looked at."""

import asyncio
import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import Final

from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from graph.errors import Unavailable
from graph.store import Store
from schema.access import ANONYMOUS, Principal
from schema.authentication import keys
from schema.authentication.published import PAUSE_SECONDS
from schema.authentication.tokens import Tokens
from schema.heads import headers

REMEMBERED_SECONDS: Final = 5.0
"""So long a key that was right is not looked up again: a key that is revoked goes on for so long at most."""

MOST_REMEMBERED: Final = 1_000
MOST_FAILURES: Final = 10
FAILURES_SECONDS: Final = 60.0
"""After so many wrong keys within so long an address has to wait."""

MOST_ADDRESSES: Final = 10_000
MOST_LOOK_UPS: Final = 4
"""So many keys are looked up side by side, in threads that nothing else waits for."""

WRONG: Final = "this key opens nothing: it is wrong, expired or revoked"


@dataclass(slots=True)
class Failures:
    """How often each address came with a wrong key lately; of many addresses those that came last.

    most, seconds   after so many within so long an address has to wait
    """

    clock: Callable[[], float] = time.monotonic
    most: int = MOST_FAILURES
    seconds: float = FAILURES_SECONDS
    _seen: OrderedDict[str, tuple[int, float]] = field(default_factory=OrderedDict)

    def wait(self, address: str) -> int:
        """For how many seconds it is not listened to; 0 if it is."""
        count, until = self._seen.get(address, (0, 0.0))
        left = until - self.clock()
        return int(left) + 1 if count >= self.most and left > 0 else 0

    def note(self, address: str) -> None:
        """Another wrong key."""
        count, until = self._seen.pop(address, (0, 0.0))
        moment = self.clock()
        self._seen[address] = (count + 1, until) if until > moment else (1, moment + self.seconds)
        if len(self._seen) > MOST_ADDRESSES:
            self._seen.popitem(last=False)


@dataclass(slots=True)
class Notes:
    """Notes uses of keys in a thread of its own, one after the other: it waits for other writers, and no request does.

    What it could not note, because the store is busy or closed, it leaves: the next use tries again.
    """

    _under_way: set[str] = field(default_factory=set)
    _thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="uses"))

    def later(self, id: str, note: Callable[[], None]) -> None:
        """Note the use of a key when it is its turn, unless that waits already."""
        if id not in self._under_way:
            self._under_way.add(id)
            self._thread.submit(note).add_done_callback(lambda _: self._under_way.discard(id))

    def close(self) -> None:
        """Note nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)


@dataclass(slots=True)
class Door:
    """ASGI middleware: puts the `principal`, and itself, into a request's state, or refuses it (401, 429, 503).

    tokens    an identity provider's, which open it beside keys
    """

    app: ASGIApp
    tokens: Tokens | None = None
    clock: Callable[[], float] = time.monotonic
    failures: Failures = field(default_factory=Failures)
    notes: Notes = field(default_factory=Notes)
    _known: OrderedDict[bytes, tuple[Principal, float]] = field(default_factory=OrderedDict)
    _looking: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(MOST_LOOK_UPS, thread_name_prefix="door")
    )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        given = headers(scope).get(b"authorization")
        found = ANONYMOUS if given is None else await self.opened(scope, given.decode("latin-1"))
        if isinstance(found, Principal):
            scope["state"] |= {"principal": found, "door": self}
            await self.app(scope, receive, send)
        else:
            await found(scope, receive, send)

    async def opened(self, scope: Scope, given: str) -> Principal | Response:
        """Who comes with this `Authorization`, or how they are refused."""
        scheme, _, token = given.partition(" ")
        token = token.strip() if scheme.lower() == "bearer" else ""
        if (known := self._remembered(token)) is not None:
            return known
        address = scope["client"][0] if scope.get("client") else ""
        if seconds := self.failures.wait(address):
            return _refusal(429, "too many wrong keys came from this address; wait", {"Retry-After": str(seconds)})
        try:
            found = await self.principal(scope["state"]["store"], token)
        except Unavailable as error:
            return _refusal(503, str(error), {"Retry-After": str(int(PAUSE_SECONDS))})
        if found is None:
            self.failures.note(address)
            return _refusal(401, WRONG, {"WWW-Authenticate": "Bearer"})
        return found

    async def principal(self, store: Store, token: str) -> Principal | None:
        """Who bears this token; None if nobody does."""
        if (known := self._remembered(token)) is not None:
            return known
        found = await asyncio.get_running_loop().run_in_executor(
            self._looking, copy_context().run, self._bearer, store, token
        )
        if found is not None:
            self._known[_digest(token)] = (found, self.clock() + REMEMBERED_SECONDS)
            if len(self._known) > MOST_REMEMBERED:
                self._known.popitem(last=False)
        return found

    def close(self) -> None:
        """Look nothing more up."""
        self._looking.shutdown(wait=False, cancel_futures=True)
        self.notes.close()

    def _bearer(self, store: Store, token: str) -> Principal | None:
        if self.tokens is None or token.startswith(keys.PREFIX):
            return keys.bearer(store, token, self.notes.later)
        return self.tokens.bearer(token)

    def _remembered(self, token: str) -> Principal | None:
        name = _digest(token)
        found, until = self._known.get(name, (None, 0.0))
        if found is not None and self.clock() >= until:
            del self._known[name]
            return None
        return found


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()


def _refusal(status: int, message: str, headers: dict[str, str]) -> Response:
    """As GraphQL over HTTP has it: a response without data."""
    return JSONResponse({"errors": [{"message": message}]}, status, headers)
