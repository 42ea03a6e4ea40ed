"""Candidates: for each stakeholder the best thousand by a cheap score, exactly, before features are computed.

The cheap score adds what each shared neighbour and each fitting capability brings, and the partner's own activity:

    3 ln(1 + 1000 d) + ln(1 + c) + ln(1 + 50 r) + 0.6 ln(1 + activity) + ln(1 + f) + ln(1 + g)

with d decayed paths, c common neighbours, r resource allocation, f and g the idf of needs met in either direction.
Hard rules come first: nobody the stakeholder knows, its own group, an exclusion, a closed record or, across chains,
its own primary chain is ever a candidate.
"""

import threading
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numba import njit
from numpy.typing import NDArray

from matching.economy import Economy, Lists

Scope = Literal["cross-chain", "bridge", "all"]

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


class Proposer:
    """Finds candidates; safe to call from several threads, each with scratch space of its own."""

    def __init__(self, economy: Economy, scope: Scope) -> None:
        self.economy = economy
        self.scope = scope
        self._offered_by = transposed(economy.offers, len(economy.idf))
        self._needed_by = transposed(economy.needs, len(economy.idf))
        busiest = np.argsort(-economy.network.activity, kind="stable")[:EVERYWHERE]
        self._everywhere = np.sort(busiest).astype(np.int32)
        self._scratch = threading.local()
        network = economy.network
        self._path = np.divide(1.0, network.total, out=np.zeros_like(network.total), where=network.total > 0)
        self._log_degree = 1.0 / np.log(np.maximum(network.degree, 2))
        self._inverse_degree = 1.0 / np.maximum(network.degree, 1)
        self._prior = 0.6 * np.log1p(network.activity)

    def propose(self, rows: NDArray[np.int32], most: int = CANDIDATES) -> Pairs:
        """The candidates of these stakeholders, by stakeholder as given and candidate ascending."""
        found = [self._one(int(row), most) for row in rows]
        left = np.repeat(rows.astype(np.int32), [len(right) for right, _ in found])
        right = np.concatenate([np.empty(0, np.int32), *(right for right, _ in found)])
        closure = np.concatenate([np.empty((0, COLUMNS)), *(closure for _, closure in found)])
        return Pairs(self.economy, left, right, closure)

    def closure(self, row: int, others: NDArray[np.int32]) -> Pairs:
        """Any pairs of one stakeholder, candidates or not."""
        sums, touched = self._spread(row)
        closure = sums[others].copy()
        _clear(sums, self._flags(), touched)
        return Pairs(self.economy, np.full(len(others), row, np.int32), others.astype(np.int32), closure)

    def allowed(self, row: int, others: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Which of these pass the hard rules."""
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

    def _one(self, row: int, most: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        sums, touched = self._spread(row)
        reached = np.sort(touched)
        reached = reached[self.allowed(row, reached)]
        closure = sums[reached]  # a copy: fancy indexing
        _clear(sums, self._flags(), touched)
        kept = best(_cheap(closure, self._prior[reached]), most)
        return reached[kept], closure[kept]

    def _spread(self, row: int) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
        """Sums over shared neighbours and fitting capabilities, and which stakeholders they reach."""
        e, n = self.economy, self.economy.network
        scratch = self._space()
        touched = spread_neighbours(
            row, n.indptr, n.partner, n.decayed, self._path, self._log_degree, self._inverse_degree, *scratch
        )
        touched = spread_fit(e.needs.of(row), *self._offered_by, e.idf, NEEDS_MET, touched, *scratch)
        touched = spread_fit(e.offers.of(row), *self._needed_by, e.idf, WANTED, touched, *scratch)
        touched = visit(self._everywhere, touched, *scratch[1:])
        return scratch[0], scratch[2][:touched].copy()

    def _space(self) -> tuple[NDArray[np.float64], NDArray[np.uint8], NDArray[np.int32]]:
        if not hasattr(self._scratch, "space"):
            n = len(self.economy)
            self._scratch.space = (np.zeros((n, COLUMNS)), np.zeros(n, np.uint8), np.zeros(n, np.int32))
        space: tuple[NDArray[np.float64], NDArray[np.uint8], NDArray[np.int32]] = self._scratch.space
        return space

    def _flags(self) -> NDArray[np.uint8]:
        return self._space()[1]


def transposed(claims: Lists, capabilities: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """For each capability the stakeholders that list it: indptr, and stakeholders ascending."""
    row = np.repeat(np.arange(len(claims.indptr) - 1, dtype=np.int32), np.diff(claims.indptr))
    order = np.argsort(claims.capability, kind="stable")
    counts = np.bincount(claims.capability, minlength=capabilities)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), row[order]


def best(score: NDArray[np.float64], most: int) -> NDArray[np.int64]:
    """Places of the `most` highest scores, ascending; of equals the first.

    >>> best(np.array([1.0, 3.0, 2.0, 3.0, 2.0]), 3).tolist()
    [1, 2, 3]
    """
    if len(score) <= most:
        return np.arange(len(score))
    limit = np.partition(score, len(score) - most)[len(score) - most]
    above = np.flatnonzero(score > limit)
    level = np.flatnonzero(score == limit)[: most - len(above)]
    return np.sort(np.concatenate([above, level]))


def _cheap(closure: NDArray[np.float64], prior: NDArray[np.float64]) -> NDArray[np.float64]:
    c = closure.T
    near = 3.0 * np.log1p(1e3 * c[DECAYED]) + np.log1p(c[COMMON]) + np.log1p(50.0 * c[RESOURCE])
    fit: NDArray[np.float64] = near + prior + np.log1p(c[NEEDS_MET]) + np.log1p(c[WANTED])
    return fit


@njit(cache=True, nogil=True)
def spread_neighbours(
    row: int,
    indptr: Any,
    partner: Any,
    decayed: Any,
    path: Any,
    log_degree: Any,
    inverse_degree: Any,
    sums: Any,
    seen: Any,
    touched: Any,
) -> int:
    """Walk to the partners' partners, adding up evidence; how many different ones were reached."""
    count = 0
    for first in range(indptr[row], indptr[row + 1]):
        shared = partner[first]
        along = decayed[first] * path[shared]
        by_log, by_degree = log_degree[shared], inverse_degree[shared]
        for second in range(indptr[shared], indptr[shared + 1]):
            other = partner[second]
            if seen[other] == 0:
                seen[other] = 1
                touched[count] = other
                count += 1
            sums[other, 0] += 1.0
            sums[other, 1] += by_log
            sums[other, 2] += by_degree
            sums[other, 3] += along * decayed[second]
    return count


@njit(cache=True, nogil=True)
def spread_fit(
    wanted: Any, indptr: Any, holder: Any, idf: Any, column: int, count: int, sums: Any, seen: Any, touched: Any
) -> int:
    """Add the idf of each wanted capability to everybody who lists it; how many are reached by now."""
    for capability in wanted:
        for place in range(indptr[capability], indptr[capability + 1]):
            other = holder[place]
            if seen[other] == 0:
                seen[other] = 1
                touched[count] = other
                count += 1
            sums[other, column] += idf[capability]
    return count


@njit(cache=True, nogil=True)
def visit(others: Any, count: int, seen: Any, touched: Any) -> int:
    """Reach these too, without evidence; how many are reached by now."""
    for other in others:
        if seen[other] == 0:
            seen[other] = 1
            touched[count] = other
            count += 1
    return count


@njit(cache=True, nogil=True)
def _clear(sums: Any, seen: Any, touched: Any) -> None:
    for other in touched:
        seen[other] = 0
        sums[other, :] = 0.0
