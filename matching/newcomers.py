"""Newcomers: stakeholders without any history, of whom only chain, kind and country are known.

Nobody shares a partner with them, so candidates come by profile: the most active of late with their chain, their kind
and their country,

    activity × (activity with the chain)^0.4 × (with the kind)^0.3 × (with the country)^0.4

in partner weight, each with a hundredth of what is usual added. Equal profiles have equal lists, hard rules aside.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.candidates import CANDIDATES, COLUMNS, Pairs, Proposer
from matching.economy import Economy
from matching.features import Context
from matching.ranking import best

TRACE: Final = 0.01  # of the usual partner weight
CHAIN, KIND, COUNTRY = 0.4, 0.3, 0.4

BY_PROFILE: Final = (
    "reach",
    "activity",
    "experience",
    "absence",
    "active_with_chain",
    "active_with_kind",
    "active_with_country",
    "partner_knows_chain",
    "partner_knows_kind",
    "chain_lift",
    "chain_likeness",
    "kind_lift",
    "country_lift",
    "same_country",
    "company_kept",
    "mixture_lift",
    "active_with_mixture",
    "active_with_mixture_country",
    "active_with_mixture_kind",
    "usual_team",
    "leads_at_home",
    "is_company",
    "is_university",
    "is_research",
)
"""The features that need no history of the newcomer."""

Profile = tuple[int, int, int, bytes]


def without_history(e: Economy) -> NDArray[np.bool_]:
    """Who took part in nothing and lists nothing."""
    silent = (np.diff(e.offers.indptr) == 0) & (np.diff(e.needs.indptr) == 0)
    return (e.network.projects == 0) & (np.diff(e.partners.indptr) == 0) & silent


@dataclass(frozen=True, slots=True)
class ByProfile:
    """Proposes candidates to newcomers; safe to call from several threads."""

    proposer: Proposer
    context: Context
    _lists: dict[Profile, NDArray[np.int32]] = field(default_factory=dict)

    def propose(self, rows: NDArray[np.int32], most: int = CANDIDATES) -> Pairs:
        """The candidates of these newcomers, by stakeholder as given and candidate ascending."""
        lists = [self._allowed(int(row), self._list(int(row), most)) for row in rows]
        right = np.concatenate([np.empty(0, np.int32), *lists])
        left = np.repeat(rows.astype(np.int32), [len(one) for one in lists])
        return Pairs(self.proposer.economy, left, right, np.zeros((len(right), COLUMNS)))

    def _allowed(self, row: int, others: NDArray[np.int32]) -> NDArray[np.int32]:
        return others[self.proposer.allowed(row, others)]

    def _list(self, row: int, most: int) -> NDArray[np.int32]:
        c = self.context
        profile = (int(c.chain[row]), int(c.kind[row]), int(c.country[row]), c.economy.member[row].tobytes())
        if profile not in self._lists:
            self._lists[profile] = self._best(row, most)
        return self._lists[profile]

    def _best(self, row: int, most: int) -> NDArray[np.int32]:
        """The best by profile of all who have partners and are not ruled out by their chains, ascending."""
        c, e = self.context, self.proposer.economy
        total = e.network.total
        others = np.flatnonzero(total > 0).astype(np.int32)
        others = others[self.proposer.in_scope(row, others)]
        near = _ln(c.in_chain[others, c.chain[row]] * total[others], c)
        alike = _ln(c.in_kind[others, c.kind[row]] * total[others], c)
        home = _ln(_column(c, int(c.country[row]))[others], c)
        score = _ln(total[others], c) + CHAIN * near + KIND * alike + COUNTRY * home
        return np.asarray(others[best(score, most)])


def _ln(weight: NDArray[np.float64], context: Context) -> NDArray[np.float64]:
    return np.log(weight / context.usual + TRACE)


def _column(context: Context, country: int) -> NDArray[np.float64]:
    """Everybody's partner weight in one country."""
    rows = context.in_country
    found = np.zeros(len(rows.indptr) - 1)
    here = np.flatnonzero(rows.capability == country)
    found[np.searchsorted(rows.indptr, here, "right") - 1] = rows.level[here]
    return found
