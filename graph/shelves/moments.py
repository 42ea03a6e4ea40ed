"""Moments as text that sorts as time does: UTC, always as long."""

import datetime
from collections.abc import Callable
from typing import Final

Clock = Callable[[], datetime.datetime]

LENGTH: Final = len("2026-01-31T12:00:00.000000Z")


def now() -> datetime.datetime:
    """This moment, UTC."""
    return datetime.datetime.now(datetime.UTC)


def written(moment: datetime.datetime) -> str:
    """A moment as text.

    >>> written(datetime.datetime(2026, 1, 31, 12, tzinfo=datetime.UTC))
    '2026-01-31T12:00:00.000000Z'
    """
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read(text: str) -> datetime.datetime:
    """The moment that `written` wrote.

    >>> written(read("2026-01-31T12:00:00.000001Z"))
    '2026-01-31T12:00:00.000001Z'
    """
    return datetime.datetime.fromisoformat(text)
