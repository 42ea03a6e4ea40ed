"""Where stakeholders stand in the landscape of projects: who moves in the same circles, met or not.

Shared partners count one by one, so a missing link weighs as much as a missing reason. The landscape keeps the broad
lines of who works with whose partners and lets go of the rest, as in latent semantic analysis. It is made of the first
left singular vectors of the normalised matrix stakeholders × projects (Halko, Martinsson & Tropp, SIAM Review 53, 2011:
random start, orthonormal subspace iteration), each weighed by its eigenvalue. Only scalar products of places mean
anything, not the axes.
"""

from typing import Any, Final

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import sparse

from graph.inference import Links

AXES: Final = 64
SPARE: Final = 8  # axes followed on the way, so that those kept settle
ROUNDS: Final = 4
DECAY_YEARS: Final = 6.0  # circles last longer than projects
SEED: Final = 2016
SWEEPS: Final = 30  # of Jacobi's method; ten are enough for hundreds of axes
SPENT: Final = 1e-15  # what is left between two axes, for their lengths, when they count as apart
SETTLED: Final = 1e-12  # of the greatest: directions below it are noise

Values = NDArray[np.float64]


def places(took: Links, age: Values) -> NDArray[np.float32]:
    """Stakeholders × AXES, float32; all zero for who shared no project.

    took   stakeholder -> project
    age    years since each project began
    """
    links = _links(took, age)
    known = np.diff(links.indptr) > 0
    block = np.zeros((took.shape[0], AXES + SPARE))
    block[known] = np.random.default_rng(SEED).standard_normal((int(known.sum()), AXES + SPARE))
    back = sparse.csr_array(links.T)
    for _ in range(ROUNDS + 1):
        block = orthonormal(links @ (back @ block))
    strength, turn = eigen(gram(back @ block))
    order = np.argsort(-strength, kind="stable")[:AXES]
    return np.asarray(times(block, turn[:, order] * np.maximum(strength[order], 0.0)), np.float32)


def _links(took: Links, age: Values) -> sparse.csr_array:
    """Who took part where: recent and small projects count more, and nobody for having many."""
    size = np.bincount(took.end, minlength=took.shape[1])
    weight = np.where(size > 1, np.exp(-age / DECAY_YEARS) / np.maximum(size, 1), 0.0)
    part = took.matrix()
    standing = part @ weight
    usual = float(standing[standing > 0].mean()) if (standing > 0).any() else 1.0
    links = sparse.diags_array(1.0 / np.sqrt(standing + usual)) @ part @ sparse.diags_array(np.sqrt(weight))
    links = sparse.csr_array(links)
    links.eliminate_zeros()
    return links


def orthonormal(block: Values) -> Values:
    """Columns that span the same, each of length 1 and at right angles; those that are lost in noise are 0."""
    length, turn = eigen(gram(block))
    kept = length > SETTLED * max(float(length.max(initial=0.0)), np.finfo(float).tiny)
    return np.asarray(times(block, turn * np.where(kept, 1.0 / np.sqrt(np.where(kept, length, 1.0)), 0.0)))


@njit(cache=True, nogil=True)
def eigen(matrix: Any) -> Any:
    """Eigenvalues and, in columns, eigenvectors of a small symmetric matrix, by Jacobi's rotations.

    Not LAPACK, which calls BLAS: its last bits depend on the number of threads.
    """
    left, turn = matrix.copy(), np.eye(len(matrix))
    for _ in range(SWEEPS):
        for one in range(len(left)):
            for other in range(one + 1, len(left)):
                if abs(left[one, other]) > SPENT * np.sqrt(abs(left[one, one] * left[other, other])):
                    _rotate(left, turn, one, other)
    return np.diag(left).copy(), turn


@njit(cache=True, nogil=True)
def _rotate(left: Any, turn: Any, one: int, other: int) -> None:
    """Turn two axes so that nothing is left between them."""
    ratio = (left[other, other] - left[one, one]) / (2.0 * left[one, other])
    tangent = (1.0 if ratio >= 0 else -1.0) / (abs(ratio) + np.sqrt(ratio * ratio + 1.0))
    cosine = 1.0 / np.sqrt(tangent * tangent + 1.0)
    sine = tangent * cosine
    for k in range(len(left)):
        a, b = left[k, one], left[k, other]
        left[k, one], left[k, other] = cosine * a - sine * b, sine * a + cosine * b
    for k in range(len(left)):
        a, b = left[one, k], left[other, k]
        left[one, k], left[other, k] = cosine * a - sine * b, sine * a + cosine * b
        a, b = turn[k, one], turn[k, other]
        turn[k, one], turn[k, other] = cosine * a - sine * b, sine * a + cosine * b


@njit(cache=True, nogil=True)
def gram(block: Any) -> Any:
    """Scalar products of the columns. Not BLAS, whose sums depend on its threads."""
    found = np.zeros((block.shape[1], block.shape[1]))
    for row in block:
        for one in range(len(row)):
            for other in range(len(row)):
                found[one, other] += row[one] * row[other]
    return found


@njit(cache=True, nogil=True)
def times(block: Any, turn: Any) -> Any:
    """The matrix product of a tall block and a small matrix."""
    found = np.zeros((len(block), turn.shape[1]))
    for place in range(len(block)):
        for one in range(turn.shape[0]):
            for other in range(turn.shape[1]):
                found[place, other] += block[place, one] * turn[one, other]
    return found


@njit(cache=True, nogil=True)
def products(left: Any, right: Any, place: Any) -> Any:
    """Scalar product of the places of each pair."""
    found = np.zeros(len(left))
    for pair in range(len(left)):
        for axis in range(place.shape[1]):
            found[pair] += place[left[pair], axis] * place[right[pair], axis]
    return found
