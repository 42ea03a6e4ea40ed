"""What stands between two that would work together."""

from matching.candidates import Pairs
from matching.features.tables import Context, Values


def barrier_between(pairs: Pairs, context: Context) -> Values:
    """How much of a barrier stands between them: 1 for one that is open, less where it is resolved in part."""
    return context.economy.barriers.values(pairs.left, pairs.right)
