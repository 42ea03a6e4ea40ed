"""Of many scores the best, exactly and in a settled order."""

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def best(score: Any, most: int) -> Any:
    """Places of the `most` highest scores, ascending; of equals the first.

    >>> best(np.array([1.0, 3.0, 2.0, 3.0, 2.0]), 3).tolist()
    [1, 2, 3]
    """
    if len(score) <= most:
        return np.arange(len(score))
    limit = np.partition(score, len(score) - most)[len(score) - most]
    left = most - int((score > limit).sum())
    kept = np.empty(most, np.int64)
    count = 0
    for place in range(len(score)):
        if score[place] > limit or (score[place] == limit and left > 0):
            if score[place] == limit:
                left -= 1
            kept[count] = place
            count += 1
    return kept


@njit(cache=True, nogil=True)
def ranked(left: Any, score: Any, top: int) -> Any:
    """Places of the `top` best of each run of equals in `left`, best first, of equals the first; and their ranks.

    >>> places, rank = ranked(np.array([7, 7, 7, 9]), np.array([1.0, 3.0, 3.0, 2.0]), 2)
    >>> places.tolist(), rank.tolist()
    ([1, 2, 3], [1, 2, 1])
    """
    places, rank = np.empty(len(left), np.int64), np.empty(len(left), np.int32)
    count = begin = 0
    while begin < len(left):
        end = begin + 1
        while end < len(left) and left[end] == left[begin]:
            end += 1
        kept = best(score[begin:end], top)
        for k, place in enumerate(kept[np.argsort(-score[begin:end][kept], kind="mergesort")]):
            places[count], rank[count] = begin + place, k + 1
            count += 1
        begin = end
    return places[:count].copy(), rank[:count].copy()
