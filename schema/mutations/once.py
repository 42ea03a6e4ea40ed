"""Answers under a client's idempotency key: what comes twice is done once, and answered as before."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from graph.shelves import Shelf, ShelfWriter
from graph.shelves.moments import now, written
from schema.mutations.problems import EditErrorCode, refused


@dataclass(frozen=True, slots=True)
class Once:
    """A wish that may come twice.

    actor   whose it is
    key     what the client calls it; None where it gave none, and each is another wish
    asked   what is asked, in bytes: the same key with something else is refused
    """

    actor: str
    key: str | None
    asked: bytes

    def answered(self, shelves: ShelfWriter) -> Mapping[str, Any] | None:
        """What was answered before; `Refused` where the key stands for something else."""
        there = None if self.key is None else shelves.entry(Shelf.ANSWERED, named(self.actor, self.key))
        if there is None:
            return None
        if there.body["asked"] != self._digest:
            message = f"the key {self.key!r} stands for another edit; take a new one for this"
            raise refused(EditErrorCode.KEY_REUSED, message, "idempotencyKey")
        return there.body

    def keep(self, shelves: ShelfWriter, answer: Mapping[str, Any]) -> None:
        """Keep what is answered now, in the unit that makes it so."""
        if self.key is not None:
            body = {**answer, "asked": self._digest}
            shelves.put(Shelf.ANSWERED, named(self.actor, self.key), written(now()), body)

    @property
    def _digest(self) -> str:
        return hashlib.sha256(self.asked).hexdigest()


def named(*parts: str) -> str:
    """A name for a shelf, whatever an actor or a client is called."""
    return hashlib.sha256(orjson.dumps(parts)).hexdigest()
