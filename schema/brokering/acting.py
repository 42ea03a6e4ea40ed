"""Who acts, and why a step is refused, as the API says it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from strawberry.utils.str_converters import to_camel_case

from graph.errors import BadInput, HommelError, NotFound
from schema.access import Principal, Role
from schema.mutations.problems import EditErrorCode, refused
from strategy.partnership.acting import Actor
from strategy.partnership.moves import Who
from strategy.partnership.refusals import (
    ChangedSince,
    IllegalStep,
    Missing,
    MissingConsent,
    NoCapacity,
    NotTaken,
    NotYours,
    StandsInTheWay,
    Unfit,
)

CODES: Final[Mapping[type[HommelError], EditErrorCode]] = {
    IllegalStep: EditErrorCode.ILLEGAL_STEP,
    Unfit: EditErrorCode.INVALID,
    Missing: EditErrorCode.INVALID,
    MissingConsent: EditErrorCode.MISSING_CONSENT,
    NoCapacity: EditErrorCode.NO_CAPACITY,
    NotYours: EditErrorCode.NOT_YOURS,
    StandsInTheWay: EditErrorCode.CONFLICT,
    ChangedSince: EditErrorCode.STALE,
    NotFound: EditErrorCode.NOT_FOUND,
    BadInput: EditErrorCode.INVALID,
}
"""Refusal -> its code."""


def actor_of(principal: Principal) -> Actor:
    """Who acts: an administrator may take steps of every broker's partnerships."""
    return Actor(principal.name, Who.LEAD if principal.role is Role.ADMIN else Who.BROKER)


@contextmanager
def refusals() -> Iterator[None]:
    """Turns what a step is refused for into `Refused`."""
    try:
        yield
    except (NotTaken, NotFound, BadInput) as why:
        fields = [to_camel_case(why.what)] if isinstance(why, Unfit) else []
        raise refused(CODES[type(why)], str(why), *fields) from None
