"""Which value chains are linked already, and which less than chance would have it.

Chance is the configuration model (Newman, *Networks*, 2nd edition, 2018, chapter 12): everybody keeps as many partners
as they have, and the 2m ends of all links are tied anew, two by two, each way as likely. Let D(a) be the ends that
members of chain a hold. Two given ends meet with p = 1 / (2m - 1), and two given pairs of ends at once, where they
share none, with q = p / (2m - 3). Of the S = D(a) D(b) pairs of ends between two chains, or D(a) (D(a) - 1) / 2 within
one, S p meet on average; with T ordered choices of two pairs that share none, the variance is S p + T q - (S p)².
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy import sparse

from matching.economy import Economy

DECIMALS = 6
NORMAL_95 = 1.959964


@dataclass(frozen=True, slots=True)
class ChainLinks:
    """The links between two chains, or within one.

    existing    pairs of partners, one with its primary chain here and one there
    expected    how many there would be by chance, on average
    deviation   the standard deviation of that number
    """

    one: str
    other: str
    existing: int
    expected: float
    deviation: float

    @property
    def ratio(self) -> float | None:
        """What there is ÷ what chance gives; None where chance gives none."""
        return round(self.existing / self.expected, DECIMALS) if self.expected else None

    @property
    def z(self) -> float | None:
        """How many standard deviations there are more than by chance; None where chance leaves no choice."""
        return round((self.existing - self.expected) / self.deviation, DECIMALS) if self.deviation else None

    @property
    def interval(self) -> tuple[float, float]:
        """Between which numbers chance stays in 95 of 100 cases, by the normal approximation."""
        wide = NORMAL_95 * self.deviation
        return round(max(self.expected - wide, 0.0), DECIMALS), round(self.expected + wide, DECIMALS)


def chain_links(economy: Economy) -> tuple[ChainLinks, ...]:
    """Every pair of chains once, in the order in which chains are listed; a chain with itself comes first.

    Partners are those who worked together in a project, or are in one partnership. Who has no primary chain is left
    out, and so are links to them.
    """
    known = np.flatnonzero(economy.primary >= 0)
    size = len(economy.chains)
    members = sparse.csr_array((np.ones(len(known)), (known, economy.primary[known])), shape=(len(economy), size))
    partners = sparse.csr_array(economy.partners)
    partners.data = np.ones(len(partners.data))
    ends = np.asarray((members.T @ partners @ members).todense())  # within a chain every link counts twice
    degree = [round(one) for one in ends.sum(axis=1)]
    halved = np.where(np.eye(size, dtype=bool), 0.5, 1.0)
    existing = np.rint(ends * halved).astype(np.int64)
    return tuple(
        ChainLinks(economy.chains[a], economy.chains[b], int(existing[a, b]), *_by_chance(a, b, degree))
        for a in range(size)
        for b in range(a, size)
    )


def _by_chance(a: int, b: int, degree: Sequence[int]) -> tuple[float, float]:
    """Mean and standard deviation of the links between two chains when all ends are tied anew; whole numbers until the
    last step, since the variance is a small difference of large ones."""
    ends, one, other = sum(degree), degree[a], degree[b]
    if a == b:
        pairs, twice = one * (one - 1) // 2, one * (one - 1) * (one - 2) * (one - 3) // 4
    else:
        pairs, twice = one * other, one * (one - 1) * other * (other - 1)
    if ends < 2:
        return 0.0, 0.0
    mean = Fraction(pairs, ends - 1)
    second = mean + (Fraction(twice, (ends - 1) * (ends - 3)) if ends > 3 else 0)
    return round(float(mean), DECIMALS), round(math.sqrt(second - mean**2), DECIMALS)
