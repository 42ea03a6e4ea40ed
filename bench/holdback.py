"""Whether holding back tells the truth, and what it costs: `python -m bench.holdback [--size N] [--years N] [--json]`.

On the example economy, fictional, a run holds back some near-ties by lot, as `hommel match --hold-back` does. Then a
year goes by: each pair comes together by itself with a small probability, and with a greater one where it was shown,
since somebody brokers it. Planted partnerships gain more by that than others. So the effect on the near-ties is known,
and it is counted in how many years the interval holds it. What it costs are the pairs that would have come together,
had nothing been held back: lists are as long, but what moves up in them is a little less likely.
"""

import argparse
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.sqlite import open_store
from loaders import example
from matching.economy import WANTED, Economy, economy
from matching.holding import Arm, draw, effect
from matching.match import Request, match
from matching.running.block import Block

TOP = 20
ALONE = 0.01
BROKERED, PLANTED = 0.05, 0.15
"""What brokering adds to the probability of a pair that was planted, and of any other."""

SHARES = (0.02, 0.05, 0.1, 0.2)

Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class World:
    """An economy, the lists of a run twice as long as they are shown, and what was planted: pairs as numbers."""

    known: Economy
    lists: Block
    planted: Codes

    def gain(self, pairs: Codes) -> NDArray[np.float64]:
        """What brokering adds to each pair's probability."""
        return np.where(np.isin(pairs, self.planted), PLANTED, BROKERED)

    def codes(self, one: NDArray[np.integer], other: NDArray[np.integer]) -> Codes:
        """Pairs as numbers, whichever way round."""
        low, high = np.minimum(one, other).astype(np.int64), np.maximum(one, other).astype(np.int64)
        return low * len(self.known) + high


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--size", type=int, default=1_000)
    ask.add_argument("--years", type=int, default=200)
    ask.add_argument("--json", action="store_true")
    asked = ask.parse_args()
    found = measured(asked.size, asked.years)
    if asked.json:
        print(json.dumps(found))
        return
    print(
        f"{asked.size:,} stakeholders, {asked.years} years; {found['matches']:.1f} matches a year without holding back"
    )
    print(
        "| share | held | compared | planted effect | mean estimate | interval holds it | seen | matches lost a year |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for share, row in found["shares"].items():
        print(
            f"| {share} | {row['held']:.0f} | {row['shown']:.0f} | {row['planted']:.4f} | {row['estimate']:.4f}"
            f" | {row['covered']:.1%} | {row['seen']:.1%} | {row['lost']:+.2f} ({row['lost_share']:+.2%}) |"
        )


def measured(size: int, years: int, shares: tuple[float, ...] = SHARES) -> dict[str, Any]:
    """The figures of each share; `matches` are those expected in a year in which nothing is held back."""
    world = made(size)
    shown = world.lists.rank <= TOP
    usual = _matches(world, Block(*(getattr(world.lists, name)[shown] for name in Block.__slots__)))
    rows = {str(share): _share(world, share, years, usual) for share in shares}
    return {"stakeholders": size, "years": years, "matches": usual, "shares": rows}


def made(size: int, seed: int = 1) -> World:
    """The example economy of that size, and its lists."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "example.db", create=True)
        example.load(store, size, seed)
        known = economy(store.snapshot(WANTED))
        store.close()
    lists = match(known, Request(top=2 * TOP))
    row = {who: place for place, who in enumerate(known.ids)}
    both = [(row[one], row[other]) for one, others in example.planted(size, seed).items() for other in others]
    world = World(known, Block(*(getattr(lists, name) for name in Block.__slots__)), np.empty(0, np.int64))
    one, other = np.array(both, np.int64).T
    return World(known, world.lists, np.unique(world.codes(one, other)))


def _share(world: World, share: float, years: int, usual: float) -> Mapping[str, float]:
    """One share, over so many years, each with lots and fates of its own."""
    found = [_year(world, share, year) for year in range(years)]
    lost = usual - float(np.mean([year["matches"] for year in found]))
    means = {name: float(np.mean([year[name] for year in found])) for name in found[0]}
    return {**means, "lost": lost, "lost_share": lost / usual}


def _year(world: World, share: float, year: int) -> dict[str, float]:
    left, trial = draw(world.lists, TOP, share, year, world.known.ids)
    fate = np.random.default_rng([2026, year])
    held, shown = (world.codes(*pairs.T) for pairs in (trial.held, trial.shown))
    apart = int((fate.random(len(held)) < ALONE).sum())
    brokered = int((fate.random(len(shown)) < ALONE + world.gain(shown)).sum())
    found = effect(Arm(len(shown), brokered), Arm(len(held), apart))
    planted = float(world.gain(np.concatenate([held, shown])).mean())
    return {
        "held": len(held),
        "shown": len(shown),
        "planted": planted,
        "estimate": found.effect,
        "covered": found.low <= planted <= found.high,
        "seen": found.low > 0,
        "matches": _matches(world, left),
    }


def _matches(world: World, lists: Block) -> float:
    """How many pairs are expected to come together because they are shown."""
    return float(world.gain(np.unique(world.codes(lists.left, lists.right))).sum())


if __name__ == "__main__":
    main()
