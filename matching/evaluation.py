"""How well suggestions foresee the partnerships that then formed: time split, full ranking, named baselines.

History is everything before the split; partnerships found are those of the two years after it. Weights are those that
`match` would use on that day: none was trained on anything later. Every list is ranked over everybody; no negatives
are sampled.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.errors import BadInput
from graph.snapshot import Snapshot
from matching.baselines import BASELINES
from matching.candidates import Scope
from matching.economy import Economy, economy
from matching.match import Request, Scorer, match
from matching.measures import LONG, NAMES, SEED, Measured, interval, measured
from matching.network import DAYS_A_YEAR
from matching.training.calibrating import came_true, shown
from matching.training.labels import Labels, labels
from matching.weights import Weights, choose
from matching.weights.reliability import Reliability, reliability

Lists = Mapping[int, NDArray[np.integer]]
"""Stakeholder -> the partners suggested to it, best first."""

YEARS_AFTER = 2
QUERIES = 1_000
SERVED = 2_000  # of everybody, for the reliability
FEWEST = 20
OURS = "Hommel"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Measures by model and slice.

    stakeholders   how many each slice holds
    figures        slice -> model -> measure -> mean and interval
    weights        the set used
    reliability    how its probabilities fared among what everybody would have been shown, partners found or not;
                   None where the weights have none
    """

    split: datetime.date
    scope: Scope
    weights: str
    stakeholders: Mapping[str, int]
    figures: Mapping[str, Mapping[str, Mapping[str, Measured]]]
    reliability: Reliability | None


def evaluate(
    snapshot: Snapshot, split: datetime.date, scope: Scope = "cross-chain", *, queries: int = QUERIES
) -> Evaluation:
    """Evaluate on the partnerships of the two years after the split."""
    history = economy(snapshot, split)
    truth = labels(snapshot, history, _years_after(split))
    rows = _drawn(history, truth, scope, queries)
    weights = choose(history, scope, split)
    scorer = Scorer(history, scope, weights)
    allowed = {row: scorer.proposer.allowed(row, np.arange(len(history), dtype=np.int32)) for row in rows}
    wanted = {row: truth.of(row)[allowed[row][truth.of(row)]] for row in rows}
    rows = [row for row in rows if len(wanted[row])]
    if len(rows) < FEWEST:
        raise BadInput(
            f"only {len(rows)} stakeholders found a new partner in the {YEARS_AFTER} years after {split};"
            f" {FEWEST} are needed to say anything: choose an earlier --split"
        )
    lists: dict[str, Lists] = {OURS: _ours(history, scope, weights, rows), **dict(_baselines(history, allowed, rows))}
    values = {
        name: np.array([measured(np.isin(ranking[row], wanted[row]), len(wanted[row])) for row in rows])
        for name, ranking in lists.items()
    }
    members = _slices(history, rows)
    return Evaluation(
        split,
        scope,
        weights.name,
        {name: int(some.sum()) for name, some in members.items()},
        {name: _figures(values, some) for name, some in members.items()},
        reliability_of(history, scope, weights),
    )


def reliability_of(history: Economy, scope: Scope, weights: Weights, served: int = SERVED) -> Reliability | None:
    """How the weights' probabilities fared in the years after the economy's day; None where they have none."""
    calibration = weights.calibration.get(scope)
    if calibration is None:
        return None
    made = shown(history, weights, scope, served)
    end = history.as_of + datetime.timedelta(days=round(calibration.years * DAYS_A_YEAR))
    return reliability(made.chance(), came_true(made, labels(history.snapshot, history, end)), calibration.years)


def _years_after(split: datetime.date) -> datetime.date:
    """The end of the years in which partnerships are looked for; a leap day has none of its own there."""
    if split.year > datetime.MAXYEAR - YEARS_AFTER:
        raise BadInput(f"there are no {YEARS_AFTER} years after {split}; choose an earlier --split")
    day = 28 if (split.month, split.day) == (2, 29) else split.day
    return split.replace(year=split.year + YEARS_AFTER, day=day)


def _drawn(history: Economy, truth: Labels, scope: Scope, queries: int) -> list[int]:
    found = np.flatnonzero(np.diff(truth.matrix.indptr) > 0)
    if scope != "all":
        found = found[history.primary[found] >= 0]
    return sorted(np.random.default_rng(SEED).permutation(found)[:queries].tolist())


def _ours(history: Economy, scope: Scope, weights: Weights, rows: list[int]) -> Lists:
    made = match(history, Request(scope=scope, top=LONG, rows=tuple(rows), weights=weights))
    return {row: made.right[made.left == row] for row in rows}


def _baselines(
    history: Economy, allowed: Mapping[int, NDArray[np.bool_]], rows: list[int]
) -> Iterator[tuple[str, Lists]]:
    for name, make in BASELINES.items():
        scores = make(history.network)
        yield name, {row: _ranked(scores, row, allowed[row]) for row in rows}


def _ranked(scores: Callable[[int], NDArray[np.float64]], row: int, allowed: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The best hundred that pass the hard rules; equals by id, zeros last of all."""
    score = np.where(allowed, scores(row), -np.inf)
    order = np.argsort(-score, kind="stable")[:LONG]
    return order[np.isfinite(score[order])]


def _slices(history: Economy, rows: list[int]) -> dict[str, NDArray[np.bool_]]:
    degree = history.network.degree[rows]
    found = {"all": np.ones(len(rows), bool), "low-degree third": degree <= np.quantile(degree, 1 / 3)}
    for place, chain in enumerate(history.chains):
        found[chain] = history.primary[rows] == place
    return {name: some for name, some in found.items() if some.sum() >= FEWEST}


def _figures(values: Mapping[str, NDArray[np.float64]], some: NDArray[np.bool_]) -> dict[str, dict[str, Measured]]:
    return {
        model: {name: interval(value[some][:, place]) for place, name in enumerate(NAMES)}
        for model, value in values.items()
    }
