"""The fictional economy as arrays: who there is, what they offer and need, where they aim, whom they worked with.

Everything follows from size and seed. Hidden specialities steer the choices, with much noise; they are never stored.
`loaders.example.planting` uses them to say who would make good partners.
"""

from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from loaders.example.projects import Projects, projects
from loaders.example.specialities import (
    CHAIN_SHARES,
    CHAINS,
    FITS,
    GIVES,
    SUBJECTS,
    Specialities,
    capabilities,
    markets,
    specialities,
    vocabulary,
    weighted,
)  # fmt: skip

SMALLEST, LARGEST = 100, 2_000_000
MOST_OFFERS, MOST_NEEDS, MOST_TARGETS, MOST_PRESENT = 9, 6, 3, 2
OFFERS_OF_SPECIALITY: Final = 0.65
NEEDS_OF_SPECIALITY: Final = 0.55
MARKETS_OF_SPECIALITY: Final = 0.55
STAYS_IN_CHAIN: Final = 0.9
SECOND_CHAIN: Final = 0.25
OWNED: Final = 0.04
EXCLUDING: Final = 0.005

Whole = TypeVar("Whole", np.int16, np.int32)

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
TRAITS: Final = {
    "place": (0.22, 0.10, 0.07, 0.10, 0.08, 0.16, 0.05, 0.08, 0.07, 0.07),
    "size_class": (0.55, 0.28, 0.12, 0.05),
    "export_stage": (0.45, 0.25, 0.20, 0.10),
    "stage": (0.08, 0.12, 0.12, 0.24, 0.16, 0.09, 0.07, 0.07, 0.05),
}


@dataclass(frozen=True, slots=True)
class Population:
    """Arrays over stakeholders 0 … size - 1.

    hidden, speciality   the specialities, and which one each has; never stored
    kind, chain          int8: place in `KIND_SHARES`, primary chain 0 … 4
    second               int8, second chain or -1
    offers, needs        int32 × 9 and × 6 capabilities, -1 = none
    targets, present     int16 × 3 and × 2 markets, -1 = none; the last target is one it is not interested in
    owner, excludes      int32, a stakeholder or -1
    founded              int16, year
    traits               int8 by name: place in the list of that name in `loaders.example.facts`
    """

    size: int
    seed: int
    hidden: Specialities
    speciality: NDArray[np.int32]
    kind: NDArray[np.int8]
    chain: NDArray[np.int8]
    second: NDArray[np.int8]
    offers: NDArray[np.int32]
    needs: NDArray[np.int32]
    targets: NDArray[np.int16]
    present: NDArray[np.int16]
    owner: NDArray[np.int32]
    excludes: NDArray[np.int32]
    founded: NDArray[np.int16]
    traits: dict[str, NDArray[np.int8]]
    projects: Projects

    @property
    def words(self) -> int:
        """Capabilities in each chain."""
        return vocabulary(self.size)

    @property
    def capabilities(self) -> int:
        """Capabilities in all."""
        return SUBJECTS * self.words


def population(size: int, seed: int) -> Population:
    """The economy of that size and seed; equal arguments give equal arrays, on every machine and Python."""
    draw = np.random.Generator(np.random.PCG64([seed, size]))
    hidden = specialities(draw, size)
    speciality = draw.integers(0, len(hidden), size).astype(np.int32)
    elsewhere = (hidden.chain[speciality] + draw.integers(1, CHAINS, size)) % CHAINS
    chain = np.where(draw.random(size) < STAYS_IN_CHAIN, hidden.chain[speciality], elsewhere).astype(np.int8)
    further = (chain + draw.integers(1, CHAINS, size)) % CHAINS
    return Population(
        size=size,
        seed=seed,
        hidden=hidden,
        speciality=speciality,
        kind=weighted(draw, np.array(list(KIND_SHARES.values())), size).astype(np.int8),
        chain=chain,
        second=np.where(draw.random(size) < SECOND_CHAIN, further, -1).astype(np.int8),
        offers=_offers(draw, hidden, speciality, chain),
        needs=_needs(draw, hidden, speciality),
        targets=_targets(draw, hidden, speciality),
        present=_present(draw, hidden, speciality),
        owner=_somebody(draw, size, OWNED),
        excludes=_somebody(draw, size, EXCLUDING),
        founded=(1950 + draw.integers(0, 66, size)).astype(np.int16),
        traits={name: weighted(draw, np.array(shares), size).astype(np.int8) for name, shares in TRAITS.items()},
        projects=projects(draw, hidden, speciality, chain),
    )


def _offers(
    draw: np.random.Generator, hidden: Specialities, speciality: NDArray[np.int32], chain: NDArray[np.int8]
) -> NDArray[np.int32]:
    """What its speciality gives, and other things of its chain."""
    shape = len(speciality), MOST_OFFERS
    typical = hidden.gives[speciality[:, None], draw.integers(0, GIVES, shape)]
    other = capabilities(draw, np.repeat(chain[:, None], MOST_OFFERS, axis=1), vocabulary(len(speciality)))
    return _some(draw, np.where(draw.random(shape) < OFFERS_OF_SPECIALITY, typical, other))


def _needs(draw: np.random.Generator, hidden: Specialities, speciality: NDArray[np.int32]) -> NDArray[np.int32]:
    """What the specialities that suit its own give, and other things of any chain."""
    shape = len(speciality), MOST_NEEDS
    fit = _fit(draw, hidden, speciality, MOST_NEEDS)
    typical = hidden.gives[fit, draw.integers(0, GIVES, shape)]
    other = capabilities(draw, weighted(draw, np.array(CHAIN_SHARES), shape), vocabulary(len(speciality)))
    return _some(draw, np.where((draw.random(shape) < NEEDS_OF_SPECIALITY) & (fit >= 0), typical, other))


def _targets(draw: np.random.Generator, hidden: Specialities, speciality: NDArray[np.int32]) -> NDArray[np.int16]:
    """Where the specialities that suit its own are at home, and elsewhere."""
    shape = len(speciality), MOST_TARGETS
    fit = _fit(draw, hidden, speciality, MOST_TARGETS)
    steered = (draw.random(shape) < MARKETS_OF_SPECIALITY) & (fit >= 0)
    steered[:, -1] = False  # nothing is known of markets one does not want
    return _some(draw, np.where(steered, hidden.market[fit], markets(draw, shape)))


def _present(draw: np.random.Generator, hidden: Specialities, speciality: NDArray[np.int32]) -> NDArray[np.int16]:
    """Where its speciality is at home, and elsewhere."""
    shape = len(speciality), MOST_PRESENT
    at_home = draw.random(shape) < MARKETS_OF_SPECIALITY
    return _some(draw, np.where(at_home, hidden.market[speciality][:, None], markets(draw, shape)))


def _fit(
    draw: np.random.Generator, hidden: Specialities, speciality: NDArray[np.int32], times: int
) -> NDArray[np.int32]:
    """For each stakeholder, so many times, one of the specialities that suit its own; -1 where the draw finds none."""
    return hidden.fits[speciality[:, None], draw.integers(0, FITS, (len(speciality), times))]


def _some(draw: np.random.Generator, picks: NDArray[Whole]) -> NDArray[Whole]:
    """Without repeats in a row, and without some of the last ones: not everybody says as much."""
    most = picks.shape[1]
    count = draw.integers((most + 1) // 2, most + 1, len(picks))
    kept = np.arange(most) < count[:, None]
    for place in range(1, most):
        kept[:, place] &= (picks[:, :place] != picks[:, place : place + 1]).all(axis=1)
    return np.where(kept, picks, -1).astype(picks.dtype)


def _somebody(draw: np.random.Generator, size: int, share: float) -> NDArray[np.int32]:
    """For that share of stakeholders somebody else, -1 for the rest."""
    other = (np.arange(size) + draw.integers(1, size, size)) % size
    return np.where(draw.random(size) < share, other, -1).astype(np.int32)
