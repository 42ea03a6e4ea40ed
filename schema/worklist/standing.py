"""The mutation that says whether a stakeholder is still there."""

from collections.abc import Iterator
from typing import Final

import strawberry

from graph.catalogue import KINDS
from graph.model import Stakeholder, Status
from graph.relations import MergedInto
from graph.shelves import moments
from graph.store import Store
from schema.mutations.asking import ETAG, ONCE, Ask, Given, node, properties
from schema.mutations.editing import Put, Update
from schema.mutations.problems import EditError, EditErrorCode, problem
from schema.mutations.verbs import Changes, Verb
from strategy.status import faults

INTO: Final = Ask("into", strawberry.ID, "Id of the stakeholder that it merged into.", kind="Stakeholder")
SAID: Final = ("status", "status_since")


def _changes(given: Given) -> Changes:
    own, status = str(given["stakeholder"]), given["status"]
    since = given.get("status_since") or moments.now().date().isoformat()
    changes: list[Put] = [Update(Stakeholder, own, {"status": status, "status_since": since}, given.get(ETAG.name))]
    if given.get("into"):
        changes.append(Put(MergedInto, f"{own} {given['into']}", {"since": since}))
    return own, changes


def _check(store: Store, given: Given) -> Iterator[EditError]:
    into = given.get("into")
    for where, why in faults(store, str(given["stakeholder"]), Status(given["status"]), str(into) if into else None):
        yield problem(EditErrorCode.INVALID, why, where)


_OTHERS: Final = tuple(name for name in KINDS["Stakeholder"].properties if name not in SAID)
SET_STATUS: Final = Verb(
    "set_status",
    "Say that a stakeholder is active, ceased or merged into another, from a day on; today where none is given."
    " Whoever ceased or merged is suggested to nobody from then on.",
    (
        node("stakeholder", "Stakeholder"),
        *properties(Stakeholder, without=_OTHERS, needed=("status",)),
        INTO,
        ETAG,
        ONCE,
    ),
    "Stakeholder",
    _changes,
    _check,
)
