"""A portfolio as people read it: its picks by name, and how many there are in each pair of chains."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from matching.portfolio.gather import Gathered
from matching.portfolio.solve import Portfolio


@dataclass(frozen=True, slots=True)
class Pick:
    """A partnership to take up: ids and names of both, its score, what a slot of either costs, their chains."""

    stakeholder_id: str
    partner_id: str
    stakeholder: str
    partner: str
    score: float
    price: float
    partner_price: float
    chain_from: str
    chain_to: str


def picks(found: Portfolio, gathered: Gathered) -> list[Pick]:
    """The picks, the highest score first."""
    pool, slot, g = found.pool, found.prices.slot, gathered
    ids, listed = g.ids, []
    for place in np.flatnonzero(found.picked).tolist():
        a, b = int(pool.left[place]), int(pool.right[place])
        costs, chains = (float(slot[a]), float(slot[b])), (g.chain.get(a, ""), g.chain.get(b, ""))
        listed.append(Pick(ids[a], ids[b], g.name(a), g.name(b), float(pool.score[place]), *costs, *chains))
    return sorted(listed, key=lambda pick: (-pick.score, pick.stakeholder_id, pick.partner_id))


def counts(found: Portfolio) -> dict[str, int]:
    """How many picks there are in each pair of chains; last, under `other`, those in none."""
    counted = Counter(found.pool.kind[found.picked].tolist())
    return {name: counted[place] for place, name in enumerate((*found.pool.kinds, "other"))}
