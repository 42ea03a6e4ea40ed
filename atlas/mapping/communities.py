"""Communities: groups that work among themselves more than chance would have it.

V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre (2008): whoever gains by it moves to the community of a
neighbour, until nobody does; then communities become nodes, and it begins again. What falls apart inside is split,
which only adds to the modularity. Then single nodes move once more, and so on while it pays. networkx is its twin.
"""

from typing import Any, Final

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import sparse

NOBODY: Final = -1
"""The community of those who work with nobody."""

LEAST_GAIN: Final = 1e-9
MOST_ROUNDS: Final = 50
MOST_TIMES: Final = 10


def communities(matrix: sparse.csr_array) -> NDArray[np.int32]:
    """The community of each row of a symmetric matrix of weights, the largest 0; `NOBODY` for who has no partner."""
    if not matrix.nnz:
        return np.full(matrix.shape[0], NOBODY, np.int32)
    found = np.arange(matrix.shape[0])
    best = -1.0
    for _ in range(MOST_TIMES):
        again = _apart(matrix, _joined(matrix, found))
        gained = modularity(matrix, again)
        if gained <= best + LEAST_GAIN:
            break
        found, best = again, gained
    return _by_size(found, np.diff(matrix.indptr) == 0)


def modularity(matrix: sparse.csr_array, mine: NDArray[np.int64]) -> float:
    """The share of all weight that lies within communities, above what chance would put there; 1 at most."""
    strength = np.asarray(matrix.sum(axis=1)).ravel()
    row = np.repeat(mine, np.diff(matrix.indptr))
    within = matrix.data[row == mine[matrix.indices]].sum() / strength.sum()
    return float(within - ((np.bincount(mine, weights=strength) / strength.sum()) ** 2).sum())


def _joined(matrix: sparse.csr_array, start: NDArray[np.int64]) -> NDArray[np.int64]:
    """Communities once no node of any level gains by moving, beginning with these."""
    whole, level, mine = np.arange(matrix.shape[0]), matrix, start.copy()
    while True:
        _settle(level.indptr, level.indices, level.data, np.asarray(level.sum(axis=1)).ravel(), mine)
        names, found = np.unique(mine, return_inverse=True)
        whole = found[whole]
        if len(names) == level.shape[0]:
            return whole
        into = sparse.csr_array((np.ones(len(found)), (np.arange(len(found)), found)))
        level = sparse.csr_array(into.T @ level @ into)
        level.sort_indices()
        mine = np.arange(len(names))


@njit(cache=True, nogil=True)
def _settle(links: Any, others: Any, weight: Any, strength: Any, mine: Any) -> None:
    """Move nodes, in order of rows, until nobody gains by it. Communities are numbered below the number of nodes."""
    n = len(strength)
    sums, near, all_of_it = np.zeros(n), np.zeros(n), strength.sum()
    for node in range(n):
        sums[mine[node]] += strength[node]
    for _ in range(MOST_ROUNDS):
        moves = 0
        for node in range(n):
            for at in range(links[node], links[node + 1]):
                if others[at] != node:
                    near[mine[others[at]]] += weight[at]
            old = mine[node]
            sums[old] -= strength[node]
            best, gain = old, near[old] - strength[node] * sums[old] / all_of_it + LEAST_GAIN
            for at in range(links[node], links[node + 1]):
                to = mine[others[at]]
                more = near[to] - strength[node] * sums[to] / all_of_it
                if others[at] != node and more > gain:
                    best, gain = to, more
            for at in range(links[node], links[node + 1]):
                near[mine[others[at]]] = 0.0
            sums[best] += strength[node]
            mine[node] = best
            moves += best != old
        if not moves:
            break


def _apart(matrix: sparse.csr_array, mine: NDArray[np.int64]) -> NDArray[np.int64]:
    """Communities whose members hold together, each by links of its own."""
    row = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    inside = mine[row] == mine[matrix.indices]
    own = sparse.csr_array((matrix.data[inside], (row[inside], matrix.indices[inside])), shape=matrix.shape)
    return np.asarray(sparse.csgraph.connected_components(own, directed=False)[1], np.int64)


def _by_size(mine: NDArray[np.int64], alone: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Numbered from the largest; of equals the one with the lowest row first."""
    _, first, found, size = np.unique(mine, return_index=True, return_inverse=True, return_counts=True)
    number = np.empty(len(first), np.int32)
    number[np.lexsort((first, -size))] = np.arange(len(first), dtype=np.int32)
    return np.where(alone, np.int32(NOBODY), number[found])


def as_before(now: NDArray[np.int32], before: NDArray[np.int32]) -> NDArray[np.int32]:
    """The same communities, numbered as those before that they share most members with, so that colours stay.

    `before` holds for each row its community then, `NOBODY` where it had none. New ones get numbers not yet taken.
    """
    known = (now != NOBODY) & (before != NOBODY)
    pairs, common = np.unique(np.stack([now[known], before[known]]), axis=1, return_counts=True)
    numbers, taken = {NOBODY: NOBODY}, set[int]()
    for at in np.lexsort((pairs[1], pairs[0], -common)).tolist():
        one, other = int(pairs[0, at]), int(pairs[1, at])
        if one not in numbers and other not in taken:
            numbers[one] = other
            taken.add(other)
    free = iter(number for number in range(2 * len(now) + 1) if number not in taken)
    for one in np.unique(now).tolist():
        if one not in numbers:
            numbers[one] = next(free)
    return np.array([numbers[one] for one in now.tolist()], np.int32)
