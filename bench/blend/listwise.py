"""A linear score learnt list by list: a softmax over the candidates of each query (ListNet, Cao et al. 2007)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Values = NDArray[np.float64]
RIDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Linear:
    """Means, spreads and weights of the features."""

    mean: Values
    spread: Values
    weight: Values

    def of(self, values: Values) -> Values:
        """Scores of pairs."""
        return np.asarray((values - self.mean) / self.spread @ self.weight)


def learn(values: Values, hit: NDArray[np.bool_], query: NDArray[np.integer]) -> Linear:
    """The weights that make what was found likeliest; lists one after another, each with a hit."""
    mean, spread = values.mean(axis=0), values.std(axis=0)
    spread = np.where(spread < 1e-9, 1.0, spread)
    standard = (values - mean) / spread
    begins = np.flatnonzero(np.diff(query, prepend=-1))
    lengths = np.diff(np.append(begins, len(query)))
    wanted = hit / np.repeat(np.sqrt(np.add.reduceat(hit.astype(float), begins)), lengths)
    mass = np.repeat(np.add.reduceat(wanted, begins), lengths)

    def loss(weight: Values) -> tuple[float, Values]:
        score = standard @ weight
        score -= np.repeat(np.maximum.reduceat(score, begins), lengths)
        power = np.exp(score)
        sums = np.repeat(np.add.reduceat(power, begins), lengths)
        slope = standard.T @ (mass * power / sums - wanted) / wanted.sum()
        missed = float(-(wanted * (score - np.log(sums))).sum() / wanted.sum())
        return missed + RIDGE * float(weight @ weight), slope + 2 * RIDGE * weight

    found = minimize(loss, np.zeros(values.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return Linear(mean, spread, found.x)
