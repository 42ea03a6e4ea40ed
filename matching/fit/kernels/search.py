"""Tile by tile, each stakeholder of a block goes through its lists; who may be among its best is scored.

A block goes through one tile together, so that the tile's postings and signatures are read from memory once and then
from the processor's cache. The ways through the lists only choose whom to score, by whole units that are never too low:
scores are sums of float64 in one order, whatever chose the pair.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from matching.fit.kernels.lists import LANES, add_up, forget, hold, sift, weigh
from matching.fit.kernels.plan import plan

ROOM, PORTION = 256, 128
"""So many may wait to be scored for each stakeholder; so many of the chosen are weighed before that is looked at."""


class Found(NamedTuple):
    """The best of each stakeholder of a block so far, the best first: how many, who, and their scores."""

    count: Any
    who: Any
    score: Any


class Space(NamedTuple):
    """Scratch of one block.

    chosen    uint16, places in a tile of whom to weigh
    sums      uint16, units by place in a tile, all zero between uses
    held      uint16, units by claim, all zero between uses
    waiting   int64, how many wait for each stakeholder of the block
    pending   int32, who they are
    enough    int64, units that they must bring
    """

    chosen: Any
    sums: Any
    held: Any
    waiting: Any
    pending: Any
    enough: Any


@njit(cache=True, nogil=True)
def search(rows: Any, wanted: float, bridge: bool, kernel: int, index: Any, found: Any) -> None:
    """Fill in the best of these stakeholders; of those of whom fewer than asked reach the limit, `count` is -1."""
    made, span = plan(rows, wanted, bridge, kernel, index), index.span[0]
    space = _space(span, made, len(index.weight))
    for place in range(len(rows)):
        space.enough[place] = _enough(place, made, found)
    for tile in range(-(-len(index.group) // span)):
        _through(tile, rows, bridge, made, index, found, space)
    for place in range(len(rows)):
        _settle(place, rows[place], bridge, made, index, found, space)
        if made.limit[place] > 0.0 and found.count[place] < found.who.shape[1]:
            found.count[place] = -1


@njit(cache=True, nogil=True)
def _space(span: int, made: Any, claims: int) -> Any:
    room, size, most = -(-span // LANES) * LANES, len(made.adds), 1
    for place in range(size):
        if not made.adds[place]:
            most = max(most, made.begin[place + 1] - made.first[place])
    return Space(
        np.empty(room * most, np.uint16),
        np.zeros(room, np.uint16),
        np.zeros(claims, np.uint16),
        np.zeros(size, np.int64),
        np.empty((size, ROOM), np.int32),
        np.empty(size, np.int64),
    )


@njit(cache=True, nogil=True)
def _enough(place: int, made: Any, found: Any) -> Any:
    """Units below which nobody can be among the best any more, 1 at least."""
    limit, most = made.limit[place], found.who.shape[1]
    if found.count[place] == most:
        limit = max(limit, found.score[place, most - 1])
    return max(np.int64(limit * made.scale[place]), 1)


@njit(cache=True, nogil=True)
def _through(tile: int, rows: Any, bridge: bool, made: Any, index: Any, found: Any, space: Any) -> None:
    """Take all stakeholders of the block through one tile."""
    claims, span, posting, claims_begin, claim = (
        len(index.weight), index.span[0], index.posting, index.claims_begin, index.claim,
    )  # fmt: skip
    starts = index.postings_begin[tile * claims : (tile + 1) * claims + 1]
    signature = index.signature[tile * span : (tile + 1) * span]
    begin, first, adds, term, units = made.begin, made.first, made.adds, made.term, made.units
    planes, needed, enough, chosen, sums, held = (
        made.plane, made.needed, space.enough, space.chosen, space.sums, space.held,
    )  # fmt: skip
    waiting, pending = space.waiting, space.pending
    for place in range(len(rows)):
        lo, hi = first[place], begin[place + 1]
        if adds[place]:
            count = add_up(lo, hi, term, units, starts, posting, enough[place], sums, chosen)
        else:
            count = sift(lo, hi, term, planes, needed, starts, posting, signature, chosen)
        if count == 0:
            continue
        hold(begin[place], hi, term, units, held)
        for at in range(0, count, PORTION):
            to = min(at + PORTION, count)
            if waiting[place] + to - at > ROOM:
                _settle(place, rows[place], bridge, made, index, found, space)
                hold(begin[place], hi, term, units, held)
            waiting[place] = weigh(
                at, to, chosen, tile * span, enough[place], claims_begin, claim, held, pending, place, waiting[place]
            )
        forget(begin[place], hi, term, held)


@njit(cache=True, nogil=True)
def _settle(place: int, row: int, bridge: bool, made: Any, index: Any, found: Any, space: Any) -> None:
    """Score who waits, and keep who passes the rules and is good enough."""
    term, units, held, claim, weight = made.term, made.units, space.held, index.claim, index.weight
    claims_begin, group, limit = index.claims_begin, index.group, made.limit[place]
    barred = index.barred[index.barred_begin[row] : index.barred_begin[row + 1]]
    who, scores, kept = found.who[place], found.score[place], found.count[place]
    hold(made.begin[place], made.begin[place + 1], term, units, held)
    for other in space.pending[place, : space.waiting[place]]:
        apart = not bridge or index.chains[row] & index.chains[other] == 0
        if apart and group[other] != group[row] and not _contains(barred, other):
            score = _score(claim, claims_begin[other], claims_begin[other + 1], held, weight)
            if score >= limit:
                kept = _keep(other, score, kept, who, scores)
    forget(made.begin[place], made.begin[place + 1], term, held)
    found.count[place], space.waiting[place] = kept, 0
    space.enough[place] = _enough(place, made, found)


@njit(cache=True, nogil=True)
def _score(claim: Any, begin: int, end: int, held: Any, weight: Any) -> float:
    """Offers that are needed and needs that are offered, each summed by capability, then added: equal either way."""
    offered, needed, capabilities = 0.0, 0.0, len(weight) // 2
    for place in range(begin, end):
        if held[claim[place]] > 0:
            if claim[place] < capabilities:
                offered += weight[claim[place]]
            else:
                needed += weight[claim[place]]
    return offered + needed


@njit(cache=True, nogil=True)
def _contains(ascending: Any, who: int) -> Any:
    if len(ascending) == 0:
        return False
    place = np.searchsorted(ascending, who)
    return place < len(ascending) and ascending[place] == who


@njit(cache=True, nogil=True)
def _keep(other: int, score: float, count: int, who: Any, scores: Any) -> int:
    """Put somebody in order among the best, equals by row, unless they are there already; how many are kept then."""
    at = count
    while at > 0 and (scores[at - 1] < score or (scores[at - 1] == score and who[at - 1] > other)):
        at -= 1
    if at == len(who) or (at > 0 and who[at - 1] == other):
        return count
    last = min(count, len(who) - 1)
    for to in range(last, at, -1):
        who[to], scores[to] = who[to - 1], scores[to - 1]
    who[at], scores[at] = other, score
    return last + 1
