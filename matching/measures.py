"""Measures of ranked lists against the partners found later, with bootstrap intervals over stakeholders.

Binary gain; the ideal list of nDCG@20 holds min(20, partners found) hits (Järvelin & Kekäläinen 2002).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

K = 20
LONG = 100
DRAWS = 1_000
SEED = 2016
NAMES = ("mrr", "hits@20", "ndcg@20", "recall@100")


def measured(hits: NDArray[np.bool_], found: int) -> tuple[float, float, float, float]:
    """MRR, Hits@20, nDCG@20 and recall@100 of one list: which places hit, and how many partners there were to find.

    >>> [round(value, 3) for value in measured(np.array([False, True, False]), 1)]
    [0.5, 1.0, 0.631, 1.0]
    """
    places = np.flatnonzero(hits[:LONG])
    gain = 1.0 / np.log2(np.arange(2, K + 2))
    near = places[places < K]
    reciprocal = 1.0 / (int(places[0]) + 1) if len(places) else 0.0
    return reciprocal, float(len(near) > 0), float(gain[near].sum() / gain[: min(found, K)].sum()), len(places) / found


@dataclass(frozen=True, slots=True)
class Measured:
    """Mean of a measure and its 95 % interval."""

    mean: float
    low: float
    high: float


def interval(values: NDArray[np.float64]) -> Measured:
    """Mean over stakeholders with the interval of 1,000 bootstrap draws, seed fixed."""
    rng = np.random.default_rng(SEED)
    weights = rng.multinomial(len(values), np.full(len(values), 1 / len(values)), size=DRAWS)
    low, high = np.quantile(weights @ values / len(values), [0.025, 0.975])
    return Measured(round(float(values.mean()), 4), round(float(low), 4), round(float(high), 4))
