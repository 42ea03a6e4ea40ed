"""iALS: factors of who worked with whom (Hu, Koren & Volinsky 2008), by conjugate gradients (Takács et al. 2011)."""

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import sparse

FACTORS = 64
ROUNDS = 8
STEPS = 3
CONFIDENCE = 10.0
RIDGE = 10.0
SEED = 2016


def factors(weight: sparse.csr_array) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Factors of those who ask and of those who are found; their scalar product is the score."""
    draw = np.random.default_rng(SEED)
    ask, found = (0.01 * draw.standard_normal((weight.shape[0], FACTORS)) for _ in range(2))
    ask[np.diff(weight.indptr) == 0] = found[np.diff(weight.indptr) == 0] = 0.0
    confidence = CONFIDENCE * weight.data / weight.data.mean()
    for _ in range(ROUNDS):
        for mine, others in ((ask, found), (found, ask)):  # the network is symmetric
            whole = np.einsum("ij,ik->jk", others, others) + RIDGE * np.eye(FACTORS)
            _solve(mine, others, whole, weight.indptr, weight.indices, confidence)
    return ask, found


@njit(cache=True, nogil=True)
def _solve(mine: Any, others: Any, whole: Any, indptr: Any, indices: Any, confidence: Any) -> None:
    """A few steps of conjugate gradients for each row on its weighted least squares."""
    for row in range(len(mine)):
        begin, end = indptr[row], indptr[row + 1]
        if begin == end:
            continue
        x = mine[row]
        left = -_times(x, others, whole, indices[begin:end], confidence[begin:end])
        for place in range(begin, end):
            left += (1.0 + confidence[place]) * others[indices[place]]
        way, size = left.copy(), (left * left).sum()
        for _ in range(STEPS):
            if size < 1e-20:
                break
            image = _times(way, others, whole, indices[begin:end], confidence[begin:end])
            step = size / (way * image).sum()
            x += step * way
            left -= step * image
            before, size = size, (left * left).sum()
            way = left + size / before * way


@njit(cache=True, nogil=True)
def _times(x: Any, others: Any, whole: Any, indices: Any, confidence: Any) -> Any:
    found = np.zeros(len(x))
    for one in range(len(x)):
        for other in range(len(x)):
            found[one] += whole[one, other] * x[other]
    for place in range(len(indices)):
        y = others[indices[place]]
        found += confidence[place] * (x * y).sum() * y
    return found
