"""The two ways through the lists of a stakeholder in one tile: sifting by signatures, and adding up."""

from typing import Any

import numpy as np
from numba import njit

LANES = 64
"""So many sums are looked over at once."""


@njit(cache=True, nogil=True)
def sift(
    first: int, last: int, terms: Any, planes: Any, needed: Any, starts: Any, posting: Any, signature: Any, chosen: Any
) -> int:
    """Choose whose signature promises enough, list by list of terms first to last; how many, some perhaps twice.

    starts      uint32, where the list of each claim begins in this tile
    signature   uint64, those of the tile
    chosen      uint16, with room for all
    """
    count = np.uint64(0)
    for at in range(first, last):
        ones, twos, fours, eights = planes[at, 0], planes[at, 1], planes[at, 2], planes[at, 3]
        enough = np.uint64(needed[at])
        for place in range(starts[terms[at]], starts[terms[at] + 1]):
            bits = signature[posting[place]]
            levels = _ones(bits & ones) + (_ones(bits & twos) << np.uint64(1))
            levels += (_ones(bits & fours) << np.uint64(2)) + (_ones(bits & eights) << np.uint64(3))
            if levels >= enough:
                chosen[count] = posting[place]
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
    first: int, last: int, terms: Any, units: Any, starts: Any, posting: Any, enough: int, sums: Any, chosen: Any
) -> int:
    """Sum the units of the lists of terms first to last and choose whose sum is enough, 1 at least; how many.

    `sums` is left zero.
    """
    for at in range(first, last):
        more = np.uint16(units[at])
        for place in range(starts[terms[at]], starts[terms[at] + 1]):
            sums[posting[place]] += more
    count = np.uint64(0)
    for begin in range(0, len(sums), LANES):
        greatest = np.uint16(0)
        for lane in range(begin, begin + LANES):
            greatest = max(greatest, sums[lane])
        if greatest >= enough:
            for lane in range(begin, begin + LANES):
                if sums[lane] >= enough:
                    chosen[count] = lane
                    count += np.uint64(1)
    sums[:] = 0
    return int(count)


@njit(cache=True, nogil=True)
def hold(first: int, last: int, terms: Any, units: Any, held: Any) -> None:
    """Write down by claim what the terms first to last bring."""
    for at in range(first, last):
        held[terms[at]] = units[at]


@njit(cache=True, nogil=True)
def forget(first: int, last: int, terms: Any, held: Any) -> None:
    """The opposite of `hold`."""
    for at in range(first, last):
        held[terms[at]] = 0


@njit(cache=True, nogil=True)
def weigh(
    first: int, last: int, chosen: Any, base: int, enough: int, begin: Any, claim: Any, held: Any, pending: Any,
    place: int, waiting: int
) -> int:  # fmt: skip
    """Put those of the chosen, first to last, whose claims bring enough units, to those who wait; how many wait then.

    base      the first stakeholder of the tile
    pending   int32, by place, with room for all who are chosen
    """
    for at in range(first, last):
        other, sum_ = np.uint64(base + chosen[at]), np.uint64(0)
        for listed in range(begin[other], begin[other + np.uint64(1)]):
            sum_ += np.uint64(held[claim[listed]])
        if sum_ >= np.uint64(enough):
            pending[place, waiting] = other
            waiting += 1
    return waiting
