"""How related two stakeholders are in what they are specialised in: a fact beside the score, no part of it.

Somebody is specialised in what makes up more of its offers than of everybody's (location quotient above 1). Two
capabilities are related as far as who is specialised in one is in the other (Hidalgo, Klinger, Barabási and Hausmann,
2007, *The product space conditions the development of nations*):

    φ(i, j) = min(P(i | j), P(j | i))
    density of c for a portfolio r = Σ φ(c, i) over i in r ÷ Σ φ(c, i) over all i other than c

How well two understand one another, and how much they could learn, pull in opposite directions (Nooteboom and others,
2007, *Optimal cognitive distance and absorptive capacity*): hence the inverted U of `learning`.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matching.economy import Economy
from matching.explain import capability

Reals = NDArray[np.float64]

LEFT_OUT: Final = ("term:", "programme-theme:")
"""Capabilities that do not count, by the beginning of their ids: single words are too fine, parts of programmes too
coarse to tell who is near whom (`bench.relatedness`)."""

UNKNOWN: Final = "how related you are is not known: too little is said of what one of you offers"
DECIMALS: Final = 9
MOST_NEAREST: Final = 3
NEAR: Final = 0.25
FAR: Final = 0.75


@dataclass(frozen=True, slots=True)
class Space:
    """Who is specialised in what, and what is related to what, as of the economy's day.

    special   stakeholders × capabilities, 1 where somebody is specialised
    related   capabilities × capabilities, φ; symmetric, nothing is related to itself
    whole     Σ φ of each capability
    """

    economy: Economy
    special: sparse.csr_array
    related: sparse.csr_array
    whole: Reals

    def portfolio(self, row: int) -> NDArray[np.int32]:
        """What one stakeholder is specialised in, ascending."""
        return self.special.indices[self.special.indptr[row] : self.special.indptr[row + 1]]

    def density(self, row: int) -> Reals:
        """How near each capability lies to what one stakeholder is specialised in, 0 to 1."""
        near = np.asarray(self.related[self.portfolio(row)].sum(axis=0)).ravel()
        return np.divide(near, self.whole, out=np.zeros_like(self.whole), where=self.whole > 0)


@dataclass(frozen=True, slots=True)
class Near:
    """One speciality of the partner that is none of yours, and its density for what you are specialised in."""

    capability: str
    density: float


@dataclass(frozen=True, slots=True)
class Relatedness:
    """What is told of a pair; all None where one of them is specialised in nothing that counts.

    nearness   mean density, for you, of what the partner is specialised in and you are not; None without such
    distance   cognitive distance: 0 for the same specialities, 1 where none of one is related to any of the other's
    learning   4 × distance × (1 - distance): most half-way, nothing at either end
    nearest    the partner's specialities that lie nearest
    text       the same in a sentence
    """

    nearness: float | None
    distance: float | None
    learning: float | None
    nearest: tuple[Near, ...]
    text: str


def space(economy: Economy, left_out: tuple[str, ...] = LEFT_OUT) -> Space:
    """The space of an economy's offers, stated and inferred, over the capabilities that count."""
    offers, n = economy.offers, len(economy)
    ids = economy.snapshot.kinds["Capability"].ids
    counts = np.array([not one.startswith(left_out) for one in ids], bool)
    kept = counts[offers.capability] & (offers.level > 0)
    row = np.repeat(np.arange(n), np.diff(offers.indptr))[kept]
    what, level = offers.capability[kept], offers.level[kept]
    own, everybody = np.bincount(row, level, minlength=n), np.bincount(what, level, minlength=len(ids))
    quotient = np.round(level * level.sum() / (own[row] * everybody[what]), DECIMALS)
    held = quotient > 1.0
    special = sparse.csr_array((np.ones(int(held.sum())), (row[held], what[held])), shape=(n, len(ids)))
    phi = related(special)
    return Space(economy, special, phi, np.asarray(phi.sum(axis=1)).ravel())


def related(special: sparse.csr_array) -> sparse.csr_array:
    """φ of all pairs of capabilities: how many are specialised in both ÷ how many are in the commoner of the two."""
    both = sparse.coo_array(special.T @ special)
    held = np.asarray(special.sum(axis=0)).ravel()
    apart = both.row != both.col
    one, other = both.row[apart], both.col[apart]
    found = sparse.csr_array((both.data[apart] / np.maximum(held[one], held[other]), (one, other)), shape=both.shape)
    found.sort_indices()
    return found


def relatedness(known: Space, left: int, right: int) -> Relatedness:
    """What is told of the stakeholder `left` and its partner `right`."""
    mine, theirs = known.portfolio(left), known.portfolio(right)
    if not len(mine) or not len(theirs):
        return Relatedness(None, None, None, (), UNKNOWN)
    distance = float(np.round(1.0 - (_reach(known, mine, theirs) + _reach(known, theirs, mine)) / 2.0, DECIMALS))
    density, fresh = np.round(known.density(left), DECIMALS), np.setdiff1d(theirs, mine)
    order = fresh[np.argsort(-density[fresh], kind="stable")][:MOST_NEAREST]
    nearest = tuple(Near(capability(known.economy, int(what)), float(density[what])) for what in order)
    nearness = float(np.round(density[fresh].mean(), DECIMALS)) if len(fresh) else None
    learning = float(np.round(4.0 * distance * (1.0 - distance), DECIMALS))
    return Relatedness(nearness, distance, learning, nearest, _told(distance, nearest))


def _reach(known: Space, ones: NDArray[np.int32], others: NDArray[np.int32]) -> float:
    """How related each of the ones is to the nearest of the others, on average; the same is related by 1."""
    block = known.related[ones][:, others].toarray()
    block[ones[:, None] == others] = 1.0
    return float(block.max(axis=1).mean())


def _told(distance: float, nearest: tuple[Near, ...]) -> str:
    if distance < NEAR:
        how = "you know much the same, and there is little to learn from one another"
    elif distance <= FAR:
        how = "near enough to understand one another, far enough to learn something"
    else:
        how = "what one knows is new to the other, and little is shared to build on"
    brings = ", ".join(near.capability for near in nearest)
    return f"cognitive distance {distance:.2f}: {how}" + (
        f"; it brings, nearest to what you know, {brings}" * bool(brings)
    )
