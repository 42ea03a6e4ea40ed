"""Limits on the whole: at most so many picks, and at least a share of them of each kind.

Both have prices too. A pick of kind k pays `most` its price λ and each quota its share q of that quota's price μ, and
is granted μ of its own kind: its *term* is μ(k) - q Σμ - λ. With everybody's prices held, the terms that make the bound
least follow from counting: of each kind the best up to its quota, then the best of what is left, as long as they pay.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import njit

STEPS = 60  # halvings of the range of margins


class Rule(NamedTuple):
    """At most `most` picks; of each of the first `kinds` kinds at least the share `part` / `whole` of them."""

    kinds: int
    part: int
    whole: int
    most: int


@njit(cache=True, nogil=True)
def needed(picks: int, rule: Any) -> int:
    """How many picks of each kind that many picks ask for."""
    return (picks * rule.part + rule.whole - 1) // rule.whole


@njit(cache=True, nogil=True)
def lack(state: Any, least: int, rule: Any) -> int:
    """How many picks are missing where each kind is to have so many, and how many there are too many in all."""
    missing = max(0, state.count[-1] - rule.most)
    for kind in range(rule.kinds):
        missing += max(0, least - state.count[kind])
    return missing


@njit(cache=True, nogil=True)
def missed(state: Any, rule: Any) -> int:
    """How many picks the rule is missed by as things are; 0 where it is kept."""
    return lack(state, needed(state.count[-1], rule), rule)


@njit(cache=True, nogil=True)
def balance(bare: Any, kind: Any, rule: Any) -> Any:
    """The prices of the quotas and, last, of `most`, that make the bound least while everybody's prices hold.

    bare   the margins of pairs without any term
    """
    begin, values = _by_kind(bare, kind, rule.kinds)
    low, high = 0, min(rule.most, len(bare))
    for k in range(rule.kinds):
        high = min(high, (begin[k + 1] - begin[k]) * rule.whole // max(rule.part, 1))
    if _one_more(high, begin, values, rule)[-1] < 0.0:
        while high - low > 1:
            middle = (low + high) // 2
            if _one_more(middle, begin, values, rule)[-1] >= 0.0:
                low = middle
            else:
                high = middle
    found = _one_more(high, begin, values, rule)
    found[-1] = max(found[-1], 0.0)
    return found


@njit(cache=True, nogil=True)
def terms(prices: Any, rule: Any) -> Any:
    """What each kind is granted beyond its score, given the prices of the quotas and of `most`; the last has none."""
    tax = rule.part / rule.whole * prices[:-1].sum() + prices[-1]
    found = np.full(rule.kinds + 1, -tax)
    found[:-1] += prices[:-1]
    return found


@njit(cache=True, nogil=True)
def _by_kind(bare: Any, kind: Any, kinds: int) -> Any:
    """Margins by kind, each list ascending."""
    begin = np.zeros(kinds + 2, np.int64)
    for one in kind:
        begin[one + 1] += 1
    begin = np.cumsum(begin)
    at, values = begin[:-1].copy(), np.empty(len(bare))
    for pair in range(len(bare)):
        values[at[kind[pair]]] = bare[pair]
        at[kind[pair]] += 1
    for k in range(kinds + 1):
        values[begin[k] : begin[k + 1]].sort()
    return begin, values


@njit(cache=True, nogil=True)
def _one_more(picks: int, begin: Any, values: Any, rule: Any) -> Any:
    """Prices at which so many picks pay; the last is negative where the last pick does not."""
    least = needed(picks, rule)
    bar = _bar(picks, least, begin, values, rule)
    found = np.zeros(rule.kinds + 1)
    found[-1] = bar
    for k in range(rule.kinds):
        size = begin[k + 1] - begin[k]
        reached = values[begin[k + 1] - least] if 0 < least <= size else np.inf
        following = values[begin[k + 1] - least - 1] if least < size else reached
        found[k] = max(bar - 0.5 * (reached + following), 0.0) if least > 0 else 0.0
        found[-1] -= found[k] * rule.part / rule.whole
    return found


@njit(cache=True, nogil=True)
def _bar(picks: int, least: int, begin: Any, values: Any, rule: Any) -> float:
    """The margin that a pick beyond the quotas must reach for so many in all."""
    low, high = 0.0, 1.0
    if len(values):
        low, high = values.min() - 1.0, values.max() + 1.0
    for _ in range(STEPS):
        middle = 0.5 * (low + high)
        count = 0
        for k in range(rule.kinds + 1):
            above = begin[k + 1] - begin[k] - np.searchsorted(values[begin[k] : begin[k + 1]], middle, "right")
            count += max(above, least) if k < rule.kinds else above
        if count >= picks:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)
