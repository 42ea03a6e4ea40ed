"""Taking back what somebody did last, and taking that back in turn."""

from typing import cast

from graph.errors import Conflict
from graph.store import Store, Writer
from graph.writing.hand import Change, restored
from schema.mutations.editing import last_done, remember
from schema.mutations.problems import EditErrorCode, refused


def undone(store: Store, actor: str, revision: int | None) -> tuple[int, list[Change]]:
    """Take back the last edit of this actor; the new revision and what was changed.

    `Refused` where there is none, where it is not the one of that revision, and where a record was edited since.
    """
    with store.unit(actor) as unit:
        entry = last_done(unit, actor)
        if entry is None:
            raise refused(EditErrorCode.NOT_FOUND, "there is nothing of yours to undo")
        if revision not in (None, entry.body["revision"]):
            message = f"your last edit is that of revision {entry.body['revision']}, not {revision}"
            raise refused(EditErrorCode.STALE, message, "revision")
        done = [_undone(unit, *step) for step in reversed(entry.body["steps"])]
        remember(unit, actor, unit.revision + 1, done)
        return unit.revision + 1, done


def _undone(unit: Writer, *change: object) -> Change:
    try:
        return restored(unit, cast(Change, change))
    except Conflict as why:
        raise refused(EditErrorCode.STALE, str(why)) from None
