"""From what a client gave as `where` and `orderBy` to the graph's filters and orders. Pure functions.

What is left out or null asks nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from graph.errors import BadInput
from graph.preparing.holes import later
from graph.select import And, Filter, Not, Op, Or, Order, Quantifier, Test, Through
from schema.compiling.links import Link, links_of

OPERATORS: Final[Mapping[str, Op]] = {
    "eq": Op.EQ,
    "ne": Op.NE,
    "in": Op.IN,
    "lt": Op.LT,
    "le": Op.LE,
    "gt": Op.GT,
    "ge": Op.GE,
    "startsWith": Op.STARTS,
    "contains": Op.CONTAINS,
    "has": Op.HAS,
    "known": Op.KNOWN,
}

Given = Mapping[str, Any]
"""A GraphQL input object after coercion: its fields by name."""


@lru_cache(4_096)
def property_name(name: str) -> str:
    """The catalogue's name of a GraphQL field.

    >>> property_name("totalCost")
    'total_cost'
    """
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def condition(kind: str, given: Given | None) -> Filter | None:
    """The filter that a `where` asks for on a kind, None when it asks nothing.

    >>> condition("Stakeholder", {"country": {"eq": "BE"}})
    Test(name='country', op=<Op.EQ: 'eq'>, value='BE')
    """
    parts = tuple(_parts(kind, given or {}))
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else And(parts)


def orders(given: Sequence[Given] | None) -> tuple[Order, ...]:
    """The keys to sort by, first the most important.

    >>> from schema.nouns.operators import Direction
    >>> orders([{"totalCost": Direction.DESC}])
    (Order(name='total_cost', descending=True, edge=False),)
    """
    return tuple(
        Order(property_name(name), descending=direction.value == "desc")
        for key in given or ()
        for name, direction in key.items()
        if direction is not None
    )


def _parts(kind: str, given: Given) -> Iterator[Filter]:
    for name, wanted in given.items():
        if wanted is None:
            continue
        if name == "and":
            yield And(tuple(_all(kind, wanted)))
        elif name == "or":
            yield Or(tuple(_all(kind, wanted)))
        elif name == "not":
            yield Not(condition(kind, wanted) or And(()))
        elif link := links_of(kind).get(property_name(name)):
            yield from _through(link, wanted)
        else:
            yield from _tests(name, wanted)


def _all(kind: str, given: Sequence[Given]) -> Iterator[Filter]:
    yield from (condition(kind, part) or And(()) for part in given)


def _through(link: Link, given: Given) -> Iterator[Filter]:
    for name, wanted in given.items():
        if wanted is not None:
            yield Through(link.relation, link.direction, Quantifier(name), _among(link, Quantifier(name), wanted))


def _among(link: Link, quantifier: Quantifier, wanted: Given) -> Filter | None:
    """What rows of a list must pass, of those that it holds at all."""
    where = condition(link.kind, wanted)
    if link.only is not None and quantifier is Quantifier.EVERY:
        return Or((Not(link.only), where or And(())))
    return both(link.only, where)


def both(one: Filter | None, other: Filter | None) -> Filter | None:
    """What asks both; None when neither asks anything."""
    return And((one, other)) if one is not None and other is not None else one or other


def _tests(name: str, given: Given) -> Iterator[Filter]:
    for operator, value in given.items():
        if value is None:
            raise BadInput(f"{name}.{operator}: null is no value to compare with; ask `{name}: {{known: false}}`")
        yield Test(property_name(name), OPERATORS[operator], later(value, tuple) if operator == "in" else value)
