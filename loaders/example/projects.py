"""The fictional economy's past collaborations: ten years of projects, a few hubs, and themes behind who meets whom."""

import datetime
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from loaders.example.specialities import FITS, GIVES, Specialities

PROJECTS_EACH: Final = 0.6
FEWEST_PROJECTS: Final = 20
MOST_PARTICIPANTS: Final = 30
OF_THEME: Final = 0.5  # of the participants; the rest are whoever is busy
HUBNESS: Final = 2.0
FIRST_YEAR, YEARS = 2016, 10
SOURCE: Final = "example"
AS_OF: Final = datetime.date(FIRST_YEAR, 1, 1)
DAYS: Final = 3_653

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Projects:
    """Arrays over projects, and over participations in the order of projects.

    day              int32 after the first day of 2016
    about            int32 × 2 capabilities, -1 = none
    chain            int8
    cents            int64, total cost
    project, member  int32 by participation; a project's first member is its coordinator
    """

    day: Ints
    about: Ints
    chain: NDArray[np.int8]
    cents: NDArray[np.int64]
    project: Ints
    member: Ints

    def __len__(self) -> int:
        return len(self.day)


def projects(draw: np.random.Generator, hidden: Specialities, speciality: Ints, chain: NDArray[np.int8]) -> Projects:
    """Projects between a coordinator's speciality and one that suits it, joined by whoever is busy."""
    size = len(speciality)
    count = max(int(size * PROJECTS_EACH), FEWEST_PROJECTS)
    scattered = draw.permutation(size).astype(np.int32)
    coordinator = _busy(draw, scattered, count)
    ours = speciality[coordinator]
    fit = hidden.fits[ours, draw.integers(0, FITS, count)]
    theirs = np.where(fit >= 0, fit, ours)
    heavy = (1.0 - draw.random(count)) ** (-1 / 1.5) - 1.0  # Pareto
    participants = np.minimum(2 + 2 * heavy, MOST_PARTICIPANTS).astype(np.int32)
    project, member = _members(draw, scattered, coordinator, participants, ours, theirs, speciality)
    about = np.column_stack([hidden.gives[side, draw.integers(0, GIVES, count)] for side in (ours, theirs)])
    about[about[:, 0] == about[:, 1], 1] = -1
    return Projects(
        day=draw.integers(0, DAYS, count).astype(np.int32),
        about=about.astype(np.int32),
        chain=chain[coordinator],
        cents=participants.astype(np.int64) * draw.integers(5_000, 50_000, count) * 1_000,
        project=project,
        member=member,
    )


def _members(
    draw: np.random.Generator,
    scattered: Ints,
    coordinator: Ints,
    participants: Ints,
    ours: Ints,
    theirs: Ints,
    speciality: Ints,
) -> tuple[Ints, Ints]:
    """Participations: the coordinator first, then half of either speciality, half whoever is busy; nobody twice."""
    project = np.repeat(np.arange(len(coordinator), dtype=np.int32), participants)
    side = np.where(draw.random(len(project)) < 0.5, ours[project], theirs[project])
    by_theme = one_of(draw, side, speciality)
    known = (draw.random(len(project)) < OF_THEME) & (by_theme >= 0)
    member = np.where(known, by_theme, _busy(draw, scattered, len(project))).astype(np.int32)
    member[np.concatenate([[True], project[1:] != project[:-1]])] = coordinator
    once = np.unique(project.astype(np.int64) * len(speciality) + member, return_index=True)[1]
    kept = np.sort(once)
    return project[kept], member[kept]


def one_of(draw: np.random.Generator, wanted: NDArray[np.integer], speciality: Ints) -> Ints:
    """For each speciality wanted a stakeholder that has it, -1 where nobody does (or the speciality is -1)."""
    order = np.argsort(speciality, kind="stable").astype(np.int32)
    begin = np.searchsorted(speciality[order], wanted, side="left")
    held = np.searchsorted(speciality[order], wanted, side="right") - begin
    place = begin + (draw.random(len(wanted)) * held).astype(np.int64)
    return np.where(held > 0, order[np.minimum(place, len(order) - 1)], -1).astype(np.int32)


def _busy(draw: np.random.Generator, scattered: Ints, count: int) -> Ints:
    """Stakeholders drawn with a heavy tail, so that some become hubs; who is busy has nothing to do with speciality."""
    return scattered[(len(scattered) * draw.random(count) ** HUBNESS).astype(np.int64)]


def met(past: Projects, size: int) -> NDArray[np.int64]:
    """Pairs that shared a project, sorted, as lower number × size + higher number."""
    begins = np.searchsorted(past.project, np.arange(len(past)))
    counts = np.bincount(past.project, minlength=len(past))
    found = [np.empty(0, np.int64)]
    for count in np.unique(counts[counts > 1]).tolist():
        members = np.sort(past.member[begins[counts == count][:, None] + np.arange(count)], axis=1).astype(np.int64)
        one, other = np.triu_indices(count, 1)
        found.append((members[:, one] * size + members[:, other]).ravel())
    return np.unique(np.concatenate(found))
