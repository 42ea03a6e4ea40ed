"""Candidates: for each stakeholder the best thousand by a cheap score, exactly, before features are computed.

The cheap score multiplies what shared neighbours and fitting capabilities bring, and the partner's own activity:

    (1 + 1000 d)³ (1 + c) (1 + 50 r) (1 + f) (1 + g) (1 + activity)^0.6

with d decayed paths, c common neighbours, r resource allocation, f and g the idf of needs met in either direction.
Hard rules come first: nobody the stakeholder knows, its own group, an exclusion, a closed record or, across chains,
its own primary chain is ever a candidate.
"""

import threading
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, get_args

import numpy as np
from numba import njit
from numpy.typing import NDArray

from matching.economy import Economy, Lists

Scope = Literal["cross-chain", "bridge", "all"]
SCOPES = get_args(Scope)

CANDIDATES = 1_000
EVERYWHERE = 300
"""So many of the most active stakeholders are weighed for everybody, shared neighbour or not."""

COMMON, ADAMIC_ADAR, RESOURCE, DECAYED, NEEDS_MET, WANTED = range(6)
COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs to be scored: stakeholders `left`, candidates `right` (int32 rows), `closure` float64 pairs × COLUMNS."""

    economy: Economy
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    closure: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.left)


class Ground(NamedTuple):
    """What the kernels read: the economy as plain arrays, and what each stakeholder brings to the cheap score."""

    indptr: Any
    partner: Any
    decayed: Any
    path: Any
    log_degree: Any
    inverse_degree: Any
    prior: Any
    idf: Any
    needs_begin: Any
    needs: Any
    offers_begin: Any
    offers: Any
    offered_begin: Any
    offered_by: Any
    needed_begin: Any
    needed_by: Any
    everywhere: Any
    known_begin: Any
    known: Any
    excluded_begin: Any
    excluded: Any
    open: Any
    group: Any
    primary: Any
    member: Any


class Space(NamedTuple):
    """Scratch of one thread: sums and flags over stakeholders, all zero between rows, and who was reached."""

    sums: Any
    seen: Any
    barred: Any
    touched: Any


class Proposer:
    """Finds candidates; safe to call from several threads, each with scratch space of its own."""

    def __init__(self, economy: Economy, scope: Scope) -> None:
        self.economy = economy
        self.scope = scope
        self._ground = _ground(economy)
        self._scratch = threading.local()

    def propose(self, rows: NDArray[np.int32], most: int = CANDIDATES) -> Pairs:
        """The candidates of these stakeholders, by stakeholder as given and candidate ascending."""
        rows = rows.astype(np.int32)
        counts, right, closure = _propose(rows, most, SCOPES.index(self.scope), self._ground, self._space())
        return Pairs(self.economy, np.repeat(rows, counts), right, closure)

    def closure(self, row: int, others: NDArray[np.int32]) -> Pairs:
        """Any pairs of one stakeholder, candidates or not."""
        space = self._space()
        touched = _spread(row, self._ground, space)
        closure = space.sums[others].copy()
        _clear(space, space.touched[:touched])
        return Pairs(self.economy, np.full(len(others), row, np.int32), others.astype(np.int32), closure)

    def allowed(self, row: int, others: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Which of these pass the hard rules: the readable twin of the kernel's own look."""
        e = self.economy
        good = e.open[others] & (e.group[others] != e.group[row]) & bool(e.open[row])
        known = e.partners.indices[e.partners.indptr[row] : e.partners.indptr[row + 1]]
        good &= ~np.isin(others, known) & (others != row)
        if row in e.excluded:
            good &= ~np.isin(others, list(e.excluded[row]))
        if self.scope == "cross-chain":
            good &= (e.primary[others] >= 0) & (e.primary[others] != e.primary[row]) & (e.primary[row] >= 0)
        elif self.scope == "bridge":
            alone = ~(e.member[others] & e.member[row]).any(axis=1)
            good &= alone & e.member[others].any(axis=1) & bool(e.member[row].any())
        return good

    def _space(self) -> Space:
        if not hasattr(self._scratch, "space"):
            n = len(self.economy)
            flags = np.zeros((2, n), np.uint8)
            self._scratch.space = Space(np.zeros((n, COLUMNS)), flags[0], flags[1], np.zeros(n, np.int32))
        space: Space = self._scratch.space
        return space


def _ground(e: Economy) -> Ground:
    network, total = e.network, e.network.total
    offered_begin, offered_by = transposed(e.offers, len(e.idf))
    needed_begin, needed_by = transposed(e.needs, len(e.idf))
    excluded = [sorted(e.excluded.get(row, ())) for row in range(len(e))] if e.excluded else [[]] * len(e)
    busiest = np.argsort(-network.activity, kind="stable")[:EVERYWHERE]
    return Ground(
        indptr=network.indptr,
        partner=network.partner,
        decayed=network.decayed,
        path=np.divide(1.0, total, out=np.zeros_like(total), where=total > 0),
        log_degree=1.0 / np.log(np.maximum(network.degree, 2)),
        inverse_degree=1.0 / np.maximum(network.degree, 1),
        prior=(1.0 + network.activity) ** 0.6,
        idf=e.idf,
        needs_begin=e.needs.indptr,
        needs=e.needs.capability,
        offers_begin=e.offers.indptr,
        offers=e.offers.capability,
        offered_begin=offered_begin,
        offered_by=offered_by,
        needed_begin=needed_begin,
        needed_by=needed_by,
        everywhere=np.sort(busiest).astype(np.int32),
        known_begin=e.partners.indptr.astype(np.int64),
        known=e.partners.indices.astype(np.int32),
        excluded_begin=np.concatenate([[0], np.cumsum([len(others) for others in excluded])]).astype(np.int64),
        excluded=np.array([other for others in excluded for other in others], np.int32),
        open=e.open,
        group=e.group,
        primary=e.primary,
        member=np.ascontiguousarray(e.member),
    )


def transposed(claims: Lists, capabilities: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """For each capability the stakeholders that list it: indptr, and stakeholders ascending."""
    row = np.repeat(np.arange(len(claims.indptr) - 1, dtype=np.int32), np.diff(claims.indptr))
    order = np.argsort(claims.capability, kind="stable")
    counts = np.bincount(claims.capability, minlength=capabilities)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), row[order]


@njit(cache=True, nogil=True)
def best(score: Any, most: int) -> Any:
    """Places of the `most` highest scores, ascending; of equals the first.

    >>> best(np.array([1.0, 3.0, 2.0, 3.0, 2.0]), 3).tolist()
    [1, 2, 3]
    """
    if len(score) <= most:
        return np.arange(len(score))
    limit = np.partition(score, len(score) - most)[len(score) - most]
    left = most - int((score > limit).sum())
    kept = np.empty(most, np.int64)
    count = 0
    for place in range(len(score)):
        if score[place] > limit or (score[place] == limit and left > 0):
            if score[place] == limit:
                left -= 1
            kept[count] = place
            count += 1
    return kept


@njit(cache=True, nogil=True)
def _propose(rows: Any, most: int, scope: int, ground: Any, space: Any) -> Any:
    """Candidates of a block of rows: how many each, who, and their closures."""
    counts = np.zeros(len(rows), np.int64)
    right = np.empty(len(rows) * most, np.int32)
    closure = np.empty((len(rows) * most, COLUMNS))
    total = 0
    for place in range(len(rows)):
        row = rows[place]
        count = _spread(row, ground, space)
        reached = _permitted(row, scope, count, ground, space)
        cheap = np.empty(len(reached))
        for k in range(len(reached)):
            cheap[k] = _cheap(space.sums[reached[k]], ground.prior[reached[k]])
        for k in best(cheap, most):
            right[total] = reached[k]
            closure[total] = space.sums[reached[k]]
            total += 1
            counts[place] += 1
        _clear(space, space.touched[:count])
    return counts, right[:total].copy(), closure[:total].copy()


@njit(cache=True, nogil=True)
def _cheap(c: Any, prior: float) -> float:
    near = 1.0 + 1e3 * c[DECAYED]
    fit = (1.0 + c[NEEDS_MET]) * (1.0 + c[WANTED])
    return near * near * near * (1.0 + c[COMMON]) * (1.0 + 50.0 * c[RESOURCE]) * fit * prior


@njit(cache=True, nogil=True)
def _permitted(row: int, scope: int, count: int, ground: Any, space: Any) -> Any:
    """Those reached that pass the hard rules, ascending."""
    found = np.empty(count, np.int32)
    kept = 0
    for place in range(ground.known_begin[row], ground.known_begin[row + 1]):
        space.barred[ground.known[place]] = 1
    for place in range(ground.excluded_begin[row], ground.excluded_begin[row + 1]):
        space.barred[ground.excluded[place]] = 1
    for other in space.touched[:count]:
        good = other != row and space.barred[other] == 0 and ground.open[row] and ground.open[other]
        if good and ground.group[other] != ground.group[row] and _in_scope(row, other, scope, ground):
            found[kept] = other
            kept += 1
    for place in range(ground.known_begin[row], ground.known_begin[row + 1]):
        space.barred[ground.known[place]] = 0
    for place in range(ground.excluded_begin[row], ground.excluded_begin[row + 1]):
        space.barred[ground.excluded[place]] = 0
    return np.sort(found[:kept])


@njit(cache=True, nogil=True)
def _in_scope(row: int, other: int, scope: int, ground: Any) -> bool:
    if scope == 0:
        one, two = ground.primary[row], ground.primary[other]
        return one >= 0 and two >= 0 and one != two
    if scope == 1:
        mine, theirs = False, False
        for chain in range(ground.member.shape[1]):
            if ground.member[row, chain] and ground.member[other, chain]:
                return False
            mine |= ground.member[row, chain]
            theirs |= ground.member[other, chain]
        return mine and theirs
    return True


@njit(cache=True, nogil=True)
def _spread(row: int, ground: Any, space: Any) -> int:
    """Sums over shared neighbours and fitting capabilities; how many stakeholders they reach."""
    sums, seen, touched = space.sums, space.seen, space.touched
    count = 0
    for first in range(ground.indptr[row], ground.indptr[row + 1]):
        shared = ground.partner[first]
        along = ground.decayed[first] * ground.path[shared]
        by_log, by_degree = ground.log_degree[shared], ground.inverse_degree[shared]
        for second in range(ground.indptr[shared], ground.indptr[shared + 1]):
            other = ground.partner[second]
            count = _reach(other, count, seen, touched)
            sums[other, COMMON] += 1.0
            sums[other, ADAMIC_ADAR] += by_log
            sums[other, RESOURCE] += by_degree
            sums[other, DECAYED] += along * ground.decayed[second]
    for place in range(ground.needs_begin[row], ground.needs_begin[row + 1]):
        capability = ground.needs[place]
        for holder in range(ground.offered_begin[capability], ground.offered_begin[capability + 1]):
            other = ground.offered_by[holder]
            count = _reach(other, count, seen, touched)
            sums[other, NEEDS_MET] += ground.idf[capability]
    for place in range(ground.offers_begin[row], ground.offers_begin[row + 1]):
        capability = ground.offers[place]
        for holder in range(ground.needed_begin[capability], ground.needed_begin[capability + 1]):
            other = ground.needed_by[holder]
            count = _reach(other, count, seen, touched)
            sums[other, WANTED] += ground.idf[capability]
    for other in ground.everywhere:
        count = _reach(other, count, seen, touched)
    return count


@njit(cache=True, nogil=True)
def _reach(other: int, count: int, seen: Any, touched: Any) -> int:
    if seen[other] == 0:
        seen[other] = 1
        touched[count] = other
        return count + 1
    return count


@njit(cache=True, nogil=True)
def _clear(space: Any, touched: Any) -> None:
    for other in touched:
        space.seen[other] = 0
        space.sums[other, :] = 0.0
