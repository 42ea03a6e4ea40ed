"""How each stakeholder of a block is served: by which kernel, through which lists, with which bounds.

MaxScore (Turtle and Flood 1995): a stakeholder's terms stand in order of weight, the lightest first. As long as their
sum stays below the score that is needed, nobody reaches it by those alone: only the lists of the others, the *walked*
terms, must be read. What the light ones may add to a candidate is bounded by its signature: their weights are rounded
up to levels, at most 15, and stand in four bit planes, so that the bound is a sum of four population counts.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from matching.fit.index import BITS
from matching.fit.kernels.threshold import expected_threshold

PLANES = 4
LEVELS = 2**PLANES - 1
SAMPLE = 64

CHOOSE, EXHAUSTIVE, PRUNED = range(3)
PER_SIFTED, PER_ADDED, PER_LIST = 5.0, 0.8, 4.0
"""Nanoseconds for a posting that is tested and perhaps scored, one that is added up, and a list in a tile."""


class Plan(NamedTuple):
    """Arrays over a block of stakeholders, and over their terms.

    begin    where the terms of each begin, the lightest first; those that weigh nothing are left out
    term     claims that meet those of the stakeholder
    first    the lightest term whose list is read
    adds     bool, all lists are added up (the exhaustive kernel); else they are sifted
    limit    score that a candidate must reach, 0 for any
    plane    stakeholders × PLANES, bits of the signature by which terms that are not walked add 1, 2, 4 and 8 levels
    unit     score of a level
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
    first, adds, unit, limit = begin[:-1].copy(), np.zeros(size, np.bool_), np.zeros(size), np.zeros(size)
    plane, chains = np.zeros((size, PLANES), np.uint64), index.chains
    weight, frequency, bit = index.weight, index.frequency, index.bit
    for place in range(size):
        lo, hi = begin[place], begin[place + 1]
        if wanted > 0.0:
            share = _share_in_scope(rows[place], chains) if bridge else 1.0
            limit[place] = expected_threshold(lo, hi, term, weight, frequency, n, share, wanted)
        walked = _first_walked(lo, hi, term, weight, limit[place])
        adds[place] = kernel == EXHAUSTIVE or (
            kernel == CHOOSE and _adding_is_cheaper(lo, walked, hi, term, frequency, tiles)
        )
        if not adds[place]:
            first[place] = walked
            unit[place] = _set_planes(lo, walked, term, weight, bit, place, plane)
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
def _adding_is_cheaper(first: int, walked: int, last: int, term: Any, frequency: Any, tiles: int) -> bool:
    adding, sifting = 0.0, 0.0
    for at in range(first, last):
        adding += frequency[term[at]] * PER_ADDED + tiles * PER_LIST
        if at >= walked:
            sifting += frequency[term[at]] * PER_SIFTED + tiles * PER_LIST
    return adding < sifting


@njit(cache=True, nogil=True)
def _set_planes(first: int, walked: int, term: Any, weight: Any, bit: Any, place: int, plane: Any) -> float:
    """Write the bit planes of the terms whose lists are not read; how much a level is."""
    by_bit, greatest = np.zeros(BITS), 0.0
    for at in range(first, walked):
        by_bit[bit[term[at]]] += weight[term[at]]
        greatest = max(greatest, by_bit[bit[term[at]]])
    unit = greatest / LEVELS
    for at in range(first, walked):
        its_bit = bit[term[at]]
        level = int(min(np.ceil(by_bit[its_bit] / unit), LEVELS))
        for power in range(PLANES):
            if level >> power & 1:
                plane[place, power] |= np.uint64(1) << np.uint64(its_bit)
    return unit
