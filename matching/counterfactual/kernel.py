"""The kernel of the sieve: many sets of moves, each refuted by the first who are seen to stand before the partner."""

from typing import Any

import numpy as np
from numba import njit

from matching.counterfactual.sums import (
    BOTH,
    CARRIED,
    CARRIES,
    JOINT,
    MET,
    MINE,
    MY_AIMS,
    THEIR_AIMS,
    THEIRS,
    WANTED,
)

MARGIN = 1e-8  # scores are rounded to nine digits
CLOSE = 1e-9
NOTHING = 1e-12


@njit(cache=True, nogil=True)
def weigh(s: Any, weight: Any) -> float:
    """What statements add to a score; weights of needs met, offers wanted, being carried, carrying, joint entry."""
    length = np.sqrt(max(s[MINE] * s[THEIRS], 0.0))
    apart = 1.0 - min(s[BOTH] / length, 1.0) if length > 0 else 1.0
    abroad = weight[2] * s[CARRIED] / max(s[MY_AIMS], 1.0) + weight[3] * s[CARRIES] / max(s[THEIR_AIMS], 1.0)
    abroad += weight[4] * s[JOINT] / np.sqrt(max(s[MY_AIMS] * s[THEIR_AIMS], 1.0))
    return weight[0] * np.log1p(s[MET]) + weight[1] * np.log1p(s[WANTED]) + apart * abroad


@njit(cache=True, nogil=True)
def add(places: Any, base: Any, added: Any, who: int, sums: Any) -> None:
    """The sums of one stakeholder under a set of moves, into `sums`."""
    for q in range(len(sums)):
        sums[q] = base[who, q]
        for move in places:
            sums[q] += added[move, who, q]


@njit(cache=True, nogil=True)
def scores(sets: Any, levels: Any, base: Any, added: Any, settled: Any, weight: Any) -> Any:
    """The partner's score under each set."""
    found, sums = np.empty(len(sets)), np.empty(base.shape[2])
    for at in range(len(sets)):
        add(sets[at], base[levels[at]], added[levels[at]], 0, sums)
        found[at] = settled[0] + weigh(sums, weight)
    return found


@njit(cache=True, nogil=True)
def refuters(
    sets: Any, levels: Any, base: Any, added: Any, settled: Any, cheap: Any, touched: Any, weight: Any, gains: Any,
    pool: Any, room: int, enough: int,
) -> Any:  # fmt: skip
    """How many stand before the partner for certain under each set; counted to `enough`.

    pool   cheap scores of the candidates as things are, ascending
    room   so many are candidates; 0 where everybody is who has anything in common
    """
    found, mine, sums = np.zeros(len(sets), np.int64), np.empty(base.shape[2]), np.empty(base.shape[2])
    for at in range(len(sets)):
        level, gained = levels[at], gains[sets[at]].sum()
        add(sets[at], base[level], added[level], 0, mine)
        score = settled[0] + weigh(mine, weight)
        fit = cheap[0] * (1.0 + mine[MET]) * (1.0 + mine[WANTED])
        for who in range(1, len(settled)):
            add(sets[at], base[level], added[level], who, sums)
            meets = touched[who] or sums[MET] > NOTHING or sums[WANTED] > NOTHING
            if meets and settled[who] + weigh(sums, weight) > score + MARGIN:
                other = cheap[who] * (1.0 + sums[MET]) * (1.0 + sums[WANTED])
                sure = room == 0 or other > fit * (1.0 + CLOSE)  # if the partner is a candidate, they are
                if not sure and level == 0:
                    sure = len(pool) - np.searchsorted(pool, other * (1.0 - CLOSE)) + gained < room
                found[at] += sure
                if found[at] == enough:
                    break
    return found
