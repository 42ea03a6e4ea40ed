"""How each stakeholder of a block is served: by which way through which lists, with which bounds.

MaxScore (Turtle and Flood 1995): a stakeholder's terms stand in order of weight, the lightest first. As long as their
sum stays below the score that is needed, nobody reaches it by those alone: only the lists of the others, the *walked*
terms, must be read. What lighter terms may add to a candidate is bounded by bits that stand beside it: their weights
are rounded up to levels, at most 15, and stand in four bit planes, so that a sum of four population counts is a bound.
"""

from math import erfc, sqrt
from typing import Any, NamedTuple

import numpy as np
from numba import njit

from matching.fit.index import BITS
from matching.fit.kernels.threshold import expected_threshold

PLANES = 4
LEVELS = 2**PLANES - 1
SAMPLE = 64

CHOOSE, ADD, STREAM = range(3)
"""Add up all lists, or walk each of the heavy ones, with a bound for all that is lighter. Both find the same; the
estimated cost chooses for each stakeholder."""
PER_STREAMED, PER_PASSING, PER_ADDED, PER_LIST, PER_BOUND = 0.5, 12.0, 0.6, 50.0, 25.0
"""Nanoseconds for a posting that is streamed, with its share of what a list costs, and if it passes; for one that is
added up; for a list in a tile; and for what a lighter term does to the bound of a term that is streamed."""


class Plan(NamedTuple):
    """Arrays over a block of stakeholders, and over their terms.

    begin    where the terms of each begin, the lightest first; those that weigh nothing are left out
    term     claims that meet those of the stakeholder
    first    the lightest term whose list is read
    adds     bool: ADD, else STREAM
    limit    score that a candidate must reach, 0 for any
    plane    terms × 2 PLANES, of each that is streamed: bits by which lighter terms add 1, 2, 4 and 8 levels, as they
             stand in `lighter`, then as in the signature
    unit     score of a level of the planes of a term
    """

    begin: Any
    term: Any
    first: Any
    adds: Any
    limit: Any
    plane: Any
    unit: Any


@njit(cache=True, nogil=True)
def plan(rows: Any, wanted: float, bridge: bool, kernel: int, index: Any) -> Any:
    """A plan for these stakeholders, of whose candidates about `wanted` are to reach the limit; 0 for any candidate."""
    n, size, tiles = len(index.group), len(rows), -(-len(index.group) // index.span[0])
    begin, term = _terms(rows, index.claims_begin, index.claim, index.weight)
    first, adds, limit = begin[:-1].copy(), np.full(size, kernel == ADD), np.zeros(size)
    plane, unit, chains = np.empty((len(term), 2 * PLANES), np.uint64), np.empty(len(term)), index.chains
    weight, frequency = index.weight, index.frequency
    by_bit = np.zeros((2, BITS))
    bit, signature_bit, filled = index.bit, index.signature_bit, index.filled
    for place in range(size):
        lo, hi = begin[place], begin[place + 1]
        if wanted > 0.0:
            share = _share_in_scope(rows[place], chains) if bridge else 1.0
            limit[place] = expected_threshold(lo, hi, term, weight, frequency, n, share, wanted)
        walked = _first_walked(lo, hi, term, weight, limit[place])
        if kernel == CHOOSE:
            adds[place] = _adding_is_cheaper(lo, walked, hi, term, weight, frequency, bit, filled, limit[place], tiles)
        if not adds[place]:
            first[place] = walked
            for at in range(walked, hi):
                unit[at] = _set_planes(lo, at, term, weight, bit, signature_bit, by_bit, plane[at])
    return Plan(begin, term, first, adds, limit, plane, unit)


@njit(cache=True, nogil=True)
def _terms(rows: Any, claims_begin: Any, claim: Any, weight: Any) -> Any:
    """Of each stakeholder the claims that meet its own, by weight, equal ones by claim: where they begin, and which."""
    begin, capabilities, room = np.zeros(len(rows) + 1, np.int64), len(weight) // 2, 0
    for row in rows:
        room += claims_begin[row + 1] - claims_begin[row]
    term, count = np.empty(room, np.int64), 0
    for place in range(len(rows)):
        for listed in range(claims_begin[rows[place]], claims_begin[rows[place] + 1]):
            own = int(claim[listed])
            meeting = own + capabilities if own < capabilities else own - capabilities
            if weight[meeting] > 0.0:
                term[count] = meeting
                count += 1
        begin[place + 1] = count
        _sort(begin[place], count, term, weight)
    return begin, term[:count]


@njit(cache=True, nogil=True)
def _sort(first: int, last: int, term: Any, weight: Any) -> None:
    """By insertion while there are few."""
    if last - first > BITS:
        term[first:last] = term[first:last][np.argsort(weight[term[first:last]], kind="mergesort")]
        return
    for at in range(first + 1, last):
        moved, to = term[at], at
        while to > first and weight[term[to - 1]] > weight[moved]:
            term[to] = term[to - 1]
            to -= 1
        term[to] = moved


@njit(cache=True, nogil=True)
def _share_in_scope(row: int, chains: Any) -> float:
    """About which share of all has no chain of this one, by an even sample."""
    stride, apart, asked = max(len(chains) // SAMPLE, 1), 0, 0
    for other in range(0, len(chains), stride):
        apart += int(chains[row] & chains[other] == 0)
        asked += 1
    return apart / asked


@njit(cache=True, nogil=True)
def _first_walked(first: int, last: int, term: Any, weight: Any, limit: float) -> int:
    light = 0.0
    while first < last and light + weight[term[first]] < limit:
        light += weight[term[first]]
        first += 1
    return first


@njit(cache=True, nogil=True)
def _adding_is_cheaper(
    first: int, walked: int, last: int, term: Any, weight: Any, frequency: Any, bit: Any, filled: Any, limit: float,
    tiles: int
) -> bool:  # fmt: skip
    """Who passes in a stream is told by the normal distribution, as if bits were set independently of one another."""
    adding, streaming, mean, variance = 0.0, 0.0, 0.0, 0.0
    for at in range(first, last):
        adding += frequency[term[at]] * PER_ADDED + tiles * PER_LIST
        streaming += (at - first) * PER_BOUND if at >= walked else 0.0
    if adding < streaming:  # by the bounds alone; most rows of short lists end here
        return True
    for at in range(first, last):
        more = weight[term[at]]
        if at >= walked:
            beyond = (limit - more - mean) / sqrt(2.0 * variance) if variance > 0.0 else np.inf
            passing = 0.5 * erfc(beyond) if limit > more else 1.0
            streaming += frequency[term[at]] * (PER_STREAMED + passing * PER_PASSING) + tiles * PER_LIST
        chance = filled[bit[term[at]]]
        mean += more * chance
        variance += more * more * chance * (1.0 - chance)
    return adding < streaming


@njit(cache=True, nogil=True)
def _set_planes(
    first: int, last: int, term: Any, weight: Any, bit: Any, signature_bit: Any, by_bit: Any, plane: Any
) -> float:
    """Write the bit planes of the terms first to last, as they stand in both; how much a level is.

    by_bit   float64, 2 × BITS, zero before and after
    """
    greatest, plane[:] = 0.0, 0
    for at in range(first, last):
        one, other, more = bit[term[at]], signature_bit[term[at]], weight[term[at]]
        by_bit[0, one] += more
        by_bit[1, other] += more
        greatest = max(greatest, by_bit[0, one], by_bit[1, other])
    unit = greatest / LEVELS
    for at in range(first, last):
        _set_level(bit[term[at]], by_bit[0], unit, plane[:PLANES])
        _set_level(signature_bit[term[at]], by_bit[1], unit, plane[PLANES:])
    return unit


@njit(cache=True, nogil=True)
def _set_level(place: int, by_bit: Any, unit: float, plane: Any) -> None:
    """Write what one bit brings, once, and forget it."""
    level = int(min(np.ceil(by_bit[place] / unit), LEVELS))
    by_bit[place] = 0.0
    for power in range(PLANES):
        if level >> power & 1:
            plane[power] |= np.uint64(1) << np.uint64(place)
