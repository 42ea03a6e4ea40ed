"""Whether scorecards find trouble before it comes: `python -m bench.detection [--economies N] [--null]`.

A made-up economy of companies is planted: each has a hidden health that drifts from year to year; accounts, notices and
failures come of it, with noise, gaps and late filing. Scorecards see what was known before a day and are held to who
failed in the two years after, beside size alone and decline of turnover alone. An earlier day, of which all is over,
turns each score into a probability (isotonic regression), so that calibration is measured on what no score has seen;
of whom a method says nothing it foretells what came of those of whom it said nothing then.
`--null` plants failures that have nothing to do with health: then nobody can find them, and the table has to say so.

It shows that the scorecards find what was planted, not that real companies fail like this: no real company is in it.
"""

import argparse
import datetime
import json
import math
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import isotonic_regression

from bench.planting.companies import Planted, economy
from graph.lines.detection import Concern
from graph.sqlite import migrate, open_store
from graph.store import Store
from strategy.detection.lights import DISTRESS
from strategy.detection.scorecard import LEAST, Scorecard, assess
from strategy.detection.triage import Wish, evidence

LEARNT: Final = datetime.date(2022, 7, 15)
SPLIT: Final = datetime.date(2024, 7, 15)
AHEAD: Final = datetime.timedelta(days=730)
AT: Final = 50
LEASTS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)

Scores = dict[str, float]
"""Company -> how much speaks for its failing; those that a method says nothing of are left out."""


@dataclass(frozen=True, slots=True)
class Row:
    """How a method did.

    scored      of how many companies it says something
    precision   of the first 50, how many failed; those tied at the end count by their mean
    brier       mean squared error of its probabilities, over everybody
    off         mean distance of probabilities and what happened, by tenths of everybody
    """

    method: str
    scored: float
    precision: float
    brier: float
    off: float


@dataclass(frozen=True, slots=True)
class Curve:
    """What is left where scorecards have to judge more.

    least       the share of what facts could tell that has to be judged, so as not to abstain
    scored      of how many companies something is said
    precision   of the first 50 of these, how many failed
    missed      of those who failed, the share of whom nothing was said
    brier       over everybody, as above
    """

    least: float
    scored: float
    precision: float
    missed: float
    brier: float


@dataclass(frozen=True, slots=True)
class Measured:
    """The table, or the mean of several."""

    companies: float
    failed: float
    rows: list[Row]
    curve: list[Curve]


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--size", type=int, default=2_000, help="how many companies in each")
    ask.add_argument("--economies", type=int, default=5, help="how many economies; the table is their mean")
    ask.add_argument("--null", action="store_true", help="failures that have nothing to do with health")
    ask.add_argument("--json", action="store_true")
    asked = ask.parse_args()
    found = mean([measured(asked.size, seed, related=not asked.null) for seed in range(1, asked.economies + 1)])
    if asked.json:
        print(json.dumps(asdict(found)))
        return
    told = f"{asked.economies} times {found.companies:,.0f} made-up companies"
    print(f"{told}; {found.failed:.1%} failed in two years from {SPLIT} on\n")
    print(f"| method | scored | precision@{AT} | Brier | off by |\n| --- | --- | --- | --- | --- |")
    for row in found.rows:
        print(f"| {row.method} | {row.scored:,.0f} | {row.precision:.2f} | {row.brier:.4f} | {row.off:.3f} |")
    print(f"\n| at least judged | scored | precision@{AT} | failed unsaid | Brier |\n| --- | --- | --- | --- | --- |")
    for at in found.curve:
        print(f"| {at.least:.0%} | {at.scored:,.0f} | {at.precision:.2f} | {at.missed:.1%} | {at.brier:.4f} |")


def measured(size: int, seed: int, *, related: bool = True) -> Measured:
    """Plant an economy, look at it as of two days, and hold what was said to what happened."""
    planted = economy(size, seed, related=related)
    with tempfile.TemporaryDirectory(prefix="hommel-") as folder:
        path = Path(folder) / "planted.db"
        migrate(path)
        with closing(open_store(path)) as store:
            planted.say(store)
            learnt, split = (_cards(store, day) for day in (LEARNT, SPLIT))
    methods = {
        "scorecard": lambda day: _scores((learnt if day == LEARNT else split)[LEAST]),
        "Z'' alone": lambda day: _z((learnt if day == LEARNT else split)[LEAST]),
        "size alone": planted.smallness,
        "decline of turnover alone": planted.decline,
        "the same for all": lambda day: dict.fromkeys(planted.there(day), 0.0),
    }
    rows = [_row(name, of(LEARNT), of(SPLIT), planted) for name, of in methods.items()]
    there = planted.there(SPLIT)
    base = sum(planted.fails(one, SPLIT, AHEAD) for one in there) / len(there)
    return Measured(len(there), base, rows, list(_curve(learnt, split, planted)))


def mean(some: Sequence[Measured]) -> Measured:
    """The mean of several tables."""
    rows = [_mean_of(same) for same in zip(*(one.rows for one in some), strict=True)]
    curve = [_mean_of(same) for same in zip(*(one.curve for one in some), strict=True)]
    return Measured(fmean(one.companies for one in some), fmean(one.failed for one in some), rows, curve)


def _mean_of(same: Sequence[Any]) -> Any:
    columns = {name: [getattr(one, name) for one in same] for name in asdict(same[0])}
    return type(same[0])(
        **{name: values[0] if isinstance(values[0], str) else fmean(values) for name, values in columns.items()}
    )


def _cards(store: Store, day: datetime.date) -> dict[float, list[Scorecard]]:
    """Scorecards as of a day, by the least share that has to be judged."""
    known = list(evidence(store, Wish(Concern.DISTRESS, day)))
    return {least: [assess(DISTRESS, one, least) for one in known] for least in LEASTS}


def _scores(some: Sequence[Scorecard]) -> Scores:
    """The score, ties told apart by Z'', as the triage list does."""
    return {one.stakeholder: (one.score or 0.0) + _fine(one) for one in some if one.abstains is None}


def _fine(one: Scorecard) -> float:
    z = one.order[2]
    return 0.0 if math.isinf(z) else 0.25 / (1.0 + math.exp(max(-30.0, min(30.0, z))))


def _z(some: Sequence[Scorecard]) -> Scores:
    return {one.stakeholder: -one.order[2] for one in some if not math.isinf(one.order[2])}


def _row(method: str, learnt: Scores, split: Scores, planted: Planted) -> Row:
    probability, happened = _foretold(learnt, split, planted)
    first = precision(_array(split), _failed(planted, split, SPLIT), AT)
    return Row(method, len(split), first, float(((probability - happened) ** 2).mean()), off(probability, happened))


def _foretold(learnt: Scores, split: Scores, planted: Planted) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Probabilities of everybody by what came of equal scores at the earlier day, and what happened."""
    values, place = np.unique(_array(learnt), return_inverse=True)
    weight = np.bincount(place)
    fit = isotonic_regression(np.bincount(place, _failed(planted, learnt, LEARNT)) / weight, weights=weight * 1.0).x
    unsaid = [one for one in planted.there(LEARNT) if one not in learnt]
    rest = float(_failed(planted, unsaid, LEARNT).mean()) if unsaid else float(fit.mean())
    there = planted.there(SPLIT)
    said = np.interp([split.get(one, 0.0) for one in there], values, fit)
    return np.where([one in split for one in there], said, rest), _failed(planted, there, SPLIT)


def _failed(planted: Planted, some: Iterable[str], day: datetime.date) -> NDArray[np.float64]:
    return np.array([planted.fails(one, day, AHEAD) for one in some], float)


def _array(scores: Scores) -> NDArray[np.float64]:
    return np.fromiter(scores.values(), float, len(scores))


def precision(score: NDArray[np.float64], happened: NDArray[np.float64], at: int) -> float:
    """The share of the first so many that happened; those tied at the end count by their mean.

    >>> precision(np.array([3.0, 2.0, 2.0, 1.0]), np.array([1.0, 1.0, 0.0, 0.0]), 2)
    0.75
    """
    at = min(at, len(score))
    bar = np.sort(score)[-at]
    above, tied = score > bar, score == bar
    return float((happened[above].sum() + (at - above.sum()) * happened[tied].mean()) / at)


def off(probability: NDArray[np.float64], happened: NDArray[np.float64], tenths: int = 10) -> float:
    """How far probabilities are from what happened, by tenths of equal size in order of probability (0 is perfect)."""
    order = np.argsort(probability, kind="stable")
    gaps = [len(some) * abs(probability[some].mean() - happened[some].mean()) for some in np.array_split(order, tenths)]
    return float(sum(gaps) / len(order))


def _curve(
    learnt: dict[float, list[Scorecard]], split: dict[float, list[Scorecard]], planted: Planted
) -> Iterator[Curve]:
    for least in LEASTS:
        said = _scores(split[least])
        row = _row("", _scores(learnt[least]), said, planted)
        failed = [one for one in planted.there(SPLIT) if planted.fails(one, SPLIT, AHEAD)]
        missed = sum(one not in said for one in failed) / len(failed)
        yield Curve(least, row.scored, row.precision, missed, row.brier)


if __name__ == "__main__":
    main()
