"""What a portfolio gains where some pairs score more: begun from the picks that there are, and left as it was."""

from typing import Any

import numpy as np
from numba import njit

from matching.portfolio.kernels.board import margin, turn
from matching.portfolio.kernels.paths import LONGEST
from matching.portfolio.kernels.picks import ENOUGH, fits, forced

ROUNDS = 2
"""How often each pair is tried: what was in the way may be gone by what came in since."""


@njit(cache=True, nogil=True)
def places(board: Any) -> Any:
    """Where each pair lies in the lists of its two ends; pairs × 2."""
    found = np.full((len(board.left), 2), -1, np.int64)
    for place in range(len(board.pair)):
        pair = board.pair[place]
        found[pair, 0 if found[pair, 0] < 0 else 1] = place
    return found


@njit(cache=True, nogil=True)
def raise_by(pairs: Any, more: Any, board: Any, at: Any) -> None:
    """Let pairs score so much more, or less again."""
    for place in range(len(pairs)):
        pair = pairs[place]
        board.score[pair] += more[place]
        board.worth[at[pair, 0]] += more[place]
        board.worth[at[pair, 1]] += more[place]


@njit(cache=True, nogil=True)
def bring_in(
    pairs: Any, least: float, allowed: float, board: Any, price: Any, term: Any, state: Any, s: Any, turned: Any
) -> Any:
    """Pick those of these pairs with more than the least margin that are worth it, with the exchanges that make room;
    what is gained, and how many were turned. They are noted in `turned`; no more are tried once it is full."""
    done = np.empty(2 * LONGEST + 1, np.int32)
    gained, count = 0.0, 0
    for _ in range(ROUNDS):
        for pair in pairs:
            if state.picked[pair] or margin(pair, board, price, term) <= least or count + len(done) > len(turned):
                continue
            gain, some = forced(pair, allowed, board, price, term, state, s, done)
            if gain > ENOUGH and fits(pair, board, state) and _whole(done, some, board, state):
                turned[count : count + some] = done[:some]
                count += some
                gained += gain
            else:
                take_back(done, some, board, state)
    return gained, count


@njit(cache=True, nogil=True)
def _whole(done: Any, count: int, board: Any, state: Any) -> bool:
    """Whether nobody at these pairs has a pick too many."""
    beyond = 0
    for place in range(count):
        beyond += not fits(done[place], board, state)
    return beyond == 0


@njit(cache=True, nogil=True)
def take_back(turned: Any, count: int, board: Any, state: Any) -> None:
    """Turn these pairs back, the last first."""
    for place in range(count - 1, -1, -1):
        turn(turned[place], board, state)
