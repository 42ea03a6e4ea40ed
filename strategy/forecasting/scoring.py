"""Who foresaw how well: the mean Brier score of each forecaster, over what was opened."""

from dataclasses import dataclass
from typing import Final, cast

from graph.brokering.words import Forecaster
from graph.select import Op, Page, RowRule, Select, Test
from graph.store import Store

AT_ONCE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Score:
    """A forecaster's: over how many forecasts, the mean of their Brier scores, and the share that came true."""

    forecaster: Forecaster
    forecasts: int
    brier: float
    happened: float


def scores(store: Store, rule: RowRule) -> list[Score]:
    """Of every forecaster of whom something was opened, in the order of the code list."""
    found: dict[Forecaster, list[tuple[float, bool]]] = {}
    for who, brier, happened in _opened(store, rule):
        found.setdefault(Forecaster(who), []).append((brier, happened))
    return [_score(who, found[who]) for who in Forecaster if who in found]


def _score(who: Forecaster, some: list[tuple[float, bool]]) -> Score:
    n = len(some)
    return Score(who, n, round(sum(brier for brier, _ in some) / n, 6), sum(happened for _, happened in some) / n)


def _opened(store: Store, rule: RowRule) -> list[tuple[str, float, bool]]:
    """Forecaster, Brier score and what happened of each, page by page."""
    found: list[tuple[str, float, bool]] = []
    page: Page | None = Page(AT_ONCE)
    while page is not None:
        opened = Test("brier", Op.KNOWN, True)
        read = store.find(Select("Forecast", ("forecaster", "brier", "happened"), where=opened, page=page), rule)
        found += cast(list[tuple[str, float, bool]], read.rows)
        page = Page(AT_ONCE, after=read.keys[-1]) if read.more else None
    return found
