"""The stakeholder that somebody means, or who it could have been."""

from graph.errors import BadInput
from graph.snapshot import Snapshot
from graph.store import Store

NEAREST = 3


def stakeholder_row(store: Store, snapshot: Snapshot, id: str) -> int:
    """Row of a stakeholder in a snapshot; `BadInput` with the likeliest ids for one that is not there."""
    try:
        return snapshot.row("Stakeholder", id)
    except BadInput:
        raise BadInput(f"no stakeholder has the id {id[:200]!r}{_hint(store, snapshot, id)}") from None


def _hint(store: Store, snapshot: Snapshot, id: str) -> str:
    ids = [candidate for candidate in (f"pic:{id}", f"cordis-org:{id}", f"kbo:{id}") if _is_there(snapshot, candidate)]
    named = [f"{hit.id} ({hit.title})" for hit in store.search(id.rpartition(":")[2], ("Stakeholder",), NEAREST)]
    found = ids or named
    return f"; did you mean {' or '.join(found)}?" if found else "; `hommel export - --kind Stakeholder` lists them"


def _is_there(snapshot: Snapshot, id: str) -> bool:
    try:
        snapshot.row("Stakeholder", id)
    except BadInput:
        return False
    return True
