"""The value types of properties: what a column may hold, equal in every store.

Each alias below is the Python type of one value type; `None` always means *unknown*. The label rides along in
`Annotated`, where `graph.catalogue` reads it. Money is integer cents; a real is finite and has at most 15
significant digits; a code is printable ASCII without spaces; text may be anything but NUL and lone surrogates.
"""

import datetime
import enum
from dataclasses import dataclass, field
from typing import Annotated, Any


class Type(enum.Enum):
    """How a value is checked, stored and compared."""

    CODE = "code"
    TEXT = "text"
    WHOLE = "whole"
    CENTS = "cents"
    REAL = "real"
    DAY = "day"
    FLAG = "flag"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Choice:
    """A closed set of codes, because code branches on them."""

    members: type[enum.StrEnum]


Id = str
Code = Annotated[str | None, Type.CODE]
Text = Annotated[str | None, Type.TEXT]
Whole = Annotated[int | None, Type.WHOLE]
Cents = Annotated[int | None, Type.CENTS]
Real = Annotated[float | None, Type.REAL]
Day = Annotated[datetime.date | None, Type.DAY]
Flag = Annotated[bool | None, Type.FLAG]
Texts = Annotated[tuple[str, ...] | None, Type.TEXTS]


def said(meaning: str, *, indexed: bool = False, default: str | None = None) -> Any:
    """A property of a noun: its meaning, whether stores index it, what it is where no source says.

    The default is applied when a record is shown, not when it is said: one source's silence never overrules
    another's statement.
    """
    return field(default=None, metadata={"meaning": meaning, "indexed": indexed, "default": default})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every statement carries: who said it, when it was so, and the rule if it was inferred."""

    source: Id
    as_of: datetime.date | None = None
    rule: str | None = None
