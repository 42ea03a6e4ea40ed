"""Erasing a person: what is held of them is gone, an empty entry stays, and a list outside of stores remembers whom.

A backup from before still holds them; so whatever brings one back erases everybody on the list again.
"""

import datetime
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from graph.errors import BadInput, NotFound, Unavailable
from graph.model import Contact
from graph.select import And, Op, Page, Select, Test
from graph.store import Store, Writer

ACTOR = "hommel erase"


@dataclass(frozen=True, slots=True)
class Erased:
    """Who was erased, by the contact's id alone, and on which day."""

    contact: str
    day: datetime.date


@dataclass(frozen=True, slots=True)
class Erasures:
    """The list: a file to which lines are added, `{"contact": "contact:3f2a", "day": "2026-11-30"}`."""

    path: Path

    def add(self, some: Sequence[Erased]) -> None:
        """Write them down for good, before they are erased; `Unavailable` where that cannot be."""
        lines = b"".join(
            orjson.dumps({"contact": one.contact, "day": one.day}, option=orjson.OPT_APPEND_NEWLINE) for one in some
        )
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as file:
                file.write(lines)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            why = f"the list of erasures cannot be written, so that nobody was erased: {error.strerror or error}"
            raise Unavailable(why, where=self.path) from error

    def listed(self) -> Iterator[Erased]:
        """Everybody on it; `BadInput` names a line that is damaged."""
        try:
            text = self.path.read_bytes() if self.path.exists() else b""
        except OSError as error:
            raise Unavailable(f"the list of erasures cannot be read: {error.strerror}", where=self.path) from error
        for number, line in enumerate(text.splitlines(), 1):
            try:
                told = orjson.loads(line)
                yield Erased(str(told["contact"]), datetime.date.fromisoformat(told["day"]))
            except (ValueError, KeyError, TypeError):
                raise BadInput(
                    f"the list of erasures is damaged in line {number}: mend or delete that line", where=self.path
                ) from None


def find(store: Store, contact: str) -> None:
    """`NotFound` where there is nobody to erase: no such contact, or it was erased."""
    where = And((Test("id", Op.EQ, contact), Test("erased", Op.KNOWN, False)))
    if not store.statements(Contact, contact) and not store.find(Select("Contact", where=where, page=Page(1))).rows:
        raise NotFound(f"there is no contact {contact[:200]!r}")
    if store.find(Select("Contact", where=And((Test("id", Op.EQ, contact), Test("erased", Op.KNOWN, True))))).rows:
        raise NotFound(f"{contact} was erased already")


def erase(unit: Writer, some: Sequence[Erased]) -> int:
    """Erase them in a unit; how many were there to be. Whoever was erased already stays so."""
    gone = 0
    for day in sorted({one.day for one in some}):
        gone += unit.erase(Contact, [one.contact for one in some if one.day == day], day).retired
    return gone


def erase_again(store: Store, erasures: Erasures) -> int:
    """Erase everybody on the list, wherever a store came from; how many had come back, or could have."""
    everybody = list({one.contact: one for one in erasures.listed()}.values())
    if not everybody:
        return 0
    with store.unit(ACTOR) as unit:
        gone = erase(unit, everybody)
    if gone:
        store.scrub()
    return gone
