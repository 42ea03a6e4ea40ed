"""Forecasts whose period is over are opened, held to their seal, and scored by what happened."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final, cast

from scipy import sparse

from graph.brokering.nouns import Forecast
from graph.catalogue import KINDS
from graph.errors import BadInput, Conflict
from graph.records import decode
from graph.select import And, Not, Op, Order, Page, Select, Test
from graph.shelves import Shelf
from graph.snapshot import Snapshot
from graph.store import Store, Units, Writer
from matching.economy import EPOCH, WANTED
from matching.holding.outcomes import came_together
from strategy.forecasting.giving import about
from strategy.forecasting.odds import brier, sealed

AT_ONCE: Final = 200


def open_due(store: Store, units: Units, actor: str, today: datetime.date) -> Iterator[str]:
    """Open every forecast whose period ended before today; the id of each. `Conflict` for one that was changed."""
    while due := _due(store, today):
        came = CameTogether(store.snapshot(WANTED))
        with units.unit(actor) as unit:
            for own in due:
                _open(unit, own, today, came)
        yield from due


def _due(store: Store, today: datetime.date) -> list[str]:
    over = And((Test("period_end", Op.LT, str(today)), Not(Test("opened", Op.KNOWN, True))))
    rows = store.find(Select("Forecast", ("id",), where=over, order=(Order("period_end"),), page=Page(AT_ONCE))).rows
    return [cast(str, row[0]) for row in rows]


def _open(unit: Writer, own: str, today: datetime.date, came: "CameTogether") -> None:
    one = cast(Forecast, decode(KINDS["Forecast"], own, unit.said(Forecast, own)[0]))
    entry = unit.shelves.entry(Shelf.SEALED, own)
    if entry is None or one.period_end is None:
        raise Conflict(f"{one.id}: what was sealed is not there any more, so that it can be neither opened nor scored")
    odds, nonce = float(entry.body["odds"]), str(entry.body["nonce"])
    if sealed(odds, nonce, about(one.id, one.period_end)) != one.sealed:
        raise Conflict(f"{one.id}: the odds are not those that were sealed; somebody wrote to the store beside Hommel")
    happened = came.within(one)
    opened: dict[str, Any] = {"probability": odds, "nonce": nonce, "opened": today, "happened": happened}
    unit.say([replace(one, **opened, brier=brier(odds, happened))])
    unit.shelves.drop(Shelf.SEALED, [one.id])


@dataclass(frozen=True, slots=True)
class CameTogether:
    """Who came together in which period; each period is looked at once."""

    snapshot: Snapshot
    periods: dict[tuple[datetime.date, datetime.date], sparse.csr_array] = field(default_factory=dict)

    def within(self, one: Forecast) -> bool:
        """Whether the two of a forecast did, from its day to the end of its period; not where one is there no more."""
        assert one.day is not None and one.period_end is not None, "every forecast has both"  # noqa: PT018
        period = one.day, one.period_end + datetime.timedelta(days=1)
        if period not in self.periods:
            since, until = ((day - EPOCH).days for day in period)
            self.periods[period] = came_together(self.snapshot, since, until)
        try:
            rows = [self.snapshot.row("Stakeholder", who or "") for who in (one.stakeholder, one.partner)]
        except BadInput:
            return False
        return bool(self.periods[period][rows[0], rows[1]])
