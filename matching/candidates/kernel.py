"""The kernels: who shares neighbours or fits in capabilities, added up span by span of stakeholders.

A stakeholder reaches thousands of others through lists that are each ascending. Adding them up at random places of an
array as long as the economy waits for memory at every step. So all stakeholders of a block walk their lists together,
through one span of others after the other: each list stops where the span ends and goes on from there in the next.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from matching.candidates.ground import ADAMIC_ADAR, COLUMNS, COMMON, DECAYED, NEEDS_MET, RESOURCE, WANTED

ALL_READ = np.iinfo(np.int32).max


class Space(NamedTuple):
    """Scratch of one thread: sums and flags over the stakeholders of a span, all zero between uses, and who is in."""

    sums: Any
    seen: Any
    barred: Any
    touched: Any

    @classmethod
    def of(cls, span: int) -> "Space":
        """Space for spans of so many stakeholders."""
        return cls(
            np.zeros((span, COLUMNS)), np.zeros(span, np.uint8), np.zeros(span, np.uint8), np.zeros(span, np.int32)
        )


class Walk(NamedTuple):
    """Where each stakeholder of a block stands in each of its lists.

    begin    first list of each stakeholder
    cursor   place in the list's array; `end` is where the list ends
    head     the stakeholder there, `ALL_READ` at the end: lists with nothing in a span are passed over unread
    """

    begin: Any
    cursor: Any
    end: Any
    head: Any


class Kept(NamedTuple):
    """The best so far of each stakeholder of a block, in no order; `limit` is what a newcomer must reach."""

    count: Any
    limit: Any
    who: Any
    cheap: Any
    closure: Any


@njit(cache=True, nogil=True)
def propose(rows: Any, most: int, scope: int, ground: Any, space: Any) -> Any:
    """Candidates of a block of stakeholders: how many each, who (ascending), and their closures."""
    walk, kept = _walk(rows, ground), _nobody(len(rows), most)
    for lower in range(0, len(ground.open), max(len(space.seen), 1)):
        for place in range(len(rows)):
            row = rows[place]
            if ground.open[row]:
                count = _spread(row, walk.begin[place], lower, walk, ground, space)
                _harvest(place, row, scope, lower, space.touched[:count], most, kept, ground, space)
    return _gathered(most, kept)


@njit(cache=True, nogil=True)
def add_up(row: int, ground: Any, space: Any) -> Any:
    """Closures of one stakeholder with everybody, in a space of one span; which is used up."""
    walk = _walk(np.array([row], np.int32), ground)
    _spread(row, 0, 0, walk, ground, space)
    return space.sums


@njit(cache=True, nogil=True)
def _walk(rows: Any, ground: Any) -> Any:
    """Everybody at the beginning of every list, in the order in which `_spread` reads them."""
    begin = np.zeros(len(rows) + 1, np.int64)
    for place in range(len(rows)):
        row = rows[place]
        begin[place + 1] = begin[place] + ground.indptr[row + 1] - ground.indptr[row] + 2
        begin[place + 1] += ground.needs_begin[row + 1] - ground.needs_begin[row]
        begin[place + 1] += ground.offers_begin[row + 1] - ground.offers_begin[row]
    cursor, end = np.empty((2, begin[-1]), np.int64)
    head = np.empty(begin[-1], np.int32)
    walk = Walk(begin, cursor, end, head)
    at = 0
    for row in rows:
        at = _open_list(at, row, ground.barred_begin, ground.barred, walk)
        for place in range(ground.indptr[row], ground.indptr[row + 1]):
            at = _open_list(at, ground.partner[place], ground.indptr, ground.partner, walk)
        for place in range(ground.needs_begin[row], ground.needs_begin[row + 1]):
            at = _open_list(at, ground.needs[place], ground.offered_begin, ground.offered_by, walk)
        for place in range(ground.offers_begin[row], ground.offers_begin[row + 1]):
            at = _open_list(at, ground.offers[place], ground.needed_begin, ground.needed_by, walk)
        cursor[at], end[at] = 0, len(ground.everywhere)
        at = _stop(at, 0, ground.everywhere, walk)
    return walk


@njit(cache=True, nogil=True)
def _open_list(at: int, key: int, begin: Any, content: Any, walk: Any) -> int:
    walk.end[at] = begin[key + 1]
    return _stop(at, begin[key], content, walk)


@njit(cache=True, nogil=True)
def _stop(at: int, cursor: int, content: Any, walk: Any) -> int:
    """Note how far a list was read; the next list."""
    walk.cursor[at] = cursor
    walk.head[at] = content[cursor] if cursor < walk.end[at] else ALL_READ
    return at + 1


@njit(cache=True, nogil=True)
def _spread(row: int, at: int, lower: int, walk: Any, ground: Any, space: Any) -> int:
    """Sums over shared neighbours and fitting capabilities within the span; how many stakeholders are touched."""
    upper = lower + len(space.seen)
    count = _bar(at, lower, walk, ground, space)
    at += 1
    for first in range(ground.indptr[row], ground.indptr[row + 1]):
        if walk.head[at] < upper:
            count = _through(first, at, count, lower, walk, ground, space)
        at += 1
    for place in range(ground.needs_begin[row], ground.needs_begin[row + 1]):
        if walk.head[at] < upper:
            idf = ground.idf[ground.needs[place]]
            count = _add(at, NEEDS_MET, idf, count, lower, walk, ground.offered_by, space)
        at += 1
    for place in range(ground.offers_begin[row], ground.offers_begin[row + 1]):
        if walk.head[at] < upper:
            idf = ground.idf[ground.offers[place]]
            count = _add(at, WANTED, idf, count, lower, walk, ground.needed_by, space)
        at += 1
    if walk.head[at] < upper:
        count = _add(at, WANTED, 0.0, count, lower, walk, ground.everywhere, space)
    return count


@njit(cache=True, nogil=True)
def _bar(at: int, lower: int, walk: Any, ground: Any, space: Any) -> int:
    """Mark who must not be shown; how many they are."""
    count, cursor, upper = 0, walk.cursor[at], lower + len(space.seen)
    while cursor < walk.end[at] and ground.barred[cursor] < upper:
        other = ground.barred[cursor] - lower
        space.barred[other] = 1
        count = _reach(other, count, space)
        cursor += 1
    _stop(at, cursor, ground.barred, walk)
    return count


@njit(cache=True, nogil=True)
def _through(first: int, at: int, count: int, lower: int, walk: Any, ground: Any, space: Any) -> int:
    """What one shared neighbour brings to its own partners; how many are touched now."""
    shared, upper = ground.partner[first], lower + len(space.seen)
    along = ground.decayed[first] * ground.path[shared]
    by_log, by_degree = ground.log_degree[shared], ground.inverse_degree[shared]
    second = walk.cursor[at]
    while second < walk.end[at] and ground.partner[second] < upper:
        other = ground.partner[second] - lower
        count = _reach(other, count, space)
        space.sums[other, COMMON] += 1.0
        space.sums[other, ADAMIC_ADAR] += by_log
        space.sums[other, RESOURCE] += by_degree
        space.sums[other, DECAYED] += along * ground.decayed[second]
        second += 1
    _stop(at, second, ground.partner, walk)
    return count


@njit(cache=True, nogil=True)
def _add(at: int, column: int, more: float, count: int, lower: int, walk: Any, content: Any, space: Any) -> int:
    """Add to one column of everybody in the list; how many are touched now."""
    cursor, upper = walk.cursor[at], lower + len(space.seen)
    while cursor < walk.end[at] and content[cursor] < upper:
        other = content[cursor] - lower
        count = _reach(other, count, space)
        space.sums[other, column] += more
        cursor += 1
    _stop(at, cursor, content, walk)
    return count


@njit(cache=True, nogil=True)
def _reach(other: int, count: int, space: Any) -> int:
    if space.seen[other] == 0:
        space.seen[other] = 1
        space.touched[count] = other
        return count + 1
    return count


@njit(cache=True, nogil=True)
def _harvest(
    place: int, row: int, scope: int, lower: int, touched: Any, most: int, kept: Any, ground: Any, space: Any
) -> None:
    """Keep who passes the hard rules and is good enough; leave the space empty."""
    for near in touched:
        other = lower + near
        good = space.barred[near] == 0 and ground.open[other] and ground.group[other] != ground.group[row]
        if good and _in_scope(row, other, scope, ground):
            cheap = cheap_score(space.sums[near], ground.prior[other])
            if cheap >= kept.limit[place]:
                _keep(place, other, cheap, space.sums[near], most, kept)
        space.seen[near] = space.barred[near] = 0
        for column in range(COLUMNS):
            space.sums[near, column] = 0.0


@njit(cache=True, nogil=True)
def _in_scope(row: int, other: int, scope: int, ground: Any) -> bool:
    if scope == 0:
        one, two = ground.primary[row], ground.primary[other]
        return one >= 0 and two >= 0 and one != two
    if scope == 1:
        mine, theirs = False, False
        for chain in range(ground.member.shape[1]):
            if ground.member[row, chain] and ground.member[other, chain]:
                return False
            mine |= ground.member[row, chain]
            theirs |= ground.member[other, chain]
        return mine and theirs
    return True


@njit(cache=True, nogil=True)
def cheap_score(c: Any, prior: float) -> float:
    """What candidates are chosen by, from a closure."""
    near = 1.0 + 1e3 * c[DECAYED]
    fit = (1.0 + c[NEEDS_MET]) * (1.0 + c[WANTED])
    return near * near * near * (1.0 + c[COMMON]) * (1.0 + 50.0 * c[RESOURCE]) * fit * prior


@njit(cache=True, nogil=True)
def _nobody(rows: int, most: int) -> Any:
    """Room for twice as many as are wanted, so that the best are sorted out seldom."""
    room = 2 * most
    return Kept(
        np.zeros(rows, np.int64),
        np.full(rows, -np.inf),
        np.empty((rows, room), np.int32),
        np.empty((rows, room)),
        np.empty((rows, room, COLUMNS)),
    )


@njit(cache=True, nogil=True)
def _keep(place: int, other: int, cheap: float, sums: Any, most: int, kept: Any) -> None:
    count = kept.count[place]
    kept.who[place, count] = other
    kept.cheap[place, count] = cheap
    kept.closure[place, count] = sums
    kept.count[place] = count + 1
    if count + 1 == kept.who.shape[1]:
        _prune(place, most, kept)


@njit(cache=True, nogil=True)
def _prune(place: int, most: int, kept: Any) -> None:
    """Leave the `most` best of one stakeholder; of equals the first by row."""
    count = kept.count[place]
    if count <= most:
        return
    who, cheap, closure = kept.who[place], kept.cheap[place], kept.closure[place]
    limit = np.partition(cheap[:count], count - most)[count - most]
    above = (cheap[:count] > limit).sum()
    last = np.sort(who[:count][cheap[:count] == limit])[most - above - 1]
    left = 0
    for k in range(count):
        if cheap[k] > limit or (cheap[k] == limit and who[k] <= last):
            who[left], cheap[left], closure[left] = who[k], cheap[k], closure[k]
            left += 1
    kept.count[place], kept.limit[place] = left, limit


@njit(cache=True, nogil=True)
def _gathered(most: int, kept: Any) -> Any:
    for place in range(len(kept.count)):
        _prune(place, most, kept)
    total = kept.count.sum()
    right, closure = np.empty(total, np.int32), np.empty((total, COLUMNS))
    at = 0
    for place in range(len(kept.count)):
        count = kept.count[place]
        for k in np.argsort(kept.who[place, :count]):
            right[at], closure[at] = kept.who[place, k], kept.closure[place, k]
            at += 1
    return kept.count, right, closure
