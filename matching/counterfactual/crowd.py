"""A few stakeholders as dense arrays: what their score for one stakeholder is made of, whatever that one states.

The first of them is the partner in question, the others stand in its way. What a statement can change is kept apart
from what it cannot.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.candidates import NEEDS_MET, WANTED
from matching.candidates.kernel import cheap_score
from matching.economy import Lists
from matching.features import table
from matching.match import Scorer, contributions

STATED: Final = ("needs_met", "wanted", "carried_along", "carries_along", "joint_entry")
"""Features that statements change, without a word of text."""

Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Crowd:
    """Some stakeholders, the partner first.

    settled   what statements do not change of the score
    cheap     the cheap score by which candidates are chosen, without fitting needs and offers
    touched   bool, whether they are candidates whatever is stated, hard rules aside
    offers    1 where one offers a capability, stakeholders × those in question; `needs` the same
    length    Σ idf² of all that one offers; one row for nobody, one or both of the two beginning to list something
    present   1 where one is in a country; `aims` where it wants to go
    """

    who: NDArray[np.int32]
    settled: Reals
    cheap: Reals
    touched: NDArray[np.bool_]
    offers: Reals
    needs: Reals
    length: Reals
    present: Reals
    aims: Reals


def crowd(scorer: Scorer, left: int, who: NDArray[np.int32], what: NDArray[np.int32], pool: NDArray[np.int32]) -> Crowd:
    """These stakeholders beside `left`, by capabilities in question; the pool holds candidates as they are."""
    e, markets, weights = scorer.economy, scorer.context.markets, scorer.weights
    pairs = scorer.proposer.closure(left, who)
    parts = contributions(weights, table(pairs, scorer.context, weights.names))
    stated = np.array([name in STATED for name in weights.names])
    apart = pairs.closure.copy()
    apart[:, [NEEDS_MET, WANTED]] = 0.0
    prior = scorer.proposer.prior[who]
    countries = np.arange(len(markets.countries), dtype=np.int32)
    return Crowd(
        who=who,
        settled=(parts[:, ~stated].sum(axis=1) - (weights.means * weights.coefficients)[stated].sum()),
        cheap=np.array([cheap_score(closure, active) for closure, active in zip(apart, prior, strict=True)]),
        touched=np.isin(who, pool),
        offers=dense(e.offers, who, what),
        needs=dense(e.needs, who, what),
        length=np.stack([_length(e.offers, who, e.idf + more) for more in begun(scorer)]),
        present=dense(markets.present, who, countries),
        aims=dense(markets.aims, who, countries),
    )


def begun(scorer: Scorer) -> Reals:
    """What each idf rises by when nobody, one or two more list something: ln((1 + 2 (n + k)) ÷ (1 + 2 n))."""
    e = scorer.economy
    listing = int(((np.diff(e.offers.indptr) > 0) | (np.diff(e.needs.indptr) > 0)).sum())
    return np.log((1.0 + 2.0 * (listing + np.arange(3))) / (1.0 + 2.0 * listing))


def dense(lists: Lists, who: NDArray[np.int32], what: NDArray[np.int32]) -> Reals:
    """1 where a list holds one of these, ascending; stakeholders × what."""
    if not len(what):
        return np.zeros((len(who), 0))
    return np.stack([np.isin(what, lists.of(int(row))) for row in who]).astype(np.float64)


def _length(offers: Lists, who: NDArray[np.int32], idf: Reals) -> Reals:
    return np.array([(idf[offers.of(int(row))] ** 2).sum() for row in who])
