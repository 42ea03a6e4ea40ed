"""Which index a question begins at: conditions that change no answer, and let the planner read in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.asking import Key
from graph.catalogue import Kind
from graph.neo4j.naming import key as written
from graph.select import And, Filter, Op, Select, Test
from graph.values import Type


@dataclass(frozen=True, slots=True)
class Beginning:
    """The conditions to ask, and what to put before the order so that the planner sees that an index has it."""

    conditions: list[str]
    leading: str = ""


def seek(kind: Kind, node: str, asked: list[str], keys: Sequence[Key], select: Select) -> Beginning:
    """Begin at the index that has the order, or at a code that is asked for and sorted by title."""
    if len({one.descending for one in keys}) > 1:
        return Beginning(asked)
    if len(keys) == 1:  # by id alone
        return Beginning([*asked, f"{node}.id IS NOT NULL"])
    if len(keys) == 2 and keys[0].title:
        by_title = [f"{node}.sortKey IS NOT NULL", f"{node}.id IS NOT NULL"]
        code = _code_asked(kind, select.where)
        if code is None:
            return Beginning([*asked, *by_title])
        return Beginning([*asked, *by_title], f"{node}.{written(code)}{' DESC' if keys[0].descending else ''}, ")
    return Beginning(asked)


def _code_asked(kind: Kind, where: Filter | None) -> str | None:
    """An indexed code that the filter asks to be equal to something."""
    parts = where.parts if isinstance(where, And) else (where,)
    for part in parts:
        if isinstance(part, Test) and part.op is Op.EQ and part.name in kind.properties:
            prop = kind.properties[part.name]
            if prop.indexed and prop.type is Type.CODE:
                return part.name
    return None
