"""What is chosen from: candidate pairs with their scores, everybody's capacity, and the limits on the whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.errors import BadInput
from matching.portfolio.kernels.quotas import Rule

DECIMALS: Final = 9
UNIT: Final = 10**DECIMALS
"""Scores and prices are whole billionths, so that certificates add up exactly."""
FINEST: Final = 10_000
"""Quotas are shares with at most this denominator."""
UNLIMITED: Final = 2**40


@dataclass(frozen=True, slots=True)
class Pool:
    """Pairs between stakeholders that are numbered from 0.

    left, right   int32, left < right, each pair once
    score         float64, above 0, whole billionths
    kind          int16, place in `kinds`, or their number for a pair of no kind
    capacity      int64, over stakeholders: how many picks each can carry
    kinds         names of the kinds that a quota is over, such as pairs of chains
    """

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    score: NDArray[np.float64]
    kind: NDArray[np.int16]
    capacity: NDArray[np.int64]
    kinds: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.left)


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on the whole.

    quota   least share of the picks in each kind, 0 for none
    most    greatest number of picks, None for as many as pay
    """

    quota: Fraction = Fraction(0)
    most: int | None = None

    def rule(self, kinds: int) -> Rule:
        """The same for the kernels; without a quota there are no kinds."""
        return Rule(
            kinds if self.quota else 0,
            self.quota.numerator,
            self.quota.denominator,
            UNLIMITED if self.most is None else self.most,
        )


def pool(
    left: NDArray[np.int32],
    right: NDArray[np.int32],
    score: NDArray[np.float64],
    capacity: NDArray[np.int64],
    kind: NDArray[np.int16] | None = None,
    kinds: Sequence[str] = (),
) -> Pool:
    """The pairs that can be picked at all: those that score above 0, between two who have a slot.

    A pair that comes more than once, in whatever direction, counts once, with its highest score.
    """
    kind = np.full(len(left), len(kinds), np.int16) if kind is None else kind.astype(np.int16)
    score = np.asarray(np.round(score, DECIMALS), np.float64)
    low, high = np.minimum(left, right).astype(np.int32), np.maximum(left, right).astype(np.int32)
    good = (score > 0) & (low != high) & (capacity[low] > 0) & (capacity[high] > 0)
    low, high, score, kind = low[good], high[good], score[good], kind[good]
    order = np.lexsort((-score, high, low))
    low, high = low[order], high[order]
    new = np.ones(len(low), bool)
    new[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    order = order[new]
    return Pool(low[new], high[new], score[order], kind[order], np.maximum(capacity, 0).astype(np.int64), tuple(kinds))


def share(text: str) -> Fraction:
    """A share such as `0.07` or `7%`; `BadInput` for what is none.

    >>> share("7%"), share("0.07")
    (Fraction(7, 100), Fraction(7, 100))
    """
    try:
        found = Fraction(text.removesuffix("%").strip()) / (100 if text.endswith("%") else 1)
    except (ValueError, ZeroDivisionError):
        raise BadInput(f"{text!r} is no share; write 0.07 or 7%") from None
    if not 0 <= found <= 1 or found.denominator > FINEST:
        raise BadInput(f"a share lies between 0 and 1, with at most four decimals; {text!r} does not")
    return found
