"""The head of a request, read once."""

from collections.abc import Mapping
from typing import Final

from starlette.types import Scope

HEADERS: Final = "hommel.headers"


def headers(scope: Scope) -> Mapping[bytes, bytes]:
    """Name in lower case -> the first value given for it; kept in the scope for whoever looks next.

    >>> headers({"headers": [(b"host", b"a"), (b"accept", b"*/*"), (b"host", b"b")]})[b"host"]
    b'a'
    """
    found: Mapping[bytes, bytes] | None = scope.get(HEADERS)
    if found is None:
        found = scope[HEADERS] = dict(reversed([*scope["headers"]]))
    return found


def header(scope: Scope, name: bytes, default: str = "") -> str:
    """The header of that name."""
    value = headers(scope).get(name)
    return default if value is None else value.decode("latin-1")
