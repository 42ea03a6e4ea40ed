"""The search for the best set of one size: what the sieve passes is scored anew, and who then leads joins the sieve."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.counterfactual.moves import Move
from matching.counterfactual.restating import restated
from matching.counterfactual.sieve import Sets, Sieve

MOST_TRIED: Final = 40
"""So many sets that could do it are scored anew; then the search gives up, and says so."""

DECIMALS: Final = 8  # scores that differ by less count as equal: they are added up in another order


@dataclass(frozen=True, slots=True)
class Found:
    """A set of moves, with the partner's rank and score under it."""

    moves: tuple[Move, ...]
    rank: int
    score: float


class Exhausted(Exception):
    """More sets could have done it than are scored anew."""


class Search:
    """Looks for what brings a partner into the first `top`; `sieve` knows who stands in the way as things are."""

    def __init__(self, sieve: Sieve, top: int) -> None:
        self._sieve, self._top = sieve, top
        self._tried = 0

    def best(self, size: int) -> Found | None:
        """The best set of so many moves, None where there is none; `Exhausted` if too many had to be tried."""
        sets = compatible(self._sieve.moves, size)
        against = self._sieve.refuters(sets, self._top)
        while len(left := np.flatnonzero(against < self._top)):
            sets, against = sets[left], against[left]
            order = self._order(sets)
            found, leaders = self._tried_out(sets[order[0]])
            if found is not None:
                return found
            sets, against = np.delete(sets, order[0], axis=0), np.delete(against, order[0])
            against += self._sieve.learn(leaders, sets, self._top)
        return None

    def _order(self, sets: Sets) -> NDArray[np.int64]:
        """Those that ask least of the partner first, then by the pair's score, then by the order of moves."""
        theirs = np.array([move.theirs for move in self._sieve.moves], np.int64)[sets].sum(axis=1)
        return np.lexsort((-np.round(self._sieve.scores(sets), DECIMALS), theirs))

    def _tried_out(self, places: NDArray[np.int64]) -> tuple[Found | None, NDArray[np.int32]]:
        """The set with what the scorer itself says of it, if it does it; and who leads then."""
        if self._tried == MOST_TRIED:
            raise Exhausted
        self._tried += 1
        scorer, (left, right) = self._sieve.scorer, self._sieve.pair
        moves = tuple(self._sieve.moves[place] for place in places)
        block = restated(scorer, (left, right), moves).best(np.array([left], np.int32), self._top)
        at = np.flatnonzero(block.right == right)
        found = Found(moves, int(block.rank[at[0]]), float(block.score[at[0]])) if len(at) else None
        return found, block.right


def compatible(moves: Sequence[Move], size: int) -> Sets:
    """All sets of so many moves that are about different things, as rows of ascending places."""
    places = np.array(list(combinations(range(len(moves)), size)), np.int64).reshape(-1, size)
    numbers = {about: number for number, about in enumerate(dict.fromkeys(move.about for move in moves))}
    about = np.array([numbers[move.about] for move in moves], np.int64)
    different = np.diff(np.sort(about[places], axis=1), axis=1) > 0
    return np.asarray(places[different.all(axis=1)])
