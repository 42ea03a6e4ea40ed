"""Values that are worked out from a record's properties."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Final

import orjson

from graph.catalogue import Kind, RelationType
from graph.values import Type
from schema.compiling.languages import PREFIX, Languages, preferring

ETAG: Final = "etag"
LABEL: Final = "label"
LANGUAGE: Final = "language"
NOTATION: Final = "notation"

Making = Callable[[Sequence[Any]], Any]
"""Makes a value from those that it needs."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A value that no store keeps.

    needs   the properties that it is made of
    made    for somebody who reads these languages: from their values
    """

    needs: tuple[str, ...]
    made: Callable[[Languages], Making]

    def of(self, record: Mapping[str, Any], languages: Languages) -> Any:
        """The value of one record."""
        return self.made(languages)([record[name] for name in self.needs])


def derived(entry: Kind | RelationType, name: str, given: Mapping[str, Any]) -> Derived | None:
    """What is made under that name of such a record, with the arguments given."""
    if name == ETAG:
        return Derived(tuple(entry.properties), anyhow(partial(etag_of, entry)))
    if name == LABEL and isinstance(entry, Kind) and entry.labels:
        needs = (*entry.labels, NOTATION) if NOTATION in entry.properties else entry.labels
        chosen = given.get(LANGUAGE)
        return Derived(needs, partial(_label_in, needs, preferring(chosen.value) if chosen else None))
    return None


def anyhow(making: Making) -> Callable[[Languages], Making]:
    """The same in every language."""
    return lambda languages: making


@cache  # there are few languages; lists below lists ask for each of them
def _label_in(needs: tuple[str, ...], chosen: Languages | None, languages: Languages) -> Making:
    """What finds a label: in the languages chosen, else in those that are read; last of all the notation."""
    ranked = [f"{PREFIX}{one}" for one in chosen or languages] + [NOTATION]
    return partial(_first, [needs.index(name) for name in ranked if name in needs])


def _first(places: Sequence[int], values: Sequence[Any]) -> Any:
    for place in places:
        if value := values[place]:
            return value
    return None


def etag_of(entry: Kind | RelationType, values: Sequence[Any]) -> str:
    """A short text that changes with anything that is shown of a record, as an entity tag of RFC 9110 does.

    >>> from graph.catalogue import KINDS
    >>> etag_of(KINDS["Programme"], ["H2020-EU.1", "Science"])
    '0f755caf0cafe0e8'
    """
    flags = [prop.type is Type.FLAG for prop in entry.properties.values()]
    shown = [bool(v) if flag and v is not None else v for v, flag in zip(values, flags, strict=True)]
    return hashlib.sha256(orjson.dumps(shown)).hexdigest()[:16]
