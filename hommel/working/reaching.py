"""Where webhooks are called: never inside our own network, whatever a name says, today or in a moment.

A name is looked up once, all its addresses are checked, and the call goes to one of these: what the name answers the
next time does not matter.
"""

import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from graph.errors import BadInput, Unavailable
from hommel.settings import Settings
from schema.alerts.addresses import Addresses

CONNECT_SECONDS: Final = 5.0

Resolve = Callable[[str, int], Sequence[str]]


def resolved(host: str, port: int) -> list[str]:
    """Every address of a name, as the system knows them."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unavailable(f"{host}: there is no such name, or nobody answers for it") from None
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True)
class Reach(Addresses):
    """Which addresses are called; of a name that leads to several, the first that can be reached.

    resolve     looks a name up
    """

    resolve: Resolve = resolved

    @cached_property
    def tls(self) -> ssl.SSLContext:
        """Checks certificates and names."""
        return ssl.create_default_context()

    def connect(self, host: str, port: int) -> socket.socket:
        """A connection to an address that was checked, not yet encrypted; `BadInput` where none may be made."""
        addresses = self.resolve(host, port)
        if refusal := self.refusal(host, *addresses):
            raise BadInput(refusal)
        for address in addresses:
            with suppress(OSError):
                return socket.create_connection((address, port), CONNECT_SECONDS)
        raise Unavailable(f"{host}: cannot be reached")


def everywhere(address: str) -> bool:
    """Whether an address may be called, where all may."""
    return True


INSIDE: Final = Reach(plain=True, permitted=everywhere)
"""Everywhere, for closed networks that trust whoever may make webhooks."""


def reach(settings: Settings) -> Reach:
    """As far as the settings say."""
    return INSIDE if settings.webhooks_inside else Reach()
