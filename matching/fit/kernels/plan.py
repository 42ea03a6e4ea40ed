"""How each stakeholder of a block is served: by which kernel, through which lists, with which bounds.

MaxScore (Turtle and Flood 1995): a stakeholder's terms stand in order of weight, the lightest first. As long as their
sum stays below the score that is needed, nobody reaches it by those alone: only the lists of the others, the *walked*
terms, must be read. A candidate is dealt with at the weightiest walked term that it has, so that for each such list
only lighter terms can still add to the score; an upper bound of what they add comes from the candidate's signature.

The bound is an integer: weights are rounded up to multiples of a unit, at most 15 of them, and stand in four bit
planes, so that the bound is a sum of four population counts.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from matching.fit.index import BITS, opposite
from matching.fit.kernels.threshold import expected_threshold

PLANES = 4
LEVELS = 2**PLANES - 1
SLACK = 1e-9
"""Bounds give way by this share, so that rounding never costs anybody a place."""
GIVE = 1e-6
"""The same for sums of whole levels, in levels."""
UNITS = 65_535
"""What a stakeholder's weights may add up to in the whole units of the sums that choose whom to score: two bytes."""
SAMPLE = 256

CHOOSE, EXHAUSTIVE, PRUNED = range(3)
PER_SIFTED, PER_ADDED, PER_STAKEHOLDER, PER_LIST = 1.3, 0.8, 0.03, 6.0
"""Nanoseconds for a posting that is tested, one that is added up, somebody looked over, a list taken up in a tile."""


class Plan(NamedTuple):
    """Arrays over a block of stakeholders, and over their terms.

    begin    where the terms of each begin, the lightest first
    term     claims that meet those of the stakeholder
    first    the lightest term whose list is read
    adds     bool, all lists are added up (the exhaustive kernel); else they are sifted
    limit    score that a candidate must reach, 0 for any
    scale    units of a score of 1
    units    weight of each term, in units, rounded up
    plane    terms × PLANES, bits of the signature by which lighter terms add 1, 2, 4 and 8 levels
    needed   levels that a candidate from this term's list must reach
    """

    begin: Any
    term: Any
    first: Any
    adds: Any
    limit: Any
    scale: Any
    units: Any
    plane: Any
    needed: Any


@njit(cache=True, nogil=True)
def plan(rows: Any, wanted: float, bridge: bool, kernel: int, index: Any) -> Any:
    """A plan for these stakeholders, of whose candidates about `wanted` are to reach the limit; 0 for any candidate."""
    begin = np.zeros(len(rows) + 1, np.int64)
    for place in range(len(rows)):
        begin[place + 1] = begin[place] + index.claims_begin[rows[place] + 1] - index.claims_begin[rows[place]]
    terms, size = begin[-1], len(rows)
    made = Plan(
        begin,
        np.empty(terms, np.int64),
        np.zeros(size, np.int64),
        np.zeros(size, np.bool_),
        np.zeros(size),
        np.zeros(size),
        np.zeros(terms, np.int64),
        np.zeros((terms, PLANES), np.uint64),
        np.zeros(terms, np.int64),
    )
    for place in range(size):
        row = rows[place]
        terms_of = made.term[begin[place] : begin[place + 1]]
        _sort_terms(row, terms_of, index)
        if wanted > 0.0:
            eligible = _eligible(row, bridge, index)
            made.limit[place] = expected_threshold(terms_of, eligible, wanted, index)
        _lay_out(place, kernel, made, index)
    return made


@njit(cache=True, nogil=True)
def _sort_terms(row: int, terms: Any, index: Any) -> None:
    """The terms of a stakeholder by weight, equal ones by claim."""
    begin = index.claims_begin[row]
    for place in range(len(terms)):
        terms[place] = opposite(index.claim[begin + place], index)
    order = np.argsort(index.weight[terms], kind="mergesort")
    terms[:] = terms[order]


@njit(cache=True, nogil=True)
def _eligible(row: int, bridge: bool, index: Any) -> float:
    """About how many are in scope, by an even sample."""
    n = len(index.chains)
    if not bridge:
        return float(n)
    stride, mine, apart, asked = max(n // SAMPLE, 1), index.chains[row], 0, 0
    for other in range(0, n, stride):
        apart += int(mine & index.chains[other] == 0)
        asked += 1
    return n * apart / asked


@njit(cache=True, nogil=True)
def _lay_out(place: int, kernel: int, made: Any, index: Any) -> None:
    begin, end = made.begin[place], made.begin[place + 1]
    while begin < end and index.weight[made.term[begin]] == 0.0:
        begin += 1
    made.first[place] = begin
    total = 0.0
    for at in range(begin, end):
        total += index.weight[made.term[at]]
    for at in range(begin, end):
        made.scale[place] = (UNITS - (end - begin)) / total  # each is rounded up
        made.units[at] = np.int64(np.ceil(index.weight[made.term[at]] * made.scale[place]))
    walked, light = begin, 0.0
    while walked < end and (light + index.weight[made.term[walked]]) * (1.0 + SLACK) < made.limit[place]:
        light += index.weight[made.term[walked]]
        walked += 1
    cheaper = kernel == CHOOSE and _adding_is_cheaper(begin, walked, end, made, index)
    made.adds[place] = cheaper or kernel == EXHAUSTIVE
    if not made.adds[place]:
        made.first[place] = walked
        _set_planes(place, made, index)


@njit(cache=True, nogil=True)
def _adding_is_cheaper(begin: int, walked: int, end: int, made: Any, index: Any) -> bool:
    n = len(index.group)
    tiles = -(-n // index.span[0])
    adding, sifting = n * PER_STAKEHOLDER, 0.0
    for at in range(begin, end):
        frequency = index.frequency[made.term[at]]
        adding += frequency * PER_ADDED + tiles * PER_LIST
        if at >= walked:
            sifting += frequency * PER_SIFTED + tiles * PER_LIST
    return adding < sifting


@njit(cache=True, nogil=True)
def _set_planes(place: int, made: Any, index: Any) -> None:
    """For each list to be read: what lighter terms may add to it, by bits of the signature, and what they must."""
    weight, used, count = np.zeros(BITS), np.empty(BITS, np.int64), 0
    for at in range(made.begin[place], made.begin[place + 1]):
        term = made.term[at]
        if at >= made.first[place]:
            lacking = made.limit[place] - index.weight[term]
            if lacking > 0.0:
                made.needed[at] = _spread_levels(lacking, weight, used[:count], made.plane[at])
        bit = index.bit[term]
        if weight[bit] == 0.0 and index.weight[term] > 0.0:
            used[count] = bit
            count += 1
        weight[bit] += index.weight[term]


@njit(cache=True, nogil=True)
def _spread_levels(lacking: float, weight: Any, used: Any, plane: Any) -> int:
    """Write the bit planes of these weights; the levels that make up what is lacking."""
    greatest = 0.0
    for bit in used:
        greatest = max(greatest, weight[bit])
    unit = max(min(greatest, lacking), SLACK) / LEVELS
    for bit in used:
        level = np.int64(min(np.ceil(weight[bit] / unit), LEVELS))
        for power in range(PLANES):
            if level >> power & 1:
                plane[power] |= np.uint64(1) << np.uint64(bit)
    return int(np.ceil(lacking / unit - GIVE))
