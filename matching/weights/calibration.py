"""From a score to a probability: of suggestions like this one, what share became a joint project.

A score orders the candidates of one stakeholder, and says little of how many of them it will work with: most begin
nothing new in two years, and a few begin with hundreds. So a suggestion's *promise* is weighed from three things, its
score and the stakeholder's own activity and reach, by logistic regression (Platt 1999). How likely a promise is to be
kept is then counted, not derived: of the suggestions that the same weights would have shown on an earlier day, to
everybody, what share came true, in bins of equal count, smoothed so that more promise is never less likely (isotonic
regression by pooling adjacent violators, Ayer et al. 1955; Zadrozny & Elkan, KDD 2002). Between the bins' means the
logarithm of the odds runs straight.
"""

from collections.abc import Mapping
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from matching.economy import Economy

Values = NDArray[np.float64]
BINS: Final = 40
LEAST, MOST = 1e-4, 0.95  # nothing is sure, and nothing is impossible
TRACE: Final = 0.05  # of the usual activity
RIDGE: Final = 1e-6
FEWEST_KEPT: Final = 20
TAUGHT_BY: Final = "learnt from research consortia"
"""Joint projects are what calibrations are counted over, and those on record are of research."""


class Calibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What became of suggestions, by promise.

    since         the day on which they would have been shown
    years         in which a joint project could begin
    suggestions   how many were counted, and how many of them came true
    weights       what score, activity and reach weigh in the promise
    promise       mean of each bin, ascending
    chance        share of each bin that came true, ascending, 0 to 1
    """

    since: str
    years: float
    suggestions: int
    kept: int
    weights: dict[str, float]
    promise: tuple[float, ...]
    chance: tuple[float, ...]

    def of(self, score: Values, left: NDArray[np.int32], economy: Economy) -> Values:
        """The probability that suggestions with these scores to these stakeholders become joint projects; 0 to 1."""
        return self.at(promise(self.weights, terms(score, left, economy)))

    def at(self, promised: Values) -> Values:
        """The probability at a promise.

        >>> two = Calibration(since="2015-01-01", years=2.0, suggestions=9, kept=3, weights={"score": 1.0},
        ...     promise=(0.0, 2.0), chance=(0.1, 0.5))
        >>> two.at(np.array([-9.0, 1.0, 2.0])).round(3).tolist()
        [0.1, 0.25, 0.5]
        """
        share = np.array(self.chance)
        return np.asarray(expit(np.interp(promised, self.promise, np.log(share / (1.0 - share)))))

    def told(self, chance: float) -> str:
        """A probability in words.

        >>> one = Calibration(since="2015-01-01", years=2.0, suggestions=9, kept=3, weights={}, promise=(), chance=())
        >>> one.told(0.07)
        'of 100 suggestions like this, 7 became a joint project within 2 years; learnt from research consortia'
        """
        many = f"{100.0 * chance:.0f}" if chance >= 0.01 else "fewer than 1"
        return f"of 100 suggestions like this, {many} became a joint project within {period(self.years)}; {TAUGHT_BY}"


def period(years: float) -> str:
    """Years in words.

    >>> period(1.0), period(2.0)
    ('a year', '2 years')
    """
    return "a year" if years == 1.0 else f"{years:g} years"


def terms(score: Values, left: NDArray[np.int32], economy: Economy) -> Mapping[str, Values]:
    """What a promise is weighed from: the score, and ln of the stakeholder's activity and reach.

    Activity is told in what is usual on that day, since all of it fades as the last dated year lies back.
    """
    activity = economy.network.activity
    usual = float(activity[activity > 0].mean()) if (activity > 0).any() else 1.0
    return {
        "score": score,
        "activity": np.log(activity[left] / usual + TRACE),
        "reach": np.log1p(economy.network.degree[left]),
    }


def promise(weights: Mapping[str, float], some: Mapping[str, Values]) -> Values:
    """The sum of the terms, each times its weight."""
    return np.asarray(sum((weight * some[name] for name, weight in weights.items()), np.zeros(1)))


def calibrated(some: Mapping[str, Values], hit: NDArray[np.bool_], *, since: str, years: float) -> Calibration | None:
    """The calibration that suggestions with these terms and outcomes teach; None if too few came true to count."""
    if hit.sum() < FEWEST_KEPT or len(hit) < BINS:
        return None
    weights = {name: float(f"{weight:.6g}") for name, weight in zip(some, _logistic(some, hit), strict=True)}
    promised = promise(weights, some)
    bins = np.array_split(np.argsort(promised, kind="stable"), BINS)
    mean, share = rising(
        np.array([promised[one].mean() for one in bins]),
        np.array([hit[one].mean() for one in bins]),
        np.array([len(one) for one in bins], np.float64),
    )
    return Calibration(
        since=since,
        years=years,
        suggestions=len(hit),
        kept=int(hit.sum()),
        weights=weights,
        promise=tuple(float(f"{one:.6g}") for one in mean),
        chance=tuple(float(f"{one:.4g}") for one in np.clip(share, LEAST, MOST)),
    )


def _logistic(some: Mapping[str, Values], hit: NDArray[np.bool_]) -> Values:
    """Weights of a logistic regression on the terms; its constant is left to the bins."""
    values = np.column_stack([*some.values(), np.ones(len(hit))])
    values[:, :-1] -= values[:, :-1].mean(axis=0)

    def loss(weight: Values) -> tuple[float, Values]:
        odds = np.einsum("ij,j->i", values, weight)  # not BLAS: its sums depend on its threads
        slope = np.einsum("ij,i->j", values, expit(odds) - hit) / len(hit)
        told = float(np.mean(np.logaddexp(0.0, odds) - hit * odds))
        return told + RIDGE * float(weight @ weight), slope + 2 * RIDGE * weight

    return np.asarray(minimize(loss, np.zeros(values.shape[1]), jac=True, method="L-BFGS-B").x)[:-1]


def rising(place: Values, share: Values, weight: Values) -> tuple[Values, Values]:
    """Bins pooled until their shares rise: mean places and shares of what is left.

    >>> rising(np.array([0.0, 1.0, 2.0]), np.array([0.1, 0.4, 0.2]), np.ones(3))[1].round(3).tolist()
    [0.1, 0.3]
    """
    pooled: list[tuple[float, float, float]] = []
    for one in zip(place, share, weight, strict=True):
        pooled.append(one)
        while len(pooled) > 1 and pooled[-2][1] >= pooled[-1][1]:
            (a, p, m), (b, q, n) = pooled[-2:]
            pooled[-2:] = [((a * m + b * n) / (m + n), (p * m + q * n) / (m + n), m + n)]
    return np.array([one[0] for one in pooled]), np.array([one[1] for one in pooled])
