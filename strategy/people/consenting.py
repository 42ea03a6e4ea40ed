"""What a contact agrees to: which fields may be used, what for, and for which partnership, until it is withdrawn."""

import enum
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.brokering.relations import ConsentsTo
from graph.catalogue import KINDS
from graph.errors import BadInput, Conflict, NotFound
from graph.model import Consent
from graph.relations import HasConsent
from graph.select import And, Branch, Direction, Filter, Op, Or, Page, Quantifier, Select, Test, Through
from graph.store import Store
from graph.writing.hand import Pen
from strategy.people.speaking import known_partners

FIELDS: Final = ("name", "role", "email", "language")
"""Fields of a contact that others may be shown."""

assert set(FIELDS) <= KINDS["Contact"].properties.keys()

MOST: Final = 1_000


class UsedFor(enum.StrEnum):
    """What fields may be used for; `objection` forbids every use."""

    INTRODUCTION = "introduction"
    NEWS = "news"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True)
class Shown:
    """A contact of another party, by the fields that they agreed to.

    party    id of the stakeholder that they speak for
    values   field -> value; what they did not agree to is not even read
    """

    contact: str
    party: str
    values: dict[str, str]


def consent(
    pen: Pen, contact: str, fields: Sequence[str], purpose: UsedFor, partnership: str | None = None, how: str = "link"
) -> str:
    """Record what a contact agrees to; its id. `BadInput` for fields that there are not."""
    if unknown := sorted(set(fields) - set(FIELDS)):
        raise BadInput(f"no field is called {unknown[0]!r}; there are {', '.join(FIELDS)}")
    if not fields and purpose is not UsedFor.OBJECTION:
        raise BadInput(f"name the fields that may be used, of {', '.join(FIELDS)}")
    own = f"consent:{uuid.uuid4().hex}"
    chosen = [field for field in FIELDS if field in fields]
    pen.add(Consent, own, {"fields": chosen, "purpose": purpose, "given": pen.today, "how": how})
    pen.add(HasConsent, f"{contact} {own}", {})
    if partnership is not None:
        pen.add(ConsentsTo, f"{own} {partnership}", {})
    return own


def withdraw(store: Store, pen: Pen, contact: str, consent: str) -> None:
    """Record that a contact withdraws a consent; `NotFound` where it is none of theirs that stands."""
    if consent not in standing(store, contact):
        raise NotFound(f"there is no consent {consent!r} of yours to withdraw")
    pen.say(Consent, consent, {"withdrawn": pen.today})


def object_to_use(store: Store, pen: Pen, contact: str) -> None:
    """Withdraw all that a contact agreed to, and record that they want to be left alone. `Conflict` where they do."""
    if objected(store, contact):
        raise Conflict("you have objected already")
    for one in standing(store, contact):
        pen.say(Consent, one, {"withdrawn": pen.today})
    consent(pen, contact, (), UsedFor.OBJECTION)


def standing(store: Store, contact: str) -> list[str]:
    """Ids of the consents of a contact that were not withdrawn, objections left out."""
    where = And((_of(contact), _STANDS, Test("purpose", Op.NE, UsedFor.OBJECTION.value)))
    return [str(row[0]) for row in store.find(Select("Consent", ("id",), where=where, page=Page(MOST))).rows]


def objected(store: Store, contact: str) -> bool:
    """Whether a contact wants to be left alone."""
    where = And((_of(contact), _STANDS, Test("purpose", Op.EQ, UsedFor.OBJECTION.value)))
    return bool(store.find(Select("Consent", ("id",), where=where, page=Page(1))).rows)


def shown_to(store: Store, contact: str, partnership: str) -> list[Shown]:
    """Contacts of the other parties, by the fields that they agreed to be known by in this partnership; none before
    all parties agreed. A statement for each field, which reads it of those who agreed to that one."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for field in FIELDS:
        person = Branch("HAS_CONTACT", Direction.OUT, ("id", field), where=_agreed(field, partnership), limit=MOST)
        partners = And((known_partners(contact, partnership), _not_of(contact)))
        for party, (_, people) in cast(Any, store.find(Select("Stakeholder", ("id",), (person,), partners)).rows):
            for who, value in people:
                if value is not None:
                    found.setdefault((party, who), {})[field] = value
    return [Shown(who, party, values) for (party, who), values in sorted(found.items())]


def _not_of(contact: str) -> Filter:
    return Through("HAS_CONTACT", Direction.OUT, Quantifier.NONE, Test("id", Op.EQ, contact))


def _of(contact: str) -> Filter:
    return Through("HAS_CONSENT", Direction.IN, Quantifier.SOME, Test("id", Op.EQ, contact))


def _agreed(field: str, partnership: str) -> Filter:
    """Contacts that agreed to this field, for this partnership or for introductions at large."""
    scope = Or((
        Through("CONSENTS_TO", Direction.OUT, Quantifier.SOME, Test("id", Op.EQ, partnership)),
        Through("CONSENTS_TO", Direction.OUT, Quantifier.NONE),
    ))  # fmt: skip
    introduction = Test("purpose", Op.EQ, UsedFor.INTRODUCTION.value)
    agreed = And((_STANDS, introduction, Test("fields", Op.HAS, field), scope))
    objects = And((_STANDS, Test("purpose", Op.EQ, UsedFor.OBJECTION.value)))
    return And((
        Through("HAS_CONSENT", Direction.OUT, Quantifier.SOME, agreed),
        Through("HAS_CONSENT", Direction.OUT, Quantifier.NONE, objects),
        Test("erased", Op.KNOWN, False), Test("left", Op.KNOWN, False),
    ))  # fmt: skip


_STANDS: Final = Test("withdrawn", Op.KNOWN, False)
