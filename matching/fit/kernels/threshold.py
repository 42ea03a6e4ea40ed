"""A guess at the score that the last of a stakeholder's best reaches, before anybody is scored.

If claims were spread independently, the score of a stakeholder drawn at random would be a sum of independent terms,
each its weight with the probability that the claim is made. Its distribution is a product of polynomials; the guess
is where its tail leaves as many stakeholders as are wanted. It is only a guess: what was found is counted afterwards,
and whoever got too few is served again with a lower one, so that answers are exact whatever the guess.
"""

from typing import Any

import numpy as np
from numba import njit

STEPS = 256
SPREAD = 12.0
"""Scores this many standard deviations above the mean, and the weightiest term more, count as one."""


@njit(cache=True, nogil=True)
def expected_threshold(terms: Any, eligible: float, wanted: float, index: Any) -> float:
    """The score that about `wanted` of `eligible` stakeholders reach; 0 where fewer have anything in common.

    terms   claims that would meet those of the stakeholder
    """
    n = max(len(index.group), 1)
    total, mean, variance, greatest = 0.0, 0.0, 0.0, 0.0
    for term in terms:
        weight, share = index.weight[term], index.frequency[term] / n
        total += weight
        mean += weight * share
        variance += weight * weight * share * (1.0 - share)
        greatest = max(greatest, weight)
    step = min(total, mean + SPREAD * np.sqrt(variance) + greatest) / (STEPS - 1)
    if step <= 0.0:
        return 0.0
    chance = _distribution(terms, step, n, index)
    reached = 0.0
    for place in range(STEPS - 1, 0, -1):
        reached += chance[place] * eligible
        if reached >= wanted:
            return place * step
    return 0.0


@njit(cache=True, nogil=True)
def _distribution(terms: Any, step: float, n: int, index: Any) -> Any:
    """The probability of each score, in steps; the last stands for all above."""
    chance, without = np.zeros(STEPS, np.float32), np.zeros(STEPS, np.float32)
    chance[0] = 1.0
    for term in terms:
        share = np.float32(index.frequency[term] / n)
        shift: int = min(int(index.weight[term] / step + 0.5), STEPS - 1)
        above = np.float32(0.0)
        for place in range(STEPS - shift, STEPS):
            above += chance[place]
        for place in range(STEPS):
            without[place] = chance[place] * (np.float32(1.0) - share)
        _add_shifted(chance[: STEPS - shift], share, without[shift:])
        without[STEPS - 1] += above * share
        chance, without = without, chance
    return chance


@njit(cache=True, nogil=True)
def _add_shifted(chance: Any, share: Any, to: Any) -> None:
    for place in range(len(chance)):
        to[place] += chance[place] * share
