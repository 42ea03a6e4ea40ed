"""Links for contacts without an account: signed, for one purpose, exchanged once for a key that ends within the hour.

What a link is for is kept beside its id, and signed together with it by a secret of the store: a code that was made up,
or an entry that was changed, does not fit. The code stands behind the `#` of an address, like those that sign in.
"""

import base64
import datetime
import hashlib
import hmac
import re
import secrets
from dataclasses import asdict
from typing import Final

import orjson

from graph.catalogue import KINDS
from graph.errors import BadInput, NotFound
from graph.select import And, Op, Page, Select, Test
from graph.shelves import Entry, Shelf, ShelfWriter
from graph.shelves.moments import now, read, written
from graph.store import Store
from schema.access import Matter, Role
from schema.authentication import keys
from schema.authentication.keys import Key, added
from schema.authentication.secret import secret_of
from strategy.people.consenting import objected
from strategy.people.purposes import PURPOSES, Purpose
from strategy.people.speaking import matter_of

LASTS: Final = datetime.timedelta(days=14)
LONGEST: Final = datetime.timedelta(days=60)
OPENS: Final = datetime.timedelta(hours=1)
"""So long the key opens the door that a link is exchanged for."""

SECRET: Final = "party-links"
_CODE = re.compile("([0-9a-f]{12})-([A-Za-z0-9_-]{43})")


def invited(store: Store, actor: str, matter: Matter, lasts: datetime.timedelta = LASTS) -> tuple[str, str]:
    """A new code, and when it ends. `BadInput` and `NotFound` where nobody could use it."""
    _check(store, matter, lasts)
    own, ends, secret = secrets.token_hex(6), written(now() + lasts), secret_of(store, SECRET)
    with store.unit(actor) as unit:
        unit.shelves.put(Shelf.PARTIES, own, ends, asdict(matter), version=0)
    return f"{own}-{_signature(secret, own, ends, matter)}", ends


def exchanged(store: Store, code: str) -> tuple[Key, str] | None:
    """A key for a code, which then works no more; None where it was made up, is too old, or was used."""
    match, secret = _CODE.fullmatch(code), secret_of(store, SECRET)
    if match is None or _fitting(store.entry(Shelf.PARTIES, match[1]), match[2], secret) is None:
        return None  # before a unit, for which others would wait
    with store.unit("hommel party") as unit:
        entry = unit.shelves.entry(Shelf.PARTIES, match[1])
        matter = _fitting(entry, match[2], secret)
        if entry is None or matter is None:
            return None
        unit.shelves.drop(Shelf.PARTIES, [entry.id])
        ends = min(now() + OPENS, read(entry.at))
        return added(unit.shelves, Role.PARTY, str(matter.purpose), ends, matter=matter)


def shut_out(store: Store, shelves: ShelfWriter, contact: str) -> None:
    """Take away every link and key of a contact, in a unit."""
    links = [entry.id for entry in store.entries(Shelf.PARTIES) if entry.body["contact"] == contact]
    shelves.drop(Shelf.PARTIES, links)
    own = [key.id for key in keys.listed(store) if key.matter is not None and key.matter.contact == contact]
    shelves.drop(Shelf.KEYS, own)


def sweep(store: Store, actor: str) -> int:
    """Take away the keys of parties that have ended; how many."""
    ended = [key.id for key in keys.listed(store) if key.matter is not None and not key.opens(now())]
    if ended:
        with store.unit(actor) as unit:
            unit.shelves.drop(Shelf.KEYS, ended)
    return len(ended)


def _fitting(entry: Entry | None, signature: str, secret: bytes) -> Matter | None:
    if entry is None:
        return None
    matter = Matter(**{**entry.body, "purpose": Purpose(entry.body["purpose"])})
    same = hmac.compare_digest(_signature(secret, entry.id, entry.at, matter), signature)
    return matter if same and now() < read(entry.at) else None


def _signature(secret: bytes, own: str, ends: str, matter: Matter) -> str:
    signed = orjson.dumps([own, ends, matter.contact, matter.purpose, matter.partnership])
    return base64.urlsafe_b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).rstrip(b"=").decode()


def _check(store: Store, matter: Matter, lasts: datetime.timedelta) -> None:
    if not datetime.timedelta(0) < lasts <= LONGEST:
        raise BadInput(f"a link lasts from 1 to {LONGEST.days} days")
    about = PURPOSES[matter.purpose].partnership
    if about != (matter.partnership is not None):
        wanted = "name the partnership that it is about" if about else "it is about no partnership; leave that out"
        raise BadInput(f"a link for {matter.purpose}: {wanted}")
    there = And((Test("id", Op.EQ, matter.contact), Test("erased", Op.KNOWN, False), Test("left", Op.KNOWN, False)))
    if not store.find(Select(KINDS["Contact"].name, ("id",), where=there, page=Page(1))).rows:
        raise NotFound(f"there is no contact {matter.contact!r}, or they have left or were erased")
    if matter.partnership is not None:
        about_it = Select("Partnership", ("id",), where=matter_of(matter.contact, matter.partnership), page=Page(1))
        if not store.find(about_it).rows:
            raise NotFound(f"{matter.contact} speaks for no party of a partnership {matter.partnership!r}")
        if objected(store, matter.contact):
            raise BadInput(f"{matter.contact} has objected to be asked; turn to somebody else of the organisation")
