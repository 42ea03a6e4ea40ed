"""Tests on one value, by what sort of value it is; `schema.compiling.conditions` reads what is given."""

import enum
from typing import Final

import strawberry

from schema.nouns.declaring import may
from schema.nouns.scalars import Cents, Day

EQ: Final = "Equal to this."
NE: Final = "Known, and other than this."
IN: Final = "One of these."
LT: Final = "Less, or earlier, than this."
LE: Final = "At most this."
GT: Final = "Greater, or later, than this."
GE: Final = "At least this."
STARTS: Final = "Begins with this; names are compared without case and accents."
CONTAINS: Final = "Contains this; names are compared without case and accents."
KNOWN: Final = "Whether it is known at all."
AND: Final = "All of these hold."
OR: Final = "At least one of these holds."
NOT: Final = "This does not hold."
SOURCE: Final = "Id of the source that says so."
AS_OF: Final = "Day as of which it was so."


@strawberry.input(description="A test on an id or a code. Several tests all have to hold.")
class CodeFilter:
    """See its description."""

    eq: str | None = may(EQ)
    ne: str | None = may(NE)
    in_: list[str] | None = may(IN, "in")
    lt: str | None = may(LT)
    le: str | None = may(LE)
    gt: str | None = may(GT)
    ge: str | None = may(GE)
    starts_with: str | None = may("Begins with this.")
    contains: str | None = may("Contains this.")
    known: bool | None = may(KNOWN)


@strawberry.input(description="A test on free text. Several tests all have to hold.")
class TextFilter:
    """See its description."""

    eq: str | None = may(EQ)
    ne: str | None = may(NE)
    in_: list[str] | None = may(IN, "in")
    starts_with: str | None = may(STARTS)
    contains: str | None = may(CONTAINS)
    known: bool | None = may(KNOWN)


@strawberry.input(description="A test on a list of texts. Several tests all have to hold.")
class TextsFilter:
    """See its description."""

    has: str | None = may("The list holds this text.")
    known: bool | None = may(KNOWN)


@strawberry.input(description="A test on a whole number. Several tests all have to hold.")
class WholeFilter:
    """See its description."""

    eq: int | None = may(EQ)
    ne: int | None = may(NE)
    in_: list[int] | None = may(IN, "in")
    lt: int | None = may(LT)
    le: int | None = may(LE)
    gt: int | None = may(GT)
    ge: int | None = may(GE)
    known: bool | None = may(KNOWN)


@strawberry.input(description="A test on an amount. Several tests all have to hold.")
class CentsFilter:
    """See its description."""

    eq: Cents | None = may(EQ)
    ne: Cents | None = may(NE)
    in_: list[Cents] | None = may(IN, "in")
    lt: Cents | None = may(LT)
    le: Cents | None = may(LE)
    gt: Cents | None = may(GT)
    ge: Cents | None = may(GE)
    known: bool | None = may(KNOWN)


@strawberry.input(description="A test on a day. Several tests all have to hold.")
class DayFilter:
    """See its description."""

    eq: Day | None = may(EQ)
    ne: Day | None = may(NE)
    in_: list[Day] | None = may(IN, "in")
    lt: Day | None = may(LT)
    le: Day | None = may(LE)
    gt: Day | None = may(GT)
    ge: Day | None = may(GE)
    known: bool | None = may(KNOWN)


@strawberry.input(description="A test on a number. Several tests all have to hold.")
class RealFilter:
    """See its description."""

    eq: float | None = may(EQ)
    ne: float | None = may(NE)
    in_: list[float] | None = may(IN, "in")
    lt: float | None = may(LT)
    le: float | None = may(LE)
    gt: float | None = may(GT)
    ge: float | None = may(GE)
    known: bool | None = may(KNOWN)


@strawberry.input(description="A test on a yes or no. Several tests all have to hold.")
class FlagFilter:
    """See its description."""

    eq: bool | None = may(EQ)
    known: bool | None = may(KNOWN)


@strawberry.enum(description="Upwards or downwards. What is unknown comes last upwards and first downwards.")
class Direction(enum.Enum):
    """See its description."""

    ASC = "asc"
    DESC = "desc"
