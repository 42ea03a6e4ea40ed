"""What a party is told of the others before all agreed: a profile that fits at least five organisations.

What would single one out is left out, be it the size or a rare skill: public lists could tell the rest. There is no id,
and the order is that of what is told, so that two organisations alike in it cannot be told apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import Any, Final, cast

from graph.brokering.words import GONE
from graph.select import And, Branch, Direction, Filter, Not, Op, Order, Page, Quantifier, Select, Test, Through
from graph.store import Store
from strategy.people.speaking import matter_of

FEWEST: Final = 5
"""So many organisations fit a profile at least, or it tells less."""

MOST_BELOW: Final = 5
MOST_PARTIES: Final = 100
_GONE: Final = Test("answer", Op.IN, tuple(sorted(GONE)))


@dataclass(frozen=True, slots=True)
class Profile:
    """An organisation, without what would tell which.

    chains          codes of value chains
    offers, needs   labels of capabilities, the strongest first
    """

    kind: str | None
    country: str | None
    size_class: str | None
    chains: tuple[str, ...]
    offers: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Trait:
    """Something that could be told: where it stands in the profile, as people read it, and who else has it."""

    place: str
    told: str
    test: Filter


def profiles(store: Store, contact: str, partnership: str) -> list[Profile]:
    """Of the other parties that stay, in the order of what is told; none where the contact speaks for no party."""
    return sorted((_profile(store, row) for row in _others(store, contact, partnership)), key=_order)


def _others(store: Store, contact: str, partnership: str) -> list[Sequence[Any]]:
    own = Through("HAS_CONTACT", Direction.OUT, Quantifier.NONE, Test("id", Op.EQ, contact))
    where = And((Through("BETWEEN", Direction.IN, where=matter_of(contact, partnership), edge=Not(_GONE)), own))
    branches = tuple(
        Branch(relation, Direction.OUT, fields, order=(Order(by, descending=True, edge=True),), limit=MOST_BELOW)
        for relation, fields, by in (
            ("ACTIVE_IN", ("notation",), "weight"),
            ("OFFERS", ("id", "label_en"), "level"),
            ("NEEDS", ("id", "label_en"), "urgency"),
        )
    )
    fields = ("kind", "country", "size_class")
    return cast(Any, store.find(Select("Stakeholder", fields, branches, where, page=Page(MOST_PARTIES))).rows)


def _profile(store: Store, row: Sequence[Any]) -> Profile:
    told: dict[str, list[str]] = {}
    shared: list[Filter] = []
    for trait in _traits(row):
        if _enough(store, And((*shared, trait.test))):
            shared.append(trait.test)
            told.setdefault(trait.place, []).append(trait.told)
    one = {place: told[place][0] if place in told else None for place in ("kind", "country", "size_class")}
    many = {place: tuple(told.get(place, ())) for place in ("chains", "offers", "needs")}
    return Profile(**cast(Any, {**one, **many}))


def _traits(row: Sequence[Any]) -> Iterator[_Trait]:
    """What could be told, the most telling for a first talk first."""
    kind, country, size, (_, chains), (_, offers), (_, needs) = row
    if kind is not None:
        yield _Trait("kind", kind, Test("kind", Op.EQ, kind))
    for (code,) in chains:
        if code is not None:
            yield _Trait("chains", code, _has("ACTIVE_IN", "notation", code))
    for place, value in (("country", country), ("size_class", size)):
        if value is not None:
            yield _Trait(place, value, Test(place, Op.EQ, value))
    for place, relation, capabilities in (("offers", "OFFERS", offers), ("needs", "NEEDS", needs)):
        for capability, label in capabilities:
            if label is not None:
                yield _Trait(place, label, _has(relation, "id", capability))


def _has(relation: str, name: str, value: str) -> Filter:
    return Through(relation, Direction.OUT, Quantifier.SOME, Test(name, Op.EQ, value))


def _enough(store: Store, where: Filter) -> bool:
    return len(store.find(Select("Stakeholder", ("id",), where=where, page=Page(FEWEST, ahead=False))).rows) >= FEWEST


def _order(profile: Profile) -> tuple[tuple[str, ...], ...]:
    return tuple(value if isinstance(value, tuple) else (value or "",) for value in astuple(profile))
