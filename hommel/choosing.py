"""The portfolio of a run that the store keeps: read, and choose."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from graph.store import Store
from hommel.screen import Listener
from loaders.outcome import Progress
from matching.portfolio import Limits, Portfolio, portfolio
from matching.portfolio.files import read
from matching.portfolio.gather import WANTED, Gathered, day_of, gather, run_of


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked of a portfolio.

    run        id of a run, None for the newest
    capacity   slots of those of whom nobody says how many
    last       file of the last portfolio, whose picks are kept where that costs little
    """

    run: str | None
    capacity: int
    limits: Limits
    last: Path | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A portfolio with what it was chosen from; `kept` of the last portfolio's picks are in it, of `before`."""

    run_id: str
    gathered: Gathered
    portfolio: Portfolio
    before: int
    kept: int


def choose(store: Store, choice: Choice, listen: Listener) -> Chosen:
    """Choose; `BadInput` for a run that is not there, a file that cannot be read, a quota that cannot be met."""
    listen(Progress("reading the run", 0))
    run = run_of(store.runs(), choice.run)
    snapshot = store.snapshot(WANTED)
    gathered = gather(snapshot, store.suggestions(run.id), choice.capacity, day_of(run))
    listen(Progress("picking", 0))
    last = None if choice.last is None else _last(gathered, choice.last)
    found = portfolio(gathered.pool, choice.limits, last)
    kept = 0 if last is None else int((last & found.picked).sum())
    return Chosen(run.id, gathered, found, 0 if last is None else int(last.sum()), kept)


def _last(gathered: Gathered, path: Path) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Which pairs of the pool the last portfolio picked; what can no longer be picked is passed over."""
    rows = {who: row for row, who in enumerate(gathered.ids)}
    pairs = [(rows[a], rows[b]) for a, b in read(path) if a in rows and b in rows]
    size, pool = max(len(rows), 1), gathered.pool
    keys = [min(pair) * size + max(pair) for pair in pairs]
    return np.isin(pool.left.astype(np.int64) * size + pool.right, np.array(keys, np.int64))
