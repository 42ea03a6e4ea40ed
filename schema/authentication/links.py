"""Links that sign somebody in once: a code that is exchanged for a key while it is fresh, by whoever comes first.

The code stands behind the `#` of an address, which browsers keep to themselves: no server's log and no proxy sees it.
"""

import datetime
import hmac
import re
import secrets
from typing import Final

from graph.errors import BadInput
from graph.shelves import Entry, Shelf
from graph.shelves.moments import now, read, written
from graph.store import Store
from schema.access import Role
from schema.authentication.keys import Key, added, hashed

FRESH: Final = datetime.timedelta(minutes=15)
"""So long a link works."""

SIGNED_IN: Final = datetime.timedelta(hours=12)
"""So long the key opens the door that it is exchanged for."""

NAME: Final = "signed in by a link"
_CODE = re.compile("([0-9a-f]{12})-([A-Za-z0-9_-]{43})")


def linked(store: Store, role: Role) -> str:
    """A new code for that role; the store keeps its hash alone. `BadInput` for a party's."""
    if role is Role.PARTY:
        raise BadInput("a party's link is made for one contact and one purpose; `hommel party link` makes one")
    own, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    with store.unit("hommel keys") as unit:
        body = {"role": role, "hash": hashed(secret)}
        unit.shelves.put(Shelf.LINKS, own, written(now() + FRESH), body, version=0)
    return f"{own}-{secret}"


def at(address: str, code: str) -> str:
    """The link for a code, where the server answers at that address."""
    return f"{address.rstrip('/')}/sign-in#code={code}"


def exchanged(store: Store, code: str) -> tuple[Key, str] | None:
    """A key for a code, which then works no more; None where it is none, is too old, or was used."""
    match = _CODE.fullmatch(code)
    if match is None or not _fits(store.entry(Shelf.LINKS, match[1]), match[2]):
        return None  # before a unit, for which others would wait
    with store.unit("hommel keys") as unit:
        entry = unit.shelves.entry(Shelf.LINKS, match[1])
        if entry is None or not _fits(entry, match[2]):
            return None
        unit.shelves.drop(Shelf.LINKS, [entry.id])
        return added(unit.shelves, Role(entry.body["role"]), NAME, now() + SIGNED_IN)


def _fits(entry: Entry | None, secret: str) -> bool:
    same = hmac.compare_digest(entry.body["hash"] if entry else "", hashed(secret))
    return entry is not None and same and now() < read(entry.at)
