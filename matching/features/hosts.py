"""What makes a partner the first one of newcomers: what it is, how large its consortia are, how it stands at home.

Whoever has no partners yet is taken in by a consortium; these say who takes people in, whatever they do themselves.
"""

from collections.abc import Callable
from math import log
from typing import Final

import numpy as np

from matching.candidates import Pairs
from matching.features.groups import same_country
from matching.features.tables import Context, Values

LEADING: Final = 100
"""Whoever comes after so many in its country does not stand out there."""


def of_kind(kind: str) -> Callable[[Pairs, Context], Values]:
    """1 where the partner is of a kind of organisation."""

    def value(pairs: Pairs, context: Context) -> Values:
        """1 or 0."""
        return context.economy.kind.equal(kind)[pairs.right].astype(np.float64)

    return value


def usual_team(pairs: Pairs, context: Context) -> Values:
    """ln of how many take part in the partner's projects, the recent ones more."""
    return context.team[pairs.right]


def leads_at_home(pairs: Pairs, context: Context) -> Values:
    """In your country: ln of how far the partner stands before the hundredth most active there; else 0."""
    return same_country(pairs, context) * np.maximum(log(LEADING) - np.log1p(context.before[pairs.right]), 0.0)
