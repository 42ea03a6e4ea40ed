"""The limits of the HTTP edge."""

from collections.abc import Sequence
from dataclasses import dataclass

from schema.alerts.addresses import PUBLIC, Addresses
from schema.answering.documents import ANY, Taken
from schema.subscribing.clients import Bounds
from strategy.people.erasing import Erasures

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")
"""Names by which a server on this machine is called."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The limits of the HTTP edge.

    hosts            names that a request may call the server by; others are refused, so that no foreign page can
                     reach it by pointing a name of its own here
    origins          of pages of other sites that may ask, such as https://explorer.example.org
    max_body_bytes   largest request that is read
    body_seconds     how long a client may take to send it
    request_seconds  how long the answer may take from then on
    bounds           what those who subscribe may hold open
    taken            which documents are answered; without introspection the schema is not told in any other way either
    webhooks         which addresses they may have; the worker that calls them goes by the same
    erasures         the list of persons who were erased; without it nobody is over HTTP
    """

    hosts: Sequence[str] = LOOPBACK
    origins: Sequence[str] = ()
    max_body_bytes: int = 1_000_000
    body_seconds: float = 10
    request_seconds: float = 60
    bounds: Bounds = Bounds()
    taken: Taken = ANY
    webhooks: Addresses = PUBLIC
    erasures: Erasures | None = None


DEFAULT = Edge()
