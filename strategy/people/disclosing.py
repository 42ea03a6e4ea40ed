"""Who was shown what of a person: the fields' names, never what they hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.brokering.nouns import Disclosure
from graph.brokering.relations import Discloses, ShownFor
from graph.select import Branch, Direction, Op, Order, Page, Quantifier, Select, Test, Through
from graph.store import Store
from graph.writing.hand import Pen
from strategy.naming import digest

MOST: Final = 1_000


@dataclass(frozen=True, slots=True)
class Disclosed:
    """That somebody was shown fields of a contact.

    shown_to   a broker as the trail names them, or the id of a contact
    by_name    organisations that this contact speaks for
    """

    fields: Sequence[str]
    shown_to: str
    purpose: str
    day: str
    by_name: Sequence[str]


def disclose(
    pen: Pen, contact: str, fields: Sequence[str], to: str, purpose: str, partnership: str | None = None
) -> str:
    """Record that somebody is shown these fields; the same again on one day is one disclosure."""
    own = f"disclosure:{digest(contact, *fields, to, purpose, pen.today.isoformat(), partnership or '')}"
    values = {"fields": list(fields), "shown_to": to, "purpose": purpose, "day": pen.today}
    pen.say(Disclosure, own, values)
    pen.say(Discloses, f"{own} {contact}", {})
    if partnership is not None:
        pen.say(ShownFor, f"{own} {partnership}", {})
    return own


def disclosures(store: Store, contact: str) -> list[Disclosed]:
    """What was shown of a contact, the newest first."""
    of = Through("DISCLOSES", Direction.OUT, Quantifier.SOME, Test("id", Op.EQ, contact))
    select = Select(
        "Disclosure", ("fields", "shown_to", "purpose", "day"), where=of,
        order=(Order("day", descending=True), Order("id")), page=Page(MOST),
    )  # fmt: skip
    rows = cast(Any, store.find(select).rows)
    names = _names(store, sorted({row[1] for row in rows if row[1]}))
    return [
        Disclosed(fields or (), to or "", purpose or "", day or "", names.get(to, ()))
        for fields, to, purpose, day in rows
    ]


def _names(store: Store, contacts: Sequence[str]) -> dict[str, list[str]]:
    if not contacts:
        return {}
    organisation = Branch("HAS_CONTACT", Direction.IN, ("name",), limit=MOST)
    select = Select("Contact", ("id",), (organisation,), Test("id", Op.IN, tuple(contacts)), page=Page(MOST))
    return {who: [name for (name,) in names if name] for who, (_, names) in cast(Any, store.find(select).rows)}
