"""Tile by tile, each stakeholder of a block goes through its lists; who may be among its best is scored.

A block goes through one tile together, so that the tile's lists and signatures are read from memory once and then from
the processor's caches. Bounds that are never too low choose whom to score, unless all lists are added up.
Weights are rounded so that sums of them are exact in float64, in whatever order.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from matching.fit.kernels.lists import add_up, clear, forget, hold, let_go, levels_needed, stream, weigh
from matching.fit.kernels.plan import plan


class Found(NamedTuple):
    """The best of each stakeholder of a block so far, the best first: how many, who, and their scores."""

    count: Any
    who: Any
    score: Any


@njit(cache=True, nogil=True)
def search(rows: Any, wanted: float, bridge: bool, kernel: int, index: Any, found: Any) -> None:
    """Fill in the best of these stakeholders; of those of whom fewer than asked reach the limit, `count` is -1."""
    made, span = plan(rows, wanted, bridge, kernel, index), index.span[0]
    chosen, good = np.empty(span, np.uint16), np.empty(span, np.uint16)
    sums, held = np.zeros(span), np.zeros(len(index.weight))
    for tile in range(-(-len(index.group) // span)):
        _through(tile, rows, bridge, made, index, chosen, good, sums, held, found)
    for place in range(len(rows)):
        if made.limit[place] > 0.0 and found.count[place] < found.who.shape[1]:
            found.count[place] = -1


@njit(cache=True, nogil=True)
def _through(
    tile: int, rows: Any, bridge: bool, made: Any, index: Any, chosen: Any, good: Any, sums: Any, held: Any, found: Any
) -> None:
    """Take all stakeholders of the block through one tile."""
    claims_begin, claim, weight, posting, lighter = (
        index.claims_begin, index.claim, index.weight, index.posting, index.lighter
    )  # fmt: skip
    chains, group, barred_begin, barred = index.chains, index.group, index.barred_begin, index.barred
    begin, term, first, adds, limit, planes, unit = made
    counts, most, who, scores = found.count, found.who.shape[1], found.who.ravel(), found.score.ravel()
    claims, base = len(weight), tile * index.span[0]
    starts = index.postings_begin[tile * claims : (tile + 1) * claims + 1]
    signature = index.signature[base : base + index.span[0]]
    for place in range(len(rows)):
        row, lo, hi = rows[place], begin[place], begin[place + 1]
        least = _least(place, limit, counts, most, scores)
        if adds[place]:
            count = add_up(lo, hi, term, weight, starts, posting, least, sums, good)
        else:
            count = 0
            hold(lo, hi, term, weight, held)
            for at in range(first[place], hi):
                needed = levels_needed(least - weight[term[at]], unit[at])
                last = starts[term[at] + 1]
                some = stream(starts[term[at]], last, planes[at], needed, posting, lighter, signature, chosen)
                count = weigh(chosen, some, base, claims_begin, claim, held, least, sums, good, count)
            let_go(lo, hi, term, held)
        for at in range(count):
            other, score = base + int(good[at]), sums[good[at]]
            if score < least or group[row] == group[other] or (bridge and chains[row] & chains[other] != 0):
                continue
            if not _contains(barred_begin[row], barred_begin[row + 1], barred, other):
                counts[place] = _keep(place * most, other, score, counts[place], most, who, scores)
                least = _least(place, limit, counts, most, scores)
        if adds[place]:
            clear(lo, hi, term, starts, posting, sums)
        else:
            forget(good, count, sums)


@njit(cache=True, nogil=True)
def _least(place: int, limit: Any, counts: Any, most: int, scores: Any) -> float:
    """The score below which nobody can be among the best any more."""
    return max(limit[place], scores[(place + 1) * most - 1]) if counts[place] == most else limit[place]


@njit(cache=True, nogil=True)
def _contains(first: int, last: int, ascending: Any, who: int) -> bool:
    """Whether somebody is among these, by halving."""
    while first < last:
        middle = (first + last) // 2
        if ascending[middle] == who:
            return True
        if ascending[middle] < who:
            first = middle + 1
        else:
            last = middle
    return False


@njit(cache=True, nogil=True)
def _keep(first: int, other: int, score: float, count: int, most: int, who: Any, scores: Any) -> int:
    """Put somebody in order among the `most` best from place `first` on, equals by row; how many are kept then."""
    begin, at = np.uint64(first), np.uint64(first + min(count, most - 1))
    if count == most and (scores[at] > score or (scores[at] == score and who[at] < other)):
        return count
    while at > begin:
        before = at - np.uint64(1)
        if scores[before] > score or (scores[before] == score and who[before] < other):
            break
        who[at], scores[at] = who[before], scores[before]
        at = before
    who[at], scores[at] = other, score
    return min(count + 1, most)
