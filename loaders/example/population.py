"""A fictional economy as arrays, from a seed alone: who there is, what they offer and need, what they did together.

Everybody has a hidden aptitude to give and another to take (points on a sphere). They steer, with much noise, which
capabilities somebody offers and needs, which markets it aims at, and with whom it meets in projects. The aptitudes
themselves are never stored: `loaders.example.planted` uses them to say who would make good partners.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

SMALLEST, LARGEST = 100, 2_000_000
CHAINS: Final = 5
OWN_CAPABILITIES: Final = 50  # in each chain
COMMON_CAPABILITIES: Final = 50
CAPABILITIES: Final = CHAINS * OWN_CAPABILITIES + COMMON_CAPABILITIES
MARKETS: Final = 40
DIMENSIONS: Final = 4
PULL: Final = 8.0  # of aptitude on choices, against Zipf's popularity and chance
BLOCK: Final = 4_096
MOST_OFFERS, MOST_NEEDS, MOST_TARGETS = 8, 6, 3
PROJECTS_EACH: Final = 0.6
MOST_PARTICIPANTS: Final = 30
FIRST_YEAR, YEARS = 2016, 10

Ints = NDArray[np.int32]
Reals = NDArray[np.float64]

KIND_SHARES: Final = {
    "company": 0.80,
    "research-organisation": 0.05,
    "higher-education": 0.02,
    "support-provider": 0.03,
    "government-agency": 0.015,
    "sector-federation": 0.015,
    "employers-organisation": 0.01,
    "cluster-organisation": 0.01,
    "investor": 0.02,
    "civil-society": 0.03,
}


@dataclass(frozen=True, slots=True)
class Population:
    """Arrays over stakeholders 0 … size - 1, and over projects.

    give, take          hidden aptitudes, float32 size × 4, length 1
    kind, chain         int8: place in `KIND_SHARES`, primary chain 0 … 4
    second              int8, second chain or -1
    offers, needs       int16 size × 8 and × 6, -1 = none
    targets             int16 size × 3 markets aimed at, -1 = none; `present` the market it is in
    owner               int32, owner or -1
    project_of, member  participations by project: int32, the first of a project is its coordinator
    project_day         int32 days after the first day of 2016, by project
    project_topic       int16 capability the project is about
    project_chain       int8
    """

    size: int
    seed: int
    give: NDArray[np.float32]
    take: NDArray[np.float32]
    kind: NDArray[np.int8]
    chain: NDArray[np.int8]
    second: NDArray[np.int8]
    offers: NDArray[np.int16]
    needs: NDArray[np.int16]
    targets: NDArray[np.int16]
    present: NDArray[np.int16]
    owner: Ints
    project_of: Ints
    member: Ints
    project_day: Ints
    project_topic: NDArray[np.int16]
    project_chain: NDArray[np.int8]


def population(size: int, seed: int) -> Population:
    """The economy of that size and seed; equal arguments give equal arrays, on every machine and Python."""
    draw = np.random.Generator(np.random.PCG64([seed, size]))
    give, take = _sphere(draw, size), _sphere(draw, size)
    chain = draw.choice(CHAINS, size, p=[0.16, 0.14, 0.36, 0.22, 0.12]).astype(np.int8)
    second = np.where(draw.random(size) < 0.25, (chain + draw.integers(1, CHAINS, size)) % CHAINS, -1).astype(np.int8)
    kind = draw.choice(len(KIND_SHARES), size, p=np.array(list(KIND_SHARES.values()))).astype(np.int8)
    capability, market = _sphere(draw, CAPABILITIES), _sphere(draw, MARKETS)
    popular = _popularity(draw)
    offers = _chosen(draw, give @ capability.T, popular[chain], MOST_OFFERS)
    elsewhere = popular.mean(axis=0, keepdims=True).repeat(CHAINS, axis=0)
    needs = _chosen(draw, take @ capability.T, elsewhere[chain], MOST_NEEDS)
    targets = _chosen(draw, take @ market.T, np.zeros((CHAINS, MARKETS))[chain], MOST_TARGETS)
    present = _chosen(draw, give @ market.T, np.zeros((CHAINS, MARKETS))[chain], 1)[:, 0]
    owned = draw.random(size) < 0.04
    owner = np.where(owned, draw.integers(0, size, size), -1).astype(np.int32)
    owner[owner == np.arange(size)] = -1
    projects = _projects(draw, offers, needs, chain)
    return Population(size, seed, give, take, kind, chain, second, offers, needs, targets, present, owner, *projects)


def _sphere(draw: np.random.Generator, count: int) -> NDArray[np.float32]:
    points = draw.standard_normal((count, DIMENSIONS)).astype(np.float32)
    return points / np.linalg.norm(points, axis=1, keepdims=True)


def _popularity(draw: np.random.Generator) -> Reals:
    """ln of the Zipf weight of each capability in each chain: its own, the common ones, hardly the others'."""
    weight = np.full((CHAINS, CAPABILITIES), 1e-3)
    for chain in range(CHAINS):
        own = slice(chain * OWN_CAPABILITIES, (chain + 1) * OWN_CAPABILITIES)
        weight[chain, own] = 1.0 / draw.permutation(np.arange(1, OWN_CAPABILITIES + 1))
        weight[chain, CHAINS * OWN_CAPABILITIES :] = 0.3 / np.arange(1, COMMON_CAPABILITIES + 1)
    return np.log(weight)


def _chosen(draw: np.random.Generator, aptitude: NDArray[np.float32], popular: Reals, most: int) -> NDArray[np.int16]:
    """Up to `most` different choices a row, by weight without replacement (Gumbel's top-k); some places stay empty."""
    picks = np.empty((len(aptitude), most), np.int16)
    for begin in range(0, len(aptitude), BLOCK):
        rows = slice(begin, begin + BLOCK)
        noise = draw.gumbel(size=aptitude[rows].shape)
        appeal = PULL * aptitude[rows] + popular[rows] + noise
        best = np.argpartition(-appeal, most - 1, axis=1)[:, :most]
        order = np.argsort(-np.take_along_axis(appeal, best, axis=1), axis=1, kind="stable")
        picks[rows] = np.take_along_axis(best, order, axis=1)
    count = draw.integers((most + 1) // 2, most + 1, len(aptitude))
    picks[np.arange(most) >= count[:, None]] = -1
    return picks


def _projects(
    draw: np.random.Generator, offers: NDArray[np.int16], needs: NDArray[np.int16], chain: NDArray[np.int8]
) -> tuple[Ints, Ints, Ints, NDArray[np.int16], NDArray[np.int8]]:
    """Projects about something the coordinator offers or needs: most members know it, some just come along."""
    size = len(offers)
    count = max(int(size * PROJECTS_EACH), 10)
    busy = _busy(draw, size, count)
    topic = np.where(draw.random(count) < 0.5, offers[busy, 0], needs[busy, 0]).astype(np.int16)
    participants = np.minimum(2 + draw.pareto(1.5, count) * 2, MOST_PARTICIPANTS).astype(np.int32)
    project = np.repeat(np.arange(count, dtype=np.int32), participants)
    holders, begins = _holders(offers, needs)
    near = begins[topic[project]]
    span = np.maximum(begins[topic[project] + 1] - near, 1)
    by_topic = holders[np.minimum(near + (draw.random(len(project)) * span).astype(np.int64), len(holders) - 1)]
    member = np.where(draw.random(len(project)) < 0.7, by_topic, _busy(draw, size, len(project))).astype(np.int32)
    first = np.concatenate([[True], project[1:] != project[:-1]])
    member[first] = busy
    pairs = np.unique(project.astype(np.int64) * size + member, return_index=True)[1]
    kept = np.sort(pairs)  # nobody twice in a project; the coordinator, being first, stays
    day = (draw.random(count) * 365.25 * YEARS).astype(np.int32)
    return project[kept], member[kept], day, topic, chain[busy]


def _busy(draw: np.random.Generator, size: int, count: int) -> Ints:
    """Stakeholders drawn with a heavy tail, so that some become hubs; who is busy has nothing to do with aptitude."""
    rank = np.floor(size * draw.random(count) ** 2.5).astype(np.int64)
    step = next(step for step in (7_919, 104_729, 1_299_709) if size % step)  # a prime that scatters the hubs
    return (rank * step % size).astype(np.int32)


def _holders(offers: NDArray[np.int16], needs: NDArray[np.int16]) -> tuple[Ints, NDArray[np.int64]]:
    """Stakeholders by capability they offer or need: one list, and where each capability begins in it."""
    both = np.concatenate([offers, needs], axis=1)
    row, column = np.nonzero(both >= 0)
    capability = both[row, column]
    order = np.argsort(capability, kind="stable")
    return row[order].astype(np.int32), np.searchsorted(capability[order], np.arange(CAPABILITIES + 1))


def met_in_projects(people: Population) -> Iterator[tuple[int, int]]:
    """Pairs that shared a project, lower number first; repeats are possible."""
    begins = np.flatnonzero(np.concatenate([[True], people.project_of[1:] != people.project_of[:-1]]))
    for members in np.split(people.member, begins[1:]):
        some = np.sort(members).tolist()
        yield from ((one, other) for place, one in enumerate(some) for other in some[place + 1 :])
