"""What features look up, computed once for an economy: who partners with which chains, kinds and countries.

Group numbers have a group of their own for the unknown, the last.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import sparse

from graph.snapshot import Coded
from matching.economy import Economy, Lists, lists
from matching.features.landscape import places
from matching.features.markets import Markets, markets
from matching.features.tastes import Tastes, tastes
from matching.features.texts import texts
from matching.network import DECAY_YEARS

Values = NDArray[np.float64]
NOTHING: Final = Lists(np.zeros(1, np.int64), np.empty(0, np.int32), np.empty(0))
SMOOTHING: Final = 1e-4
LANDSCAPE: Final = frozenset({"same_circles", "amid_your_circles", "near_your_circles", "companies_near"})
"""The features that look at the landscape: it is made only for a model that has one of them."""

WORDS: Final = frozenset({"words_met", "words_wanted"})
MARKETS: Final = frozenset({"carried_along", "carries_along", "joint_entry"})
HEARD: Final = frozenset({"declined_before", "like_accepted", "like_declined"})
HOSTS: Final = frozenset({"usual_team", "leads_at_home", "is_company", "is_university", "is_research"})
"""The same for those that look at texts, markets, what people made of suggestions, and at who takes newcomers in."""

BARRED: Final = "barrier_between"
"""The feature that looks at what stands in the way."""

MIXTURES: Final = "mixture"
"""What the names of the features that look at mixtures of chains have in common: made only for who has one of them."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Stakeholders in groups, and how much each works with each group.

    of       int32, the group of each stakeholder
    weight   partner weight of each stakeholder in each group where it has some; `level` is the weight
    """

    of: NDArray[np.int32]
    weight: Lists


@dataclass(frozen=True, slots=True)
class Context:
    """What features look up, computed once for an economy.

    chain_lift, kind_lift, country_lift   ln(observed ÷ expected) of partner weight between two groups, smoothed
    mixture, mixture_lift                 the same for those that belong to exactly the same chains
    mixture_country, mixture_kind         those of one mixture that are of one country, of one kind
    in_chain, in_kind                     share of each stakeholder's partner weight in each chain, kind
    in_country                            partner weight in each country, lists by stakeholder; `level` is the weight
    countries                             the same at length 1
    kept                                  mean ln(1 + partners) of each stakeholder's partners, the recent ones more
    usual, usual_kept                     means of partner weight and of `kept` over those that have partners
    company                               bool, who is a company
    place                                 float32, stakeholders × axes of the landscape; no axes if nobody asks
    team                                  mean ln participants of each stakeholder's projects, the recent ones more
    before                                how many of its country are more active than each; equals share a place
    standing, usual_standing              length of each place, and its root mean square over those above 0
    """

    economy: Economy
    chain: NDArray[np.int32]
    kind: NDArray[np.int32]
    country: NDArray[np.int32]
    chain_lift: Values
    kind_lift: Values
    country_lift: Values
    mixture: Groups
    mixture_lift: Values
    mixture_country: Groups
    mixture_kind: Groups
    in_chain: Values
    in_kind: Values
    in_country: Lists
    countries: Lists
    kept: Values
    usual: float
    usual_kept: float
    company: NDArray[np.bool_]
    direction: Values
    place: NDArray[np.float32]
    standing: Values
    usual_standing: float
    team: Values
    before: Values
    texts: Lists
    markets: Markets
    tastes: Tastes


def context(economy: Economy, names: Collection[str]) -> Context:
    """The look-up tables of an economy for the features of these names."""
    chain = np.where(economy.primary < 0, len(economy.chains), economy.primary).astype(np.int32)
    kind, kinds = _known(economy.kind)
    country, nations = _known(economy.country)
    norm = np.linalg.norm(economy.weight, axis=1, keepdims=True)
    wanted = not LANDSCAPE.isdisjoint(names)
    place = places(economy.took, economy.network.age) if wanted else np.empty((len(economy), 0), np.float32)
    standing = np.sqrt(np.einsum("ij,ij->i", place, place, dtype=np.float64))
    kept = _kept(economy)
    mixture = _mixture(economy, names)
    return Context(
        economy=economy,
        chain=chain,
        kind=kind,
        country=country,
        chain_lift=_lift(economy, chain, len(economy.chains) + 1),
        kind_lift=_lift(economy, kind, kinds),
        country_lift=_lift(economy, country, nations),
        mixture=_groups(economy, mixture),
        mixture_lift=_lift(economy, mixture, int(mixture.max(initial=0)) + 1) if len(mixture) else np.empty((0, 0)),
        mixture_country=_groups(economy, _within(mixture, country)),
        mixture_kind=_groups(economy, _within(mixture, kind)),
        in_chain=_shares(economy, chain, len(economy.chains) + 1),
        in_kind=_shares(economy, kind, kinds),
        in_country=(in_country := _weights(economy, country, nations)),
        countries=_unit(in_country),
        kept=kept,
        usual=_usual(economy.network.total),
        usual_kept=_usual(kept),
        company=economy.kind.equal("company"),
        direction=np.divide(economy.weight, norm, out=np.zeros_like(economy.weight), where=norm > 0),
        place=place,
        standing=standing,
        usual_standing=float(np.sqrt(_usual(standing**2))),
        team=_teams(economy) if not HOSTS.isdisjoint(names) else np.empty(0),
        before=_before(economy.network.activity, country) if not HOSTS.isdisjoint(names) else np.empty(0),
        texts=texts(economy) if not WORDS.isdisjoint(names) else NOTHING,
        markets=markets(economy) if not MARKETS.isdisjoint(names) else Markets((), NOTHING, NOTHING, NOTHING),
        tastes=tastes(economy) if not HEARD.isdisjoint(names) else Tastes(0, NOTHING, NOTHING),
    )


def _usual(values: Values) -> float:
    """The mean over those above 0; 1 where there are none."""
    return float(values[values > 0].mean()) if (values > 0).any() else 1.0


def _kept(economy: Economy) -> Values:
    """Mean ln(1 + partners) of everybody's partners, weighed by recent work; the mean of all for who has none."""
    network = economy.network
    row = np.repeat(np.arange(len(economy)), np.diff(network.indptr))
    reach = np.log1p(network.degree)
    total = np.bincount(row, network.decayed * reach[network.partner], minlength=len(economy))
    found = np.divide(total, network.total, out=np.zeros(len(economy)), where=network.total > 0)
    return np.where(network.total > 0, found, _usual(found))


def _teams(economy: Economy) -> Values:
    """Mean ln participants of everybody's projects, each weighing exp(-age / 2 years); 0 for who took part in none."""
    took, fresh = economy.took, np.exp(-economy.network.age / DECAY_YEARS)
    size = np.bincount(took.end, minlength=took.shape[1])
    total, active = took.matrix() @ (fresh * np.log(np.maximum(size, 1))), economy.network.activity
    return np.divide(total, active, out=np.zeros(len(economy)), where=active > 0)


def _before(value: Values, group: NDArray[np.int32]) -> Values:
    """How many of the same group have more.

    >>> _before(np.array([1.0, 3.0, 2.0, 3.0, 9.0]), np.array([0, 0, 0, 0, 1], np.int32)).tolist()
    [3.0, 0.0, 2.0, 0.0, 0.0]
    """
    order = np.lexsort((-value, group))
    some, more = group[order], -value[order]
    place = np.arange(len(order))
    begins = np.diff(some, prepend=-1) != 0
    begin = np.maximum.accumulate(np.where(begins, place, 0))
    equal = np.maximum.accumulate(np.where(begins | (np.diff(more, prepend=0.0) != 0), place, 0))
    found = np.empty(len(order))
    found[order] = equal - begin
    return found


def _weights(economy: Economy, group: NDArray[np.int32], count: int) -> Lists:
    """Partner weight of each stakeholder in each group where it has some."""
    network, n = economy.network, len(economy)
    row = np.repeat(np.arange(n), np.diff(network.indptr))
    return lists(sparse.csr_array((network.decayed, (row, group[network.partner])), shape=(n, count)))


def _mixture(economy: Economy, names: Collection[str]) -> NDArray[np.int32]:
    """Numbers of the mixtures of chains that there are; nobody is in any where no feature looks at them."""
    if not any(MIXTURES in name for name in names):
        return np.empty(0, np.int32)
    code = economy.member @ (1 << np.arange(economy.member.shape[1], dtype=np.int64))
    return np.unique(code, return_inverse=True)[1].astype(np.int32)


def _within(mixture: NDArray[np.int32], group: NDArray[np.int32]) -> NDArray[np.int32]:
    """Numbers of the groups within mixtures."""
    code = mixture.astype(np.int64) * (int(group.max(initial=0)) + 1) + group[: len(mixture)]
    return np.unique(code, return_inverse=True)[1].astype(np.int32)


def _groups(economy: Economy, group: NDArray[np.int32]) -> Groups:
    if not len(group):
        return Groups(group, lists(sparse.csr_array((len(economy), 1))))
    return Groups(group, _weights(economy, group, int(group.max(initial=0)) + 1))


def _unit(rows: Lists) -> Lists:
    """The same rows, each of length 1."""
    row = np.repeat(np.arange(len(rows.indptr) - 1), np.diff(rows.indptr))
    length = np.sqrt(np.bincount(row, rows.level**2, minlength=len(rows.indptr) - 1))
    return Lists(rows.indptr, rows.capability, rows.level / length[row])


@njit(cache=True, nogil=True)
def entries(row: Any, column: Any, indptr: Any, columns: Any, level: Any) -> Any:
    """Entries of sparse rows with ascending columns; 0 where there is none."""
    found = np.zeros(len(row))
    for place in range(len(row)):
        begin, end = indptr[row[place]], indptr[row[place] + 1]
        at = begin + np.searchsorted(columns[begin:end], column[place])
        if at < end and columns[at] == column[place]:
            found[place] = level[at]
    return found


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
