"""Whether probabilities can be believed: expected against observed, in bins of suggestions as likely as each other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Suggestions as likely as each other: how many, and the share expected and observed to come true."""

    suggestions: int
    expected: float
    observed: float

    @property
    def ratio(self) -> float:
        """Observed ÷ expected; 1 is as told."""
        return self.observed / self.expected if self.expected > 0 else 1.0


@dataclass(frozen=True, slots=True)
class Reliability:
    """A reliability diagram as a table, and the Brier skill.

    bins    of equal count, the least likely first
    skill   1 − Brier score ÷ that of telling everybody the base rate (Brier 1950; Murphy 1973); above 0 is better
    years   in which a partnership could form
    """

    years: float
    bins: tuple[Bin, ...]
    skill: float


def reliability(chance: NDArray[np.float64], hit: NDArray[np.bool_], years: float) -> Reliability:
    """How probabilities fared.

    >>> half = np.array([0.5, 0.5]); reliability(half, np.array([True, False]), 2.0).bins
    (Bin(suggestions=1, expected=0.5, observed=1.0), Bin(suggestions=1, expected=0.5, observed=0.0))
    >>> reliability(np.array([0.9, 0.1]), np.array([True, False]), 2.0).skill
    0.96
    """
    parts = np.array_split(np.argsort(chance, kind="stable"), min(BINS, len(chance)))
    bins = tuple(Bin(len(some), float(chance[some].mean()), float(hit[some].mean())) for some in parts if len(some))
    brier, base = float(np.mean((chance - hit) ** 2)), float(np.var(hit))
    return Reliability(years, bins, round(1.0 - brier / base, 6) if base > 0 else 0.0)
