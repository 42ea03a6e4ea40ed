"""What the input of an edit holds, and what is wrong with what a client gave."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import strawberry
from strawberry.utils.str_converters import to_camel_case as camel

from graph.catalogue import BY_NOUN, KINDS, Kind, Property, RelationType
from graph.errors import BadInput
from graph.records import fault
from graph.select import RowRule
from graph.store import Store
from graph.values import Fact, Type
from schema.mutations.problems import EditError, EditErrorCode, problem
from schema.nouns.declaring import words
from schema.nouns.types import VALUES

Given = Mapping[str, Any]
"""What a client gave, by the catalogue's names; what it left out is absent, and null is None."""

LEAST: Final[Mapping[str, float]] = dict.fromkeys(("level", "urgency", "share", "weight", "capacity"), 0)
MOST: Final[Mapping[str, float]] = dict.fromkeys(("level", "urgency", "share"), 1)
"""Property -> the least and the greatest number that a person may give."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One field of an input.

    kind       the field is the id of a node of this kind, which has to be there
    property   the field is this property
    fault      what is wrong with a value, where that is no matter of a property
    """

    name: str
    annotation: Any
    meaning: str
    required: bool = False
    kind: str | None = None
    property: Property | None = None
    fault: Callable[[Any], str | None] = lambda value: None


ETAG: Final = Ask("if_match", str, "Its `etag` as it was read: refused with `STALE` if it was changed since.")
ONCE: Final = Ask(
    "idempotency_key",
    str,
    "A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated."
    " Kept for a day at least.",
)


def node(name: str, kind: str, meaning: str | None = None) -> Ask:
    """The id of a node that has to be there."""
    text = meaning or f"Id of the {words(KINDS[kind], many=False)}."
    return Ask(name, strawberry.ID, text, required=True, kind=kind)


def properties(noun: type[Fact], *, without: Sequence[str] = (), needed: Sequence[str] = ()) -> list[Ask]:
    """The properties that people may say."""
    entry = BY_NOUN[noun]
    return [
        Ask(name, VALUES[prop.type], _meaning(entry, prop), name in needed, property=prop)
        for name, prop in entry.properties.items()
        if name not in without
    ]


def _meaning(entry: Kind | RelationType, prop: Property) -> str:
    choices = f": {', '.join(prop.choices)}" if prop.choices else ""
    return f"{prop.meaning}{choices}. Null takes back what was said of it by hand."


def problems(asks: Sequence[Ask], given: Given, store: Store, rule: RowRule) -> list[EditError]:
    """All that is wrong with an input, the fields that name a node that is not there among it."""
    return [*_values(asks, given), *_nodes(asks, given, store, rule)]


def _values(asks: Sequence[Ask], given: Given) -> Iterator[EditError]:
    for ask in asks:
        value = given.get(ask.name)
        if value is not None and (wrong := _wrong(ask, value)):
            yield problem(EditErrorCode.INVALID, f"{camel(ask.name)}: {wrong}", camel(ask.name))
        if ask.required and value is None and ask.name in given:
            yield problem(EditErrorCode.INVALID, f"{camel(ask.name)} may not be null", camel(ask.name))


def _wrong(ask: Ask, value: Any) -> str | None:
    if ask.property is None:
        return ask.fault(value)
    return fault(ask.property, _typed(ask.property, value)) or _beyond(ask.name, value)


def _typed(prop: Property, value: Any) -> Any:
    return datetime.date.fromisoformat(value) if prop.type is Type.DAY else value


def _beyond(name: str, value: Any) -> str | None:
    least, most = LEAST.get(name), MOST.get(name)
    if least is not None and value < least:
        return f"{value} is below {least}"
    return f"{value} is above {most}" if most is not None and value > most else None


def _nodes(asks: Sequence[Ask], given: Given, store: Store, rule: RowRule) -> Iterator[EditError]:
    wanted = {ask.name: (ask.kind, str(given[ask.name])) for ask in asks if ask.kind and given.get(ask.name)}
    try:
        found = {(hit.kind, hit.id) for hit in store.named([one for _, one in wanted.values()], rule)}
    except BadInput as why:
        yield problem(EditErrorCode.INVALID, str(why))
        return
    for name, (kind, one) in wanted.items():
        if (kind, one) not in found:
            yield problem(EditErrorCode.NOT_FOUND, f"there is no {kind} {one!r} to be seen", camel(name))
