"""How a value is written in a cell of a CSV table, and read back exactly.

An empty cell is *unknown*. A cell that a spreadsheet would take for a formula (it begins with `= + - @`, a tab or a
carriage return) gets an apostrophe in front; so does a text of nothing but apostrophes, and a property known to be
empty is one apostrophe, so that nothing reads back as something else.
"""

import datetime
import re
from collections.abc import Callable, Mapping

import orjson

from graph.catalogue import PROVENANCE, Kind, Property, RelationType
from graph.values import Type

_TO_ESCAPE = re.compile(r"'*[=+\-@\t\r]|'+\Z")
_ESCAPED = re.compile(r"'+(?:[=+\-@\t\r]|\Z)")


def columns(table: Kind | RelationType) -> tuple[str, ...]:
    """The header of a kind's or relation's table.

    >>> from graph.catalogue import relation
    >>> columns(relation("ACTIVE_IN"))
    ('from_id', 'to_id', 'weight', 'share', 'stage', 'source', 'as_of', 'rule')
    """
    ends = ("id",) if isinstance(table, Kind) else ("from_id", "to_id")
    return (*ends, *table.properties, *PROVENANCE)


def escaped(text: str) -> str:
    """The text as a cell that no spreadsheet runs as a formula.

    >>> escaped("=1+1"), escaped("-5"), escaped("'s-Gravenhage"), escaped("'=x"), escaped("")
    ("'=1+1", "'-5", "'s-Gravenhage", "''=x", '')
    """
    return f"'{text}" if _TO_ESCAPE.match(text) else text


def unescaped(cell: str) -> str:
    """The text that `escaped` was given; other cells as they are.

    >>> unescaped("'=1+1"), unescaped("'s-Gravenhage"), unescaped("'")
    ('=1+1', "'s-Gravenhage", '')
    """
    return cell[1:] if _ESCAPED.match(cell) else cell


def to_cell(value: object) -> str:
    """A property's value as a cell; a list of texts is a JSON array.

    >>> to_cell(None), to_cell(""), to_cell(True), to_cell(0.5), to_cell(-3), to_cell(("a", "b"))
    ('', "'", 'true', '0.5', "'-3", '["a","b"]')
    """
    match value:
        case None:
            return ""
        case "":
            return "'"
        case bool():
            return "true" if value else "false"
        case tuple() | list():
            return orjson.dumps(value).decode()
        case datetime.date():
            return value.isoformat()
        case _:
            return escaped(str(value))


def from_cell(cell: str, prop: Property) -> object:
    """What `to_cell` was given; a `ValueError` says why the cell holds no such value.

    >>> from graph.catalogue import relation
    >>> from_cell("0.5", relation("OFFERS").properties["level"]), from_cell("", relation("OFFERS").properties["level"])
    (0.5, None)
    """
    return None if cell == "" else READERS[prop.type](unescaped(cell))


def _texts(cell: str) -> tuple[str, ...]:
    items = orjson.loads(cell)
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise ValueError(f"expected a JSON array of texts, got {cell[:80]!r}")
    return tuple(items)


def _flag(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise ValueError(f"expected true or false, got {cell[:80]!r}")
    return cell == "true"


def _day(cell: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(cell)
    except ValueError:
        raise ValueError(f"expected a day such as 2017-01-31, got {cell[:80]!r}") from None


def _whole(cell: str) -> int:
    try:
        return int(cell)
    except ValueError:
        raise ValueError(f"expected a whole number, got {cell[:80]!r}") from None


def _real(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        raise ValueError(f"expected a number, got {cell[:80]!r}") from None


READERS: Mapping[Type, Callable[[str], object]] = {
    Type.CODE: str,
    Type.TEXT: str,
    Type.WHOLE: _whole,
    Type.CENTS: _whole,
    Type.REAL: _real,
    Type.DAY: _day,
    Type.FLAG: _flag,
    Type.TEXTS: _texts,
}
"""How an exact cell of each type is read."""
