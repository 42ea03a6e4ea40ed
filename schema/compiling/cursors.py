"""Opaque cursors: where a page of a list in one order begins or ends."""

import base64
import binascii
from collections.abc import Sequence
from zlib import crc32

import orjson

from graph.errors import BadInput
from graph.select import Order, Value

MOST_CHARACTERS = 4_000


def cursor(kind: str, order: Sequence[Order], key: Sequence[Value]) -> str:
    """A cursor for the row with that key.

    >>> position("Stakeholder", (Order("name"),), cursor("Stakeholder", (Order("name"),), ("alpha", "own:a")))
    ('alpha', 'own:a')
    """
    return base64.urlsafe_b64encode(orjson.dumps([_list(kind, order), *key])).decode().rstrip("=")


def position(kind: str, order: Sequence[Order], text: str) -> tuple[Value, ...]:
    """The key in a cursor; `BadInput` for one that was made up, cut, or given for a list in another order."""
    try:
        padded = text[:MOST_CHARACTERS].encode("ascii") + b"=" * (-len(text) % 4)
        made_for, *key = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error):
        raise BadInput("the cursor is not one of ours; take `endCursor` or `startCursor` as it came") from None
    if made_for != _list(kind, order) or not all(map(_is_value, key)):
        raise BadInput("the cursor belongs to a list in another order; start again from the first page")
    return tuple(key)


def _is_value(value: object) -> bool:
    """Whether a store could have given it: a list could not, nor a number beyond 64 bits."""
    return isinstance(value, Value) and not (isinstance(value, int) and abs(value) >= 2**63)


def _list(kind: str, order: Sequence[Order]) -> int:
    """A number that tells lists in different orders apart."""
    return crc32(repr((kind, [(key.name, key.descending) for key in order])).encode())
