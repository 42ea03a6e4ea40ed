"""A guess at the score that the last of a stakeholder's best reaches, before anybody is scored.

If claims were spread independently, the score of a stakeholder drawn at random would be a sum of independent terms,
each its weight with the probability that the claim is made. Its distribution is a product of polynomials; the guess
is where its tail leaves as many stakeholders as are wanted. It is only a guess: what was found is counted afterwards,
and whoever got too few is served again with a lower one, so that answers are exact whatever the guess.
"""

from typing import Any

import numpy as np
from numba import njit

STEPS = 128
SPREAD = 12.0
"""No more is looked at than this many standard deviations above the mean, and the weightiest term."""


@njit(cache=True, nogil=True)
def expected_threshold(
    first: int, last: int, terms: Any, weight: Any, frequency: Any, n: int, share: float, wanted: float
) -> float:
    """The score that about `wanted` stakeholders reach; 0 where fewer have anything in common.

    terms   claims that would meet those of the stakeholder, first to last
    n       how many stakeholders there are; `share` of them are in scope
    """
    total, mean, variance, greatest = 0.0, 0.0, 0.0, 0.0
    for at in range(first, last):
        more, chance = weight[terms[at]], frequency[terms[at]] / n
        total += more
        mean += more * chance
        variance += more * more * chance * (1.0 - chance)
        greatest = max(greatest, more)
    step = min(total, mean + SPREAD * np.sqrt(variance) + greatest) / (STEPS - 1)
    if step <= 0.0:
        return 0.0
    reaching = _distribution(first, last, terms, weight, frequency, n, step)
    reached = 0.0
    for place in range(STEPS - 1, 0, -1):
        reached += reaching[place] * n * share
        if reached >= wanted:
            return place * step
    return 0.0


@njit(cache=True, nogil=True)
def _distribution(first: int, last: int, terms: Any, weight: Any, frequency: Any, n: int, step: float) -> Any:
    """The probability of each score, in steps; what lies above them is left out."""
    chance, then = np.zeros(2 * STEPS, np.float32), np.zeros(2 * STEPS, np.float32)  # a score of 0 is in the middle
    chance[STEPS] = 1.0
    for at in range(first, last):
        share = np.float32(frequency[terms[at]] / n)
        shift: int = min(int(weight[terms[at]] / step + 0.5), STEPS)
        _mix(chance[STEPS:], chance[STEPS - shift : 2 * STEPS - shift], share, then[STEPS:])
        chance, then = then, chance
    return chance[STEPS:]


@njit(cache=True, nogil=True)
def _mix(without: Any, with_it: Any, share: Any, to: Any) -> None:
    for place in range(len(to)):
        to[place] = without[place] * (np.float32(1.0) - share) + with_it[place] * share
