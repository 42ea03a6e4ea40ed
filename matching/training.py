"""Fitting weights on an earlier cut: who partnered in the period after the cut, among everybody's candidates."""

import datetime
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize

from graph.snapshot import UNKNOWN_DAY, Snapshot
from matching.candidates import Scope
from matching.economy import EPOCH, Economy, economy
from matching.features import FEATURES, table
from matching.match import Scorer
from matching.weights import Weight, Weights

MOST_PARTICIPANTS = 60
QUERIES = 2_000
RIDGE = 1e-3
SEED = 2016


@dataclass(frozen=True, slots=True)
class Labels:
    """New partnerships of a period as a sparse 0/1 matrix over an economy's stakeholders, symmetric."""

    matrix: sparse.csr_array

    def of(self, row: int) -> NDArray[np.int32]:
        """New partners of one stakeholder."""
        found: NDArray[np.int32] = self.matrix.indices[self.matrix.indptr[row] : self.matrix.indptr[row + 1]]
        return found


def labels(snapshot: Snapshot, history: Economy, end: datetime.date) -> Labels:
    """Who shared a first project that began from the economy's day up to `end`, of 60 participants at most."""
    start = np.asarray(snapshot.kinds["Project"].columns["start"], dtype=np.int64)
    took = snapshot.relations["PARTICIPATED_IN"]
    size = np.bincount(took.end, minlength=len(start))
    new = (start != UNKNOWN_DAY) & (start >= history.day) & (start < (end - EPOCH).days) & (size <= MOST_PARTICIPANTS)
    kept = new[took.end]
    n = len(history)
    part = sparse.csr_array((np.ones(kept.sum()), (took.start[kept], took.end[kept])), shape=(n, len(start)))
    pairs = sparse.csr_array(part @ part.T)
    seen = sparse.csr_array(
        (np.ones(history.partners.nnz), history.partners.indices, history.partners.indptr), shape=(n, n)
    )
    pairs = sparse.csr_array(pairs - pairs.multiply(seen))
    pairs.setdiag(0)
    pairs.eliminate_zeros()
    active = np.diff(history.network.indptr) > 0  # partners known before the day
    active |= history.network.projects > 0
    pairs = sparse.csr_array(
        sparse.diags_array(active.astype(float)) @ pairs @ sparse.diags_array(active.astype(float))
    )
    pairs.eliminate_zeros()
    pairs.sort_indices()
    return Labels(pairs)


def fit(snapshot: Snapshot, cut: datetime.date, until: datetime.date, scope: Scope, queries: int = QUERIES) -> Weights:
    """Weights from history before `cut` and new partnerships from then until `until`.

    A logistic regression over every candidate of stakeholders drawn at random among those that found a partner.
    """
    history = economy(snapshot, cut)
    truth = labels(snapshot, history, until)
    blank = Weights(
        name="blank", trained_until=None, learnt_from="nothing", scopes=(scope,), collaborations=0, intercept=0.0,
        features={name: Weight(0.0, 0.0) for name in FEATURES}, figures={},
    )  # fmt: skip
    scorer = Scorer(history, scope, blank)
    values, hit = _examples(scorer, truth, queries)
    mean, spread = values.mean(axis=0), values.std(axis=0)
    spread[spread == 0] = 1.0
    weight, intercept = _logistic((values - mean) / spread, hit)
    return Weights(
        name=f"{scope}-{until}",
        trained_until=until,
        learnt_from="inferred",
        scopes=(scope, "bridge") if scope == "cross-chain" else (scope,),
        collaborations=1_000,
        intercept=_rounded(intercept),
        features={
            name: Weight(_rounded(w / s), _rounded(m))
            for name, w, s, m in zip(FEATURES, weight, spread, mean, strict=True)
        },
        figures={"history_before": str(cut), "pairs": float(len(hit)), "partnerships": float(hit.sum())},
    )


def _examples(scorer: Scorer, truth: Labels, queries: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    found = np.flatnonzero(np.diff(truth.matrix.indptr))
    if scorer.scope != "all":
        found = found[scorer.economy.primary[found] >= 0]
    drawn = np.sort(np.random.default_rng(SEED).permutation(found)[:queries]).astype(np.int32)
    values, hits = [], []
    for begin in range(0, len(drawn), 64):
        pairs = scorer.proposer.propose(drawn[begin : begin + 64])
        values.append(table(pairs, scorer.context, scorer.weights.names))
        hits.append(np.asarray(truth.matrix[pairs.left, pairs.right]).ravel() > 0)
    return np.concatenate(values), np.concatenate(hits).astype(np.float64)


def _logistic(values: NDArray[np.float64], hit: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Ridge logistic regression on standardised values; weights and intercept."""
    total = max(hit.sum(), 1.0)

    def loss(point: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weight, intercept = point[:-1], point[-1]
        z = values @ weight + intercept
        chance = 1.0 / (1.0 + np.exp(-z))
        likelihood = np.logaddexp(0.0, z).sum() - z @ hit
        slope = np.append(values.T @ (chance - hit), (chance - hit).sum()) / total
        slope[:-1] += 2 * RIDGE * weight
        return likelihood / total + RIDGE * float(weight @ weight), slope

    start = np.zeros(values.shape[1] + 1)
    start[-1] = np.log(max(hit.mean(), 1e-9))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return found.x[:-1], float(found.x[-1])


def _rounded(value: float) -> float:
    return float(f"{value:.6g}")
