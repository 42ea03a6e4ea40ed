"""Fitting weights on an earlier cut: who partnered in the period after the cut, among everybody's candidates."""

import datetime
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import brentq, minimize
from scipy.special import expit

from graph.snapshot import UNKNOWN_DAY, Snapshot
from matching.candidates import Scope
from matching.economy import EPOCH, Economy, economy
from matching.features import FEATURES, table
from matching.match import Scorer
from matching.weights import Weight, Weights

MOST_PARTICIPANTS = 60
QUERIES = 2_000
RIDGE = 1e-3
STEPS = 150  # of the optimiser
BLOCK = 64
SEED = 2016
FEWEST_PAIRS = 1_000  # of collaborators, below which what was learnt elsewhere is not trusted
MOST_STATED = 0.1


Values = NDArray[np.float64]


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

    Linear, learnt list by list over every candidate of stakeholders drawn at random among those that found a partner.
    """
    history = economy(snapshot, cut)
    truth = labels(snapshot, history, until)
    scorer = Scorer(history, scope, _unlearnt(scope))
    left, values, hit = _examples(scorer, truth, queries)
    mean, spread = (values.mean(axis=0), values.std(axis=0)) if len(hit) else np.zeros((2, len(FEATURES)))
    spread[spread == 0] = 1.0
    standard = (values - mean) / spread
    weight = _listwise(left, standard, hit)
    return Weights(
        name=f"{scope}-{until}",
        trained_until=until,
        learnt_from="who shared a first project in the year after the history",
        scopes=(scope, "bridge") if scope == "cross-chain" else (scope,),
        collaborations=FEWEST_PAIRS,
        most_stated=MOST_STATED,
        intercept=_rounded(_intercept(np.einsum("ij,j->i", standard, weight), hit)),
        features={
            name: Weight(_rounded(w / s), _rounded(m))
            for name, w, s, m in zip(FEATURES, weight, spread, mean, strict=True)
        },
        figures={"history_before": str(cut), "pairs": float(len(hit)), "partnerships": float(hit.sum())},
    )


def _unlearnt(scope: Scope) -> Weights:
    """A set that names every feature and weighs none, to look at values."""
    return Weights(
        name="blank",
        trained_until=None,
        learnt_from="nothing",
        scopes=(scope,),
        collaborations=0,
        most_stated=1.0,
        intercept=0.0,
        features={name: Weight(0.0, 0.0) for name in FEATURES},
        figures={},
    )


def _examples(scorer: Scorer, truth: Labels, queries: int) -> tuple[NDArray[np.int32], Values, Values]:
    """Stakeholders drawn at random among those that found a partner, features and hits of all their candidates."""
    found = np.flatnonzero(np.diff(truth.matrix.indptr))
    if scorer.scope != "all":
        found = found[scorer.economy.primary[found] >= 0]
    drawn = np.sort(np.random.default_rng(SEED).permutation(found)[:queries]).astype(np.int32)
    left, values, hits = [np.empty(0, np.int32)], [np.empty((0, len(FEATURES)))], [np.empty(0)]
    for begin in range(0, len(drawn), BLOCK):
        pairs = scorer.proposer.propose(drawn[begin : begin + BLOCK])
        hit = np.asarray(truth.matrix[pairs.left, pairs.right]).ravel() > 0
        kept = np.isin(pairs.left, pairs.left[hit])  # a list without a hit teaches no order
        left.append(pairs.left[kept])
        values.append(table(pairs, scorer.context, scorer.weights.names)[kept])
        hits.append(hit[kept].astype(np.float64))
    return np.concatenate(left), np.concatenate(values), np.concatenate(hits)


def _listwise(left: NDArray[np.int32], values: Values, hit: Values) -> Values:
    """Weights that make the hits of a list likelier than its other candidates.

    Softmax over the candidates of each stakeholder, the logistic model of choice (McFadden 1974; ListNet, Cao et al.
    2007); a list of n hits weighs √n in all, so that busy stakeholders do not drown the others. Ridge 0.001.
    """
    if not len(left):
        return np.zeros(values.shape[1])
    begins = np.flatnonzero(np.diff(left, prepend=-1))
    lengths = np.diff(np.append(begins, len(left)))
    hits = np.add.reduceat(hit, begins)
    each, total = 1.0 / np.sqrt(hits), np.sqrt(hits).sum()

    def loss(weight: Values) -> tuple[float, Values]:
        score = np.einsum("ij,j->i", values, weight)  # not BLAS: its sums depend on its threads
        greatest = np.repeat(np.maximum.reduceat(score, begins), lengths)
        power = np.exp(score - greatest)
        sums = np.repeat(np.add.reduceat(power, begins), lengths)
        weigh = np.repeat(each, lengths)
        missed = -float((weigh * hit) @ (score - greatest - np.log(sums)))
        slope = np.einsum("ij,i->j", values, weigh * (np.repeat(hits, lengths) * power / sums - hit))
        return missed / total + RIDGE * float(weight @ weight), slope / total + 2 * RIDGE * weight

    start = np.zeros(values.shape[1])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x)


def _intercept(score: Values, hit: Values) -> float:
    """What to add to the scores so that, as log odds, they expect as many hits as there were."""
    if not 0 < hit.sum() < len(hit):
        return 0.0
    low, high = -60.0 - float(score.max()), 60.0 - float(score.min())
    return float(brentq(lambda shift: float(expit(score + shift).sum() - hit.sum()), low, high))


def _rounded(value: float) -> float:
    return float(f"{value:.6g}")
