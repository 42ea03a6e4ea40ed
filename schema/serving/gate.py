"""The gate that every request comes through: it gets a name, and what a foreign page sends stays outside."""

import random
import re
from collections.abc import Mapping
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from schema.heads import headers
from schema.mistakes import reference
from schema.serving.asking import Refused
from schema.serving.edge import Edge
from schema.serving.saying import refusal
from schema.serving.watching import STATUS

SAFE: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
)
A_NAME: Final = re.compile(rb"[A-Za-z0-9_-]{1,64}")
PORT: Final = re.compile(rb":\d+$")
OURS: Final = frozenset({b"", b"none", b"same-origin"})
"""What `Sec-Fetch-Site` says of a request that no page of others sent."""

Given = Mapping[bytes, bytes]


class Gate:
    """Lets requests in."""

    def __init__(self, app: ASGIApp, edge: Edge) -> None:
        self.app = app
        self.hosts = frozenset(host.lower().encode() for host in edge.hosts)
        self.origins = frozenset(origin.lower().encode() for origin in edge.origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See https://asgi.readthedocs.io."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        given = headers(scope)
        name = _named(given)
        reference.set(name)
        extra = (*SAFE, (b"x-request-id", name.encode()))

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                scope[STATUS] = message["status"]
                own = message["headers"]
                there = {key for key, _ in own}
                message["headers"] = [*own, *(one for one in extra if one[0] not in there)]
            await send(message)

        try:
            self._refuse_foreign(given)
            if scope["path"] == "/graphql":
                self._refuse_pages_of_others(given)
        except Refused as refused:
            return await refusal(answer, refused)
        return await self.app(scope, receive, answer)

    def _refuse_foreign(self, given: Given) -> None:
        host = given.get(b"host", b"")
        if PORT.sub(b"", host).lower() not in self.hosts:
            raise Refused(400, "this server does not go by that name; HOMMEL_ALLOWED_HOSTS lists those it goes by")

    def _refuse_pages_of_others(self, given: Given) -> None:
        """Browsers say from which page a request comes; a GET they send without asking us first."""
        origin = given.get(b"origin", b"").lower()
        if origin in self.origins:
            return
        host = given.get(b"host", b"").lower()
        foreign = origin and origin not in (b"http://" + host, b"https://" + host)  # as text: it may be no address
        if foreign or given.get(b"sec-fetch-site", b"") not in OURS:
            raise Refused(403, "pages of other sites may not ask here; HOMMEL_ALLOWED_ORIGINS lists those that may")


def _named(given: Given) -> str:
    name = given.get(b"x-request-id", b"")
    return name.decode() if A_NAME.fullmatch(name) else f"{random.getrandbits(64):016x}"
