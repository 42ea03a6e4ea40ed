"""From nouns to what stores keep: checked, rounded, and merged from what several sources say.

Every adapter writes through here, so that two stores hold equal values and refuse the same things.
"""

import dataclasses
import datetime
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graph.catalogue import BY_NOUN, PROVENANCE, Kind, Property, RelationType
from graph.errors import BadInput
from graph.folding import search_text, sort_key
from graph.model import Source
from graph.store import HAND, Statement
from graph.values import Fact, Type

MOST_CHARACTERS = 100_000
MOST_ID_CHARACTERS = 200
MOST_CODE_CHARACTERS = 2_000  # an index of Neo4j holds keys of about 8,000 bytes
BIGGEST_WHOLE = 2**63 - 1

_CODE = re.compile(r"[!-~]*")
_SURROGATE = re.compile("[\ud800-\udfff\x00]")


@dataclass(frozen=True, slots=True)
class Record:
    """A fact ready to be kept: its key, its provenance, and its known values in the order of the catalogue."""

    key: str
    source: str
    as_of: str | None
    rule: str | None
    values: Mapping[str, object]


def key_of(fact: Fact) -> str:
    """A node's id, or both ends of a relation with a space between.

    >>> from graph.relations import Offers
    >>> key_of(Offers(from_id="own:a", to_id="own:b", source="hand"))
    'own:a own:b'
    """
    ends = getattr(fact, "from_id", None)
    return f"{ends}{' '}{fact.to_id}" if ends is not None else fact.id  # type: ignore[attr-defined]  # by noun


def encode(fact: Fact) -> Record:
    """The record of a fact; `BadInput` says which property cannot be kept and why."""
    entry, related, checks = _PLANS[type(fact)]
    name = "id"
    try:
        key = _key_of_relation(fact) if related else _key_of_node(fact)
        values = {}
        for name, check in checks:
            value = getattr(fact, name)
            if value is not None:
                values[name] = check(value)
        name = "source"
        as_of = None if fact.as_of is None else _day(fact.as_of)
        rule = None if fact.rule is None else _provenance(fact.rule)
        return Record(key, _provenance(fact.source), as_of, rule, values)
    except ValueError as why:
        raise BadInput(f"{entry.name} {key_of(fact)[:MOST_ID_CHARACTERS]!r}: {name}: {why}") from None


def decode(entry: Kind | RelationType, key: str, statement: Statement) -> Fact:
    """The fact of a record, as `encode` was given it; `BadInput` where that cannot have been."""
    ends = ("from_id", "to_id") if isinstance(entry, RelationType) else ("id",)
    try:
        values = {name: _revived(entry.properties[name].type, value) for name, value in statement.values.items()}
        as_of = None if statement.as_of is None else datetime.date.fromisoformat(statement.as_of)
        own = dict(zip(ends, key.split(" "), strict=True))
        return entry.noun(source=statement.source, as_of=as_of, rule=statement.rule, **own, **values)
    except (KeyError, TypeError, ValueError) as why:
        raise BadInput(f"{entry.name} {key[:MOST_ID_CHARACTERS]!r}: no record can be so: {why}") from None


def _revived(kind_of_value: Type, value: Any) -> Any:
    if kind_of_value is Type.DAY:
        return datetime.date.fromisoformat(value)
    return tuple(value) if kind_of_value is Type.TEXTS else value


def precedence(statement: Statement) -> tuple[bool, str, str]:
    """Sort key that puts the statement that counts least first: old before new, people's hands last.

    Equally new sources count in the order of their ids, so that the order of loading does not matter.
    """
    return (statement.source == HAND, statement.as_of or "", _backwards(statement.source))


def resolve(statements: Iterable[Statement]) -> Statement | None:
    """What is shown of a record: field by field the word of the statement that counts most.

    None when nobody says it, or when somebody retracted it by hand (a statement by hand without values).
    """
    ranked = sorted(statements, key=precedence, reverse=True)
    if not ranked or (ranked[0].source == HAND and ranked[0].rule == RETRACTED):
        return None
    if len(ranked) == 1:
        return ranked[0]
    merged: dict[str, object] = {}
    for statement in ranked:
        merged = {**statement.values, **merged}
    return dataclasses.replace(ranked[0], values=merged)


RETRACTED = "retracted"
"""The rule of a statement by hand that a record is not so."""

ERASED = "erased"
"""The rule of a statement by hand that all that was said of a person is gone; nobody says anything of it any more."""


def columns(entry: Kind | RelationType) -> tuple[str, ...]:
    """What a store keeps of each record of the noun, in the order of `row`."""
    return _LAYOUTS[entry.name].columns


def row(entry: Kind | RelationType, key: str, word: Statement) -> list[object]:
    """A record as it is shown: both ends or the id, every property or its default, provenance, folded words."""
    layout, known = _LAYOUTS[entry.name], word.values.get
    values = [known(name, default) for name, default in layout.defaults]
    if isinstance(entry, RelationType):
        return [*key.split(" "), *values, word.source, word.as_of, word.rule]
    title = known(entry.title)
    words = (found for name in entry.search for found in _texts_in(known(name)))
    folded = (sort_key(str(title) if title else None), search_text(words))
    return [key, *values, word.source, word.as_of, word.rule, *folded]


def _texts_in(value: object) -> list[str]:
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _backwards(source: str) -> str:
    return "".join(chr(0x7F - ord(letter)) for letter in source) + "\x7f"


def _key_of_relation(fact: Fact) -> str:
    return f"{_id(fact.from_id)} {_id(fact.to_id)}"  # type: ignore[attr-defined]  # relations have two ends


def _key_of_node(fact: Fact) -> str:
    node: str = fact.id  # type: ignore[attr-defined]  # nodes have ids
    return _provenance(node) if type(fact) is Source else _id(node)


def id_fault(id: str) -> str | None:
    """What is wrong with a node's id; None where stores keep it.

    >>> id_fault("own:a")
    >>> id_fault("own:a b")
    "an id is `scheme:rest` in printable ASCII without spaces, at most 200 characters; got 'own:a b'"
    """
    try:
        _id(id)
    except ValueError as why:
        return str(why)
    return None


@lru_cache(maxsize=65_536)  # relations name the same nodes over and over
def _id(id: str) -> str:
    if not (_plain(id) and 0 < id.find(":") < len(id) - 1):
        raise ValueError(
            f"an id is `scheme:rest` in printable ASCII without spaces, at most {MOST_ID_CHARACTERS} characters;"
            f" got {id[:MOST_ID_CHARACTERS]!r}"
        )
    return id


def _plain(text: str) -> bool:
    """Printable ASCII without spaces, not too long for an id."""
    return len(text) <= MOST_ID_CHARACTERS and text.isascii() and text.isprintable() and " " not in text


@lru_cache(maxsize=1_024)
def _provenance(name: str) -> str:
    """A source's id or a rule's name."""
    if not name or not _plain(name):
        raise ValueError(f"a source or rule is named in printable ASCII without spaces; got {name[:80]!r}")
    return name


def _check(prop: Property) -> Callable[[object], object]:
    if not prop.choices:
        return CHECKS[prop.type]
    choices = frozenset(prop.choices)

    def chosen(value: object) -> object:
        if value not in choices:
            raise ValueError(f"{value!r} is not one of {', '.join(prop.choices)}")
        return str(value)

    return chosen


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"expected text, got {value!r}")
    if len(value) > MOST_CHARACTERS:
        raise ValueError(f"longer than {MOST_CHARACTERS:,} characters")
    if _SURROGATE.search(value):
        raise ValueError("holds a NUL or half a surrogate pair")
    return value


def _code(value: object) -> str:
    if not isinstance(value, str) or len(value) > MOST_CODE_CHARACTERS or not _CODE.fullmatch(value):
        raise ValueError(
            f"a code is printable ASCII without spaces, at most {MOST_CODE_CHARACTERS:,} characters;"
            f" got {str(value)[:80]!r}"
        )
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(f"expected a whole number, got {value!r}")
    if not -BIGGEST_WHOLE <= value <= BIGGEST_WHOLE:
        raise ValueError(f"{value} does not fit in 64 bits")
    return int(value)


def _real(value: object) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not math.isfinite(value):
        raise ValueError(f"expected a finite number, got {value!r}")
    return _rounded(float(value))


@lru_cache(maxsize=16_384)  # levels and weights repeat
def _rounded(value: float) -> float:
    return float(f"{value:.15g}") + 0.0  # + 0.0 turns -0.0 into 0.0: stores differ on it


def _day(value: object) -> str:
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        raise ValueError(f"expected a day, got {value!r}")
    return _iso(value)


@lru_cache(maxsize=16_384)
def _iso(day: datetime.date) -> str:
    return day.isoformat()


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"expected true or false, got {value!r}")
    return value


def _texts(value: object) -> list[str]:
    if not isinstance(value, (tuple, list)):
        raise ValueError(f"expected a list of texts, got {value!r}")
    return [_text(item) for item in value]


CHECKS: Mapping[Type, Callable[[object], object]] = {
    Type.CODE: _code,
    Type.TEXT: _text,
    Type.WHOLE: _whole,
    Type.CENTS: _whole,
    Type.REAL: _real,
    Type.DAY: _day,
    Type.FLAG: _flag,
    Type.TEXTS: _texts,
}
"""How a value of each type is checked and normalised; a `ValueError` says what is wrong with it."""


def fault(prop: Property, value: object) -> str | None:
    """What is wrong with a property's value; None where stores keep it.

    >>> from graph.catalogue import KINDS
    >>> fault(KINDS["Stakeholder"].properties["founded"], "long ago")
    "expected a whole number, got 'long ago'"
    """
    try:
        _check(prop)(value)
    except ValueError as why:
        return str(why)
    return None


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a noun's values stand in a row."""

    columns: tuple[str, ...]
    defaults: tuple[tuple[str, str | None], ...]


def _layout(entry: Kind | RelationType) -> _Layout:
    ends = ("id",) if isinstance(entry, Kind) else ("from_id", "to_id")
    folded = ("sort_key", "search_text") if isinstance(entry, Kind) else ()
    defaults = tuple((prop.name, prop.default) for prop in entry.properties.values())
    return _Layout((*ends, *entry.properties, *PROVENANCE, *folded), defaults)


_LAYOUTS = {entry.name: _layout(entry) for entry in BY_NOUN.values()}
_PLANS = {
    noun: (entry, isinstance(entry, RelationType), tuple((p.name, _check(p)) for p in entry.properties.values()))
    for noun, entry in BY_NOUN.items()
}
