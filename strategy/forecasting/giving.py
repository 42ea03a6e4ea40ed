"""Odds are given and sealed: a manager's, and in the same unit those of the run, of both, and the base rate."""

import datetime
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.brokering.nouns import Forecast
from graph.brokering.words import Forecaster
from graph.errors import BadInput, Conflict
from graph.model import Source, Visibility
from graph.shelves import Shelf
from graph.store import Store, Writer
from matching.audience import SEES
from strategy.forecasting.odds import DIGITS, blend, sealed
from strategy.forecasting.reckoning import Reckoned
from strategy.naming import digest

SOURCE: Final = Source(id="hommel:forecasts", title="Forecasts", source="hommel:forecasts")
LONGEST: Final = datetime.timedelta(days=5 * 366)


@dataclass(frozen=True, slots=True)
class Wish:
    """A manager's odds, 0 to 1, that two come to work together by the last day of a period."""

    by: str
    stakeholder: str
    partner: str
    odds: float
    period_end: datetime.date


def give(
    store: Store, unit: Writer, wish: Wish, audience: Visibility, reckoned: Reckoned | None, today: datetime.date
) -> str:
    """Seal odds in a unit; the id of the manager's. `Conflict` where they were given before, `BadInput` for no odds.

    Where a run that the manager may read has the pair, they may have seen its score: then they count as informed.
    """
    _check(wish, today)
    seen = suggested(store, wish.stakeholder, wish.partner, audience)
    who = Forecaster.INFORMED if seen else Forecaster.MANAGER
    own = _id(wish, wish.by)
    if unit.said(Forecast, own):
        raise Conflict(f"{wish.by} gave odds for {wish.stakeholder} and {wish.partner} before; odds are given once")
    unit.say([SOURCE])
    _seal(unit, wish, today, own, who, wish.by, wish.odds)
    for other, by, odds in _beside(wish, reckoned):
        _seal(unit, wish, today, _id(wish, f"{wish.by} {other}"), other, by, odds)
    return own


def _beside(wish: Wish, reckoned: Reckoned | None) -> Iterator[tuple[Forecaster, str, float]]:
    """What is sealed beside a manager's odds, so that all are scored on the same pairs."""
    if reckoned is not None:
        yield Forecaster.RUN, reckoned.run, reckoned.odds
        yield Forecaster.BLEND, reckoned.run, blend(wish.odds, reckoned.odds)
        yield Forecaster.BASE_RATE, reckoned.run, reckoned.base


def suggested(store: Store, one: str, other: str, audience: Visibility) -> bool:
    """Whether a run that this audience may read suggests the two to each other."""
    readable = [run.id for run in store.runs() if Visibility(run.audience or Visibility.BROKER_ONLY) in SEES[audience]]
    return any(
        suggestion.partner_id == partner
        for run in readable
        for who, partner in ((one, other), (other, one))
        for suggestion in store.suggestions(run, who)
    )


def _check(wish: Wish, today: datetime.date) -> None:
    if not 0.0 <= wish.odds <= 1.0:
        raise BadInput(f"odds are a probability, 0 to 1, not {wish.odds:g}")
    if wish.stakeholder == wish.partner:
        raise BadInput("nobody is a partner of itself; name two")
    if not today < wish.period_end <= today + LONGEST:
        raise BadInput(f"the period ends after today, {today}, and within five years; not on {wish.period_end}")


def _id(wish: Wish, whose: str) -> str:
    pair = sorted((wish.stakeholder, wish.partner))
    return f"forecast:{digest(*pair, str(wish.period_end), whose)}"


def _seal(
    unit: Writer, wish: Wish, today: datetime.date, own: str, who: Forecaster, by: str, odds: float
) -> None:  # fmt: skip
    nonce = secrets.token_hex(16)
    fact = Forecast(
        id=own,
        forecaster=who,
        by=by,
        stakeholder=wish.stakeholder,
        partner=wish.partner,
        day=today,
        period_end=wish.period_end,
        sealed=sealed(odds, nonce, about(own, wish.period_end)),
        source=SOURCE.id,
        as_of=today,
    )
    unit.say([fact])
    unit.shelves.put(Shelf.SEALED, own, str(wish.period_end), {"odds": round(odds, DIGITS), "nonce": nonce}, version=0)


def about(own: str, period_end: datetime.date) -> dict[str, str]:
    """What is hashed beside odds and nonce: which forecast, and until when."""
    return {"forecast": own, "period_end": str(period_end)}
