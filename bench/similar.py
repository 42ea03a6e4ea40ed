"""Who resembles whom: the exact top k by Jaccard index of two sets, such as of projects or of capabilities.

Stakeholders with one and the same set are one *kind* here, and are served once: of those who offer something, many
offer the same one or two things. Of a kind the k nearest kinds and itself suffice, since each has a member at least.
"""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import sparse

BLOCK: Final = 256


def similar(sets: sparse.csr_array, top: int, threads: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Others and Jaccard indices, rows × top, best first; -1 and 0 where there are no more that share anything.

    sets   bool-like, rows × members, without repeats
    """
    first, kind = _kinds(sets)
    distinct = sparse.csr_array(sets[first])
    holders = sparse.csr_array(distinct.T)
    members = np.argsort(kind, kind="stable").astype(np.int32)
    begin = np.concatenate([[0], np.cumsum(np.bincount(kind, minlength=len(first)))])
    near = np.full((len(first), top + 1), -1, np.int32)
    score = np.zeros((len(first), top + 1))
    arrays = (distinct.indptr, distinct.indices, holders.indptr, holders.indices)

    def work(bounds: tuple[int, int]) -> None:
        _nearest(*bounds, *arrays, near, score)

    cuts = [*range(0, len(first), BLOCK), len(first)]
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(work, pairwise(cuts)))
    others, found = np.full((sets.shape[0], top), -1, np.int32), np.zeros((sets.shape[0], top))
    _spread(kind, begin, members, near, score, others, found)
    return others, found


def _kinds(sets: sparse.csr_array) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first stakeholder of each kind, and the kind of each stakeholder."""
    number: dict[bytes, int] = {}
    first, kind = [], np.empty(sets.shape[0], np.int64)
    for row, (begin, end) in enumerate(pairwise(sets.indptr)):
        at = number.setdefault(sets.indices[begin:end].tobytes(), len(number))
        if at == len(first):
            first.append(row)
        kind[row] = at
    return np.array(first, np.int64), kind


@njit(cache=True, nogil=True)
def _nearest(lower: int, upper: int, begin: Any, content: Any, by_begin: Any, by: Any, near: Any, score: Any) -> None:
    """The nearest kinds of kinds lower to upper, themselves among them, into `near` and `score`."""
    kinds, most = len(begin) - 1, near.shape[1]
    shared, touched = np.zeros(kinds, np.int32), np.empty(kinds, np.int32)
    for kind in range(lower, upper):
        count = 0
        for place in range(begin[kind], begin[kind + 1]):
            what = content[place]
            for at in range(by_begin[what], by_begin[what + 1]):
                other = by[at]
                if shared[other] == 0:
                    touched[count] = other
                    count += 1
                shared[other] += 1
        size, held = begin[kind + 1] - begin[kind], 0
        for at in range(count):
            other = touched[at]
            index = shared[other] / (size + begin[other + 1] - begin[other] - shared[other])
            shared[other] = 0
            if held < most or index > score[kind, most - 1]:
                held = _insert(kind, other, index, held, near, score)


@njit(cache=True, nogil=True)
def _insert(kind: int, other: int, index: float, held: int, near: Any, score: Any) -> int:
    """Put one in its place; how many are held now."""
    place = min(held, near.shape[1] - 1)
    while place > 0 and score[kind, place - 1] < index:
        near[kind, place], score[kind, place] = near[kind, place - 1], score[kind, place - 1]
        place -= 1
    near[kind, place], score[kind, place] = other, index
    return min(held + 1, near.shape[1])


@njit(cache=True, nogil=True)
def _spread(kind: Any, begin: Any, members: Any, near: Any, score: Any, others: Any, found: Any) -> None:
    """From kinds to those who are of them."""
    for row in range(len(kind)):
        count = 0
        for at in range(near.shape[1]):
            which = near[kind[row], at]
            if which < 0 or count == others.shape[1]:
                break
            for place in range(begin[which], begin[which + 1]):
                if members[place] != row and count < others.shape[1]:
                    others[row, count], found[row, count] = members[place], score[kind[row], at]
                    count += 1
