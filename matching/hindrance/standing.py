"""Barriers as arrays: whom each hinders, who is on the other side of it, and who gets past it.

A barrier stands between two where one is hindered and the other is where it leads, or is hindered, too: they would go
there together. One that stands before no market, such as a rule at home, hinders whatever a hindered one begins. It
does not stand between two of whom one holds what the other needs to get past it: that is the bridging partner.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import sparse

HINDERED, THERE, HOLDS = 1, 2, 4
"""How a stakeholder stands to a barrier; the codes add up."""


@dataclass(frozen=True)
class Hindrances:
    """Barriers that stand, by id.

    level      float64, how much of each still stands: 1, or less where it is resolved in part
    anywhere   bool, whether it stands before no market
    stand      sparse, stakeholders × barriers: how each stands to it
    required   sparse, barriers × capabilities: 1 for what one must have to get past it
    """

    ids: Sequence[str]
    titles: Sequence[str]
    sources: Sequence[str]
    level: NDArray[np.float64]
    anywhere: NDArray[np.bool_]
    stand: sparse.csr_array
    required: sparse.csr_array

    def __len__(self) -> int:
        return len(self.ids)

    def who(self, stands: int) -> sparse.csr_array:
        """Stakeholders × barriers: 1 for those who stand so to it."""
        found = self.stand.copy()
        found.data = ((found.data.astype(np.int64) & stands) > 0).astype(np.float64)
        found.eliminate_zeros()
        return found

    @cached_property
    def created(self) -> sparse.csr_array:
        """Stakeholders × capabilities: 1 for what somebody needs to get past a barrier, and does not hold itself."""
        needed = sparse.csr_array(self.who(HINDERED) @ self.required)
        needed.data[:] = 1.0
        return needed

    def between(self, left: int, right: int) -> list[int]:
        """Barriers that stand between two, in order; the slow twin of `values`."""
        mine, theirs = self._codes(left), self._codes(right)
        return [
            barrier
            for barrier in sorted(mine.keys() | theirs.keys())
            if _stands(mine.get(barrier, 0), theirs.get(barrier, 0), bool(self.anywhere[barrier]))
        ]

    def creating(self, row: int, capability: int) -> list[int]:
        """Barriers that make somebody need a capability."""
        mine = [barrier for barrier, code in self._codes(row).items() if code & HINDERED]
        return [barrier for barrier in mine if self.required[barrier, capability]]

    def bridged(self, seeker: int, holder: int) -> list[int]:
        """Barriers that one gets past with the other."""
        theirs = self._codes(holder)
        return [one for one, code in self._codes(seeker).items() if code & HINDERED and theirs.get(one, 0) & HOLDS]

    def told(self, left: int, right: int) -> str:
        """What stands between two, in words; empty if nothing."""
        found = self.between(left, right)
        return f"in the way: {', '.join(self.titles[barrier] for barrier in found)}" if found else ""

    def values(self, left: NDArray[np.int32], right: NDArray[np.int32]) -> NDArray[np.float64]:
        """How much stands between each two: the level of the highest barrier, 0 to 1."""
        if not len(self):
            return np.zeros(len(left))
        stand = self.stand
        table = (stand.indptr.astype(np.int64), stand.indices.astype(np.int32), stand.data.astype(np.int8))
        return np.asarray(_values(left, right, *table, self.level, self.anywhere))

    def pairs(
        self, left: NDArray[np.int32], right: NDArray[np.int32]
    ) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64]]:
        """Every barrier between each two: places of the pairs, barriers, levels; by pair, then barrier."""
        if not len(self):
            return np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0)
        stand = self.stand
        table = (stand.indptr.astype(np.int64), stand.indices.astype(np.int32), stand.data.astype(np.int8))
        count = _every(left, right, *table, self.anywhere, np.empty(0, np.int64), np.empty(0, np.int32))
        place, barrier = np.empty(count, np.int64), np.empty(count, np.int32)
        _every(left, right, *table, self.anywhere, place, barrier)
        return place, barrier, self.level[barrier]

    def _codes(self, row: int) -> dict[int, int]:
        if not len(self):
            return {}
        begin, end = self.stand.indptr[row], self.stand.indptr[row + 1]
        found = zip(self.stand.indices[begin:end].tolist(), self.stand.data[begin:end].tolist(), strict=True)
        return {barrier: int(code) for barrier, code in found}


@njit(cache=True, nogil=True)
def _stands(mine: int, theirs: int, anywhere: bool) -> bool:
    hindered = (mine & HINDERED) and (anywhere or theirs & (HINDERED | THERE))
    hindered = hindered or ((theirs & HINDERED) and (anywhere or mine & (HINDERED | THERE)))
    bridged = (mine & HINDERED and theirs & HOLDS) or (theirs & HINDERED and mine & HOLDS)
    return bool(hindered) and not bool(bridged)


@njit(cache=True, nogil=True)
def _values(left: Any, right: Any, indptr: Any, barrier: Any, code: Any, level: Any, anywhere: Any) -> Any:
    found = np.zeros(len(left))
    for pair in range(len(left)):
        here, there = indptr[left[pair]], indptr[right[pair]]
        mine, theirs = indptr[left[pair] + 1], indptr[right[pair] + 1]
        while here < mine or there < theirs:
            first = barrier[here] if here < mine else len(level)
            second = barrier[there] if there < theirs else len(level)
            one = min(first, second)
            a = code[here] if first == one else 0
            b = code[there] if second == one else 0
            if level[one] > found[pair] and _stands(a, b, anywhere[one]):
                found[pair] = level[one]
            here += first == one
            there += second == one
    return found


@njit(cache=True, nogil=True)
def _every(left: Any, right: Any, indptr: Any, barrier: Any, code: Any, anywhere: Any, place: Any, which: Any) -> int:
    """How many barriers stand between pairs; they are written down where there is room."""
    count = 0
    for pair in range(len(left)):
        here, there = indptr[left[pair]], indptr[right[pair]]
        mine, theirs = indptr[left[pair] + 1], indptr[right[pair] + 1]
        while here < mine or there < theirs:
            first = barrier[here] if here < mine else len(anywhere)
            second = barrier[there] if there < theirs else len(anywhere)
            one = min(first, second)
            if _stands(code[here] if first == one else 0, code[there] if second == one else 0, anywhere[one]):
                if count < len(place):
                    place[count], which[count] = pair, one
                count += 1
            here += first == one
            there += second == one
    return count


NONE: Final = Hindrances((), (), (), np.empty(0), np.empty(0, bool), sparse.csr_array((0, 0)), sparse.csr_array((0, 0)))
"""No barrier at all."""
