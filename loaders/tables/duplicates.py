"""Organisations that are probably one another: the same name in the same country, or the same register number.

Nothing is merged: a person decides. What a sheet says of an organisation that the store knows under the same id is no
duplicate but another word on it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import cast

from graph.folding import fold
from graph.identifiers import identifier_id
from graph.model import Stakeholder
from graph.select import And, Branch, Direction, Filter, Op, Order, Page, Select, Test
from graph.store import Store
from loaders.tables.staging import Staging

AT_ONCE = 500
NAMESAKES = 20


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two ids that are probably one organisation: the sheet's, the other one, where that is, and why."""

    id: str
    other_id: str
    where: str
    reason: str


def duplicates(staging: Staging, store: Store) -> Iterator[Duplicate]:
    """All that is suspicious, in the sheet first."""
    for one, other in staging.alike():
        yield Duplicate(other, one, "sheet", "the same name and country, or the same register number")
    stakeholders = cast(Iterator[Stakeholder], staging.facts(Stakeholder))
    while some := list(islice(stakeholders, AT_ONCE)):
        known = _known(store, [one.id for one in some])
        for stakeholder in some:
            if stakeholder.id not in known:
                yield from _namesakes(store, staging, stakeholder)
    yield from _numbered(store, staging)


def _known(store: Store, ids: list[str]) -> set[object]:
    """Which of these stakeholders the store has."""
    rows = store.find(Select("Stakeholder", where=Test("id", Op.IN, tuple(ids)), page=Page(len(ids))))
    return {row[0] for row in rows.rows}


def _namesakes(store: Store, staging: Staging, one: Stakeholder) -> Iterator[Duplicate]:
    if not one.name or not (folded := fold(one.name)):
        return
    tests: list[Filter] = [Test("name", Op.STARTS, one.name)]
    if one.country:
        tests.append(Test("country", Op.EQ, one.country))
    select = Select(
        "Stakeholder", ("id", "name"), where=And(tuple(tests)), order=(Order("name"),), page=Page(NAMESAKES)
    )
    for other, name in store.find(select).rows:
        if fold(str(name)) == folded and not staging.holds(Stakeholder, str(other)):
            yield Duplicate(one.id, str(other), "store", "the same name and country")


def _numbered(store: Store, staging: Staging) -> Iterator[Duplicate]:
    """Stakeholders in the store that have one of the sheet's register numbers, or are called by it."""
    numbers = staging.numbers()
    while some := list(islice(numbers, AT_ONCE)):
        owners: dict[str, list[str]] = {}
        for number, one in some:
            owners.setdefault(number, []).append(one)
        for number, other in _owners(store, owners):
            for one in owners[number]:
                if one != other:
                    yield Duplicate(one, other, "store", f"the same number {number}")


def _owners(store: Store, numbers: Iterable[str]) -> Iterator[tuple[str, str]]:
    listed = tuple(numbers)
    ids = {identifier_id(*number.split(":", 1)): number for number in listed}
    having = Branch("IDENTIFIED_BY", Direction.IN, fields=("id",), limit=NAMESAKES)
    select = Select("Identifier", branches=(having,), where=Test("id", Op.IN, tuple(ids)), page=Page(len(ids)))
    for identifier, (_, found) in cast(list[tuple[str, tuple[None, list[list[str]]]]], store.find(select).rows):
        for (stakeholder,) in found:
            yield ids[identifier], stakeholder
    yield from ((str(number), str(number)) for number in _known(store, list(listed)))
