"""The proof of how good a portfolio can be at most, checked from prices and pairs alone.

Whoever wants every pick to be paid for hands out prices: p for a slot of each stakeholder, μ for a quota, λ for a pick.
A pick brings its score and what its kind is granted, and uses a slot on either side. So no portfolio is worth more than

    Σ capacity p  +  most λ  +  Σ over pairs of what their score and term exceed both prices by

whatever the prices, as long as none is negative (weak duality). All is counted in whole billionths: no rounding.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.portfolio.pool import UNIT, Limits, Pool


@dataclass(frozen=True, slots=True)
class Prices:
    """What a slot of each stakeholder, a quota of each kind, and a pick cost; none below 0, whole billionths."""

    slot: NDArray[np.float64]
    quota: NDArray[np.float64]
    pick: float


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the picks are worth, what any could be at most, and the difference as a share of that."""

    value: float
    bound: float
    gap: float


def certify(pool: Pool, limits: Limits, prices: Prices, picked: NDArray[np.bool_]) -> Certificate:
    """Value, bound and gap. `ValueError` where a price is negative or the picks break a rule."""
    _keep_the_rules(pool, limits, picked)
    score, slot, quota = (_whole(some) for some in (pool.score, prices.slot, prices.quota))
    pick = int(_whole(prices.pick))
    if min(slot.min(initial=0), quota.min(initial=0), pick) < 0 or (pick > 0 and limits.most is None):
        raise ValueError("a price is negative, or there is one for picks that nothing limits")
    part, whole = limits.quota.numerator, limits.quota.denominator
    tax = part * int(quota.sum()) + whole * pick
    granted = np.zeros(len(pool.kinds) + 1, np.int64)
    granted[: len(quota)] = quota
    term = -((tax - whole * granted) // whole)  # rounded up: the bound may be larger, never smaller
    excess = score + term[pool.kind] - slot[pool.left] - slot[pool.right]
    bound = int((pool.capacity * slot).sum()) + (limits.most or 0) * pick + int(np.maximum(excess, 0).sum())
    value = int(score[picked].sum())
    return Certificate(value / UNIT, bound / UNIT, (bound - value) / max(bound, 1))


def _keep_the_rules(pool: Pool, limits: Limits, picked: NDArray[np.bool_]) -> None:
    ends = np.concatenate((pool.left[picked], pool.right[picked]))
    picks = int(picked.sum())
    counts = np.bincount(pool.kind[picked], minlength=len(pool.kinds) + 1)[: len(pool.kinds)]
    broken = {
        "somebody has more picks than slots": (np.bincount(ends, minlength=len(pool.capacity)) > pool.capacity).any(),
        "there are too many picks": limits.most is not None and picks > limits.most,
        "a quota is not met": any(int(count) < limits.quota * picks for count in counts),
    }
    for text, is_so in broken.items():
        if is_so:
            raise ValueError(text)


def _whole(value: object) -> NDArray[np.int64]:
    return np.rint(np.asarray(value, np.float64) * UNIT).astype(np.int64)
