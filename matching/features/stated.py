"""What members state of themselves: needs and offers in their own words, the markets where they are or want to go."""

from typing import Any, Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

from matching.candidates import Pairs
from matching.economy import Lists
from matching.features.near import cosines
from matching.features.tables import Context, Values

SAME_LANGUAGE: Final = 0.1


def words_met(pairs: Pairs, context: Context) -> Values:
    """How alike what you need and what it offers are in words."""
    return _alike(pairs.left, pairs.right, context)


def words_wanted(pairs: Pairs, context: Context) -> Values:
    """How alike what it needs and what you offer are in words."""
    return _alike(pairs.right, pairs.left, context)


def carried_along(pairs: Pairs, context: Context) -> Values:
    """Share of the markets where you want to go in which it is, as far as your offers do not compete."""
    return _apart(_bridge(pairs.left, pairs.right, context), pairs, context)


def carries_along(pairs: Pairs, context: Context) -> Values:
    """Share of the markets where it wants to go in which you are, as far as your offers do not compete."""
    return _apart(_bridge(pairs.right, pairs.left, context), pairs, context)


def joint_entry(pairs: Pairs, context: Context) -> Values:
    """Cosine of the markets where both want to go, as far as your offers do not compete."""
    return _apart(_products(pairs.left, pairs.right, context.markets.aims), pairs, context)


def _apart(values: Values, pairs: Pairs, context: Context) -> Values:
    """The values times 1 - cosine of what both sides offer: 0 where they sell the same, and compete."""
    some = np.flatnonzero(values)
    rivals = _products(pairs.left[some], pairs.right[some], context.markets.offered)
    values[some] *= np.maximum(1.0 - rivals, 0.0)
    return values


def _bridge(seeker: NDArray[np.int32], holder: NDArray[np.int32], context: Context) -> Values:
    aims, present = context.markets.aims, context.markets.present
    wanted = np.maximum(np.diff(aims.indptr)[seeker], 1)
    return _shared(seeker, holder, aims, present) / wanted


def _products(left: NDArray[np.int32], right: NDArray[np.int32], rows: Lists) -> Values:
    if not len(rows.capability):  # nobody states anything
        return np.zeros(len(left))
    axes = int(rows.capability.max()) + 1
    found: Values = cosines(left, right, rows.indptr, rows.capability, rows.level, axes)
    return found


def _alike(seeker: NDArray[np.int32], holder: NDArray[np.int32], context: Context) -> Values:
    """Cosine of need and offer; what any two texts of a language share says nothing."""
    found = _products(seeker, holder + len(context.economy), context.texts)
    return np.where(found < SAME_LANGUAGE, 0.0, found)


def _shared(left: NDArray[np.int32], right: NDArray[np.int32], one: Lists, other: Lists) -> Values:
    found: Values = _both(left, right, one.indptr, one.capability, other.indptr, other.capability)
    return found


@njit(cache=True, nogil=True)
def _both(left: Any, right: Any, one_begin: Any, one: Any, other_begin: Any, other: Any) -> Any:
    """How many entries two ascending lists share, of each pair."""
    found = np.zeros(len(left))
    for place in range(len(left)):
        a, b = one_begin[left[place]], other_begin[right[place]]
        while a < one_begin[left[place] + 1] and b < other_begin[right[place] + 1]:
            if one[a] == other[b]:
                found[place] += 1.0
            if one[a] <= other[b]:
                a += 1
            else:
                b += 1
    return found
