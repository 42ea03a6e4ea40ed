"""The model's features, one row each: its name, how it is computed, and the sentence a manager reads.

To know the model, read `FEATURES`. A feature is a pure function from pairs to one value each, bounded and never
missing; none looks at a name, the shape of an id or the order of a file. Their weights live in `matching/weights`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from graph.snapshot import Coded
from matching.candidates import ADAMIC_ADAR, COMMON, DECAYED, NEEDS_MET, RESOURCE, WANTED, Pairs
from matching.economy import Economy

Values = NDArray[np.float64]
SMOOTHING = 1e-4
LONG_AGO_YEARS = 6.0


@dataclass(frozen=True, slots=True)
class Context:
    """What features look up, computed once for an economy.

    chain_lift, kind_lift, country_lift   ln(observed ÷ expected) of partner weight between two groups, smoothed
    in_chain, in_kind                     share of each stakeholder's partner weight in each chain, kind (last: unknown)
    """

    economy: Economy
    chain: NDArray[np.int32]
    kind: NDArray[np.int32]
    country: NDArray[np.int32]
    chain_lift: Values
    kind_lift: Values
    country_lift: Values
    in_chain: Values
    in_kind: Values
    direction: Values


def context(economy: Economy) -> Context:
    """The look-up tables of an economy."""
    chain = np.where(economy.primary < 0, len(economy.chains), economy.primary).astype(np.int32)
    kind, kinds = _known(economy.kind)
    country, countries = _known(economy.country)
    norm = np.linalg.norm(economy.weight, axis=1, keepdims=True)
    return Context(
        economy=economy,
        chain=chain,
        kind=kind,
        country=country,
        chain_lift=_lift(economy, chain, len(economy.chains) + 1),
        kind_lift=_lift(economy, kind, kinds),
        country_lift=_lift(economy, country, countries),
        in_chain=_shares(economy, chain, len(economy.chains) + 1),
        in_kind=_shares(economy, kind, kinds),
        direction=np.divide(economy.weight, norm, out=np.zeros_like(economy.weight), where=norm > 0),
    )


def _known(column: Coded) -> tuple[NDArray[np.int32], int]:
    """Group numbers with a group of its own for the unknown, and how many groups there are."""
    return np.where(column.codes < 0, len(column.values), column.codes).astype(np.int32), len(column.values) + 1


def _lift(economy: Economy, group: NDArray[np.int32], count: int) -> Values:
    """How much more partner weight two groups share than their sizes tell, ln, smoothed; groups × groups.

    Groups without partners are left out of the smoothing and lift nothing: who has no history must not shift others.
    """
    network = economy.network
    left = np.repeat(group, np.diff(network.indptr)).astype(np.int64)
    flat = np.bincount(left * count + group[network.partner], network.decayed, minlength=count * count)
    together = flat.reshape(count, count)
    present = np.flatnonzero(together.sum(axis=1) > 0)
    inner = together[np.ix_(present, present)]
    inner = inner + inner.sum() * SMOOTHING
    expected = inner.sum(axis=1, keepdims=True) * inner.sum(axis=0, keepdims=True) / inner.sum()
    lift = np.zeros((count, count))
    lift[np.ix_(present, present)] = np.log(inner / expected)
    return lift


def _shares(economy: Economy, group: NDArray[np.int32], count: int) -> Values:
    """Share of each stakeholder's partner weight in each group; stakeholders × groups."""
    network, n = economy.network, len(economy)
    row = np.repeat(np.arange(n, dtype=np.int64), np.diff(network.indptr))
    flat = np.bincount(row * count + group[network.partner], network.decayed, minlength=n * count)
    total = network.total[:, None]
    return np.divide(flat.reshape(n, count), total, out=np.zeros((n, count)), where=total > 0)


@dataclass(frozen=True, slots=True)
class Feature:
    """One row of the model: `value` from pairs, `sentence` when it speaks for a pair, `against` when it does not."""

    name: str
    value: Callable[[Pairs, Context], Values]
    sentence: str
    against: str


def _log_column(column: int, scale: float) -> Callable[[Pairs, Context], Values]:
    def value(pairs: Pairs, _: Context) -> Values:
        return np.log1p(scale * pairs.closure[:, column])

    return value


def _degree(pairs: Pairs, context: Context) -> tuple[Values, Values]:
    degree = context.economy.network.degree
    return degree[pairs.left].astype(np.float64), degree[pairs.right].astype(np.float64)


def overlap(pairs: Pairs, context: Context) -> Values:
    """Jaccard index of the two sets of partners."""
    left, right = _degree(pairs, context)
    common = pairs.closure[:, COMMON]
    return common / np.maximum(left + right - common, 1.0)


def closeness(pairs: Pairs, context: Context) -> Values:
    """Decayed paths over the root of both sides' total."""
    total = context.economy.network.total
    return pairs.closure[:, DECAYED] / np.sqrt((total[pairs.left] + 0.01) * (total[pairs.right] + 0.01))


def focus(pairs: Pairs, context: Context) -> Values:
    """Decayed paths for the partner's size: a small partner that keeps turning up near you."""
    total = context.economy.network.total[pairs.right]
    return np.log1p(1e3 * pairs.closure[:, DECAYED] / np.sqrt(total + 0.1))


def reach(pairs: Pairs, context: Context) -> Values:
    """How many partners the partner has."""
    return np.log1p(_degree(pairs, context)[1])


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
    left, right = _degree(pairs, context)
    return np.log1p(left) * np.log1p(right)


def both_active(pairs: Pairs, context: Context) -> Values:
    """Activity of the partner for a stakeholder that has many partners itself."""
    return np.log1p(_degree(pairs, context)[0]) * activity(pairs, context)


def active_for_newcomer(pairs: Pairs, context: Context) -> Values:
    """Activity of the partner for a stakeholder that has few partners."""
    return activity(pairs, context) / (1.0 + np.log1p(_degree(pairs, context)[0]))


def similarity(pairs: Pairs, context: Context) -> Values:
    """Cosine of what both sides' projects were about."""
    profile = context.economy.profile
    return cosines(pairs.left, pairs.right, profile.indptr, profile.capability, profile.level, len(context.economy.idf))


def chain_lift(pairs: Pairs, context: Context) -> Values:
    """How much more than chance the two primary chains work together."""
    return context.chain_lift[context.chain[pairs.left], context.chain[pairs.right]]


def partner_knows_chain(pairs: Pairs, context: Context) -> Values:
    """Share of the partner's partners that are in your chain."""
    return context.in_chain[pairs.right, context.chain[pairs.left]]


def knows_partner_chain(pairs: Pairs, context: Context) -> Values:
    """Share of your partners that are in the partner's chain."""
    return context.in_chain[pairs.left, context.chain[pairs.right]]


def chain_likeness(pairs: Pairs, context: Context) -> Values:
    """Cosine of both sides' activity over the chains."""
    return np.einsum("ij,ij->i", context.direction[pairs.left], context.direction[pairs.right])


def country_lift(pairs: Pairs, context: Context) -> Values:
    """How much more than chance the two countries work together."""
    return context.country_lift[context.country[pairs.left], context.country[pairs.right]]


def same_country(pairs: Pairs, context: Context) -> Values:
    """1 in the same known country."""
    code = context.economy.country.codes
    return ((code[pairs.left] == code[pairs.right]) & (code[pairs.left] >= 0)).astype(np.float64)


def kind_lift(pairs: Pairs, context: Context) -> Values:
    """How much more than chance the two kinds of organisation work together."""
    return context.kind_lift[context.kind[pairs.left], context.kind[pairs.right]]


def partner_knows_kind(pairs: Pairs, context: Context) -> Values:
    """Share of the partner's partners that are of your kind."""
    return context.in_kind[pairs.right, context.kind[pairs.left]]


def knows_partner_kind(pairs: Pairs, context: Context) -> Values:
    """Share of your partners that are of the partner's kind."""
    return context.in_kind[pairs.left, context.kind[pairs.right]]


FEATURES: Mapping[str, Feature] = MappingProxyType(
    {
        feature.name: feature
        for feature in (
            Feature("common_neighbours", _log_column(COMMON, 1.0), "you share partners", "you share few partners"),
            Feature(
                "adamic_adar",
                _log_column(ADAMIC_ADAR, 1.0),
                "shared partners are selective ones",
                "shared partners work with everybody",
            ),
            Feature(
                "resource_allocation",
                _log_column(RESOURCE, 100.0),
                "shared partners have few others",
                "shared partners have many others",
            ),
            Feature(
                "decayed_neighbours",
                _log_column(DECAYED, 1e3),
                "recent work links you through shared partners",
                "little recent work links you",
            ),
            Feature("focus", focus, "it keeps turning up near you", "it seldom turns up near you"),
            Feature("overlap", overlap, "your circles of partners overlap", "your circles of partners differ"),
            Feature(
                "closeness", closeness, "you are close in the recent network", "you are far apart in the recent network"
            ),
            Feature(
                "needs_met", _log_column(NEEDS_MET, 1.0), "it offers what you need", "it offers little that you need"
            ),
            Feature("wanted", _log_column(WANTED, 1.0), "it needs what you offer", "it needs little that you offer"),
            Feature("similarity", similarity, "you work on related subjects", "you work on different subjects"),
            Feature("reach", reach, "it has many partners", "it has few partners"),
            Feature("activity", activity, "it is active now", "it has done little lately"),
            Feature("experience", experience, "its experience counts here", "its projects lie back"),
            Feature("absence", absence, "it joined a project lately", "its last project lies back"),
            Feature(
                "both_connected",
                both_connected,
                "both of you are well connected",
                "both of you have many partners already",
            ),
            Feature("both_active", both_active, "both of you are busy networkers", "both of you are busy already"),
            Feature(
                "active_for_newcomer",
                active_for_newcomer,
                "it is an active entry point to the network",
                "it is no entry point to the network",
            ),
            Feature(
                "chain_lift",
                chain_lift,
                "your chains work together more than chance",
                "your chains seldom work together",
            ),
            Feature("partner_knows_chain", partner_knows_chain, "it knows your chain", "it hardly knows your chain"),
            Feature("knows_partner_chain", knows_partner_chain, "you know its chain", "you hardly know its chain"),
            Feature(
                "chain_likeness",
                chain_likeness,
                "your activities span the same chains",
                "your activities lie in different chains",
            ),
            Feature(
                "country_lift",
                country_lift,
                "your countries work together more than chance",
                "your countries seldom work together",
            ),
            Feature("same_country", same_country, "it is in your country", "it is in another country"),
            Feature(
                "kind_lift",
                kind_lift,
                "your kinds of organisation suit each other",
                "your kinds of organisation seldom pair",
            ),
            Feature(
                "partner_knows_kind",
                partner_knows_kind,
                "it is used to partners like you",
                "it is not used to partners like you",
            ),
            Feature(
                "knows_partner_kind",
                knows_partner_kind,
                "you are used to partners like it",
                "you are not used to partners like it",
            ),
        )
    }
)
"""The model, top to bottom."""


def table(pairs: Pairs, context: Context, names: tuple[str, ...]) -> Values:
    """Values of these features, float64 pairs × features."""
    if not len(pairs):
        return np.empty((0, len(names)))
    return np.column_stack([FEATURES[name].value(pairs, context) for name in names])


@njit(cache=True, nogil=True)
def cosines(left: Any, right: Any, indptr: Any, capability: Any, level: Any, capabilities: int) -> Any:
    """Dot products of sparse rows of length 1; `left` holds equal rows in a run."""
    found = np.zeros(len(left))
    dense = np.zeros(capabilities)
    current = -1
    for place in range(len(left)):
        row = left[place]
        if row != current:
            if current >= 0:
                for k in range(indptr[current], indptr[current + 1]):
                    dense[capability[k]] = 0.0
            for k in range(indptr[row], indptr[row + 1]):
                dense[capability[k]] = level[k]
            current = row
        total = 0.0
        for k in range(indptr[right[place]], indptr[right[place] + 1]):
            total += level[k] * dense[capability[k]]
        found[place] = total
    return found
