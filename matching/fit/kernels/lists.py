"""The two ways through the lists of a stakeholder in one tile: sifting by signatures, and adding up."""

from typing import Any

import numpy as np
from numba import njit

SLACK = 1e-9
"""Bounds give way by this share, so that rounding never costs anybody a place."""


@njit(cache=True, nogil=True)
def sift(
    first: int, last: int, terms: Any, weight: Any, planes: Any, row: int, unit: float, least: float, starts: Any,
    posting: Any, signature: Any, sums: Any, chosen: Any
) -> int:  # fmt: skip
    """Choose who may reach `least`: the weights of the lists of terms first to last, and a bound of what else there is.

    The first list is the longest: it is not added up, but read once, when the others have been.

    planes      uint64, by row: bits of the signature by which other terms add 1, 2, 4 and 8 units
    starts      uint32, where the list of each claim begins in this tile
    signature   uint64, those of the tile
    sums        float64, by place in the tile, zero before and after
    chosen      uint16, with room for all
    """
    ones, twos, fours, eights = planes[row, 0], planes[row, 1], planes[row, 2], planes[row, 3]
    count, least = np.uint64(0), least * (1.0 - SLACK)
    for at in range(first + 1, last):
        more = weight[terms[at]]
        for place in range(starts[terms[at]], starts[terms[at] + 1]):
            sums[posting[place]] += more
    for at in range(first, last):
        more = weight[terms[at]] if at == first else 0.0
        for place in range(starts[terms[at]], starts[terms[at] + 1]):
            near = posting[place]
            walked = sums[near] + more
            if walked > 0.0:  # else it was dealt with in an earlier list
                sums[near] = 0.0
                bits = signature[near]
                levels = _ones(bits & ones) + (_ones(bits & twos) << np.uint64(1))
                levels += (_ones(bits & fours) << np.uint64(2)) + (_ones(bits & eights) << np.uint64(3))
                if walked + unit * np.float64(levels) >= least:
                    chosen[count] = near
                    count += np.uint64(1)
    return int(count)


@njit(cache=True, nogil=True)
def _ones(x: Any) -> Any:
    """How many bits are set (Warren, Hacker's Delight, 5-1); compilers make one instruction of it."""
    x = x - ((x >> np.uint64(1)) & np.uint64(0x5555555555555555))
    x = (x & np.uint64(0x3333333333333333)) + ((x >> np.uint64(2)) & np.uint64(0x3333333333333333))
    x = (x + (x >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return (x * np.uint64(0x0101010101010101)) >> np.uint64(56)


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
def weigh(
    first: int, last: int, terms: Any, weight: Any, chosen: Any, count: int, base: int, begin: Any, claim: Any,
    held: Any, sums: Any
) -> None:  # fmt: skip
    """Score the chosen by their own claims, exactly, into `sums`.

    base   the first stakeholder of the tile
    held   float64, by claim what it brings, zero before and after
    """
    for at in range(first, last):
        held[terms[at]] = weight[terms[at]]
    for at in range(count):
        other, total = np.uint64(base + chosen[at]), 0.0
        for place in range(begin[other], begin[other + np.uint64(1)]):
            total += held[claim[place]]
        sums[chosen[at]] = total
    for at in range(first, last):
        held[terms[at]] = 0.0


@njit(cache=True, nogil=True)
def forget(chosen: Any, count: int, sums: Any) -> None:
    """Leave the sums of the chosen zero."""
    for at in range(count):
        sums[chosen[at]] = 0.0
