"""Short alternating paths: who takes a slot, who gives one up for it, who takes that one's place.

A path starts at a stakeholder with a slot to fill, or with one pick too many. It goes on by picking a pair and, where
the other end is full, dropping one of its picks, whose other end then has a slot to fill in turn. It ends where a slot
was free, or leaves one free. With d the cost so far in margins (those of dropped pairs less those of picked ones, less
the price of the slot it fills), the cheapest is found first, as by Dijkstra.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from matching.portfolio.kernels.board import across, margin

LOOKS = 200
"""So many stakeholders are reached at most before a search gives up."""
HEAP = 8_192
LONGEST = 64
"""Pairs turned by one path at most."""
NONE = -1


class Scratch(NamedTuple):
    """Room for searches: `stamp` tells which entries are of the current one.

    cost, seen, closed      cheapest cost of reaching each stakeholder with a slot to fill, and in which search that was
    dropped, picked, came   how: the pair dropped there, the pair picked before it, and by whom
    passed, through         cheapest cost of picking a pair with each stakeholder, and in which search
    key, who                the heap
    """

    stamp: Any
    cost: Any
    seen: Any
    closed: Any
    dropped: Any
    picked: Any
    came: Any
    passed: Any
    through: Any
    key: Any
    who: Any
    path: Any
    adds: Any


@njit(cache=True, nogil=True)
def scratch(stakeholders: int) -> Any:
    """Room for searches among so many."""
    n = stakeholders
    whole = np.zeros(1, np.int64)
    return Scratch(
        whole,
        np.zeros(n),
        np.zeros(n, np.int64),
        np.zeros(n, np.int64),
        np.zeros(n, np.int32),
        np.zeros(n, np.int32),
        np.zeros(n, np.int32),
        np.zeros(n),
        np.zeros(n, np.int64),
        np.empty(HEAP),
        np.empty(HEAP, np.int32),
        np.empty(LONGEST, np.int32),
        np.empty(LONGEST, np.int8),
    )


@njit(cache=True, nogil=True)
def push(size: int, key: float, who: int, s: Any) -> int:
    """Put into the heap; of a full heap nothing becomes. Its size."""
    if size == HEAP:
        return size
    at = size
    while at > 0 and s.key[(at - 1) // 2] > key:
        s.key[at], s.who[at] = s.key[(at - 1) // 2], s.who[(at - 1) // 2]
        at = (at - 1) // 2
    s.key[at], s.who[at] = key, who
    return size + 1


@njit(cache=True, nogil=True)
def pop(size: int, s: Any) -> int:
    """Take the least, which is first, from the heap: its last sinks from the top. Its size."""
    size -= 1
    key, who = s.key[size], s.who[size]
    at = 0
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and s.key[child + 1] < s.key[child]:
            child += 1
        if s.key[child] >= key:
            break
        s.key[at], s.who[at] = s.key[child], s.who[child]
        at = child
    s.key[at], s.who[at] = key, who
    return size


@njit(cache=True, nogil=True)
def mend(start: int, fixed: int, allowed: float, board: Any, price: Any, term: Any, state: Any, s: Any) -> int:
    """Find the best path from a stakeholder with a slot to fill, or a pick too many; how long it is.

    It may cost so much in margins, and leaves the pair `fixed` as it is. The pairs to turn lie in `s.path`; 0 where
    there is none, or none that gains.
    """
    s.stamp[0] += 1
    over = state.free[start] < 0
    size = 0
    if over:
        size = _drop_one(start, fixed, 0.0, allowed, NONE, NONE, size, board, price, term, state, s)
        best, limit = allowed, allowed
    else:
        limit = allowed - price[start]
        s.cost[start], s.seen[start], s.came[start], s.dropped[start] = -price[start], s.stamp[0], NONE, NONE
        size = push(size, -price[start], start, s)
        best = min(limit, 0.0)
    last, final = NONE, NONE
    looks = 0
    while size > 0 and looks < LOOKS:
        cost, row = s.key[0], s.who[0]
        if cost > limit:
            break
        size = pop(size, s)
        if s.closed[row] == s.stamp[0] or cost > s.cost[row]:
            continue
        s.closed[row] = s.stamp[0]
        looks += 1
        if s.dropped[row] != NONE and cost + price[row] < best:
            best, last, final = cost + price[row], row, NONE
        for place in range(board.begin[row], board.begin[row + 1]):
            pair, other = board.pair[place], board.other[place]
            if state.picked[pair] or pair == fixed:
                continue
            after = cost - (board.worth[place] + term[board.sort[place]] - price[row] - price[other])
            if after > limit or (s.through[other] == s.stamp[0] and s.passed[other] <= after):
                continue
            s.through[other], s.passed[other] = s.stamp[0], after
            if state.free[other] > (1 if other == start and not over else 0):
                if after - price[other] < best:
                    best, last, final, limit = after - price[other], row, pair, after
            else:
                size = _drop_one(other, fixed, after, limit, pair, row, size, board, price, term, state, s)
    return _path(last, final, s)


@njit(cache=True, nogil=True)
def _drop_one(
    row: int,
    fixed: int,
    cost: float,
    limit: float,
    picked: int,
    came: int,
    size: int,
    board: Any,
    price: Any,
    term: Any,
    state: Any,
    s: Any,
) -> int:
    """Each pick of a full stakeholder could be dropped; the size of the heap then."""
    for place in range(state.room[row], state.room[row] + state.used[row]):
        pair = state.held[place]
        if pair == picked:
            continue
        if pair == fixed:
            continue
        other = across(pair, row, board)
        after = cost + margin(pair, board, price, term)
        if after > limit or s.closed[other] == s.stamp[0] or (s.seen[other] == s.stamp[0] and s.cost[other] <= after):
            continue
        s.seen[other], s.cost[other] = s.stamp[0], after
        s.dropped[other], s.picked[other], s.came[other] = pair, picked, came
        size = push(size, after, other, s)
    return size


@njit(cache=True, nogil=True)
def _path(last: int, final: int, s: Any) -> int:
    """Gather the pairs to turn, from the end; 0 if one of them comes twice or there are too many."""
    if last == NONE:
        return 0
    length = 0
    if final != NONE:
        s.path[0], s.adds[0] = final, 1
        length = 1
    row = last
    while row != NONE and s.dropped[row] != NONE:
        for adding in range(2):
            pair = s.picked[row] if adding else s.dropped[row]
            if pair == NONE:
                continue
            for place in range(length):
                if s.path[place] == pair:
                    return 0
            if length == LONGEST:
                return 0
            s.path[length], s.adds[length] = pair, adding
            length += 1
        row = s.came[row]
    return length
