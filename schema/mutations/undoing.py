"""Taking back what somebody did last, and taking that back in turn."""

from typing import Any

from graph.catalogue import KINDS, RELATIONS, Kind, RelationType
from graph.records import RETRACTED, decode
from graph.store import HAND, Statement, Store, Writer
from schema.mutations.editing import Step, by_hand, last_done, remember
from schema.mutations.problems import EditErrorCode, refused


def undone(store: Store, actor: str, revision: int | None) -> tuple[int, list[Step]]:
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
        if entry.body.get("personal"):
            message = "your last edit was of a person, whose values are kept nowhere else; edit it again instead"
            raise refused(EditErrorCode.CONFLICT, message)
        done = [_undone(unit, *step) for step in reversed(entry.body["steps"])]
        remember(unit, actor, unit.revision + 1, done)
        return unit.revision + 1, done


def _undone(unit: Writer, name: str, key: str, before: list[Any] | None, after: list[Any] | None) -> Step:
    entry = _entry(name)
    if by_hand(unit, entry.noun, key) != after:
        raise refused(EditErrorCode.STALE, f"{name} {key!r} was edited since; undo by editing it again")
    if before is None:
        unit.withdraw(HAND, entry.noun, [key])
    elif before[2] == RETRACTED:
        unit.retract(entry.noun, [key])
    else:
        unit.say([decode(entry, key, Statement(*before))])
    return name, key, after, before


def _entry(name: str) -> Kind | RelationType:
    return KINDS.get(name) or RELATIONS[name]
