"""How the two fit by the whole mixture of chains that they belong to.

An organisation in food and engineering is looked for by others than one in food alone, and looks for others. The
primary chain says half of that; which chains somebody belongs to says the rest, and with country or kind beside it, it
says who is alike for whoever has no partners yet.
"""

from collections.abc import Callable
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from matching.candidates import Pairs
from matching.features.tables import Context, Groups, Values, entries

Of = Callable[[Context], Groups]
ALONE: Of = attrgetter("mixture")
BY_COUNTRY: Of = attrgetter("mixture_country")
BY_KIND: Of = attrgetter("mixture_kind")


def lift(pairs: Pairs, context: Context) -> Values:
    """How much more than chance the two mixtures work together."""
    of = context.mixture.of
    return context.mixture_lift[of[pairs.left], of[pairs.right]]


def active_with(groups: Of) -> Callable[[Pairs, Context], Values]:
    """How much the partner works with your group."""

    def value(pairs: Pairs, context: Context) -> Values:
        """ln of partner weight, in hundredths of what is usual in all."""
        some = groups(context)
        return np.log1p(100.0 * _weight(pairs.right, some.of[pairs.left], some) / context.usual)

    return value


def knows(groups: Of) -> Callable[[Pairs, Context], Values]:
    """Share of your partners that are of the partner's group."""

    def value(pairs: Pairs, context: Context) -> Values:
        """Share of partner weight."""
        some = groups(context)
        weight = _weight(pairs.left, some.of[pairs.right], some)
        return np.asarray(weight / (context.economy.network.total[pairs.left] + 0.1 * context.usual))

    return value


def _weight(row: NDArray[np.int32], group: NDArray[np.int32], some: Groups) -> Values:
    found: Values = entries(row, group, some.weight.indptr, some.weight.capability, some.weight.level)
    return found
