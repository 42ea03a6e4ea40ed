"""Good partnerships that the fictional economy has not made: planted by a rule the matcher does not share.

Two stakeholders of different primary chains suit each other by what each gives and the other takes: the hidden
aptitudes' products, both ways, plus noise. For every second stakeholder the best of a random pool are planted. Nothing
of this is stored; a matcher can only infer it from the noisy traces in offers, needs, markets and projects.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from loaders.example.population import Population, met_in_projects, population

POOL: Final = 4_000  # strangers each is weighed against
EACH: Final = 3  # planted for each chosen stakeholder
NOISE: Final = 0.15
ROWS: Final = 512


def planted(size: int, seed: int) -> dict[str, frozenset[str]]:
    """Ids of stakeholders -> ids of their planted partners, both ways round.

    >>> pairs = planted(200, 1)
    >>> all(one in pairs[other] for one, others in pairs.items() for other in others)
    True
    """
    people = population(size, seed)
    found: dict[int, set[int]] = {}
    known = set(met_in_projects(people))
    for one, other in _pairs(people):
        if (min(one, other), max(one, other)) not in known:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {stakeholder_id(one): frozenset(map(stakeholder_id, others)) for one, others in found.items()}


def stakeholder_id(number: int) -> str:
    """The id of a stakeholder.

    >>> stakeholder_id(41)
    'example:0000041'
    """
    return f"example:{number:07}"


def suitability(people: Population, rows: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.float32]:
    """How well each row suits each other, -2 to 2: what the one gives × what the other takes, both ways."""
    return people.give[rows] @ people.take[others].T + people.take[rows] @ people.give[others].T


def _pairs(people: Population) -> list[tuple[int, int]]:
    draw = np.random.Generator(np.random.PCG64([people.seed, people.size, 2]))
    chosen = np.sort(draw.permutation(people.size)[: people.size // 2])
    found: list[tuple[int, int]] = []
    for begin in range(0, len(chosen), ROWS):
        rows = chosen[begin : begin + ROWS]
        pool = np.sort(draw.permutation(people.size)[:POOL])
        suits = suitability(people, rows, pool) + NOISE * draw.standard_normal((len(rows), len(pool)))
        suits[people.chain[rows][:, None] == people.chain[pool][None, :]] = -np.inf
        best = np.argpartition(-suits, EACH - 1, axis=1)[:, :EACH]
        found += [(int(row), int(pool[place])) for row, places in zip(rows, best, strict=True) for place in places]
    return found
