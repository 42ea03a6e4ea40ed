"""The odds that go without a manager: those of the run, and the base rate, which knows nothing of the pair.

Learnt weights bring a calibration, counted over research consortia. A rule has none; then what came of pairs that were
brokered here is counted, by score: the more score, the likelier, in thirds of equal count (isotonic, as calibrations).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.weights.calibration import rising

FEWEST: Final = 30
"""So many pairs at least, before a share of them says anything."""

THIRDS: Final = 3


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What is known of a pair's chance without asking anybody.

    run     id of the run, or name of the weights, that it is the score of
    odds    its own, 0 to 1; `base` of any such pair
    words   how many of 100 like it, and what taught that
    """

    run: str
    odds: float
    base: float
    words: str


@dataclass(frozen=True, slots=True)
class Past:
    """Pairs that were brokered: the score of each, and whether it came to an agreement."""

    score: NDArray[np.float64]
    happened: NDArray[np.bool_]

    @classmethod
    def of(cls, pairs: Sequence[tuple[float, bool]]) -> "Past":
        """From pairs of both."""
        return cls(np.array([p[0] for p in pairs], np.float64), np.array([p[1] for p in pairs], bool))


def counted(past: Past, run: str, score: float) -> Reckoned | None:
    """The chance of a pair with that score by what came of others; None where these are too few to say.

    One more pair that fares as all do is counted with each third, so that no odds are 0 or 1.

    >>> past = Past.of([(float(n), n >= 50) for n in range(60)])
    >>> counted(past, "run:1", 5.0).words
    'of 100 pairs like this, fewer than 1 came to an agreement; learnt from 60 that were brokered here'
    """
    n = len(past.score)
    if n < FEWEST:
        return None
    base = (float(past.happened.sum()) + 1.0) / (n + 2.0)
    thirds = np.array_split(np.argsort(past.score, kind="stable"), THIRDS)
    middle, share = rising(
        np.array([past.score[one].mean() for one in thirds]),
        np.array([(past.happened[one].sum() + base) / (len(one) + 1) for one in thirds]),
        np.array([len(one) for one in thirds], np.float64),
    )
    odds = float(np.interp(score, middle, share))
    many = f"{100 * odds:.0f}" if odds >= 0.01 else "fewer than 1"
    words = f"of 100 pairs like this, {many} came to an agreement; learnt from {n} that were brokered here"
    return Reckoned(run, odds, base, words)
