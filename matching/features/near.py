"""How near two stakeholders are: shared partners, fitting capabilities, the same circles."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numba import njit

from matching.candidates import COMMON, DECAYED, Pairs
from matching.features.landscape import products
from matching.features.tables import Context, Values


def log_column(column: int, scale: float) -> Callable[[Pairs, Context], Values]:
    """ln of 1 + so many times a column of the closure."""

    def value(pairs: Pairs, _: Context) -> Values:
        return np.log1p(scale * pairs.closure[:, column])

    return value


def degrees(pairs: Pairs, context: Context) -> tuple[Values, Values]:
    """Number of partners of either side."""
    degree = context.economy.network.degree
    return degree[pairs.left].astype(np.float64), degree[pairs.right].astype(np.float64)


def overlap(pairs: Pairs, context: Context) -> Values:
    """Jaccard index of the two sets of partners."""
    left, right = degrees(pairs, context)
    common = pairs.closure[:, COMMON]
    return common / np.maximum(left + right - common, 1.0)


def closeness(pairs: Pairs, context: Context) -> Values:
    """Decayed paths over the root of both sides' total."""
    total = context.economy.network.total
    return pairs.closure[:, DECAYED] / np.sqrt((total[pairs.left] + 0.01) * (total[pairs.right] + 0.01))


def focus(pairs: Pairs, context: Context) -> Values:
    """Decayed paths for the partner's size: a small partner that keeps turning up near you."""
    total = context.economy.network.total[pairs.right]
    return np.log1p(1e3 * pairs.closure[:, DECAYED] / np.sqrt(total + 0.1))


def similarity(pairs: Pairs, context: Context) -> Values:
    """Cosine of what both sides' projects were about."""
    profile = context.economy.profile
    return cosines(pairs.left, pairs.right, profile.indptr, profile.capability, profile.level, len(context.economy.idf))


def along(pairs: Pairs, context: Context) -> Values:
    """Scalar product of both places in the landscape, 0 where they point away from each other."""
    if pairs.along is not None:
        return pairs.along
    return np.maximum(products(pairs.left, pairs.right, context.place), 0.0)


def same_circles(pairs: Pairs, context: Context) -> Values:
    """Cosine of both places in the landscape of projects."""
    standing, usual = context.standing, context.usual_standing
    return along(pairs, context) / (standing[pairs.left] * standing[pairs.right] + 0.01 * usual**2)


def amid_your_circles(pairs: Pairs, context: Context) -> Values:
    """The same, where a partner that stands out counts more, by half."""
    standing, usual = context.standing / context.usual_standing, context.usual_standing
    return along(pairs, context) / usual**2 / (standing[pairs.left] + 0.01) / np.sqrt(standing[pairs.right] + 0.01)


def near_your_circles(pairs: Pairs, context: Context) -> Values:
    """How far the partner reaches into your circles, ln."""
    standing, usual = context.standing / context.usual_standing, context.usual_standing
    return np.log1p(50.0 * along(pairs, context) / usual**2 / (standing[pairs.left] + 0.1))


@njit(cache=True, nogil=True)
def cosines(left: Any, right: Any, indptr: Any, capability: Any, level: Any, capabilities: int) -> Any:
    """Dot products of sparse rows of length 1; `left` holds equal rows in a run."""
    found = np.zeros(len(left))
    dense = np.zeros(capabilities)
    current = -1
    for place in range(len(left)):
        row = left[place]
        if row != current:
            if current >= 0:
                for k in range(indptr[current], indptr[current + 1]):
                    dense[capability[k]] = 0.0
            for k in range(indptr[row], indptr[row + 1]):
                dense[capability[k]] = level[k]
            current = row
        total = 0.0
        for k in range(indptr[right[place]], indptr[right[place] + 1]):
            total += level[k] * dense[capability[k]]
        found[place] = total
    return found
