"""Putting back what a step changed."""

from collections.abc import Sequence
from typing import Any

from graph.errors import Conflict
from graph.store import Writer
from graph.writing.hand import restored
from strategy.refusals import ChangedSince


def put_back(unit: Writer, changes: Sequence[Sequence[Any]], step: str) -> None:
    """Make all as it was before a step, the last change first; `ChangedSince` where something was changed again."""
    for name, key, before, after in reversed(changes):
        try:
            restored(unit, (name, key, before, after))
        except Conflict as why:
            raise ChangedSince(f"{step} cannot be taken back: {why}") from None
