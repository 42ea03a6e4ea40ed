"""How far the weights that lists are made with lie from those that would be taken today."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.fit.index import Index

MOST: Final = 0.02
"""From here on `hommel doctor` asks for new weights; docs/adr/0037 says what it costs to wait for that."""


def counted(some: Index) -> tuple[NDArray[np.int32], int]:
    """How often each capability is claimed, in either direction, and how many claim anything."""
    return some.frequency.reshape(2, -1).sum(axis=0, dtype=np.int32), int((np.diff(some.claims_begin) > 0).sum())


def drift(then: NDArray[np.int32], listing: int, now: Index) -> float:
    """By how much a claim of today weighs otherwise than it did, on the average, as a share of what claims weigh.

    then, listing   what `counted` said when the weights were taken
    """
    claimed, listing_now = counted(now)
    was, would_be = _idf(then, listing), _idf(claimed, listing_now)
    weighed = float((claimed * was).sum())
    return float((claimed * np.abs(would_be - was)).sum()) / weighed if weighed else 0.0


def _idf(claimed: NDArray[np.int32], listing: int) -> NDArray[np.float64]:
    return np.log((1.0 + 2.0 * listing) / (1.0 + claimed))
