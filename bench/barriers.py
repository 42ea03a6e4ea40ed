"""Barriers: `python -m bench.barriers [--size N] [--barriers N] [--json]`.

Near-duplicates: precision and recall on a made-up register of 300 entries in Dutch and English, on the half that taught
the weights and on the other. Order: what each barrier unlocks, beside making the portfolio anew without it by
linear programming (HiGHS), on a small example economy; and the seconds of the order on a large one. Bridging
partners: of those planted, who hold what it takes and are there, how many are among the first five; others hold it
elsewhere, or hold little of it. All of it is fictional.
"""

import argparse
import datetime
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linprog
from scipy.stats import spearmanr

from graph.lines.barriers import Barrier, HindersChain, HindersMarket, Requires
from graph.model import Capability
from graph.relations import Offers, PresentIn
from graph.sqlite import open_store
from graph.store import Store
from graph.values import Fact
from loaders import example
from matching.portfolio import Pool
from matching.portfolio.unlocking import Lowered, unlocked
from strategy.barriers.alike.measuring import measured, read
from strategy.barriers.ranking.bridging import bridges
from strategy.barriers.ranking.order import Wish, ranking, reckoned, wanted

ENTRIES: Final = Path(__file__).parents[1] / "tests" / "strategy" / "barriers" / "entries.csv"
BY: Final = "bench:barriers"
TODAY: Final = datetime.date(2026, 1, 1)
SMALL: Final = (1_000, 40)
HOLDERS, ELSEWHERE, WEAK = 3, 30, 5
"""For each barrier: planted holders, who offer much and are there; others who offer it elsewhere, or little of it."""


def planted(store: Store, count: int, seed: int = 8) -> dict[str, frozenset[str]]:
    """Say so many barriers over an example economy; barrier -> ids of those planted as holders of what it takes."""
    snapshot = store.snapshot(wanted())
    people, markets, chains = (snapshot.kinds[kind].ids for kind in ("Stakeholder", "Market", "ValueChain"))
    draw = np.random.default_rng(seed)
    holders: dict[str, frozenset[str]] = {}
    with store.unit(BY, bulk="plant") as unit:
        for number in range(count):
            own, market = f"barrier:b{number:03}", str(draw.choice(markets))
            some = [str(one) for one in draw.choice(people, HOLDERS + ELSEWHERE + WEAK, replace=False)]
            for fact in _barrier(own, market, str(draw.choice(chains)) if draw.random() < 0.7 else None, draw):
                unit.say([fact])
            for fact in _holding(own, market, some, draw):
                unit.say([fact])
            holders[own] = frozenset(some[:HOLDERS])
    return holders


def _barrier(own: str, market: str, chain: str | None, draw: np.random.Generator) -> Iterator[Fact]:
    state = "resolved-in-part" if draw.random() < 0.2 else "open"
    expected, chance = TODAY + datetime.timedelta(days=int(draw.integers(60, 900))), round(float(draw.random()), 2)
    yield Barrier(
        id=own,
        title=f"Barrier {own} (fictional)",
        place="abroad",
        status=state,
        expected=expected,
        chance=chance,
        source=BY,
    )
    yield HindersMarket(from_id=own, to_id=market, source=BY)
    if chain is not None:
        yield HindersChain(from_id=own, to_id=chain, source=BY)
    yield Capability(id=f"own:past-{own[8:]}", label_en=f"Past {own} (fictional)", scheme="own", source=BY)
    yield Requires(from_id=own, to_id=f"own:past-{own[8:]}", form="certificate", source=BY)


def _holding(own: str, market: str, some: list[str], draw: np.random.Generator) -> Iterator[Fact]:
    for place, who in enumerate(some):
        there = place < HOLDERS or place >= HOLDERS + ELSEWHERE
        level = 0.1 if place >= HOLDERS + ELSEWHERE else float(draw.uniform(0.5, 1.0))
        yield Offers(from_id=who, to_id=f"own:past-{own[8:]}", level=level, source=BY)
        if there:
            yield PresentIn(from_id=who, to_id=market, status="selling", source=BY)


def anew(free: Pool, score: NDArray[np.float64]) -> float:
    """The greatest total score of picks, halves of pairs allowed, by linear programming."""
    pairs, ends = np.arange(len(free)), np.concatenate([free.left, free.right])
    shape = (len(free.capacity), len(free))
    slots = sparse.csr_array((np.ones(2 * len(free)), (ends, np.concatenate([pairs, pairs]))), shape=shape)
    return float(-linprog(-score, slots, free.capacity, bounds=(0, 1), method="highs").fun)


def beside(free: Pool, less: Lowered) -> dict[str, float]:
    """What each barrier unlocks, and what making the portfolio anew without it gains."""
    found, whole = unlocked(free, less), anew(free, less.scores(free))
    gains = np.array([anew(free, less.scores(free, barrier)) - whole for barrier in range(less.barriers)])
    return {
        "pairs": len(free),
        "barriers": less.barriers,
        "rank_correlation": round(float(spearmanr(found.gain, gains).statistic), 4),
        "value_of_best": round(found.value / whole, 6),
        "found_of_unlocked": round(float(found.gain.sum() / gains.sum()), 4),
        "largest_miss": round(float(np.abs(found.gain - gains).max()), 4),
    }


def recall(store: Store, holders: dict[str, frozenset[str]], most: int = 5) -> float:
    """Share of planted holders among the first of each barrier's bridging partners."""
    found = [len({one.id for one in bridges(store, own, most=most)} & some) for own, some in holders.items()]
    return sum(found) / sum(map(len, holders.values()))


def economy_of(size: int, barriers: int, work: Callable[[Store, dict[str, frozenset[str]]], Any]) -> Any:
    """Work on an example economy of that size with so many barriers."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "store.db", create=True)
        try:
            example.load(store, size)
            return work(store, planted(store, barriers))
        finally:
            store.close()


def large(store: Store, holders: dict[str, frozenset[str]]) -> dict[str, float]:
    """Seconds of the order over a whole store, compiled before, and of its parts."""
    began = time.perf_counter()
    found = ranking(store, Wish(TODAY))
    first = time.perf_counter() - began
    _, free, less = reckoned(store.snapshot(wanted()), Wish(TODAY))
    began = time.perf_counter()
    unlocked(free, less)
    return {
        "stakeholders": len(store.snapshot(wanted()).kinds["Stakeholder"]),
        "barriers": len(found.barriers),
        "pairs": len(free),
        "seconds_all": round(first, 1),
        "seconds_unlocking": round(time.perf_counter() - began, 1),
        "bridging_recall_at_5": round(recall(store, holders), 4),
    }


def duplicates() -> dict[str, dict[str, float | int | None]]:
    """Precision and recall on either half, and on all."""
    register = read(ENTRIES)
    halves = {"taught": "dev", "held out": "test", "all": ""}
    found = {name: measured([one for one in register if half in one.half]) for name, half in halves.items()}
    return {
        name: {"same": one.same, "proposed": one.proposed, "precision": one.precision, "recall": one.recall}
        for name, one in found.items()
    }


def main() -> None:
    """Print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--barriers", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = {
        "near-duplicates": duplicates(),
        "order": economy_of(*SMALL, lambda store, _: beside(*reckoned(store.snapshot(wanted()), Wish(TODAY))[1:])),
        "large": economy_of(asked.size, asked.barriers, large),
    }
    if asked.json:
        print(json.dumps(found))
        return
    for name, figures in found.items():
        print(name)
        for key, value in figures.items():
            print(f"  {key}: {value}")


if __name__ == "__main__":
    main()
