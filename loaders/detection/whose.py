"""Whom rows are about: stakeholders of the store, many asked for at once."""

from collections.abc import Iterable, Iterator
from typing import Any, Final, cast

from graph.folding import fold
from graph.identifiers import kbo
from graph.select import Branch, Direction, Op, Page, Select, Test
from graph.store import Store
from loaders.tables.entries import is_id

AT_ONCE: Final = 500
NAMESAKES: Final = 20


def found(store: Store, typed: Iterable[str]) -> dict[str, str]:
    """What rows say -> id of the stakeholder, for those that are there: by id, KBO or VAT number, else by name."""
    wanted = {one: _spellings(one) for one in dict.fromkeys(typed) if one}
    there = _by_id(store, {own for ids in wanted.values() for own in ids})
    known = {one: there[own] for one, ids in wanted.items() for own in reversed(ids) if own in there}
    for one in wanted.keys() - known.keys():
        if (who := _called(store, one)) is not None:
            known[one] = who
    return known


def _spellings(typed: str) -> list[str]:
    """The ids that it could stand for, the likeliest first."""
    try:
        number = kbo(typed)
    except ValueError:
        return [typed] if is_id(typed) else []
    return [f"kbo:{number}", f"identifier:kbo:{number}", f"identifier:vat:BE{number}"]


def _by_id(store: Store, ids: set[str]) -> dict[str, str]:
    there = {}
    for some in _some(ids):
        where = Test("id", Op.IN, some)
        there.update({row[0]: row[0] for row in _rows(store, Select("Stakeholder", where=where, page=Page(AT_ONCE)))})
        holder = Branch("IDENTIFIED_BY", Direction.IN, ("id",), limit=2)
        select = Select("Identifier", ("id",), (holder,), where, page=Page(AT_ONCE))
        there.update({own: who[0][0] for own, (_, who) in _rows(store, select) if len(who) == 1})
    return there


def _some(ids: set[str]) -> Iterator[tuple[str, ...]]:
    ordered = sorted(ids)
    return (tuple(ordered[at : at + AT_ONCE]) for at in range(0, len(ordered), AT_ONCE))


def _called(store: Store, name: str) -> str | None:
    """Whoever alone is called so."""
    if not (folded := fold(name)):
        return None
    select = Select("Stakeholder", ("id", "name"), where=Test("name", Op.STARTS, name), page=Page(NAMESAKES))
    same = [own for own, title in _rows(store, select) if fold(str(title)) == folded]
    return cast(str, same[0]) if len(same) == 1 else None


def _rows(store: Store, select: Select) -> Any:
    return store.find(select).rows
