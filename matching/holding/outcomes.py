"""What became of the pairs of an experiment: who came together, shown or held back."""

import datetime
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import msgspec
import numpy as np
from scipy import sparse

from graph.brokering.words import State
from graph.errors import BadInput
from graph.inference import Links
from graph.model import MatchRun
from graph.snapshot import Coded, Snapshot
from matching.economy import EPOCH
from matching.holding.effect import Arm, Effect, effect


class _Held(msgspec.Struct, frozen=True):
    held: list[tuple[str, str]]
    shown: list[tuple[str, str]]


class _Kept(msgspec.Struct, frozen=True):
    as_of: str
    trial: _Held | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run's experiment says, counted over the days from `since` up to, not including, `until`."""

    run: str
    since: datetime.date
    until: datetime.date
    effect: Effect


def measure(snapshot: Snapshot, run: MatchRun, until: datetime.date) -> Measured:
    """The effect of brokering on the pairs of a run; `BadInput` for a run that held nothing back."""
    kept = msgspec.json.decode(run.manifest or "{}", type=_Kept)
    if kept.trial is None:
        raise BadInput(
            f"{run.id} held nothing back, so that it cannot tell; begin with `hommel match --hold-back 0.05`"
        )
    since = datetime.date.fromisoformat(kept.as_of)
    if until <= since:
        raise BadInput(f"{run.id} is as of {since}, and nothing came of it before; choose a later --until than {until}")
    together = came_together(snapshot, (since - EPOCH).days, (until - EPOCH).days)
    ids = snapshot.kinds["Stakeholder"].ids
    shown, held = (_arm(ids, together, pairs) for pairs in (kept.trial.shown, kept.trial.held))
    return Measured(run.id, since, until, effect(shown, held))


def came_together(snapshot: Snapshot, since: int, until: int) -> sparse.csr_array:
    """Who began a project together, or a partnership that works, on days from `since` up to `until`; symmetric.

    Days since 1970; stakeholders in the order of the snapshot.
    """
    projects, took = snapshot.kinds["Project"], snapshot.relations["PARTICIPATED_IN"]
    start = np.asarray(projects.columns["start"]).astype(np.int64)
    shape = (len(snapshot.kinds["Stakeholder"]), len(projects))
    part = Links(took.start, took.end, shape).only((start >= since) & (start < until)).matrix()
    pairs = _agreed(snapshot, since, until)
    one, other = np.array(pairs, np.int64).reshape(-1, 2).T
    agreed = sparse.csr_array(
        (np.ones(2 * len(pairs)), (np.append(one, other), np.append(other, one))), part.shape[:1] * 2
    )
    return sparse.csr_array(part @ part.T + agreed)


def _agreed(snapshot: Snapshot, since: int, until: int) -> list[tuple[int, int]]:
    """Each two parties of partnerships that came to an agreement, or began to work, within these days.

    Where nobody knows when they began, as where a party says that they work together already, it was not then.
    """
    nodes, between = snapshot.kinds["Partnership"], snapshot.relations["BETWEEN"]
    state = nodes.columns["state"]
    assert isinstance(state, Coded)
    there, began = (np.asarray(nodes.columns[name]).astype(np.int64) for name in ("since", "start"))
    day = np.where(state.equal(State.AGREED), there, began)
    works = [state.equal(one) for one in (State.AGREED, State.ACTIVE, State.CONCLUDED)]
    found = np.logical_or.reduce(works) & (day >= since) & (day < until)
    parties: dict[int, list[int]] = {int(place): [] for place in np.flatnonzero(found)}
    for place, party in zip(between.start.tolist(), between.end.tolist(), strict=True):
        if place in parties:
            parties[place].append(party)
    return [pair for some in parties.values() for pair in combinations(sorted(some), 2)]


def _arm(ids: Sequence[str], together: sparse.csr_array, pairs: list[tuple[str, str]]) -> Arm:
    """The pairs of which both are still there, and how many came together."""
    rows = [tuple(bisect_left(ids, who) for who in pair) for pair in pairs]
    there = [
        (one, other)
        for (one, other), pair in zip(rows, pairs, strict=True)
        if max(one, other) < len(ids) and (ids[one], ids[other]) == tuple(pair)
    ]
    return Arm(len(there), sum(bool(together[pair]) for pair in there))
