"""Which stakeholders differ between two standings, and where the lists of the one lie in the numbers of the other."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from matching.fit import Best
from matching.fit.index import Index
from matching.fit.kept.standing import Standing


def moved(before: Sequence[str], after: Sequence[str]) -> NDArray[np.int32]:
    """Where each of the one ascending list of ids lies in the other, -1 where it is gone; the last stands for nobody.

    >>> moved(["a", "c", "d"], ["a", "b", "d"]).tolist()
    [0, -1, 2, -1]
    """
    place = {one: number for number, one in enumerate(after)}
    return np.array([*(place.get(one, -1) for one in before), -1], np.int32)


def carried(lists: Best, to: NDArray[np.int32], n: int) -> tuple[Best, NDArray[np.int32]]:
    """Lists in the new numbers, empty for who is new; and whose lack somebody, or are not there yet."""
    top, there = lists.who.shape[1], to[:-1] >= 0
    rows = to[:-1][there]
    count, who, score = np.zeros(n, np.int64), np.full((n, top), -1, np.int32), np.zeros((n, top))
    count[rows], who[rows], score[rows] = lists.count[there], to[lists.who[there]], lists.score[there]
    lacking = np.ones(n, bool)
    lacking[rows] = ((lists.who[there] >= 0) & (who[rows] < 0)).any(axis=1)
    return Best(np.arange(n, dtype=np.int32), count, who, score), np.flatnonzero(lacking).astype(np.int32)


def differing(before: Standing, after: Standing, to: NDArray[np.int32]) -> NDArray[np.int32]:
    """Of whom claims, chains, corporate group or exclusions are others than before, by their new numbers.

    to   where the stakeholders of before are now, as `moved` gives it
    """
    if list(before.chains) != list(after.chains):
        return np.arange(len(after.ids), dtype=np.int32)
    old, new, capabilities = before.index, after.index, len(before.capabilities)
    rows = np.flatnonzero(to[:-1] >= 0).astype(np.int32)
    there = to[rows]
    capability = moved(before.capabilities, after.capabilities)[:-1].astype(np.int64)
    claim = np.concatenate((capability, np.where(capability < 0, -1, capability + len(after.capabilities))))
    assert len(claim) == 2 * capabilities
    other = _others(old.claims_begin, old.claim, claim, rows, new.claims_begin, new.claim, there)
    other |= _others(old.barred_begin, old.barred, to, rows, new.barred_begin, new.barred, there)
    other |= old.chains[rows] != new.chains[there]
    other |= to[_heads(old)[rows]] != _heads(new)[there]
    return there[other]


@njit(cache=True, nogil=True)
def _others(begin: Any, content: Any, to: Any, rows: Any, new_begin: Any, new: Any, there: Any) -> Any:
    """Whether the list of each of these rows holds other things than that of the row it is now."""
    found = np.zeros(len(rows), np.bool_)
    for place in range(len(rows)):
        first, last = np.int64(begin[rows[place]]), np.int64(begin[rows[place] + 1])
        at = np.int64(new_begin[there[place]])
        found[place] = last - first != np.int64(new_begin[there[place] + 1]) - at
        while not found[place] and first < last:
            found[place] = to[content[first]] != new[at]
            first, at = first + 1, at + 1
    return found


def _heads(some: Index) -> NDArray[np.int64]:
    """The first stakeholder of each one's corporate group, since groups themselves are numbered as they come."""
    _, first, group = np.unique(some.group, return_index=True, return_inverse=True)
    return np.asarray(first[group], np.int64)
