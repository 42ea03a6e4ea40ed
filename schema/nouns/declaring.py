"""How types and inputs are made, so that each field has its description."""

import enum
import re
from collections.abc import Callable, Mapping
from types import GenericAlias
from typing import Any, cast

import strawberry
from strawberry import UNSET

from graph.catalogue import Kind


def field(description: str) -> Any:
    """A field that is read from the record."""
    return strawberry.field(description=description)


def may(description: str, name: str | None = None) -> Any:
    """An input field that may be left out."""
    return strawberry.field(default=UNSET, description=description, name=name)


def choices(name: str, description: str, meanings: Mapping[str, str]) -> Any:
    """An enum of codes with their meanings: `follow-up` is FOLLOW_UP to clients."""
    values = {
        code.replace("-", "_").upper(): strawberry.enum_value(str(code), description=text)
        for code, text in meanings.items()
    }
    return strawberry.enum(cast(Any, enum.Enum)(name, values), description=description)


def list_of(cls: type) -> Any:
    """The annotation of a list of a class that is made while the program runs."""
    return GenericAlias(list, (cls,))


def made(make: Callable[..., Any], cls: type, description: str, fields: Mapping[str, tuple[Any, Any]]) -> None:
    """Turn a bare class into a type or an input: its fields are pairs of an annotation and a declaration.

    Bare classes stand for their types until all are made, since types refer to each other in circles.
    """
    cls.__annotations__ = {name: annotation for name, (annotation, _) in fields.items()}
    for name, (_, declaration) in fields.items():
        setattr(cls, name, declaration)
    make(cls, description=description)


def words(kind: Kind, *, many: bool = True) -> str:
    """What people call several of a kind, or one.

    >>> from graph.catalogue import KINDS
    >>> words(KINDS["ValueChain"]), words(KINDS["Capability"]), words(KINDS["Capability"], many=False)
    ('value chains', 'capabilities', 'capability')
    """
    one = re.sub(r"(?<!^)(?=[A-Z])", " ", kind.name).lower()
    if not many or one in ("feedback", "annual accounts"):
        return one
    return f"{one[:-1]}ies" if one.endswith("y") else f"{one}s"
