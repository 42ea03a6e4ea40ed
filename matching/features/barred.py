"""What stands between two that would work together."""

import numpy as np

from matching.candidates import Pairs
from matching.features.tables import Context, Values


def barrier_between(pairs: Pairs, context: Context) -> Values:
    """How much of a barrier stands between them: 1 for one that is open, less where it is resolved in part."""
    barriers = context.economy.barriers
    if not len(barriers) or not len(pairs):
        return np.zeros(len(pairs))
    return barriers.values(pairs.left, pairs.right)
