"""Fitting weights on an earlier cut: who partnered in the period after the cut, among everybody's candidates."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq, minimize
from scipy.special import expit

from graph.snapshot import Snapshot
from matching.candidates import Pairs, Scope
from matching.economy import Economy, economy
from matching.features import TAUGHT, table
from matching.match import Scorer
from matching.newcomers import BY_PROFILE
from matching.training.labels import Labels, declared, labels
from matching.weights import Weight, Weights

QUERIES = 3_000
OTHERS = 4  # of candidates that were not found, one in so many is learnt from and counts for all of them
RIDGE = 3e-3
RIDGE_OF_NEWCOMERS = 1e-2  # a few thousand short lists: less to learn from
STEPS = 150  # of the optimiser
BLOCK = 64
SEED = 2016
LEVEL = 1e-9  # a feature that varies less is the same everywhere
FEWEST_PAIRS = 1_000  # of collaborators, below which what was learnt elsewhere is not trusted
MOST_STATED = 0.1


Values = NDArray[np.float64]
Propose = Callable[[NDArray[np.int32]], Pairs]


def fit(
    snapshot: Snapshot, cuts: Sequence[datetime.date], until: datetime.date, scope: Scope, queries: int = QUERIES
) -> Weights:
    """Weights from the history before each cut and the new partnerships from then until `until`.

    Linear, learnt list by list over the candidates of stakeholders drawn at random among those that found a partner.
    What newcomers found who came after a cut teaches weights of their own.
    """
    history = {cut: economy(snapshot, cut) for cut in cuts}
    known = _pooled([_known(history[cut], labels(snapshot, history[cut], until), scope, queries) for cut in cuts])
    new = _pooled([_new(snapshot, history[cut], until, scope, queries) for cut in cuts])
    features, intercept = _learnt(known, TAUGHT, RIDGE)
    return Weights(
        name=f"{scope}-{until}",
        trained_until=until,
        learnt_from="who shared a first project between the history and that day",
        scopes=(scope, "bridge") if scope == "cross-chain" else (scope,),
        collaborations=FEWEST_PAIRS,
        most_stated=MOST_STATED,
        intercept=intercept,
        features=features,
        figures={
            "history_before": str(max(cuts)),
            "pairs": float(known.counts.sum()),
            "partnerships": float(known.hit.sum()),
            "pairs_of_newcomers": float(new.counts.sum()),
            "partnerships_of_newcomers": float(new.hit.sum()),
        },
        newcomers=_learnt(new, BY_PROFILE, RIDGE_OF_NEWCOMERS)[0] if new.hit.any() else {},
    )


@dataclass(frozen=True, slots=True)
class Examples:
    """Pairs to learn from, lists one after another.

    left     whose each is
    values   its features
    hit      1 where it is a partner found
    counts   for how many candidates it stands
    """

    left: NDArray[np.int64]
    values: Values
    hit: Values
    counts: Values


def _pooled(some: Sequence[Examples]) -> Examples:
    """All of them; a stakeholder's lists of several cuts stay apart."""
    most = 1 + max((int(one.left.max(initial=0)) for one in some), default=0)
    return Examples(
        np.concatenate([one.left + place * most for place, one in enumerate(some)]),
        np.concatenate([one.values for one in some]),
        np.concatenate([one.hit for one in some]),
        np.concatenate([one.counts for one in some]),
    )


def _learnt(examples: Examples, names: tuple[str, ...], ridge: float) -> tuple[dict[str, Weight], float]:
    """Weights and means of the features, and what to add to a score for log odds."""
    if not len(examples.hit):
        return {name: Weight(0.0, 0.0) for name in names}, 0.0
    share = examples.counts / examples.counts.sum()
    mean = np.einsum("i,ij->j", share, examples.values)
    standard = examples.values - mean
    spread = np.sqrt(np.einsum("i,ij,ij->j", share, standard, standard))
    spread[spread < LEVEL] = 1.0
    standard /= spread
    weight = _listwise(examples, standard, ridge)
    features = {
        name: Weight(_rounded(w / s), _rounded(m)) for name, w, s, m in zip(names, weight, spread, mean, strict=True)
    }
    return features, _rounded(_intercept(np.einsum("ij,j->i", standard, weight), examples))


def _unlearnt(scope: Scope) -> Weights:
    """A set that names every feature that can be taught and weighs none, to look at values."""
    return Weights(
        name="blank",
        trained_until=None,
        learnt_from="nothing",
        scopes=(scope,),
        collaborations=0,
        most_stated=1.0,
        intercept=0.0,
        features={name: Weight(0.0, 0.0) for name in TAUGHT},
        figures={},
        newcomers={name: Weight(0.0, 0.0) for name in BY_PROFILE},
    )


def _known(history: Economy, truth: Labels, scope: Scope, queries: int) -> Examples:
    """What stakeholders with a history found among their candidates."""
    scorer = Scorer(history, scope, _unlearnt(scope))
    return _examples(scorer, scorer.proposer.propose, truth, TAUGHT, queries)


def _new(snapshot: Snapshot, history: Economy, until: datetime.date, scope: Scope, queries: int) -> Examples:
    """What newcomers found among theirs, by the chains of their first projects: what they would have declared."""
    told = declared(snapshot, history, until)
    scorer = Scorer(told.economy, scope, _unlearnt(scope))
    return _examples(scorer, scorer.by_profile.propose, told.found, BY_PROFILE, queries)


def _examples(scorer: Scorer, propose: Propose, truth: Labels, names: tuple[str, ...], queries: int) -> Examples:
    """Stakeholders drawn at random among those that found a partner, features and hits of all their candidates."""
    found = np.flatnonzero(np.diff(truth.matrix.indptr))
    if scorer.scope != "all":
        found = found[scorer.economy.primary[found] >= 0]
    draw = np.random.default_rng(SEED)
    drawn = np.sort(draw.permutation(found)[:queries]).astype(np.int32)
    some = [
        _sampled(propose(drawn[begin : begin + BLOCK]), scorer, truth, names, draw)
        for begin in range(0, max(len(drawn), 1), BLOCK)
    ]
    return Examples(*(np.concatenate([getattr(one, name) for one in some]) for name in Examples.__slots__))


def _sampled(
    pairs: Pairs, scorer: Scorer, truth: Labels, names: tuple[str, ...], draw: np.random.Generator
) -> Examples:
    """The partners found and some of the others; a list without a partner found teaches no order."""
    hit = np.asarray(truth.matrix[pairs.left, pairs.right]).ravel() > 0
    kept = np.isin(pairs.left, pairs.left[hit]) & (hit | (draw.integers(0, OTHERS, len(hit)) == 0))
    few = pairs.at(kept)
    values, found = table(few, scorer.context, names), hit[kept]
    return Examples(few.left.astype(np.int64), values, found.astype(np.float64), np.where(found, 1.0, OTHERS))


def _listwise(examples: Examples, values: Values, ridge: float) -> Values:
    """Weights that make the hits of a list likelier than its other candidates.

    Softmax over the candidates of each stakeholder, the logistic model of choice (McFadden 1974; ListNet, Cao et al.
    2007); a list of n hits weighs √n in all, so that busy stakeholders do not drown the others.
    """
    hit, counts = examples.hit, examples.counts
    begins = np.flatnonzero(np.diff(examples.left, prepend=-1))
    lengths = np.diff(np.append(begins, len(hit)))
    hits = np.add.reduceat(hit, begins)
    weigh, total = np.repeat(1.0 / np.sqrt(hits), lengths), np.sqrt(hits).sum()

    def loss(weight: Values) -> tuple[float, Values]:
        score = np.einsum("ij,j->i", values, weight)  # not BLAS: its sums depend on its threads
        greatest = np.repeat(np.maximum.reduceat(score, begins), lengths)
        power = counts * np.exp(score - greatest)
        sums = np.repeat(np.add.reduceat(power, begins), lengths)
        missed = -float(np.einsum("i,i->", weigh * hit, score - greatest - np.log(sums)))
        slope = np.einsum("ij,i->j", values, weigh * (np.repeat(hits, lengths) * power / sums - hit))
        return missed / total + ridge * float(weight @ weight), slope / total + 2 * ridge * weight

    start = np.zeros(values.shape[1])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x)


def _intercept(score: Values, examples: Examples) -> float:
    """What to add to the scores so that, as log odds, they expect as many hits as there were."""
    hits, counts = examples.hit.sum(), examples.counts
    if not 0 < hits < counts.sum():
        return 0.0
    low, high = -60.0 - float(score.max()), 60.0 - float(score.min())
    return float(brentq(lambda shift: float((counts * expit(score + shift)).sum() - hits), low, high))


def _rounded(value: float) -> float:
    return float(f"{value:.6g}")
