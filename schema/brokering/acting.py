"""Who acts, and why a step is refused, as the API says it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from strawberry.utils.str_converters import to_camel_case

from graph.store import Writer
from schema.access import Principal, Role
from schema.mutations import problems
from schema.mutations.asking import Given
from schema.mutations.doing import Act, Check, Doing, mutation, unchecked
from schema.mutations.payloads import PAYLOADS
from schema.mutations.problems import EditErrorCode, refused
from schema.viewer import Viewer
from strategy.partnership.acting import Actor
from strategy.partnership.moves import Who
from strategy.refusals import (
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

CODES: Final[Mapping[type[NotTaken], EditErrorCode]] = {
    IllegalStep: EditErrorCode.ILLEGAL_STEP,
    Unfit: EditErrorCode.INVALID,
    Missing: EditErrorCode.INVALID,
    MissingConsent: EditErrorCode.MISSING_CONSENT,
    NoCapacity: EditErrorCode.NO_CAPACITY,
    NotYours: EditErrorCode.NOT_YOURS,
    StandsInTheWay: EditErrorCode.CONFLICT,
    ChangedSince: EditErrorCode.STALE,
}
"""Refusal -> its code."""


def actor_of(principal: Principal) -> Actor:
    """Who acts: an administrator may take steps of every broker's partnerships."""
    return Actor(principal.name, Who.LEAD if principal.role is Role.ADMIN else Who.BROKER)


@contextmanager
def refusals() -> Iterator[None]:
    """Turns what a step is refused for into `Refused`, and what any rule says no to."""
    try:
        with problems.refusals():
            yield
    except NotTaken as why:
        fields = [to_camel_case(why.what)] if isinstance(why, Unfit) else []
        raise refused(CODES[type(why)], str(why), *fields) from None


def brokering(name: str, act: Act, asked: type, shows: str, meaning: str, check: Check = unchecked) -> Any:
    """The field of a mutation that answers with a node of that kind, or with what a step is refused for."""

    def do(viewer: Viewer, unit: Writer, given: Given) -> Doing:
        with refusals():
            return act(viewer, unit, given)

    return mutation(name, do, asked, PAYLOADS[shows], meaning, check)
