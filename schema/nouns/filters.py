"""What may be asked of each kind: a filter of its properties and lists, and an order. Made from the catalogue."""

from collections.abc import Mapping
from typing import Any, Final

import strawberry

from graph.catalogue import KINDS, Kind, Property
from graph.values import Type
from schema.compiling.links import links_of
from schema.nouns.declaring import list_of, made, may, words
from schema.nouns.operators import (
    AND,
    AS_OF,
    NOT,
    OR,
    SOURCE,
    CentsFilter,
    CodeFilter,
    DayFilter,
    Direction,
    FlagFilter,
    RealFilter,
    TextFilter,
    TextsFilter,
    WholeFilter,
)

ID: Final = "Its id."
SOME: Final = "At least one passes; `{}` means there is one at all."
EVERY: Final = "All pass; true where there are none."
NONE: Final = "None passes; `{}` means there are none at all."

TESTS: Final[Mapping[Type, type]] = {
    Type.CODE: CodeFilter,
    Type.TEXT: TextFilter,
    Type.TEXTS: TextsFilter,
    Type.WHOLE: WholeFilter,
    Type.CENTS: CentsFilter,
    Type.REAL: RealFilter,
    Type.DAY: DayFilter,
    Type.FLAG: FlagFilter,
}
FOLDED: Final = ", without case and accents"

FILTERS: Final[Mapping[str, type]] = {name: type(f"{name}Filter", (), {}) for name in KINDS}
LIST_FILTERS: Final[Mapping[str, type]] = {name: type(f"{name}ListFilter", (), {}) for name in KINDS}
ORDERS: Final[Mapping[str, type]] = {name: type(f"{name}Order", (), {}) for name in KINDS}
"""Kind -> input type."""


def sortable(kind: Kind) -> list[Property]:
    """Properties that a list may be sorted by: the title, what stores index, and what is a number or a day."""
    ordered = (Type.WHOLE, Type.CENTS, Type.REAL, Type.DAY)
    return [p for p in kind.properties.values() if p.name == kind.title or p.indexed or p.type in ordered]


def _filter(kind: Kind) -> Mapping[str, tuple[Any, Any]]:
    own, several = FILTERS[kind.name] | None, list_of(FILTERS[kind.name]) | None
    fields: dict[str, tuple[Any, Any]] = {
        "and_": (several, may(AND, "and")),
        "or_": (several, may(OR, "or")),
        "not_": (own, may(NOT, "not")),
        "id": (CodeFilter | None, may(ID)),
        "source": (CodeFilter | None, may(SOURCE)),
        "as_of": (DayFilter | None, may(AS_OF)),
    }
    fields |= {name: (TESTS[prop.type] | None, may(prop.meaning)) for name, prop in kind.properties.items()}
    return fields | {
        name: (LIST_FILTERS[link.kind] | None, may(link.meaning)) for name, link in links_of(kind.name).items()
    }


def _order(kind: Kind) -> Mapping[str, tuple[Any, Any]]:
    by = {"id": "By id."} | {
        prop.name: f"By {prop.meaning[0].lower()}{prop.meaning[1:]}{FOLDED if prop.name == kind.title else ''}."
        for prop in sortable(kind)
    }
    return {name: (Direction | None, may(text)) for name, text in by.items()}


for _kind in KINDS.values():
    _many, _own = words(_kind), FILTERS[_kind.name] | None
    made(strawberry.input, FILTERS[_kind.name], f"Which {_many}. Everything named has to hold.", _filter(_kind))
    made(
        strawberry.input,
        LIST_FILTERS[_kind.name],
        f"A test on the {_many} linked to something.",
        {"some": (_own, may(SOME)), "every": (_own, may(EVERY)), "none": (_own, may(NONE))},
    )
    made(
        lambda cls, description: strawberry.input(cls, one_of=True, description=description),
        ORDERS[_kind.name],
        f"One key to sort {_many} by; ties go by id.",
        _order(_kind),
    )
