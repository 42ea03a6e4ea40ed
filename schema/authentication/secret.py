"""Secrets of a store: made once, with its first use, and kept for as long as it lives."""

import secrets

from graph.errors import Conflict
from graph.shelves import Shelf
from graph.shelves.moments import now, written
from graph.store import Store


def secret_of(store: Store, name: str) -> bytes:
    """The secret of that name: 256 random bits. Never asked for within a unit."""
    entry = store.entry(Shelf.SECRETS, name)
    if entry is None:
        try:
            with store.unit("hommel serve") as unit:
                body = {"secret": secrets.token_hex(32)}
                entry = unit.shelves.put(Shelf.SECRETS, name, written(now()), body, version=0)
        except Conflict:
            return secret_of(store, name)  # somebody was faster
    return bytes.fromhex(entry.body["secret"])
