"""The two ways through the lists of a stakeholder in one tile, streaming and adding up; and the exact scores."""

from typing import Any

import numpy as np
from numba import njit

from matching.fit.kernels.bits import lowest, ones

SLACK = 1e-9
"""Bounds give way by this share, so that rounding never costs anybody a place."""
LANES = 32
"""So many postings are looked at in one go; the compiler makes a few vector instructions of it. At most 64, which
`Index.lighter` has more than it needs."""
NOBODY = 2**16
"""More levels than 64 bits of 15 can bring."""


@njit(cache=True, nogil=True)
def stream(
    begin: int, end: int, planes: Any, needed: int, posting: Any, lighter: Any, signature: Any, chosen: Any
) -> int:
    """Choose who in one list may get to so many levels by terms that weigh no more; how many.

    Whoever is among the best is found in the list of the weightiest term that it meets: its other terms weigh no more.

    begin, end   where the list lies
    planes       uint64, those of the term: by `lighter`, then by signature
    chosen       uint16, with room for the whole list
    """
    size, first, least, found = np.uint64(end - begin), np.uint64(begin), np.uint64(needed), np.uint64(0)
    lanes, one = np.uint64(LANES), np.uint64(1)
    p1, p2, p4, p8 = planes[0], planes[1], planes[2], planes[3]
    q1, q2, q4, q8 = planes[4], planes[5], planes[6], planes[7]
    for block in range((size + lanes - one) // lanes):
        at, passing = first + block * lanes, np.uint64(0)
        for lane in range(LANES):
            reached = _levels(lighter[at + np.uint64(lane)], p1, p2, p4, p8) >= least
            passing |= np.uint64(reached) << np.uint64(lane)
        if first + size - at < lanes:
            passing &= (one << (first + size - at)) - one
        while passing:
            near = posting[at + lowest(passing)]
            passing &= passing - one
            chosen[found] = near
            found += np.uint64(_levels(signature[near], q1, q2, q4, q8) >= least)
    return int(found)


@njit(cache=True, nogil=True)
def _levels(bits: Any, p1: Any, p2: Any, p4: Any, p8: Any) -> Any:
    """How many levels these bits bring by bit planes that stand for 1, 2, 4 and 8."""
    low = ones(bits & p1) + (ones(bits & p2) << np.uint64(1))
    return low + (ones(bits & p4) << np.uint64(2)) + (ones(bits & p8) << np.uint64(3))


@njit(cache=True, nogil=True)
def levels_needed(rest: float, unit: float) -> int:
    """How many levels of `unit` make up for `rest`, or more than there are."""
    if rest <= 0.0:
        return 0
    return int(min(np.ceil(rest * (1.0 - SLACK) / unit), NOBODY)) if unit > 0.0 else NOBODY


@njit(cache=True, nogil=True)
def add_up(
    first: int, last: int, terms: Any, weight: Any, starts: Any, posting: Any, least: float, sums: Any, chosen: Any
) -> int:
    """Sum the weights of the lists of terms first to last; choose whose sum gets to `least`, each once; how many.

    sums   float64, by place in the tile, zero before
    """
    count = np.uint64(0)
    for at in range(first, last):
        more = weight[terms[at]]
        for place in range(starts[terms[at]], starts[terms[at] + 1]):
            before = sums[posting[place]]
            sums[posting[place]] = before + more
            if before + more >= least and (before < least or before == 0.0):
                chosen[count] = posting[place]
                count += np.uint64(1)
    return int(count)


@njit(cache=True, nogil=True)
def clear(first: int, last: int, terms: Any, starts: Any, posting: Any, sums: Any) -> None:
    """Leave the sums of these lists zero."""
    for at in range(first, last):
        for place in range(starts[terms[at]], starts[terms[at] + 1]):
            sums[posting[place]] = 0.0


@njit(cache=True, nogil=True)
def hold(first: int, last: int, terms: Any, weight: Any, held: Any) -> None:
    """Say of the terms first to last what they bring."""
    for at in range(first, last):
        held[terms[at]] = weight[terms[at]]


@njit(cache=True, nogil=True)
def weigh(
    chosen: Any,
    count: int,
    base: int,
    begin: Any,
    claim: Any,
    held: Any,
    least: float,
    sums: Any,
    good: Any,
    so_far: int,
) -> int:
    """Score the chosen by their own claims, exactly, into `sums`; append who gets to `least` to the good, each once.

    base     the first stakeholder of the tile
    held     float64, by claim what it brings
    sums     float64, by place in the tile, zero but for the good
    so_far   how many are good already; how many then is returned
    """
    kept = np.uint64(so_far)
    for at in range(count):
        near = chosen[at]
        other, total = np.uint64(base + near), 0.0
        for place in range(np.uint64(begin[other]), np.uint64(begin[other + np.uint64(1)])):
            total += held[claim[place]]
        if total >= least and sums[near] == 0.0:
            sums[near], good[kept] = total, near
            kept += np.uint64(1)
    return int(kept)


@njit(cache=True, nogil=True)
def let_go(first: int, last: int, terms: Any, held: Any) -> None:
    """Leave what these terms bring zero."""
    for at in range(first, last):
        held[terms[at]] = 0.0


@njit(cache=True, nogil=True)
def forget(good: Any, count: int, sums: Any) -> None:
    """Leave the sums of the good zero."""
    for at in range(count):
        sums[good[at]] = 0.0
