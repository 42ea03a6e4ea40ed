"""What a portfolio would be worth more without each of some barriers, one at a time.

The portfolio with all of them is made once. For each barrier the pairs that it lowers are raised, and those worth more
than the slots that they take are brought in by exchanges; then all is put back. By weak duality no other pair can gain:
with the prices of the whole, a pair that is not raised is worth no more than its slots as before. So the work goes with
the pairs that a barrier lowers, not with the portfolio. What is found can be picked, so that it is never too much;
`python -m bench.barriers` holds it to making each one anew.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.portfolio.kernels.board import Board, State, board, nothing_picked, turn
from matching.portfolio.kernels.paths import Scratch, scratch
from matching.portfolio.kernels.picks import WIDTHS, margins
from matching.portfolio.kernels.raising import bring_in, places, raise_by, take_back
from matching.portfolio.pool import DECIMALS, Pool, pool
from matching.portfolio.solve import portfolio

MOST_TURNED: Final = 1_000_000
SLACK: Final = 0.1
"""Pairs whose margin is not so far below 0, in mean prices, are tried, too: prices are nearly the best, not quite."""

TRIES: Final = 5
"""How often the portfolio with all barriers is improved at first: what it lacks must not count for a barrier."""


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
    """What the portfolio scores with all barriers, and what it would gain without each: over barriers.

    lowered   how many pairs it stands between
    """

    value: float
    gain: NDArray[np.float64]
    lowered: NDArray[np.int64]


def unlocked(free: Pool, lowered: Lowered) -> Unlocked:
    """What removing each barrier would be worth, given a pool that scores as if there were none."""
    return _Desk(free, lowered).reckoned()


class _Desk:
    """The portfolio with all barriers, on a board where pairs can be raised."""

    def __init__(self, free: Pool, lowered: Lowered) -> None:
        self.lowered, self.score = lowered, lowered.scores(free)
        found = portfolio(pool(free.left, free.right, self.score, free.capacity))
        kind = np.zeros(len(free), np.int16)
        self.board: Board = board(free.left, free.right, self.score.copy(), kind, len(free.capacity))
        self.state: State = nothing_picked(self.board, free.capacity, 1)
        self.slot, self.term, self.at = found.prices.slot, np.zeros(1), places(self.board)
        self.room: Scratch = scratch(len(free.capacity))
        mean = max(float(self.slot.mean()) if len(self.slot) else 0.0, 1e-9)
        self.least, self.allowed = -SLACK * mean, WIDTHS[-1] * mean
        self.turned = np.empty(MOST_TURNED, np.int32)
        self._pick(free, found.pool, found.picked)

    def _pick(self, free: Pool, some: Pool, picked: NDArray[np.bool_]) -> None:
        """Pick what the portfolio picked, then whatever it missed."""
        n = len(free.capacity)
        key = free.left.astype(np.int64) * n + free.right
        wanted = some.left[picked].astype(np.int64) * n + some.right[picked]
        for place in np.searchsorted(key, wanted).tolist():
            turn(place, self.board, self.state)
        for _ in range(TRIES):
            if self._bring_in(np.arange(len(free)))[0] <= 0:
                break

    def _bring_in(self, pairs: NDArray[np.int64]) -> tuple[float, int]:
        margin = np.asarray(margins(self.board, self.slot, self.term))[pairs]
        worth = pairs[np.argsort(-margin, kind="stable")][: int((margin > self.least).sum())]
        made = (self.board, self.slot, self.term, self.state, self.room, self.turned)
        found = bring_in(worth.astype(np.int32), self.least, self.allowed, *made)
        return float(found[0]), int(found[1])

    def reckoned(self) -> Unlocked:
        rise = _rises(self.lowered)
        order = np.argsort(self.lowered.barrier, kind="stable")
        begin = np.searchsorted(self.lowered.barrier[order], np.arange(self.lowered.barriers + 1))
        gain = np.zeros(self.lowered.barriers)
        for barrier in range(self.lowered.barriers):
            some = order[begin[barrier] : begin[barrier + 1]]
            some = some[rise[some] > 0]
            gain[barrier] = self._without(self.lowered.pair[some], rise[some])
        value = float(self.score[self.state.picked.astype(bool)].sum())
        return Unlocked(value, np.round(gain, DECIMALS), np.diff(begin))

    def _without(self, pairs: NDArray[np.int64], rise: NDArray[np.float64]) -> float:
        """What is gained where these pairs score so much more; all is put back."""
        if not len(pairs):
            return 0.0
        raise_by(pairs, rise, self.board, self.at)
        kept = float(rise[self.state.picked[pairs] > 0].sum())
        gained, count = self._bring_in(pairs)
        take_back(self.turned, count, self.board, self.state)
        raise_by(pairs, -rise, self.board, self.at)
        return kept + gained


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
