"""Who fits by offers and needs alone: read the economy, find the best, write the file."""

import datetime
from dataclasses import dataclass
from pathlib import Path

import matching.economy
from graph.errors import BadInput
from graph.model import Visibility
from graph.store import Store
from hommel.finding import stakeholder_row
from hommel.screen import Listener
from loaders.outcome import Progress
from matching import runs
from matching.audience import seen
from matching.fit import Scope
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
    """All fits, by stakeholder and rank, and the market in which they were found."""

    market: Market
    fits: tuple[Fit, ...]

    def strongest(self, most: int) -> tuple[Fit, ...]:
        """Those with the highest scores, each stakeholder once, so that no hub fills the page."""
        seen, found = set[int](), list[Fit]()
        for fit in sorted(self.fits, key=lambda fit: (-fit.score, fit.left, fit.right)):
            if len(found) < most and seen.isdisjoint((fit.left, fit.right)):
                seen |= {fit.left, fit.right}
                found.append(fit)
        return tuple(found)


def fit(store: Store, asked: Asked, listen: Listener) -> Fitting:
    """Find the fits. Nothing is kept in the store: the same facts give the same fits."""
    listen(Progress("reading the economy", 0))
    snapshot = seen(store.snapshot(matching.economy.WANTED), asked.audience)
    if not len(snapshot.kinds["Stakeholder"]):
        raise BadInput("the store holds no stakeholders yet that may be known of; begin with `hommel load example`")
    rows = sorted({stakeholder_row(store, snapshot, who) for who in asked.ids}) or None
    market = Market.of(matching.economy.economy(snapshot, asked.as_of))
    found = market.fits(
        rows,
        top=asked.top,
        scope=asked.scope,
        progress=lambda done, total: listen(Progress("fitting", done, total)),
    )
    fits = tuple(found)
    if asked.out is not None:
        runs.write(asked.out, map(market.suggestion, fits))
    return Fitting(market, fits)
