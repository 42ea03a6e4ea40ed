"""What a portfolio would be worth more without each of some barriers, one at a time.

The portfolio with all of them is made once, with the prices that prove what any could be worth at most. For each the
pairs that it lowers are raised, and prices settle anew from those whom that concerns, as far as they change. What the
bound gains is what the barrier unlocks: picks come within a thousandth or so of the bound, but which are found differs
by chance, and would drown what a small barrier unlocks. `python -m bench.barriers` holds it to a linear programme each.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.portfolio.kernels.board import Board, board
from matching.portfolio.kernels.picks import margins
from matching.portfolio.kernels.prices import settle
from matching.portfolio.kernels.raising import places, rescore
from matching.portfolio.pool import DECIMALS, Pool, pool
from matching.portfolio.solve import portfolio

MOST_SWEEPS: Final = 300
"""Prices settle in so many sweeps of everybody at most."""

NEAR: Final = 1e-5
"""A change of price that nobody else has to know of, in mean prices."""

DIGITS: Final = 3
"""What is unlocked is told to so many decimals: less is what prices lack to be settled."""


@dataclass(frozen=True, slots=True)
class Lowered:
    """How much barriers take from pairs of a pool: each pair as much as the highest of its barriers does.

    pair, barrier   int, one entry for each barrier that stands between a pair, by pair
    less            float64, above 0: how much it takes
    barriers        how many barriers there are
    """

    pair: NDArray[np.int64]
    barrier: NDArray[np.int32]
    less: NDArray[np.float64]
    barriers: int

    def scores(self, free: Pool, without: int = -1) -> NDArray[np.float64]:
        """What the pairs score, but for one barrier if one is named."""
        kept = self.barrier != without
        most = np.zeros(len(free))
        np.maximum.at(most, self.pair[kept], self.less[kept])
        return np.asarray(np.round(free.score - most, DECIMALS))


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What the portfolio scores with all barriers, and what its bound would gain without each: over barriers.

    lowered   how many pairs it stands between
    """

    value: float
    gain: NDArray[np.float64]
    lowered: NDArray[np.int64]


def unlocked(free: Pool, lowered: Lowered) -> Unlocked:
    """What removing each barrier would be worth, given a pool that scores as if there were none."""
    return _Desk(free, lowered).reckoned()


class _Desk:
    """Prices of the portfolio with all barriers, on a board where pairs can be raised."""

    def __init__(self, free: Pool, lowered: Lowered) -> None:
        self.lowered, self.score, self.capacity = lowered, lowered.scores(free), free.capacity
        found = portfolio(pool(free.left, free.right, self.score, free.capacity))
        kind = np.zeros(len(free), np.int16)
        self.board: Board = board(free.left, free.right, self.score.copy(), kind, len(free.capacity))
        self.value, self.slot, self.at = found.certificate.value, found.prices.slot, places(self.board)
        self.term = np.array([0.0, lowered.less.max(initial=0.0)])  # lists are out of order by so much at most
        self.least = NEAR * float(self.slot.mean() if len(self.slot) else 0.0)
        self._settle(self.slot, np.arange(len(self.slot)))
        self.bound = self._bound(self.slot)

    def _settle(self, slot: NDArray[np.float64], rows: NDArray[np.int64]) -> None:
        made = (slot, self.capacity, self.term, self.board)
        settle(rows.astype(np.int32), MOST_SWEEPS * len(slot), self.least, *made)

    def _bound(self, slot: NDArray[np.float64]) -> float:
        """What no portfolio is worth more than, by these prices."""
        excess = np.maximum(np.asarray(margins(self.board, slot, self.term)), 0.0)
        return float((self.capacity * slot).sum() + excess.sum())

    def reckoned(self) -> Unlocked:
        """What each barrier unlocks."""
        rise = _rises(self.lowered)
        order = np.argsort(self.lowered.barrier, kind="stable")
        begin = np.searchsorted(self.lowered.barrier[order], np.arange(self.lowered.barriers + 1))
        gain = np.zeros(self.lowered.barriers)
        for barrier in range(self.lowered.barriers):
            some = order[begin[barrier] : begin[barrier + 1]]
            some = some[rise[some] > 0]
            gain[barrier] = self._without(self.lowered.pair[some], rise[some])
        return Unlocked(self.value, np.asarray(np.round(np.maximum(gain, 0.0), DIGITS), np.float64), np.diff(begin))

    def _without(self, pairs: NDArray[np.int64], rise: NDArray[np.float64]) -> float:
        """What the bound gains where these pairs score so much more; they are put back."""
        if not len(pairs):
            return 0.0
        rescore(pairs, self.score[pairs] + rise, self.board, self.at)
        slot = self.slot.copy()
        self._settle(slot, np.unique(np.concatenate([self.board.left[pairs], self.board.right[pairs]])))
        gained = self._bound(slot) - self.bound
        rescore(pairs, self.score[pairs], self.board, self.at)
        return gained


def _rises(lowered: Lowered) -> NDArray[np.float64]:
    """How much a pair would score more without a barrier: what it takes beyond the next highest of that pair."""
    pairs = int(lowered.pair.max(initial=-1)) + 1
    first, second = np.zeros(pairs), np.zeros(pairs)
    order = np.lexsort((lowered.less, lowered.pair))
    pair, less = lowered.pair[order], lowered.less[order]
    last = np.append(pair[1:] != pair[:-1], True) if len(pair) else np.empty(0, bool)
    first[pair[last]] = less[last]
    before = np.flatnonzero(last) - 1
    both = before[(before >= 0) & (pair[np.maximum(before, 0)] == pair[last])] if len(pair) else before
    second[pair[both]] = less[both]
    highest = lowered.less >= first[lowered.pair]
    return np.asarray(np.where(highest, lowered.less - second[lowered.pair], 0.0))
