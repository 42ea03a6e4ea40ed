"""What counts between two companies: they find each other by other signs than universities do."""

from collections.abc import Callable

import numpy as np

from matching.candidates import Pairs
from matching.features.tables import Context, Values

Value = Callable[[Pairs, Context], Values]


def both(pairs: Pairs, context: Context) -> Values:
    """1 where both are companies."""
    return (context.company[pairs.left] & context.company[pairs.right]).astype(np.float64)


def between(value: Value) -> Value:
    """The same value where both are companies, else 0."""

    def only(pairs: Pairs, context: Context) -> Values:
        """The value between companies."""
        some = both(pairs, context) > 0
        found = np.zeros(len(pairs))
        found[some] = value(pairs.at(some), context)
        return found

    return only
