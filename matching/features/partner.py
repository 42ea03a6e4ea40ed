"""What the partner is by itself, and for a stakeholder of your reach."""

import numpy as np

from matching.candidates import Pairs
from matching.features.near import degrees
from matching.features.tables import Context, Values

LONG_AGO_YEARS = 6.0


def reach(pairs: Pairs, context: Context) -> Values:
    """How many partners the partner has."""
    return np.log1p(degrees(pairs, context)[1])


def activity(pairs: Pairs, context: Context) -> Values:
    """How active the partner is of late."""
    return np.log1p(context.economy.network.activity[pairs.right])


def experience(pairs: Pairs, context: Context) -> Values:
    """How many projects the partner ever had."""
    return np.log1p(context.economy.network.projects[pairs.right])


def absence(pairs: Pairs, context: Context) -> Values:
    """Years since the partner's last project began."""
    return np.minimum(context.economy.network.last[pairs.right], LONG_AGO_YEARS)


def both_connected(pairs: Pairs, context: Context) -> Values:
    """Reach of the partner for a stakeholder that has many partners itself."""
    left, right = degrees(pairs, context)
    return np.log1p(left) * np.log1p(right)


def both_active(pairs: Pairs, context: Context) -> Values:
    """Activity of the partner for a stakeholder that has many partners itself."""
    return np.log1p(degrees(pairs, context)[0]) * activity(pairs, context)


def active_for_newcomer(pairs: Pairs, context: Context) -> Values:
    """Activity of the partner for a stakeholder that has few partners."""
    return activity(pairs, context) / (1.0 + np.log1p(degrees(pairs, context)[0]))


def company_kept(pairs: Pairs, context: Context) -> Values:
    """How many partners the partner's partners have, in the mean of ln."""
    return context.kept[pairs.right]


def usual_reach(pairs: Pairs, context: Context) -> Values:
    """Reach of the partner for a stakeholder whose partners have many partners; both as far from the usual."""
    there = np.log1p(context.economy.network.degree[pairs.right]) - context.usual_kept
    return there * (context.kept[pairs.left] - context.usual_kept)
