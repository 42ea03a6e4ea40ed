"""What brokering does by itself: the difference between two shares, its interval, and what could be seen at all.

The interval is that of Agresti & Caffo (American Statistician 54, 2000): one success and one failure are added to
either arm. It covers what it says for rare outcomes and unequal arms too, where Wald's does not.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

from scipy.optimize import brentq

NORMAL: Final = NormalDist()
SURE: Final = NORMAL.inv_cdf(0.975)
"""Standard errors on either side of 95 %."""

POWER: Final = 0.8


@dataclass(frozen=True, slots=True)
class Arm:
    """Pairs, and how many of them came together."""

    pairs: int
    together: int

    @property
    def share(self) -> float:
        """How many of them did, 0 to 1."""
        return self.together / self.pairs if self.pairs else 0.0


@dataclass(frozen=True, slots=True)
class Effect:
    """What being suggested and brokered added to the share of pairs that came together.

    effect      share of those shown minus that of those held back, -1 to 1
    low, high   ends of its 95 % interval
    smallest    an effect of this size would have been seen, with a probability of 80 %
    """

    shown: Arm
    held: Arm
    effect: float
    low: float
    high: float
    smallest: float


def effect(shown: Arm, held: Arm) -> Effect:
    """The effect.

    >>> found = effect(Arm(4_000, 120), Arm(1_000, 10))
    >>> f"{found.effect:.3f} ({found.low:.3f} to {found.high:.3f}), seen from {found.smallest:.3f}"
    '0.020 (0.011 to 0.028), seen from 0.011'
    """
    p, q = ((arm.together + 1) / (arm.pairs + 2) for arm in (shown, held))
    wide = SURE * _error(p, shown.pairs + 2, q, held.pairs + 2)
    middle = p - q
    return Effect(
        shown,
        held,
        shown.share - held.share,
        max(middle - wide, -1.0),
        min(middle + wide, 1.0),
        smallest(shown.pairs, held.pairs, held.share),
    )


def power(shown: int, held: int, base: float, added: float) -> float:
    """Probability that the interval leaves out 0 where brokering adds so much to a share of `base`.

    >>> round(power(4_000, 1_000, 0.01, 0.01), 2), power(0, 0, 0.01, 0.02)
    (0.71, 0.0)
    """
    if not shown or not held:
        return 0.0
    error = _error(_fair(base + added, shown), shown, _fair(base, held), held)
    return NORMAL.cdf(added / error - SURE)


def smallest(shown: int, held: int, base: float) -> float:
    """The smallest effect that is seen with a probability of 80 %; 1 where none is.

    >>> round(smallest(4_000, 1_000, 0.01), 3), smallest(10, 0, 0.01)
    (0.011, 1.0)
    """
    if power(shown, held, base, 1.0 - base) < POWER:
        return 1.0
    return float(brentq(lambda added: power(shown, held, base, added) - POWER, 0.0, 1.0 - base))


def _fair(share: float, pairs: int) -> float:
    """A share that is as far from 0 and 1 as one success and one failure more make it."""
    return (share * pairs + 1) / (pairs + 2)


def _error(p: float, n: int, q: float, m: int) -> float:
    return math.sqrt(p * (1 - p) / n + q * (1 - q) / m)
