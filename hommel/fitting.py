"""Who fits by offers and needs alone: read the economy, find the best, write the file."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import matching.economy
from graph.errors import BadInput
from graph.model import Visibility
from graph.store import Store
from hommel.finding import stakeholder_row
from hommel.screen import Listener
from loaders.outcome import Progress
from matching import runs
from matching.audience import seen
from matching.fit import Best, Scope
from matching.fit.pairs import Fit, Market


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for.

    ids        stakeholders to serve; none means everybody
    out        file for the fits
    audience   whom it is for: only what they may see counts
    """

    scope: Scope
    top: int
    as_of: datetime.date | None = None
    ids: tuple[str, ...] = ()
    out: Path | None = None
    audience: Visibility = Visibility.BROKER_ONLY


@dataclass(frozen=True, slots=True)
class Fitting:
    """What was found, and the market in which it was."""

    market: Market
    found: Best

    def every(self) -> Iterator[Fit]:
        """All fits, by stakeholder and rank."""
        return self.market.fits(self.found)

    def strongest(self, most: int) -> Iterator[Fit]:
        """Those with the highest scores, each stakeholder once, so that no hub fills the page."""
        f, shown = self.found, set[int]()
        place, rank = np.nonzero(f.who >= 0)
        for at in np.lexsort((f.who[place, rank], f.rows[place], -f.score[place, rank])).tolist():
            pair = {int(f.rows[place[at]]), int(f.who[place[at], rank[at]])}
            if len(shown) == 2 * most:
                return
            if shown.isdisjoint(pair):
                shown |= pair
                yield from self.market.of_one(f, int(place[at]), [int(rank[at])])


def fit(store: Store, asked: Asked, listen: Listener) -> Fitting:
    """Find the fits. Nothing is kept in the store: the same facts give the same fits."""
    listen(Progress("reading the economy", 0))
    snapshot = seen(store.snapshot(matching.economy.WANTED), asked.audience)
    if not len(snapshot.kinds["Stakeholder"]):
        raise BadInput("the store holds no stakeholders yet that may be known of; begin with `hommel load example`")
    rows = sorted({stakeholder_row(store, snapshot, who) for who in asked.ids}) or None
    market = Market.of(matching.economy.economy(snapshot, asked.as_of))
    found = market.best(
        rows,
        top=asked.top,
        scope=asked.scope,
        progress=lambda done, total: listen(Progress("fitting", done, total)),
    )
    if asked.out is not None:
        runs.write(asked.out, map(market.suggestion, market.fits(found)))
    return Fitting(market, found)
