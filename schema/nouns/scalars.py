"""Values that GraphQL has no type of its own for."""

import datetime
from typing import NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

Day = NewType("Day", str)
Cents = NewType("Cents", int)

MOST_CENTS = 2**63 - 1


def _day(value: object) -> str:
    """A day as stores keep it; anything else is the client's mistake."""
    try:
        return datetime.date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise GraphQLError(f"a day is text such as 2017-01-01, not {str(value)[:40]!r}") from None


def _cents(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > MOST_CENTS:
        raise GraphQLError("an amount is a whole number of euro cents that fits in 64 bits")
    return value


SCALARS: dict[object, ScalarDefinition] = {
    Day: strawberry.scalar(name="Day", description="A day as ISO 8601 writes it: `2017-01-01`.", parse_value=_day),
    Cents: strawberry.scalar(
        name="Cents", description="An amount in whole euro cents, a JSON number of up to 64 bits.", parse_value=_cents
    ),
}
