"""For whom a contact speaks, and what of a partnership concerns them: filters that rules and look-ups share."""

from typing import Final

from graph.brokering.words import Answer, State
from graph.errors import NotFound
from graph.select import And, Direction, Filter, Op, Page, Quantifier, Select, Test, Through
from graph.store import Store

KNOWN_TO_EACH_OTHER: Final = (
    State.CONSENTED,
    State.INTRODUCED,
    State.EXPLORING,
    State.AGREED,
    State.ACTIVE,
    State.CONCLUDED,
)
"""States in which all parties that stay have agreed to know of each other."""

AGREED: Final = Test("answer", Op.EQ, Answer.AGREED.value)


def organisation_of(contact: str) -> Filter:
    """Stakeholders that a contact speaks for."""
    return Through("HAS_CONTACT", Direction.OUT, Quantifier.SOME, Test("id", Op.EQ, contact))


def matter_of(contact: str, partnership: str, edge: Filter | None = None) -> Filter:
    """The partnership, where the contact speaks for one of its parties."""
    party = Through("BETWEEN", Direction.OUT, Quantifier.SOME, organisation_of(contact), edge)
    return And((Test("id", Op.EQ, partnership), party))


def known_matter_of(contact: str, partnership: str) -> Filter:
    """The same once all that stay have agreed to know of each other, the contact's own party among them."""
    states = Test("state", Op.IN, tuple(state.value for state in KNOWN_TO_EACH_OTHER))
    return And((matter_of(contact, partnership, AGREED), states))


def known_partners(contact: str, partnership: str) -> Filter:
    """Stakeholders that agreed to be known to the other parties, once all have."""
    return Through("BETWEEN", Direction.IN, Quantifier.SOME, known_matter_of(contact, partnership), AGREED)


def party_of(store: Store, contact: str, partnership: str) -> str:
    """The party that a contact speaks for; `NotFound` where it is none of it."""
    among = Through("BETWEEN", Direction.IN, where=Test("id", Op.EQ, partnership))
    rows = store.find(Select("Stakeholder", where=And((organisation_of(contact), among)), page=Page(1))).rows
    if not rows:
        raise NotFound("you speak for no party of this partnership")
    return str(rows[0][0])
