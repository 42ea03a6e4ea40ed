"""Why two fit: which capabilities meet which, in both directions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from matching.fit.index import Index, opposite


@dataclass(frozen=True, slots=True)
class Meeting:
    """A capability that one of a pair offers and the other needs.

    capability   its number
    needed       the stakeholder that was asked about needs it; else it offers it
    idf          what it adds to the score
    """

    capability: int
    needed: bool
    idf: float


def meetings(some: Index, row: int, others: NDArray[np.int32]) -> Iterator[tuple[Meeting, ...]]:
    """For each of the others what meets, the most telling first, equal ones by capability, needs before offers."""
    capabilities = len(some.weight) // 2
    begin, claim = _met(row, others, some)
    for place in range(len(others)):
        found = [
            Meeting(one % capabilities, one < capabilities, float(some.weight[one]))
            for one in claim[begin[place] : begin[place + 1]].tolist()
        ]
        yield tuple(sorted(found, key=lambda one: (-one.idf, one.capability, not one.needed)))


@njit(cache=True, nogil=True)
def _met(row: int, others: Any, some: Any) -> Any:
    """Claims of each of the others that meet one of the stakeholder's: where each one's begin, and the claims."""
    mine = some.claim[some.claims_begin[row] : some.claims_begin[row + 1]]
    held = np.zeros(len(some.weight), np.bool_)
    for claim in mine:
        held[opposite(claim, some)] = True
    begin, found = np.zeros(len(others) + 1, np.int64), np.empty(len(mine) * len(others), np.int64)
    count = 0
    for place in range(len(others)):
        first, last = some.claims_begin[others[place]], some.claims_begin[others[place] + 1]
        for claim in some.claim[first:last]:
            if held[claim]:
                found[count] = claim
                count += 1
        begin[place + 1] = count
    return begin, found[:count]
