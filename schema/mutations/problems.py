"""What an edit may be refused for, as its payload tells it."""

import enum
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any, Final

import strawberry

from graph.errors import BadInput, Conflict, HommelError, NotFound
from schema.access import Deed, Forbidden, Principal


@strawberry.enum(description="Why an edit was refused.")
class EditErrorCode(enum.Enum):
    """See its description."""

    INVALID = strawberry.enum_value("invalid", description="A value that may not be there; mend it.")
    NOT_FOUND = strawberry.enum_value("not-found", description="What the edit is about is not there to be seen.")
    CONFLICT = strawberry.enum_value("conflict", description="What is there already stands in the way.")
    STALE = strawberry.enum_value("stale", description="It was changed since it was read; read it and try again.")
    KEY_REUSED = strawberry.enum_value(
        "key-reused", description="The idempotency key stands for another edit; take a new one."
    )
    ILLEGAL_STEP = strawberry.enum_value(
        "illegal-step", description="Nothing leads there from where the partnership is; the message says what does."
    )
    MISSING_CONSENT = strawberry.enum_value("missing-consent", description="A party has to agree first, for itself.")
    NO_CAPACITY = strawberry.enum_value(
        "no-capacity", description="A party has no slot left, or too much to answer; the message says what holds them."
    )
    NOT_YOURS = strawberry.enum_value(
        "not-yours", description="It is somebody else's: ask them, or have it handed over to you."
    )
    FORBIDDEN = strawberry.enum_value("forbidden", description="The role of whoever asks does not allow it.")


@strawberry.type(description="Why an edit was refused. Nothing of it was kept.")
class EditError:
    """See its description."""

    code: EditErrorCode = strawberry.field(description="The sort of refusal, for programs.")
    message: str = strawberry.field(description="What is wrong, where, and how to mend it, for people.")
    field: list[str] = strawberry.field(
        description="Path of the field that is to blame, such as `input`, `country`; empty if it is none."
    )


class Refused(HommelError):
    """An edit that was refused, with every reason."""

    def __init__(self, *problems: EditError) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


def refused(code: EditErrorCode, message: str, *field: str) -> Refused:
    """A refusal with one reason; the field is named within the input."""
    return Refused(problem(code, message, *field))


def problem(code: EditErrorCode, message: str, *field: str) -> EditError:
    """One reason."""
    return EditError(code=code, message=message, field=["input", *field] if field else [])


def told(why: Refused) -> list[dict[str, Any]]:
    """A refusal as the `errors` of a payload."""
    return [asdict(one) for one in why.problems]


CODES: Final[Mapping[type[HommelError], EditErrorCode]] = {
    Forbidden: EditErrorCode.FORBIDDEN,
    BadInput: EditErrorCode.INVALID,
    NotFound: EditErrorCode.NOT_FOUND,
    Conflict: EditErrorCode.CONFLICT,
}
"""Error of a rule -> how it is told."""


@contextmanager
def refusals() -> Iterator[None]:
    """What a rule says no to, as a payload tells it."""
    try:
        yield
    except (Forbidden, BadInput, NotFound, Conflict) as why:
        raise refused(next(code for kind, code in CODES.items() if isinstance(why, kind)), str(why)) from None


def needed(principal: Principal, deed: Deed) -> None:
    """`Refused` where whoever asks may not do this."""
    with refusals():
        principal.need(deed)
