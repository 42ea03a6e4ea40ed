"""Taking back what somebody did last, and taking that back in turn."""

from typing import cast

from graph.errors import Conflict
from graph.shelves.moments import now
from graph.store import Store, Writer
from graph.writing.hand import Change, restored
from schema.access import Principal
from schema.brokering.acting import actor_of, refusals
from schema.mutations.editing import forget_done, last_done, remember
from schema.mutations.problems import EditErrorCode, refused
from strategy.partnership.undoing import take_back

Record = tuple[str, str]
"""Kind or relation, and key."""


def undone(store: Store, principal: Principal, revision: int | None) -> tuple[int, list[Record]]:
    """Take back the last edit of whoever asks; the new revision and what was changed.

    `Refused` where there is none, where it is not the one of that revision, and where a record was edited since. A step
    of a partnership is taken back with all its effects, and is not there to be undone again.
    """
    with store.unit(principal.name) as unit:
        entry = last_done(unit, principal.name)
        if entry is None:
            raise refused(EditErrorCode.NOT_FOUND, "there is nothing of yours to undo")
        if revision not in (None, entry.body["revision"]):
            message = f"your last edit is that of revision {entry.body['revision']}, not {revision}"
            raise refused(EditErrorCode.STALE, message, "revision")
        if entry.body.get("personal"):
            message = "your last edit was of a person, whose values are kept nowhere else; edit it again instead"
            raise refused(EditErrorCode.CONFLICT, message)
        if (step := entry.body.get("step")) is not None:
            return unit.revision + 1, _taken_back(store, unit, principal, step)
        done = [_undone(unit, *change) for change in reversed(entry.body["steps"])]
        remember(unit, principal.name, unit.revision + 1, done)
        return unit.revision + 1, [(name, key) for name, key, _, _ in done]


def _taken_back(store: Store, unit: Writer, principal: Principal, step: str) -> list[Record]:
    with refusals():
        back = take_back(store, unit, actor_of(principal), step, now())
    forget_done(unit, principal.name)
    return [("Partnership", back.partnership), ("PartnershipStep", back.step)]


def _undone(unit: Writer, *change: object) -> Change:
    try:
        return restored(unit, cast(Change, change))
    except Conflict as why:
        raise refused(EditErrorCode.STALE, str(why)) from None
