"""At which level relatedness foretells: `python -m bench.relatedness --store FILE [--split 2016-01-01] [--json]`.

Of organisations known before the day that began projects within two years of it. Two questions, by the area under the
ROC curve, each the mean over organisations: which capability, of those it was not specialised in, is it specialised in
by what it did then (density, beside how many are specialised in it)? And with which of its candidates did it work then
(nearness, cognitive distance, and its inverted U)? At each level of the capabilities of CORDIS.
"""

import argparse
import datetime
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.snapshot import Snapshot
from graph.sqlite import open_store
from matching.candidates import Proposer
from matching.economy import WANTED, Economy, economy
from matching.relatedness import Space, relatedness, space

YEARS: Final = 2
LEVELS: Final = {
    "parts of programmes": ("term:", "topic:"),
    "families of topics": ("term:", "programme-theme:"),
    "words of texts": ("topic:", "programme-theme:"),
    "all together": (),
}
ORGANISATIONS: Final = 150
CANDIDATES: Final = 100
SEED: Final = 2016


@dataclass(frozen=True, slots=True)
class Row:
    """One level: how many capabilities and specialities a head there are, and areas under the curve."""

    level: str
    capabilities: int
    specialities: float
    density: float
    commonness: float
    nearness: float
    distance: float
    learning: float


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--store", type=Path, required=True, help="a SQLite file with FP7 and H2020")
    ask.add_argument("--split", type=datetime.date.fromisoformat, default=datetime.date(2016, 1, 1))
    ask.add_argument("--json", action="store_true")
    asked = ask.parse_args()
    rows = list(measured(open_store(asked.store).snapshot(WANTED), asked.split))
    if asked.json:
        print(json.dumps([asdict(row) for row in rows]))
        return
    print("| level | capabilities | specialities a head | density | commonness | nearness | − distance | inverted U |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for row in rows:
        areas = (row.density, row.commonness, row.nearness, row.distance, row.learning)
        print(
            f"| {row.level} | {row.capabilities:,} | {row.specialities:.1f} | {' | '.join(f'{a:.3f}' for a in areas)} |"
        )


def measured(snapshot: Snapshot, split: datetime.date) -> Iterator[Row]:
    """One row for each level."""
    before, after = economy(snapshot, split), economy(snapshot, split.replace(year=split.year + YEARS))
    draw = np.random.default_rng(SEED)
    known = np.flatnonzero((np.diff(before.offers.indptr) > 0) & (after.network.projects > before.network.projects))
    sample = np.sort(draw.choice(known, min(ORGANISATIONS, len(known)), replace=False))
    for level, left_out in LEVELS.items():
        was, became = space(before, left_out), space(after, left_out)
        held = np.asarray(was.special.sum(axis=0)).ravel()
        uptake = [_uptake(was, became, held, int(row)) for row in sample]
        links = [_links(was, before, after, int(row), draw) for row in sample]
        yield Row(
            level, int((held > 0).sum()), float(was.special.nnz / max((np.diff(was.special.indptr) > 0).sum(), 1)),
            *np.nanmean(uptake, axis=0).tolist(), *np.nanmean(links, axis=0).tolist(),
        )  # fmt: skip


def _uptake(was: Space, became: Space, held: NDArray[np.float64], row: int) -> tuple[float, float]:
    """Areas of density and commonness for what somebody came to be specialised in."""
    fresh = np.setdiff1d(np.flatnonzero(held > 0), was.portfolio(row))
    taken = np.isin(fresh, became.portfolio(row))
    return area(was.density(row)[fresh], taken), area(held[fresh], taken)


def _links(
    was: Space, before: Economy, after: Economy, row: int, draw: np.random.Generator
) -> tuple[float, float, float]:
    """Areas of nearness, nearness in distance, and the inverted U, for whom of its candidates somebody worked with."""
    others = Proposer(before, "all").propose(np.array([row], np.int32)).right
    partners = after.partners.indices[after.partners.indptr[row] : after.partners.indptr[row + 1]]
    others = draw.choice(others, min(CANDIDATES, len(others)), replace=False)
    found = [relatedness(was, row, int(other)) for other in others]
    told = [place for place, one in enumerate(found) if one.distance is not None]
    met = np.isin(others[told], partners)
    columns = ([found[at].nearness or 0.0 for at in told], [-(found[at].distance or 0.0) for at in told],
               [found[at].learning or 0.0 for at in told])  # fmt: skip
    one, two, three = (area(np.array(column), met) for column in columns)
    return one, two, three


def area(score: NDArray[np.float64], hit: NDArray[np.bool_]) -> float:
    """Area under the ROC curve, ties for half; not a number without hits or misses.

    >>> area(np.array([3.0, 2.0, 1.0]), np.array([True, False, True]))
    0.5
    """
    if hit.all() or not hit.any():
        return float("nan")
    values, place = np.unique(score, return_inverse=True)
    count = np.bincount(place, minlength=len(values))
    rank = (np.cumsum(count) - (count - 1) / 2.0)[place]
    hits = int(hit.sum())
    return float((rank[hit].sum() - hits * (hits + 1) / 2.0) / (hits * (len(hit) - hits)))


if __name__ == "__main__":
    main()
