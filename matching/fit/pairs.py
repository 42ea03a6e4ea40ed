"""The fits of an economy: who may meet whom by the hard rules, and each pair with the capabilities that meet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from graph.errors import BadInput
from graph.model import Suggestion
from matching.candidates.ground import barred_pairs
from matching.economy import Economy, Lists
from matching.explain import capability
from matching.fit import Best, Index, Quiet, Scope, best, index
from matching.fit.reasons import Meeting, meetings

MOST_CHAINS = 64
MOST_NAMED = 5
"""So many capabilities are named in a sentence; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Two stakeholders and what meets: rows of the economy, rank from 1, score, and the capabilities."""

    left: int
    right: int
    rank: int
    score: float
    met: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Market:
    """An economy with the index of its offers and needs. Closed stakeholders make no claims in it."""

    economy: Economy
    index: Index

    @classmethod
    def of(cls, economy: Economy) -> "Market":
        """The market of an economy; `BadInput` where it has more than 64 value chains."""
        return cls(
            economy,
            index(
                _open_only(economy.offers, economy.open),
                _open_only(economy.needs, economy.open),
                economy.idf,
                masks(economy.member),
                group=economy.group,
                barred=barred_pairs(economy),
            ),
        )

    def best(
        self,
        rows: Sequence[int] | None = None,
        *,
        top: int = 20,
        scope: Scope = "all",
        progress: Quiet = lambda done, total: None,
    ) -> Best:
        """The best of these stakeholders, of everybody where none are given."""
        asked = None if rows is None else np.array(rows, np.int32)
        return best(self.index, asked, top=top, scope=scope, progress=progress)

    def fits(self, found: Best) -> Iterator[Fit]:
        """Each pair with what meets, by stakeholder as asked for and rank; made one by one: there may be millions."""
        for place in range(len(found.rows)):
            yield from self.of_one(found, place, range(int(found.count[place])))

    def of_one(self, found: Best, place: int, ranks: Sequence[int]) -> Iterator[Fit]:
        """Pairs of the stakeholder asked for in that place, by rank from 0."""
        return fits_of(self.index, found, place, ranks)

    @property
    def telling(self) -> "Telling":
        """Says of pairs in words who and why."""
        e = self.economy
        return Telling(e.ids, e.chains, e.primary, partial(capability, e))

    def suggestion(self, fit: Fit) -> Suggestion:
        """The pair as a line of a suggestions file."""
        return self.telling.suggestion(fit)

    def reason(self, fit: Fit) -> str:
        """What meets, in words, the most telling first in either direction."""
        return self.telling.reason(fit)


@dataclass(frozen=True, slots=True)
class Telling:
    """What it takes to say of pairs who they are and why they fit.

    ids, chains   in the order of their numbers
    primary       number of each stakeholder's primary chain, -1 unknown
    capability    name of a capability by its number
    """

    ids: Sequence[str]
    chains: Sequence[str]
    primary: NDArray[np.int32]
    capability: Callable[[int], str]

    def suggestion(self, fit: Fit) -> Suggestion:
        """The pair as a line of a suggestions file."""
        chains = [*(chain.removeprefix("chain:") for chain in self.chains), None]
        return Suggestion(
            stakeholder_id=self.ids[fit.left],
            partner_id=self.ids[fit.right],
            rank=fit.rank,
            score=fit.score,
            chain_from=chains[self.primary[fit.left]],
            chain_to=chains[self.primary[fit.right]],
            explanation=self.reason(fit),
        )

    def reason(self, fit: Fit) -> str:
        """What meets, in words, the most telling first in either direction."""
        directions = {"it offers what you need": True, "it needs what you offer": False}
        told = {words: [one for one in fit.met if one.needed == needed] for words, needed in directions.items()}
        return "; ".join(f"{words}: {self._listed(some)}" for words, some in told.items() if some)

    def _listed(self, some: Sequence[Meeting]) -> str:
        named = ", ".join(self.capability(one.capability) for one in some[:MOST_NAMED])
        more = len(some) - MOST_NAMED
        return f"{named} and {more} more" if more > 0 else named


def fits_of(some: Index, found: Best, place: int, ranks: Sequence[int]) -> Iterator[Fit]:
    """Pairs of the stakeholder whose list lies in that place, by rank from 0."""
    left, others = int(found.rows[place]), found.who[place, ranks]
    for rank, right, met in zip(ranks, others.tolist(), meetings(some, left, others), strict=True):
        yield Fit(left, right, rank + 1, float(found.score[place, rank]), met)


def _open_only(claims: Lists, some: NDArray[np.bool_]) -> Lists:
    size = np.diff(claims.indptr)
    kept = np.repeat(some, size)
    indptr = np.concatenate(([0], np.cumsum(np.where(some, size, 0)))).astype(np.int64)
    return Lists(indptr, claims.capability[kept], claims.level[kept])


def masks(member: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """A bit for each chain that a stakeholder belongs to."""
    if member.shape[1] > MOST_CHAINS:
        raise BadInput(f"there are {member.shape[1]} value chains, and fits tell at most {MOST_CHAINS} apart")
    bits = np.uint64(1) << np.arange(member.shape[1], dtype=np.uint64)
    return np.where(member, bits, np.uint64(0)).sum(axis=1, dtype=np.uint64)
