"""How fields of types and inputs are declared, so that each has its description."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import strawberry
from strawberry import UNSET

from graph.catalogue import KINDS, RELATIONS, Property

Resolver = TypeVar("Resolver", bound=Callable[..., Any])


def _property(entry: str, name: str) -> Property:
    return KINDS[entry].properties[name] if entry in KINDS else RELATIONS[entry].properties[name]


def field(description: str) -> Any:
    """A field that is read from the record."""
    return strawberry.field(description=description)


def of(name: str, entry: str) -> Any:
    """A field that is a property of a kind or relation; the catalogue says what it means."""
    return field(_property(entry, name).meaning)


def answers(description: str) -> Callable[[Resolver], Resolver]:
    """A field with arguments, answered by the method below."""
    return cast(Callable[[Resolver], Resolver], strawberry.field(description=description))


def may(description: str, name: str | None = None) -> Any:
    """An input field that may be left out."""
    return strawberry.field(default=UNSET, description=description, name=name)


def meaning(entry: str, name: str) -> Any:
    """An input field for a property; the catalogue says what it means."""
    return may(_property(entry, name).meaning)
