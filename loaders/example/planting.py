"""Good partnerships that the fictional economy has not made: planted by a rule the matcher does not share.

For every second stakeholder one partner is planted: mostly somebody of a hidden speciality that suits its own, now and
then just anybody. Both are of different primary chains, never met in a project, do not share an owner and exclude
nobody. Nothing of this is stored; a matcher can only infer it from noisy traces in offers, needs, markets and projects.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from loaders.example.population import Population, population
from loaders.example.projects import met, one_of
from loaders.example.specialities import FITS

BY_CHANCE: Final = 0.1
TRIES: Final = 6


def planted(size: int, seed: int) -> dict[str, frozenset[str]]:
    """Ids of stakeholders -> ids of their planted partners, both ways round.

    >>> pairs = planted(200, 1)
    >>> all(one in pairs[other] for one, others in pairs.items() for other in others)
    True
    """
    found: dict[int, set[int]] = {}
    for one, other in pairs(population(size, seed)).tolist():
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {stakeholder_id(one): frozenset(map(stakeholder_id, found[one])) for one in sorted(found)}


def stakeholder_id(number: int) -> str:
    """The id of a stakeholder.

    >>> stakeholder_id(41)
    'example:0000041'
    """
    return f"example:{number:07}"


def suits(people: Population, one: int) -> NDArray[np.bool_]:
    """Whose hidden speciality suits that of one stakeholder: all that an oracle could know of the planting."""
    fits = people.hidden.fits[people.speciality[one]]
    return np.isin(people.speciality, fits[fits >= 0])


def pairs(people: Population) -> NDArray[np.int64]:
    """Planted pairs, pairs × 2, in ascending order."""
    draw = np.random.Generator(np.random.PCG64([people.seed, people.size, 2]))
    known = met(people.projects, people.size)
    waiting = draw.permutation(people.size)[: people.size // 2]
    found = [np.empty((0, 2), np.int64)]
    for _ in range(TRIES):
        partner = _partners(draw, people, waiting)
        both = np.sort(np.column_stack([waiting, partner]), axis=1)
        good = (partner >= 0) & _allowed(people, both, known)
        found.append(both[good])
        waiting = waiting[~good]
    return np.unique(np.concatenate(found), axis=0)


def _partners(draw: np.random.Generator, people: Population, asked: NDArray[np.int64]) -> NDArray[np.int64]:
    fit = people.hidden.fits[people.speciality[asked], draw.integers(0, FITS, len(asked))]
    anybody = draw.integers(0, people.size, len(asked))
    return np.where(draw.random(len(asked)) < BY_CHANCE, anybody, one_of(draw, fit, people.speciality))


def _allowed(people: Population, both: NDArray[np.int64], known: NDArray[np.int64]) -> NDArray[np.bool_]:
    one, other = both.T
    apart = (one != other) & (people.chain[one] != people.chain[other])
    strangers = ~np.isin(one * people.size + other, known)
    free = (people.owner[both] < 0).all(axis=1) & ~np.isin(both, people.owner).any(axis=1)
    return apart & strangers & free & (people.excludes[one] != other) & (people.excludes[other] != one)
