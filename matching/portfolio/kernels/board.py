"""What the kernels work on: candidate pairs by stakeholder, and which of them are picked."""

from typing import Any, NamedTuple

import numpy as np
from numba import njit


class Board(NamedTuple):
    """Pairs, and the same pairs by stakeholder, each list by score with the highest first.

    left, right, score, kind   over pairs; the last kind is that of pairs without a quota
    begin                      where each stakeholder's list begins, one more than stakeholders
    other, pair, worth, sort   over the lists: who, which pair, its score and kind
    """

    left: Any
    right: Any
    score: Any
    kind: Any
    begin: Any
    other: Any
    pair: Any
    worth: Any
    sort: Any


class State(NamedTuple):
    """Which pairs are picked.

    picked   over pairs, 1 for those
    free     slots left of each stakeholder
    room     where each stakeholder's picks begin in `held`
    held     picked pairs by stakeholder, in no order
    count    picks of each kind, then of all
    """

    picked: Any
    free: Any
    room: Any
    held: Any
    used: Any
    count: Any


@njit(cache=True, nogil=True)
def board(left: Any, right: Any, score: Any, kind: Any, stakeholders: int) -> Any:
    """Lay the pairs out."""
    begin = np.zeros(stakeholders + 1, np.int64)
    for pair in range(len(left)):
        begin[left[pair] + 1] += 1
        begin[right[pair] + 1] += 1
    begin = np.cumsum(begin)
    at, size = begin[:-1].copy(), 2 * len(left)
    other, which = np.empty(size, np.int32), np.empty(size, np.int32)
    worth, sort = np.empty(size), np.empty(size, np.int16)
    for pair in range(len(left)):
        for end in range(2):
            here, there = (left[pair], right[pair]) if end == 0 else (right[pair], left[pair])
            place = at[here]
            at[here] += 1
            while place > begin[here] and worth[place - 1] < score[pair]:
                other[place], which[place] = other[place - 1], which[place - 1]
                worth[place], sort[place] = worth[place - 1], sort[place - 1]
                place -= 1
            other[place], which[place], worth[place], sort[place] = there, pair, score[pair], kind[pair]
    return Board(left, right, score, kind, begin, other, which, worth, sort)


@njit(cache=True, nogil=True)
def nothing_picked(board: Any, capacity: Any, kinds: int) -> Any:
    """The state to begin with; a stakeholder may go one above its capacity while picks are exchanged."""
    room = np.zeros(len(capacity) + 1, np.int64)
    for row in range(len(capacity)):
        room[row + 1] = room[row] + min(capacity[row] + 1, board.begin[row + 1] - board.begin[row])
    picked, used = np.zeros(len(board.left), np.uint8), np.zeros(len(capacity), np.int64)
    return State(picked, capacity.copy(), room, np.empty(room[-1], np.int32), used, np.zeros(kinds + 1, np.int64))


@njit(cache=True, nogil=True)
def turn(pair: int, board: Any, state: Any) -> None:
    """Pick a pair, or drop it if it is picked."""
    step = -1 if state.picked[pair] else 1
    state.picked[pair] = 1 - state.picked[pair]
    state.count[board.kind[pair]] += step
    state.count[-1] += step
    for row in (board.left[pair], board.right[pair]):
        state.free[row] -= step
        first = state.room[row]
        if step == 1:
            state.held[first + state.used[row]] = pair
            state.used[row] += 1
            continue
        place = first
        while state.held[place] != pair:
            place += 1
        state.used[row] -= 1
        state.held[place] = state.held[first + state.used[row]]


@njit(cache=True, nogil=True)
def across(pair: int, row: int, board: Any) -> int:
    """The other end of a pair."""
    return board.left[pair] + board.right[pair] - row


@njit(cache=True, nogil=True)
def margin(pair: int, board: Any, price: Any, term: Any) -> float:
    """What a pair is worth beyond the prices of both, with what its kind is granted."""
    return board.score[pair] + term[board.kind[pair]] - price[board.left[pair]] - price[board.right[pair]]
