"""The public keys that an issuer of tokens publishes (JWKS, RFC 7517), fetched and kept for a while."""

import ipaddress
import logging
import threading
import time
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

import jwt
import orjson

from graph.errors import BadInput, Unavailable

FRESH_SECONDS: Final = 600.0
"""So long what was fetched is taken without a look: a key that is withdrawn goes on for so long at most."""

KEPT_SECONDS: Final = 24 * 3600.0
"""So long it is taken if the issuer does not answer."""

PAUSE_SECONDS: Final = 10.0
"""At least so long from one request to the next, however many unknown keys are named."""

TIMEOUT_SECONDS: Final = 5.0
MOST_BYTES: Final = 200_000
KINDS: Final = frozenset({"RSA", "EC", "OKP"})
"""Kinds of keys with a public half; a secret that is shared would let anybody who knows it sign."""

log = logging.getLogger(__name__)


class _Straight(urllib.request.HTTPRedirectHandler):
    """Follows nobody elsewhere."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        """See `urllib`."""


@dataclass(slots=True)
class Published:
    """The keys at an address, by id. Threads may share it.

    url     https, or http on this machine
    """

    url: str
    clock: Callable[[], float] = time.monotonic
    _keys: Mapping[str | None, jwt.PyJWK] = field(default_factory=dict)
    _fetched: float = float("-inf")
    _tried: float = float("-inf")
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        _check(self.url)

    def key(self, id: str | None) -> jwt.PyJWK | None:
        """The key of that id, or the only one if none is named; `Unavailable` where no keys could be fetched yet."""
        if self._due(id):
            with self._turn:  # who knows a key that is fresh never waits here
                if self._due(id):
                    self._tried = self.clock()
                    self._fetch(self._tried)
        if self.clock() - self._fetched >= KEPT_SECONDS:
            raise Unavailable("the keys of the issuer of tokens cannot be fetched now; try again later")
        return self._keys.get(id)

    def _due(self, id: str | None) -> bool:
        now = self.clock()
        wanted = now - self._fetched >= FRESH_SECONDS or id not in self._keys
        return wanted and now - self._tried >= PAUSE_SECONDS

    def _fetch(self, now: float) -> None:
        try:
            request = urllib.request.Request(
                self.url, headers={"Accept": "application/json"}
            )  # `_check` saw the scheme
            with urllib.request.build_opener(_Straight).open(request, timeout=TIMEOUT_SECONDS) as answer:
                body = answer.read(MOST_BYTES + 1)
            self._keys, self._fetched = _read(body), now
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            log.warning("the keys at %s could not be fetched: %s", self.url, error)


def _read(body: bytes) -> Mapping[str | None, jwt.PyJWK]:
    if len(body) > MOST_BYTES:
        raise ValueError(f"more than {MOST_BYTES:,} bytes")
    found = {one.get("kid"): made for one in orjson.loads(body)["keys"] if (made := _public(one)) is not None}
    if not found:
        raise ValueError("it holds no key that could verify a token")
    return {None: next(iter(found.values())), **found} if len(found) == 1 else found


def _public(given: Mapping[str, Any]) -> jwt.PyJWK | None:
    if given.get("kty") not in KINDS or given.get("use", "sig") != "sig":
        return None
    try:
        return jwt.PyJWK.from_dict(dict(given))
    except jwt.PyJWTError:
        return None  # of a kind that is not known here


def _check(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme != "http" or not is_here(parts.hostname or ""):
        raise BadInput(f"HOMMEL_OIDC_JWKS_URL={url!r}: keys are fetched over https; http is for this machine alone")


def is_here(host: str) -> bool:
    """Whether a host's name means this machine."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
