"""Lists that are kept, and made current after a change without asking about everybody again.

The weights of capabilities are constants: those of the day the lists were first kept. So a list can only change with
its owner, with somebody on it, or with somebody who now scores enough to come on it, and what is made current is, byte
for byte, what a whole run with these weights would find. `Head.drift` tells how far the weights have fallen behind.

    kept = keep(store, "all", 20)
    ...
    renewal = renew(store, kept)
"""

from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

import matching.economy
from graph.errors import BadInput
from graph.store import Store
from matching.economy import WANTED
from matching.fit import Best, Quiet, Scope, best
from matching.fit.kept.differing import carried, differing, moved
from matching.fit.kept.drift import counted, drift
from matching.fit.kept.said import touched, words
from matching.fit.kept.standing import Standing, Words, after_words, standing
from matching.fit.renewal import renewed

AGAIN = "keep new ones with `hommel fit --keep`"
TRIES = 3


class Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What lists say of themselves.

    revision   of the store that they are current with; `line` is the line of the trail that led to it
    listing    how many claimed anything when the weights were taken
    drift      how far the weights have fallen behind since, see `matching.fit.kept.drift`
    """

    scope: Scope
    top: int
    revision: int
    line: str
    listing: int
    drift: float


@dataclass(frozen=True, slots=True)
class Kept:
    """Everybody's lists, and what they are made from.

    claimed   how often each capability was claimed when the weights were taken
    """

    head: Head
    standing: Standing
    lists: Best
    claimed: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Renewal:
    """Lists that are current.

    changed   stakeholders that differ from before, by number
    again     whose lists were made again
    whole     whether the whole economy had to be read, since the trail does not tell who changed
    """

    kept: Kept
    changed: NDArray[np.int32]
    again: NDArray[np.int32]
    whole: bool


def keep(store: Store, scope: Scope, top: int, progress: Quiet = lambda done, total: None) -> Kept:
    """The lists of everybody as of now, by weights as of now; `BadInput` as for `best`."""
    snapshot = store.snapshot(WANTED)
    known = standing(matching.economy.economy(snapshot))
    lists = best(known.index, top=top, scope=scope, progress=progress)
    claimed, listing = counted(known.index)
    line = _line(store, snapshot.revision)
    head = Head(scope=scope, top=top, revision=snapshot.revision, line=line, listing=listing, drift=0.0)
    return Kept(head, known, lists, claimed)


def _line(store: Store, revision: int) -> str:
    """The first line of the trail of that revision: other stores have other ones."""
    first = next(iter(store.trail(revision - 1, 1)), None)
    return f"{first.revision} {first.at} {first.actor} {first.key}" if first else ""


def renew(store: Store, kept: Kept) -> Renewal:
    """The lists as of now, by the weights that they were kept with.

    Where the trail names all who were edited, only these are read; else, as after a load, everything is read and
    compared. Either way only lists that can have changed are made again. `BadInput` for lists of another store.
    """
    head = kept.head
    if store.revision() < head.revision or _line(store, head.revision) != head.line:
        raise BadInput(f"the fits that are kept are not of this store; {AGAIN}")
    revision, said = _said(store, kept)
    if said is None:
        return _compared(store, kept)
    now = after_words(kept.standing, said) if said else kept.standing
    return _renewal(store, kept, revision, now, np.array(sorted(said), np.int32))


def _said(store: Store, kept: Kept) -> tuple[int, dict[int, Words] | None]:
    """What was said of all who were edited, as of one revision; None where it has to be found by comparing."""
    for _ in range(TRIES):
        revision = store.revision()
        ids = touched(store, kept.head.revision)
        found = None if ids is None else words(store, kept.standing, sorted(ids))
        if revision == store.revision():
            return revision, None if found is None else dict(found)
    return revision, None  # others write all the time; a snapshot is of one moment


def _compared(store: Store, kept: Kept) -> Renewal:
    snapshot = store.snapshot(WANTED)
    known, capabilities = kept.standing, snapshot.kinds["Capability"].ids
    place = moved(known.capabilities, capabilities)[:-1]
    claimed, idf = np.zeros(len(capabilities), np.int32), np.full(len(capabilities), np.log1p(2.0 * kept.head.listing))
    there = place >= 0
    claimed[place[there]] = kept.claimed[there]
    idf[place[there]] = known.index.weight[: len(place)][there]
    now = standing(matching.economy.economy(snapshot), idf)
    to = moved(known.ids, now.ids)
    lists, lacking = carried(kept.lists, to, len(now.ids))
    changed = np.union1d(differing(known, now, to), lacking).astype(np.int32)
    before = Kept(kept.head, known, lists, claimed)
    return _renewal(store, before, snapshot.revision, now, changed, whole=True)


def _renewal(
    store: Store, kept: Kept, revision: int, now: Standing, changed: NDArray[np.int32], whole: bool = False
) -> Renewal:
    lists, again = kept.lists, np.empty(0, np.int32)
    if len(changed):
        lists, again = renewed(lists, now.index, changed, scope=kept.head.scope)
    head = msgspec.structs.replace(
        kept.head,
        revision=revision,
        line=_line(store, revision),
        drift=drift(kept.claimed, kept.head.listing, now.index),
    )
    return Renewal(Kept(head, now, lists, kept.claimed), changed, again, whole)
