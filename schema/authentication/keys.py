"""API keys. A key is shown once; the store holds its hash alone.

A key is `hommel_<id>_<secret>`: the beginning lets scanners of leaked secrets find it, the id names it in lists and in
the trail, and the secret is 256 random bits, which nobody guesses, so that one round of SHA-256 keeps it as well as a
slow hash would.
"""

import datetime
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Final

from graph.errors import BadInput, GraphError, NotFound
from graph.shelves import START, Entry, Shelf, ShelfWriter
from graph.shelves.moments import now, read, written
from graph.store import Store
from schema.access import ANY_DEED, MAY, Deed, Matter, Principal, Role
from schema.authentication.owning import Owned, drop_all
from strategy.people.purposes import Purpose

PREFIX: Final = "hommel_"
GRACE: Final = datetime.timedelta(hours=24)
"""So long a key goes on opening the door after it was rotated, unless told otherwise."""

TOUCHED_EVERY: Final = datetime.timedelta(minutes=5)
_TOKEN = re.compile(f"{PREFIX}([0-9a-f]{{12}})_([A-Za-z0-9_-]{{43}})")


@dataclass(frozen=True, slots=True)
class Key:
    """What is kept of a key. Moments are text in UTC.

    name       what people call it
    owner      who bears it: its own id, or that of the first of the keys that it was rotated from
    hash       SHA-256 of its secret
    expires    when it stops to open the door; None for never
    used       when it was used last, to some minutes
    scopes     what its bearer may do of what the role allows; None for all of it
    matter     what a party came for, who came by a link
    """

    id: str
    name: str
    role: Role
    owner: str
    hash: str
    created: str
    expires: str | None = None
    used: str | None = None
    scopes: tuple[Deed, ...] | None = None
    matter: Matter | None = None

    @property
    def principal(self) -> Principal:
        """Who asks with it."""
        if self.matter is not None:
            return Principal(self.matter.contact, self.role, ANY_DEED, self.matter)
        return Principal(f"key:{self.owner}", self.role, ANY_DEED if self.scopes is None else frozenset(self.scopes))

    def opens(self, moment: datetime.datetime) -> bool:
        """Whether it has not expired."""
        return self.expires is None or moment < read(self.expires)


def create(
    store: Store,
    role: Role,
    name: str,
    expires: datetime.datetime | None = None,
    scopes: Iterable[Deed] | None = None,
) -> tuple[Key, str]:
    """A new key, and the text that its bearer sends, which nobody can be told again."""
    _check(name, expires)
    if role is Role.PARTY:
        raise BadInput("a party comes by a link of its own, without a key; `hommel party link` makes one")
    asked = None if scopes is None else tuple(deed for deed in Deed if deed in set(scopes))
    _check_scopes(role, asked or ())
    with store.unit("hommel keys") as unit:
        return added(unit.shelves, role, name, expires, asked)


def added(
    shelves: ShelfWriter,
    role: Role,
    name: str,
    expires: datetime.datetime | None,
    scopes: tuple[Deed, ...] | None = None,
    matter: Matter | None = None,
) -> tuple[Key, str]:
    """The same within a unit; of a party with what it came for."""
    key, token = _made(role, name, None if expires is None else written(expires), scopes)
    key = replace(key, matter=matter)
    shelves.put(Shelf.KEYS, key.id, key.created, _body(key), version=0)
    return key, token


def listed(store: Store) -> Iterator[Key]:
    """Every key, the oldest first, expired ones among them."""
    after = START
    while entries := store.entries(Shelf.KEYS, after):
        yield from map(_key, entries)
        after = (entries[-1].at, entries[-1].id)


def revoke(store: Store, id: str) -> Owned:
    """Take a key away, and all that its owner owns if no other key of theirs opens the door; how much went with it.

    `NotFound` where there is none of that id.
    """
    with store.unit("hommel keys") as unit:
        entry = unit.shelves.entry(Shelf.KEYS, id)
        if entry is None:
            raise _unknown(id)
        unit.shelves.drop(Shelf.KEYS, [id])
        who = _key(entry).principal.name
        left = (key for key in listed(store) if key.id != id and key.principal.name == who)
        return Owned() if any(key.opens(now()) for key in left) else drop_all(store, unit.shelves, who)


def rotate(store: Store, id: str, grace: datetime.timedelta = GRACE) -> tuple[Key, str]:
    """A new key of the same owner in place of another, which goes on for a while, so that those who use it can change
    over."""
    with store.unit("hommel keys") as unit:
        entry = unit.shelves.entry(Shelf.KEYS, id)
        if entry is None:
            raise _unknown(id)
        old = _key(entry)
        end = written(now() + grace)
        key, token = _made(old.role, old.name, old.expires, old.scopes, old.owner)
        unit.shelves.put(Shelf.KEYS, key.id, key.created, _body(key), version=0)
        ending = replace(old, expires=min(end, old.expires or end))
        unit.shelves.put(Shelf.KEYS, old.id, entry.at, _body(ending), entry.version)
        return key, token


def at_once(id: str, note: Callable[[], None]) -> None:
    """Note the use of a key before going on."""
    note()


def bearer(store: Store, token: str, noted: Callable[[str, Callable[[], None]], None] = at_once) -> Principal | None:
    """Who sends this text; None where it is no key, or one that has expired. `noted` is handed the key's id and what
    notes its use, which waits for other writers."""
    match = _TOKEN.fullmatch(token)
    entry = store.entry(Shelf.KEYS, match[1]) if match else None
    there = entry.body["hash"] if entry else ""
    same = hmac.compare_digest(there, hashed(match[2] if match else ""))  # looked at alike, whatever is wrong
    if entry is None or not same:
        return None
    key = _key(entry)
    if not key.opens(now()):
        return None
    if key.used is None or now() - read(key.used) >= TOUCHED_EVERY:
        noted(key.id, partial(_touch, store, entry, key))
    return key.principal


def stands(store: Store, name: str, role: str) -> bool:
    """Whether a principal of that name may still be of that role: a key of theirs opens the door. Of keys alone we
    know: of a token's bearer the identity provider knows, and tells when they come again."""
    return standing(store)(name, role)


def standing(store: Store) -> Callable[[str, str], bool]:
    """The same of many, as it is now."""
    moment = now()
    known = {(key.principal.name, str(key.role)) for key in listed(store) if key.opens(moment)}
    return lambda name, role: not name.startswith("key:") or (name, role) in known


def _touch(store: Store, entry: Entry, key: Key) -> None:
    """Note that it was used; no request fails for that."""
    with suppress(GraphError), store.unit("hommel keys") as unit:
        unit.shelves.put(Shelf.KEYS, key.id, entry.at, _body(replace(key, used=written(now()))), entry.version)


def _made(
    role: Role, name: str, expires: str | None, scopes: tuple[Deed, ...] | None, owner: str | None = None
) -> tuple[Key, str]:
    own, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    key = Key(own, name, role, owner or own, hashed(secret), written(now()), expires, scopes=scopes)
    return key, f"{PREFIX}{own}_{secret}"


def hashed(secret: str) -> str:
    """How a secret of 256 random bits is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _body(key: Key) -> dict[str, object]:
    body = asdict(key)
    del body["id"]
    return body


def _key(entry: Entry) -> Key:
    scopes = entry.body.get("scopes")  # keys that are older than scopes have none
    came_for = entry.body.get("matter")
    known = {
        "id": entry.id,
        "role": Role(entry.body["role"]),
        "scopes": scopes and tuple(map(Deed, scopes)),
        "matter": came_for and Matter(**{**came_for, "purpose": Purpose(came_for["purpose"])}),
    }
    return Key(**{"owner": entry.id, **entry.body, **known})  # nor had they an owner beside themselves


def _check(name: str, expires: datetime.datetime | None) -> None:
    if len(name) > 200 or not name.isprintable():
        raise BadInput("a key's name is 200 printable characters at most")
    if expires is not None and expires <= now():
        raise BadInput(f"a key cannot expire on {expires.date()}, which has been; name a later day")


def _check_scopes(role: Role, scopes: Iterable[Deed]) -> None:
    for deed in scopes:
        if role not in MAY[deed]:
            able = ", ".join(one for one in Deed if role in MAY[one])
            raise BadInput(f"a key of the role {role} cannot have the scope {deed}; it can have {able}")


def _unknown(id: str) -> NotFound:
    return NotFound(f"there is no key {id[:40]!r}; `hommel keys list` tells which there are")
