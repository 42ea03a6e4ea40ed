"""Which pairs to pick, given prices: first those that are worth more than both prices, then paths that do better."""

from typing import Any

import numpy as np
from numba import njit

from matching.portfolio.kernels.board import margin, turn
from matching.portfolio.kernels.paths import LONGEST, NONE, mend
from matching.portfolio.kernels.quotas import lack, missed, needed

ENOUGH = 1e-9
"""A change must be worth more than this: less is the noise of adding up."""
WIDTHS = (0.03, 0.1, 0.3, 10.0)
"""How much a path may cost at first and then, in mean prices: most slots are filled close by, and quickly."""


@njit(cache=True, nogil=True)
def margins(board: Any, price: Any, term: Any) -> Any:
    """See `margin`, of every pair."""
    found = np.empty(len(board.left))
    for pair in range(len(found)):
        found[pair] = margin(pair, board, price, term)
    return found


@njit(cache=True, nogil=True)
def fill(order: Any, board: Any, state: Any, rule: Any) -> None:
    """Pick the pairs of that order that fit in, as long as no limit is missed by more than before."""
    for pair in order:
        if state.picked[pair] or state.free[board.left[pair]] <= 0 or state.free[board.right[pair]] <= 0:
            continue
        before = missed(state, rule)
        turn(pair, board, state)
        if missed(state, rule) > before:
            turn(pair, board, state)


@njit(cache=True, nogil=True)
def _turned(length: int, board: Any, term: Any, state: Any, s: Any, done: Any, count: int) -> float:
    """Turn the pairs of the path, those to be dropped first, and note them; what that is worth."""
    worth = 0.0
    for adding in range(2):
        for place in range(length):
            pair = s.path[place]
            if s.adds[place] != adding:
                continue
            gain = board.score[pair] + term[board.kind[pair]]
            worth += gain if adding else -gain
            turn(pair, board, state)
            done[count] = pair
            count += 1
    return worth


@njit(cache=True, nogil=True)
def _undone(done: Any, count: int, board: Any, state: Any) -> None:
    """Turn back what was turned, the last first."""
    for place in range(count - 1, -1, -1):
        turn(done[place], board, state)


@njit(cache=True, nogil=True)
def fill_slots(allowed: float, board: Any, price: Any, term: Any, rule: Any, state: Any, s: Any) -> float:
    """Mend everybody who has a slot to fill, by paths that cost so much at most; what is gained."""
    done = np.empty(LONGEST, np.int32)
    gained, least = 0.0, needed(state.count[-1], rule)
    for row in range(len(price)):
        while state.free[row] > 0 and board.begin[row + 1] > board.begin[row]:
            before = lack(state, least, rule)
            length = mend(row, NONE, allowed, board, price, term, state, s)
            gain = _turned(length, board, term, state, s, done, 0)
            if gain <= ENOUGH or lack(state, least, rule) > before:
                _undone(done, length, board, state)
                break
            gained += gain
    return gained


@njit(cache=True, nogil=True)
def forced(pair: int, allowed: float, board: Any, price: Any, term: Any, state: Any, s: Any, done: Any) -> Any:
    """Turn a pair and mend both its ends, by paths that cost so much at most; what is gained, how many were turned.

    A stakeholder may be left with a pick too many: then nothing could be dropped at that cost.
    """
    gain = board.score[pair] + term[board.kind[pair]]
    if state.picked[pair]:
        gain = -gain
    turn(pair, board, state)
    done[0], count = pair, 1
    for end in range(2):
        row = board.left[pair] if end == 0 else board.right[pair]
        if state.free[row] != 0:
            spare = 2.0 * price[row]  # for the slot that is left free somewhere, until somebody fills it
            length = mend(row, pair, allowed + spare, board, price, term, state, s)
            gain += _turned(length, board, term, state, s, done, count)
            count += length
    return gain, count


@njit(cache=True, nogil=True)
def fits(pair: int, board: Any, state: Any) -> bool:
    """Whether neither end of a pair has a pick too many."""
    return state.free[board.left[pair]] >= 0 and state.free[board.right[pair]] >= 0


@njit(cache=True, nogil=True)
def supply(order: Any, board: Any, price: Any, term: Any, rule: Any, state: Any) -> None:
    """Pick more of the kinds that are lacking, in that order, until each has a pick to spare.

    Whoever is full for it drops the pick of least margin that no quota lacks; the slots left free are filled later.
    """
    done = np.empty(3, np.int32)
    least = needed(state.count[-1], rule) + 1
    for pair in order:
        before = lack(state, least, rule)
        if before == 0:
            return
        kind = board.kind[pair]
        if state.picked[pair] or kind >= rule.kinds or state.count[kind] >= least:
            continue
        turn(pair, board, state)
        done[0], count = pair, 1
        for row in (board.left[pair], board.right[pair]):
            spared = _spared(row, pair, least, board, price, term, rule, state) if state.free[row] < 0 else -1
            if spared >= 0:
                turn(spared, board, state)
                done[count] = spared
                count += 1
        if fits(pair, board, state) and lack(state, least, rule) < before + (state.count[-1] > rule.most):
            _drop(order, board, state, rule, state.count[-1] - rule.most)
        else:
            _undone(done, count, board, state)


@njit(cache=True, nogil=True)
def _spared(row: int, fixed: int, least: int, board: Any, price: Any, term: Any, rule: Any, state: Any) -> int:
    """The pick of least margin of a stakeholder that is not the fixed one and that no quota lacks; -1 if none."""
    found, lowest = -1, np.inf
    for place in range(state.room[row], state.room[row] + state.used[row]):
        pair = state.held[place]
        kind = board.kind[pair]
        if pair == fixed or (kind < rule.kinds and state.count[kind] <= least):
            continue
        worth = margin(pair, board, price, term)
        if worth < lowest:
            found, lowest = pair, worth
    return found


@njit(cache=True, nogil=True)
def shrink(order: Any, board: Any, state: Any, rule: Any) -> None:
    """Drop picks until the limits are kept, the last of the order first, and those that a quota needs only at last."""
    _drop(order, board, state, rule, len(order))
    for place in range(len(order) - 1, -1, -1):
        if missed(state, rule) == 0:
            return
        if state.picked[order[place]]:
            turn(order[place], board, state)


@njit(cache=True, nogil=True)
def _drop(order: Any, board: Any, state: Any, rule: Any, most: int) -> None:
    """Drop picks that no quota needs, the last of the order first: so many, or until the limits are kept."""
    for place in range(len(order) - 1, -1, -1):
        if most <= 0 or missed(state, rule) == 0:
            return
        pair = order[place]
        kind = board.kind[pair]
        if state.picked[pair] and (kind >= rule.kinds or state.count[kind] > needed(state.count[-1], rule)):
            turn(pair, board, state)
            most -= 1
