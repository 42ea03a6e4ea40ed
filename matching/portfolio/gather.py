"""A run's suggestions as a pool: who has how many slots left, who may not meet, who works together already.

A pair may be suggested to both; the higher of its two scores counts. A partnership that is agreed or active, or of
which nobody says where it stands, uses a slot of each party until its last day; so far none of its pairs is proposed.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
import orjson

from graph.brokering.words import GONE
from graph.errors import BadInput
from graph.model import MatchRun, Suggestion, Visibility
from graph.snapshot import UNKNOWN_DAY, UNKNOWN_WHOLE, Coded, Snapshot, Wanted
from matching.audience import SEES
from matching.portfolio.pool import Pool, pool

WANTED: Final = Wanted(
    kinds={
        "Stakeholder": ("name", "capacity", "status", "visibility"),
        "Partnership": ("state", "end"),
        "ValueChain": ("position",),
    },
    relations={"EXCLUDES": (), "BETWEEN": ("answer",)},
)
"""What a snapshot must hold for `gather`."""

EPOCH: Final = datetime.date(1970, 1, 1)
RUNNING: Final = frozenset({"agreed", "active", None})
"""States of partnerships that use up capacity."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A pool over a snapshot's stakeholders, in ascending order of id, and why pairs are not in it.

    running    pairs that work together already; `excluded` those that will not
    capacity   of everybody before partnerships, `busy` how many of them they have
    score      of every pair that was suggested, in the pool or not
    chain      the primary chain of everybody in the run, as files write it
    """

    snapshot: Snapshot
    pool: Pool
    running: frozenset[tuple[int, int]]
    excluded: frozenset[tuple[int, int]]
    closed: frozenset[int]
    capacity: tuple[int, ...]
    busy: tuple[int, ...]
    score: Mapping[tuple[int, int], float]
    chain: Mapping[int, str]

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the stakeholders."""
        return tuple(self.snapshot.kinds["Stakeholder"].ids)

    def name(self, row: int) -> str:
        """Name of a stakeholder, or its id where it has none."""
        names = self.snapshot.kinds["Stakeholder"].columns["name"]
        assert isinstance(names, Coded)
        return names[row] or self.ids[row]


def run_of(runs: Iterable[MatchRun], id: str | None, audience: Visibility = Visibility.BROKER_ONLY) -> MatchRun:
    """The run of that id, or the newest; `BadInput` where there is none that the audience may see."""
    if id is None:
        return newest(runs, audience)
    found = next((run for run in runs if run.id == id and run.audience in SEES[audience]), None)
    if found is None:
        raise BadInput(f"the store keeps no run {id[:200]!r} that you may see; `hommel runs` lists them")
    return found


def day_of(run: MatchRun) -> int:
    """The day that a run is as of, since 1970; without one, every partnership is over that has a last day."""
    said = orjson.loads(run.manifest or "{}").get("as_of", "9999-12-31")
    return (datetime.date.fromisoformat(said) - EPOCH).days


def newest(runs: Iterable[MatchRun], audience: Visibility = Visibility.BROKER_ONLY) -> MatchRun:
    """The run for those who name none, as `graph.store.Store.suggested` chooses it; `BadInput` where there is none."""
    seen = [run for run in runs if run.audience in SEES[audience]]
    if not seen:
        raise BadInput("the store keeps no run yet that you may see; begin with `hommel match`")
    return max(seen, key=lambda run: (_width(run), run.whole is True, run.started or "", run.id))


def _width(run: MatchRun) -> int:
    return list(Visibility).index(Visibility(run.audience or ""))


def gather(snapshot: Snapshot, suggestions: Iterable[Suggestion], default: int, day: int) -> Gathered:
    """What there is to choose from on a day (since 1970); `default` slots for whom nobody says how many."""
    if default < 0:
        raise BadInput(f"a capacity is 0 or more, not {default}")
    rows = {who: row for row, who in enumerate(snapshot.kinds["Stakeholder"].ids)}
    score, chain = _suggested(suggestions, rows)
    running, busy = _running(snapshot, day, len(rows))
    excluded = _excluded(snapshot)
    closed = _closed(snapshot)
    capacity = _capacity(snapshot, default)
    free = np.maximum(capacity - busy, 0)
    free[list(closed)] = 0
    pairs = [pair for pair in score if pair not in running and pair not in excluded]
    ends = np.array(pairs, np.int32).reshape(-1, 2)
    kinds, place = _kinds(snapshot)
    names = [frozenset((chain.get(a, ""), chain.get(b, ""))) for a, b in pairs]
    made = pool(
        ends[:, 0],
        ends[:, 1],
        np.array([score[pair] for pair in pairs], np.float64),
        free,
        np.array([place.get(name, len(kinds)) for name in names], np.int16),
        kinds,
    )
    return Gathered(
        snapshot, made, running, excluded, closed, tuple(capacity.tolist()), tuple(busy.tolist()), score, chain
    )


def _suggested(
    suggestions: Iterable[Suggestion], rows: Mapping[str, int]
) -> tuple[dict[tuple[int, int], float], dict[int, str]]:
    score: dict[tuple[int, int], float] = {}
    chain: dict[int, str] = {}
    for one in suggestions:
        here, there = rows.get(one.stakeholder_id, -1), rows.get(one.partner_id, -1)
        if here < 0 or there < 0:
            continue  # gone since, or not to be seen
        pair = (here, there) if here < there else (there, here)
        score[pair] = max(one.score, score.get(pair, one.score))
        chain[here], chain[there] = one.chain_from or "", one.chain_to or ""
    return score, chain


def _running(snapshot: Snapshot, day: int, stakeholders: int) -> tuple[frozenset[tuple[int, int]], np.ndarray]:
    columns, between = snapshot.kinds["Partnership"].columns, snapshot.relations["BETWEEN"]
    state, end = columns["state"], np.asarray(columns["end"])
    answer = between.columns["answer"]
    assert isinstance(state, Coded) and isinstance(answer, Coded)  # noqa: PT018
    parties: dict[int, list[int]] = {}
    for at, (partnership, party) in enumerate(zip(between.start.tolist(), between.end.tolist(), strict=True)):
        over = end[partnership] != UNKNOWN_DAY and end[partnership] < day
        if state[partnership] in RUNNING and not over and answer[at] not in GONE:
            parties.setdefault(partnership, []).append(party)
    busy = np.zeros(stakeholders, np.int64)
    for some in parties.values():
        busy[some] += 1
    return frozenset(pair for some in parties.values() for pair in combinations(sorted(some), 2)), busy


def _excluded(snapshot: Snapshot) -> frozenset[tuple[int, int]]:
    edges = snapshot.relations["EXCLUDES"]
    ends = zip(edges.start.tolist(), edges.end.tolist(), strict=True)
    return frozenset((min(pair), max(pair)) for pair in ends)


def _closed(snapshot: Snapshot) -> frozenset[int]:
    status = snapshot.kinds["Stakeholder"].columns["status"]
    assert isinstance(status, Coded)
    return frozenset(np.flatnonzero(status.equal("ceased") | status.equal("merged")).tolist())


def _capacity(snapshot: Snapshot, default: int) -> np.ndarray:
    said = np.asarray(snapshot.kinds["Stakeholder"].columns["capacity"], np.int64)
    return np.maximum(np.where(said == UNKNOWN_WHOLE, default, said), 0)


def _kinds(snapshot: Snapshot) -> tuple[tuple[str, ...], dict[frozenset[str], int]]:
    """Names of all pairs of different chains, in the order in which chains are listed, and their places."""
    chains = snapshot.kinds["ValueChain"]
    position = np.asarray(chains.columns["position"], np.int64)
    order = sorted(range(len(chains)), key=lambda row: (position[row] == UNKNOWN_WHOLE, position[row], row))
    codes = [chains.ids[row].removeprefix("chain:") for row in order]
    pairs = list(combinations(codes, 2))
    return tuple(f"{a} with {b}" for a, b in pairs), {frozenset(pair): place for place, pair in enumerate(pairs)}
