"""Altman's Z'' for companies that are not listed and need not be manufacturers, by the two variants in use.

E. I. Altman, Corporate Financial Distress (1983); with the constant: Altman, Hartzell and Peck, Emerging Markets
Corporate Bonds (1995). They differ by 3.25 and by their zones alone, and are kept apart since many mix the zones up.
"""

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from graph.lines.detection import AnnualAccounts
from strategy.detection.scorecard import Part

WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "working capital / total assets": 6.56,
        "retained earnings / total assets": 3.26,
        "operating result / total assets": 6.72,
        "book equity / liabilities": 1.05,
    }
)


class Zone(enum.StrEnum):
    """What a Z'' means."""

    DISTRESS = "distress"
    GREY = "grey"
    SAFE = "safe"


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant with its own zones: distress is below `low`, safe is above `high`."""

    name: str
    constant: float
    low: float
    high: float

    def zone(self, z: float) -> Zone:
        """The zone of a figure of this variant.

        >>> PLAIN.zone(1.0), WITH_CONSTANT.zone(1.0 + 3.25), PLAIN.zone(2.7)
        (<Zone.DISTRESS: 'distress'>, <Zone.DISTRESS: 'distress'>, <Zone.SAFE: 'safe'>)
        """
        if z < self.low:
            return Zone.DISTRESS
        return Zone.SAFE if z > self.high else Zone.GREY


PLAIN: Final = Variant("Z''", 0.0, 1.10, 2.60)
WITH_CONSTANT: Final = Variant("Z'' + 3.25", 3.25, 4.35, 5.85)
VARIANTS: Final = (PLAIN, WITH_CONSTANT)

NEEDED: Final = (
    "current_assets", "current_liabilities", "total_assets", "retained_earnings", "operating_result", "equity",
    "liabilities",
)  # fmt: skip


def lacking(year: AnnualAccounts) -> list[str]:
    """Figures without which there is no Z'', or that nothing can be divided by."""
    missing = [name for name in NEEDED if getattr(year, name) is None]
    return missing + [name for name in ("total_assets", "liabilities") if getattr(year, name) == 0]


def parts(year: AnnualAccounts) -> tuple[Part, ...]:
    """The four terms; only for accounts that lack nothing."""
    return tuple(Part(name, ratio, WEIGHTS[name]) for name, ratio in zip(WEIGHTS, _ratios(year), strict=True))


def _ratios(year: AnnualAccounts) -> Iterator[float]:
    figures = {name: float(getattr(year, name)) for name in NEEDED}
    total = figures["total_assets"]
    yield (figures["current_assets"] - figures["current_liabilities"]) / total
    yield figures["retained_earnings"] / total
    yield figures["operating_result"] / total
    yield figures["equity"] / figures["liabilities"]


def z_of(year: AnnualAccounts, variant: Variant = PLAIN) -> float | None:
    """Z'' by that variant; None where a figure is missing."""
    if lacking(year):
        return None
    return variant.constant + sum(part.product for part in parts(year))
