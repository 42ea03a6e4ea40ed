"""Who takes the third chair: `python -m bench.third --store STORE [--year 2016] [--json]` (FP7 and H2020 loaded).

Of each consortium of a year in which two organisations share no chain and never worked together, one such pair is drawn
(seed 2016). From the history before the year five third members are named for it: found if one of them is a member of
that consortium. All are known before; consortia count once, however large. Ours beside hubs, by partners and by recent
activity, and common neighbours, the best connected first.
"""

import argparse
import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.snapshot import Snapshot
from graph.sqlite import open_store
from matching.candidates import Proposer
from matching.economy import EPOCH, WANTED, Economy, economy
from matching.pollination.third import third_chairs

TOP = 5
SEED, RESAMPLES = 2016, 10_000
OURS = "third chair"

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Two who met in a consortium, and who else was in it."""

    left: int
    right: int
    others: frozenset[int]


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--store", type=Path, required=True)
    ask.add_argument("--year", type=int, default=2016)
    ask.add_argument("--json", action="store_true")
    asked = ask.parse_args()
    found = measured(open_store(asked.store).snapshot(WANTED), asked.year)
    if asked.json:
        print(json.dumps(found))
        return
    print(f"{found['consortia']} consortia of {asked.year}, {found['third members']:.1f} third members each")
    print("| | found in the top 5 | third chair − it | share of the five |")
    print("| --- | --- | --- | --- |")
    for name, row in found["ways"].items():
        mean, low, high = row["difference"]
        less = "" if name == OURS else f"{mean:+.3f} [{low:+.3f}, {high:+.3f}]"
        print(f"| {name} | {row['found']:.3f} | {less} | {row['share']:.3f} |")


def measured(snapshot: Snapshot, year: int) -> dict[str, Any]:
    """How often each way of naming five finds a third member."""
    history = economy(snapshot, datetime.date(year, 1, 1))
    vacancies = list(drawn(snapshot, history, year))
    hits: dict[str, list[int]] = {}
    proposer = Proposer(history, "bridge")
    for vacancy in vacancies:
        for name, five in named(proposer, vacancy).items():
            hits.setdefault(name, []).append(len(vacancy.others.intersection(five)))
    found = {name: np.array(counts) for name, counts in hits.items()}
    ways = {name: _row(counts, found[OURS]) for name, counts in found.items()}
    others = float(np.mean([len(vacancy.others) for vacancy in vacancies]))
    return {"year": year, "consortia": len(vacancies), "third members": others, "ways": ways}


def drawn(snapshot: Snapshot, history: Economy, year: int) -> Iterator[Vacancy]:
    """One pair that met across chains from each consortium of the year that has one."""
    draw = np.random.default_rng(SEED)
    for members in consortia(snapshot, history, year):
        if pairs := list(_strangers(history, members)):
            left, right = pairs[draw.integers(len(pairs))]
            yield Vacancy(left, right, frozenset(members) - {left, right})


def consortia(snapshot: Snapshot, history: Economy, year: int) -> Iterator[list[int]]:
    """The members, known before, of each project of the year with three of them or more."""
    first, after = ((datetime.date(one, 1, 1) - EPOCH).days for one in (year, year + 1))
    start = np.asarray(snapshot.kinds["Project"].columns["start"]).astype(np.int64)
    took = snapshot.relations["PARTICIPATED_IN"]
    order = np.argsort(took.end, kind="stable")
    project, member = took.end[order], took.start[order]
    known = history.open & (history.network.degree > 0)
    for one in np.flatnonzero((start >= first) & (start < after)):
        some = np.unique(member[np.searchsorted(project, one) : np.searchsorted(project, one, "right")])
        if known[some].sum() >= 3:
            yield some[known[some]].tolist()


def _strangers(e: Economy, members: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs that share no chain, have one each, and never worked together."""
    for place, one in enumerate(members):
        met = set(e.partners.indices[e.partners.indptr[one] : e.partners.indptr[one + 1]].tolist())
        for other in members[place + 1 :]:
            chains = e.member[one].any() and e.member[other].any() and not (e.member[one] & e.member[other]).any()
            if chains and other not in met:
                yield one, other


def named(proposer: Proposer, vacancy: Vacancy) -> Mapping[str, list[int]]:
    """The five that each way names."""
    e = proposer.economy
    degree = e.network.degree.astype(np.float64)
    both = _partner(e, vacancy.left) & _partner(e, vacancy.right)
    return {
        OURS: [chair.row for chair in third_chairs(proposer, vacancy.left, vacancy.right, TOP)],
        "common neighbours": _five(e, vacancy, np.where(both, 1.0 + degree, degree / (1.0 + degree.max()))),
        "hubs, by partners": _five(e, vacancy, degree),
        "hubs, by recent activity": _five(e, vacancy, e.network.activity),
    }


def _partner(e: Economy, row: int) -> NDArray[np.bool_]:
    found = np.zeros(len(e), bool)
    found[e.network.partner[e.network.indptr[row] : e.network.indptr[row + 1]]] = True
    return found


def _five(e: Economy, vacancy: Vacancy, score: NDArray[np.float64]) -> list[int]:
    allowed = np.where(e.open, score, -np.inf)
    allowed[[vacancy.left, vacancy.right]] = -np.inf
    return np.argsort(-allowed, kind="stable")[:TOP].tolist()


def _row(counts: Rows, ours: Rows) -> dict[str, object]:
    difference = (ours > 0).astype(float) - (counts > 0)
    draw = np.random.default_rng(SEED)
    means = difference[draw.integers(0, len(difference), (RESAMPLES, len(difference)))].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return {
        "found": float((counts > 0).mean()),
        "share": float(counts.mean() / TOP),
        "difference": [float(difference.mean()), float(low), float(high)],
    }


if __name__ == "__main__":
    main()
