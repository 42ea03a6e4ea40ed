"""How central everybody is, by whom they work with."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

DAMPING: Final = 0.85
PRECISION: Final = 1e-10
MOST_ROUNDS: Final = 200


def centrality(matrix: sparse.csr_array) -> NDArray[np.float64]:
    """How often a walk comes by that goes from partner to partner, more often along stronger links; 1 is the average.

    Weighted PageRank: in one of seven steps the walk begins anew anywhere, and so it does at who has no partner.
    S. Brin, L. Page (1998). Works in the order of rows alone: the same network gives the same bits.
    """
    n = matrix.shape[0]
    if n == 0:
        return np.zeros(0)
    strength = np.asarray(matrix.sum(axis=1)).ravel()
    away = np.divide(1.0, strength, out=np.zeros(n), where=strength > 0)
    alone = strength == 0
    rank = np.full(n, 1.0 / n)
    for _ in range(MOST_ROUNDS):
        reached = DAMPING * (matrix @ (rank * away) + rank[alone].sum() / n) + (1.0 - DAMPING) / n
        moved = np.abs(reached - rank).sum()
        rank = reached
        if moved < PRECISION:
            break
    return rank * n
