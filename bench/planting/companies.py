"""A made-up economy of companies whose hidden health decides what their accounts and notices say, and who fails."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.lines.detection import AccountsOf, AnnualAccounts, DistressSign, SignTopic, WarnsOf
from graph.model import Source, Stakeholder
from graph.store import Store
from graph.values import Fact

BY: Final = "planted"
FIRST_YEAR: Final = 2018
YEARS: Final = tuple(range(FIRST_YEAR, 2026))
STAYS: Final = 0.8
"""How much of a year's health is left in the next."""

SPREAD: Final = (1 - STAYS**2) ** 0.5
GAP: Final = 0.06
"""How often one figure of a year is missing; of abridged accounts, results and turnover are."""

ABRIDGED: Final = 0.3
UNFILED: Final = 0.05
NOTICES: Final = (SignTopic.SUMMONS, SignTopic.DISMISSAL, SignTopic.DIRECTORS, SignTopic.REORGANISATION)


@dataclass(frozen=True, slots=True)
class Planted:
    """The economy.

    health    company × year, standard normal; nobody can see it
    failed    day on which it failed, None where it did not
    size      staff in the first year
    turnover  company × year, in cents
    """

    health: NDArray[np.float64]
    failed: Sequence[datetime.date | None]
    size: NDArray[np.float64]
    turnover: NDArray[np.float64]
    seed: int

    def say(self, store: Store) -> None:
        """Say all that can be seen of it."""
        with store.unit(BY, bulk="plant") as unit:
            unit.say([Source(id=BY, title="Made up", source=BY)])
            for some in _facts(self):
                unit.say(some)

    def there(self, day: datetime.date) -> list[str]:
        """Who had not failed by then."""
        return [own(row) for row, failed in enumerate(self.failed) if failed is None or failed >= day]

    def fails(self, one: str, day: datetime.date, ahead: datetime.timedelta) -> bool:
        """Whether it fails from that day on, within that time."""
        failed = self.failed[row_of(one)]
        return failed is not None and day <= failed < day + ahead

    def smallness(self, day: datetime.date) -> dict[str, float]:
        """The smaller, the likelier to fail."""
        return {one: -float(self.size[row_of(one)]) for one in self.there(day)}

    def decline(self, day: datetime.date) -> dict[str, float]:
        """The faster turnover fell in the last year that was filed, the likelier to fail."""
        at = YEARS.index(day.year - 1)
        then, now = self.turnover[:, at - 1], self.turnover[:, at]
        return {one: -float(now[row_of(one)] / then[row_of(one)]) for one in self.there(day)}


def own(row: int) -> str:
    """The id of a company."""
    return f"planted:{row:06}"


def row_of(one: str) -> int:
    """The company of an id."""
    return int(one.rpartition(":")[2])


def economy(size: int, seed: int, *, related: bool = True) -> Planted:
    """An economy of so many companies; without `related`, who fails has nothing to do with health."""
    draw = np.random.default_rng(seed)
    health = np.empty((size, len(YEARS)))
    health[:, 0] = draw.standard_normal(size)
    for at in range(1, len(YEARS)):
        health[:, at] = STAYS * health[:, at - 1] + SPREAD * draw.standard_normal(size)
    staff = np.exp(draw.normal(2.5, 1.2, size))
    growth = 0.03 + 0.06 * health + 0.12 * draw.standard_normal((size, len(YEARS)))
    turnover = staff[:, None] * 15_000_000 * np.exp(np.cumsum(growth, axis=1))
    cause = health if related else draw.permutation(health)
    small = -0.25 * (np.log(staff) - 2.5)
    chance = 1.0 / (1.0 + np.exp(4.6 + 2.0 * cause - small[:, None]))
    return Planted(health, _failures(draw, chance), staff, turnover, seed)


def _failures(draw: np.random.Generator, chance: NDArray[np.float64]) -> list[datetime.date | None]:
    """The day in the year after, for the first year that ends so."""
    hit = draw.random(chance.shape) < chance
    days = draw.integers(0, 365, len(chance))
    first = np.where(hit.any(axis=1), hit.argmax(axis=1), -1)
    return [
        None if at < 0 else datetime.date(YEARS[at] + 1, 1, 1) + datetime.timedelta(days=int(day))
        for at, day in zip(first, days, strict=True)
    ]


def _facts(planted: Planted) -> Iterator[list[Fact]]:
    rows = range(len(planted.failed))
    yield [_company(row, planted.failed[row]) for row in rows]
    draw = np.random.default_rng([planted.seed, 1])
    years = [one for row in rows for one in _years(planted, row, draw)]
    yield [*years]
    yield [AccountsOf(from_id=one.id, to_id=one.id.removeprefix("accounts:")[:-5], source=BY) for one in years]
    signs = [one for row in rows for one in _signs(planted, row, draw)]
    yield [*signs]
    yield [WarnsOf(from_id=one.id, to_id=f"planted:{one.id.split(':')[2]}", source=BY) for one in signs]


def _company(row: int, failed: datetime.date | None) -> Stakeholder:
    gone = {} if failed is None else {"status": "ceased", "status_since": failed}
    said = {"kind": "company", "country": "BE", "legal_person": True, "status": "active", **gone}
    return Stakeholder(id=own(row), name=f"Planted {row} (fictional)", source=BY, **said)


def _years(planted: Planted, row: int, draw: np.random.Generator) -> Iterator[AnnualAccounts]:
    """Its accounts, one a year until it failed, with gaps."""
    abridged = bool(draw.random() < ABRIDGED)
    failed = planted.failed[row]
    for at, year in enumerate(YEARS):
        noise, gaps, filed = draw.standard_normal(7), draw.random(11) < GAP, int(draw.integers(150, 214))
        published = datetime.date(year, 12, 31) + datetime.timedelta(days=filed)
        unfiled = draw.random() < UNFILED
        if unfiled or (failed is not None and failed <= published):
            continue
        figures = _figures(planted, row, at, noise)
        if abridged:
            figures |= dict.fromkeys(("turnover", "overdue_debts"))
        known = {name: None if gap else value for (name, value), gap in zip(figures.items(), gaps, strict=True)}
        yield AnnualAccounts(
            id=f"accounts:{own(row)}:{year}", period=str(year), closed=datetime.date(year, 12, 31),
            published=published, source=BY, as_of=published, **known,
        )  # fmt: skip


def _figures(planted: Planted, row: int, at: int, noise: NDArray[np.float64]) -> dict[str, int | float | None]:
    """Figures of a year, in cents: shares of the assets that follow health with noise."""
    health, turnover = planted.health[row, at], planted.turnover[row, at]
    total = turnover * 0.7 * np.exp(0.2 * noise[0])
    debts = total * np.clip(0.58 - 0.12 * health + 0.12 * noise[1], 0.05, 1.6)
    current = total * np.clip(0.55 + 0.10 * noise[2], 0.05, 0.98)
    short = debts * np.clip(0.62 - 0.03 * health + 0.08 * noise[3], 0.1, 1.0)
    ebit = total * (0.05 + 0.05 * health + 0.05 * noise[4])
    overdue = max(0.0, total * (-0.05 - 0.03 * health + 0.02 * noise[5]))
    figures = {
        "current_assets": current, "total_assets": total, "current_liabilities": short, "liabilities": debts,
        "equity": total - debts, "retained_earnings": total * (0.15 + 0.12 * health + 0.12 * noise[6]),
        "operating_result": ebit, "net_result": 0.75 * ebit - 0.03 * debts, "turnover": turnover,
        "overdue_debts": overdue,
    }  # fmt: skip
    whole = {name: int(value) for name, value in figures.items()}
    return {**whole, "employees": round(float(turnover / 15_000_000 * np.exp(0.05 * noise[0])), 1)}


def _signs(planted: Planted, row: int, draw: np.random.Generator) -> Iterator[DistressSign]:
    """Notices: often of the weak, now and then of anybody."""
    failed = planted.failed[row]
    for at, year in enumerate(YEARS):
        chance = 0.01 + 0.25 / (1.0 + np.exp(3.0 + 2.0 * planted.health[row, at]))
        for place, topic in enumerate(NOTICES):
            day = datetime.date(year, 1, 1) + datetime.timedelta(days=int(draw.integers(0, 365)))
            if draw.random() < chance and (failed is None or day < failed):
                yield DistressSign(id=f"sign:{place}:{row:06}:{year}", topic=topic, day=day, source=BY, as_of=day)
