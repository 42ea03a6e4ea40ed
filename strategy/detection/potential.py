"""Signs of potential: what research found companies to have that went abroad. Three of two families raise it.

docs/explanation/detection.md names the study behind each.
"""

import datetime
from collections.abc import Callable
from typing import Final

from graph.lines.detection import Concern
from strategy.detection.evidence import Evidence
from strategy.detection.lights import latest
from strategy.detection.scorecard import SILENT, Judged, Model, Sign, dark, lit, unknown

RECENT_SIGNALS: Final = datetime.timedelta(days=365)
GREW: Final = 0.2
"""By this share in two years, about a tenth a year, turnover grew much."""

FEWEST_EXPORTERS: Final = 2
FEWEST_PROJECTS: Final = 2
EXPORTS: Final = ("starting", "experienced")
BIG: Final = ("medium", "large")


def _sells(evidence: Evidence) -> Judged:
    if evidence.export_stage is None:
        return unknown("nobody says how far it sells abroad")
    told = f"export stage: {evidence.export_stage}"
    return lit(told, None) if evidence.export_stage in EXPORTS else dark(told, None)


def _size(evidence: Evidence) -> Judged:
    if evidence.size_class is None:
        return unknown("nobody says how big it is")
    told = f"size: {evidence.size_class}"
    return lit(told, None) if evidence.size_class in BIG else dark(told, None)


def _in_projects(look: Callable[[Evidence], Judged]) -> Callable[[Evidence], Judged]:
    """Judges projects of the last five years."""
    return lambda evidence: look(evidence) if evidence.projects else unknown("no project of the last five years")


def _abroad(evidence: Evidence) -> Judged:
    with_them = [one for one in evidence.projects if one.abroad]
    if not with_them:
        return dark("no project with partners abroad", evidence.projects[0].start)
    newest = with_them[0]
    return lit(f"{len(with_them)} projects with partners abroad, the last of them {newest.project}", newest.start)


def _exporters(evidence: Evidence) -> Judged:
    if not any(one.staged for one in evidence.projects):
        return unknown("nobody says of its partners how far they sell abroad")
    count = sum(one.exporters for one in evidence.projects)
    told, newest = f"{count} times a partner in a project that sells abroad", evidence.projects[0].start
    return lit(told, newest) if count >= FEWEST_EXPORTERS else dark(told, newest)


def _research(evidence: Evidence) -> Judged:
    told, newest = f"{len(evidence.projects)} projects in five years", evidence.projects[0].start
    return lit(told, newest) if len(evidence.projects) >= FEWEST_PROJECTS else dark(told, newest)


def _grew(evidence: Evidence) -> Judged:
    year = latest(evidence)
    if year is None or year.closed is None:
        return unknown("no recent annual accounts are known")
    earlier = next((one for one in evidence.years if one.closed and _two_years(year.closed, one.closed)), None)
    if year.turnover is None or earlier is None or not earlier.turnover:
        return unknown("turnover of now and of two years before is not known")
    told = f"turnover changed by {year.turnover / earlier.turnover - 1:+.0%} in two years"
    grew = year.turnover - earlier.turnover >= GREW * earlier.turnover
    return lit(told, year.closed) if grew else dark(told, year.closed)


def _two_years(closed: datetime.date, earlier: datetime.date) -> bool:
    return 640 <= (closed - earlier).days <= 820


def _signal(evidence: Evidence) -> Judged:
    for one in evidence.signals:
        if one.day >= evidence.day - RECENT_SIGNALS:
            return lit(f"{one.topic} of {one.day}, says {one.source}{f': {one.note}' if one.note else ''}", one.day)
    return SILENT


def _aims(evidence: Evidence) -> Judged:
    return lit(f"wants to go to {', '.join(evidence.targets)}", None) if evidence.targets else SILENT


def _owner(evidence: Evidence) -> Judged:
    foreign = sorted({one for one in evidence.owners if evidence.country and one != evidence.country})
    return lit(f"has an owner in {', '.join(foreign)}", None) if foreign else SILENT


SIGNS: Final = (
    Sign("sells-abroad", "market", "Does it sell abroad already?", _sells),
    Sign("aims-abroad", "market", "Does it plan to go to a market?", _aims),
    Sign("partners-abroad", "network", "Does it do projects with partners abroad?", _in_projects(_abroad)),
    Sign("partners-that-export", "network", "Did it work with partners that export?", _in_projects(_exporters)),
    Sign("research", "knowledge", "Does it take part in several projects?", _in_projects(_research)),
    Sign("growth", "growth", "Did turnover grow by a fifth in two years?", _grew),
    Sign("signal", "growth", "Was a sign of growth seen within a year?", _signal),
    Sign("size", "means", "Is it medium-sized or large?", _size),
    Sign("foreign-owner", "means", "Has it an owner abroad?", _owner),
)
"""Every sign of potential, in the order in which they are shown."""

POTENTIAL: Final = Model(Concern.POTENTIAL, SIGNS, lit=3, families=2)
