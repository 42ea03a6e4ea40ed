"""Prices of slots, quotas and picks: sweeps over stakeholders, and between them what the limits on the whole ask for.

Where capacity hardly binds, `balance` finds the prices of the limits in a few rounds. Where it does, slots follow a
change of those prices only after some sweeps; then each price is moved by what its limit is missed by, divided by how
much the count has answered to moves so far. The prices with the least bound are kept.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.portfolio.certificate import Prices
from matching.portfolio.kernels.board import Board
from matching.portfolio.kernels.picks import margins
from matching.portfolio.kernels.prices import first, sweep
from matching.portfolio.kernels.quotas import Rule, balance, terms
from matching.portfolio.pool import DECIMALS

ROUNDS: Final = 5
MOVES: Final = 16
SWEEPS_A_MOVE: Final = 4
STIFFER: Final = 8.0
"""A count answers to a price in the long run by so much less than at once, at first guess."""
STEADY: Final = 1.5  # the guess changes by this factor at most
LARGEST_MOVE: Final = 0.1  # of the mean score
NEAR_ENOUGH: Final = 3e-4  # of the picks: limits that are missed by less are met when pairs are picked


@dataclass(slots=True)
class Pricing:
    """Prices under way. `limit` holds the prices of the quotas and, last, of a pick."""

    board: Board
    capacity: NDArray[np.int64]
    rule: Rule
    slot: NDArray[np.float64] = field(init=False)
    limit: NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        self.limit = np.zeros(self.rule.kinds + 1)
        scarce = self.rule.most < self.capacity.sum() // 2
        self.slot = np.zeros(len(self.capacity)) if scarce else first(self.capacity, self.board)
        if self.limited:
            self._balance()

    @property
    def limited(self) -> bool:
        """Whether there are limits on the whole that may bind."""
        return self.rule.kinds > 0 or self.rule.most < min(len(self.board.left), self.capacity.sum() // 2)

    @property
    def term(self) -> NDArray[np.float64]:
        """See `terms`."""
        return np.asarray(terms(self.limit, self.rule))

    def go_on(self, sweeps: int) -> None:
        """Better prices, never a worse bound."""
        if self.limited:
            for _ in range(ROUNDS):
                self._sweep(1)
                self._balance()
            self._move()
        else:
            self._sweep(sweeps)

    def prices(self) -> Prices:
        """The prices, as whole billionths."""
        rounded = np.round(self.limit, DECIMALS)
        return Prices(np.round(self.slot, DECIMALS), rounded[:-1], float(rounded[-1]))

    def _sweep(self, sweeps: int) -> None:
        for _ in range(sweeps):
            sweep(self.slot, self.capacity, self.term, self.board)

    def _balance(self) -> None:
        bare = margins(self.board, self.slot, np.zeros(self.rule.kinds + 1))
        self.limit = np.asarray(balance(bare, self.board.kind, self.rule))

    def _move(self) -> None:
        margin = margins(self.board, self.slot, self.term)
        answer = self._answer(margin)
        best = (self._bound(margin), self.slot.copy(), self.limit.copy())
        before: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None
        for _ in range(MOVES):
            self._sweep(SWEEPS_A_MOVE)
            margin = margins(self.board, self.slot, self.term)
            if (bound := self._bound(margin)) < best[0]:
                best = (bound, self.slot.copy(), self.limit.copy())
            missed, picks = self._missed(margin)
            if np.where(self.limit > 0, abs(missed), missed).max(initial=0) <= NEAR_ENOUGH * picks + 1:
                break
            if before is not None:
                answer = _learnt(answer, self.limit - before[0], before[1] - missed)
            before = (self.limit.copy(), missed)
            largest = LARGEST_MOVE * float(self.board.score.mean())
            self.limit = np.maximum(self.limit + np.clip(0.7 * missed / answer, -largest, largest), 0.0)
        _, self.slot, self.limit = best

    def _bound(self, margin: NDArray[np.float64]) -> float:
        limited = self.limit[-1] * self.rule.most if self.limit[-1] > 0 else 0.0
        return float((self.capacity * self.slot).sum() + np.maximum(margin, 0).sum() + limited)

    def _missed(self, margin: NDArray[np.float64]) -> tuple[NDArray[np.float64], int]:
        """How many picks each limit is missed by, were all pairs picked that pay; and how many these are."""
        counts = np.bincount(self.board.kind[margin > 0], minlength=self.rule.kinds + 1)
        picks = int(counts.sum())
        least = self.rule.part / self.rule.whole * picks
        return np.append(least - counts[: self.rule.kinds], picks - self.rule.most), picks

    def _answer(self, margin: NDArray[np.float64]) -> NDArray[np.float64]:
        """How many picks each limit gains for one more on its price, by the pairs that almost pay or hardly do."""
        width = 0.1 * max(float(self.slot.mean()), 0.1 * float(self.board.score.mean()))
        near = np.abs(margin) < width
        counts = np.bincount(self.board.kind[near], minlength=self.rule.kinds + 1)[: self.rule.kinds]
        return (np.append(counts, near.sum()) / (2 * width) + 1.0) / STIFFER


def _learnt(
    answer: NDArray[np.float64], moved: NDArray[np.float64], gained: NDArray[np.float64]
) -> NDArray[np.float64]:
    seen = np.divide(gained, moved, out=answer.copy(), where=np.abs(moved) > 1e-9)
    return np.clip(np.where(seen > 0, seen, answer), answer / STEADY, answer * STEADY)
