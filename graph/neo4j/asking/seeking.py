"""Where a question begins: conditions that change no answer, and let the planner begin at an index.

An index over several properties serves only a question that asks something of each of them, if only that it is known.
Every node of ours has an id and a sort key, so asking that costs nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.asking import Key
from graph.catalogue import Kind, Property
from graph.neo4j.naming import key as written
from graph.select import And, Filter, Op, Test
from graph.values import Type

RANGES = frozenset({Op.EQ, Op.LT, Op.LE, Op.GT, Op.GE, Op.IN})


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is asked at once, what only of one row after the other, and how the order is written for the planner."""

    at_once: Sequence[str]
    one_by_one: Sequence[str]
    leading: str = ""


def begin(kind: Kind, node: str, asked: Sequence[str], keys: Sequence[Key], where: Filter | None) -> Beginning:
    """Conditions in the order in which they are cheap. What walks along relations is asked last, in the order wanted,
    so that asking stops when the page is full."""
    at_once = [one for one in asked if WALK not in one]
    one_by_one = [one for one in asked if WALK in one]
    prop = next(_indexed(kind, where), None)
    known = [f"{node}.id IS NOT NULL"]
    if (prop is not None and prop.type is Type.CODE) or (prop is None and keys[0].title):
        known.append(f"{node}.sortKey IS NOT NULL")
    leading = ""
    if prop is not None and prop.type is Type.CODE and keys[0].title and _is_equal(prop, where):
        leading = f"{node}.{written(prop.name)}{' DESC' if keys[0].descending else ''}, "
    return Beginning([*at_once, *known], one_by_one, leading)


WALK = "EXISTS {"
"""How a walk along relations is written; the text of conditions is ours alone, so nothing else looks so."""


def _indexed(kind: Kind, where: Filter | None) -> Iterator[Property]:
    """Indexed properties that the filter asks to be something."""
    for test in _tests(where):
        prop = kind.properties.get(test.name)
        if prop is not None and prop.indexed and test.op in RANGES:
            yield prop


def _is_equal(prop: Property, where: Filter | None) -> bool:
    return any(test.name == prop.name and test.op is Op.EQ for test in _tests(where))


def _tests(where: Filter | None) -> Iterator[Test]:
    parts = where.parts if isinstance(where, And) else (where,)
    return (part for part in parts if isinstance(part, Test))
