"""Pairs that score more or less for a while, on a board that stays."""

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def places(board: Any) -> Any:
    """Where each pair lies in the lists of its two ends; pairs × 2."""
    found = np.full((len(board.left), 2), -1, np.int64)
    for place in range(len(board.pair)):
        pair = board.pair[place]
        found[pair, 0 if found[pair, 0] < 0 else 1] = place
    return found


@njit(cache=True, nogil=True)
def rescore(pairs: Any, score: Any, board: Any, at: Any) -> None:
    """Let pairs score so much. Lists stay in the order of before."""
    for place in range(len(pairs)):
        pair = pairs[place]
        board.score[pair] = score[place]
        board.worth[at[pair, 0]] = score[place]
        board.worth[at[pair, 1]] = score[place]
