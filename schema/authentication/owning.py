"""What somebody owns beside facts: webhooks, saved searches and digests; where these lie, and how they go."""

import hashlib
from dataclasses import dataclass
from typing import Final

from graph.shelves import Shelf, ShelfWriter
from graph.store import Store

OWNED: Final = (Shelf.HOOKS, Shelf.SEARCHES, Shelf.DIGESTS)


@dataclass(frozen=True, slots=True)
class Owned:
    """How much it is."""

    webhooks: int = 0
    searches: int = 0
    digests: int = 0


def shelf_of(owner: str) -> str:
    """Where the searches and webhooks of somebody lie on their shelf, whatever they are called; their digests lie
    behind that."""
    return hashlib.sha256(owner.encode()).hexdigest()[:32]


def wish_of(owner: str) -> str:
    """Name of the entry, beside the digests, that tells how often somebody wants one."""
    return f"wanted:{shelf_of(owner)}"


def drop_all(store: Store, shelves: ShelfWriter, owner: str) -> Owned:
    """Take all of somebody's away in a unit, for which others wait, so that nothing is missed; how much it was."""
    webhooks, searches, digests = (_drop(store, shelves, one, owner) for one in OWNED)
    shelves.drop(Shelf.DIGESTS, [wish_of(owner)])
    return Owned(webhooks, searches, digests)


def _drop(store: Store, shelves: ShelfWriter, shelf: Shelf, owner: str) -> int:
    where = shelf_of(owner)
    ids = [entry.id for entry in store.entries(shelf, (where, ""), f"{where}~")]
    shelves.drop(shelf, ids)
    return len(ids)
