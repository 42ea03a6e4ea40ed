"""Which sets of moves cannot bring the partner into the first n: refuted by the ten thousand, never wrongly.

A set is refuted by n stakeholders who are candidates under it for certain and score higher than the partner. Who comes
before the partner in the cheap score is a candidate for certain, since else the partner is none either; and so is who
has fewer than a thousand before it even if all move up that can. What is not refuted is scored by the scorer itself.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matching.candidates import CANDIDATES, Pairs
from matching.candidates.kernel import cheap_score
from matching.counterfactual.crowd import STATED, Crowd, Reals, crowd
from matching.counterfactual.kernel import refuters, scores
from matching.counterfactual.moves import CLAIMS, Move, Say
from matching.counterfactual.sums import Stating
from matching.economy import Economy
from matching.match import Scorer

Sets = NDArray[np.int64]


class Sieve:
    """Refutes sets of moves, each given as a row of places in `moves`.

    pool    candidates as things are, with their closures
    ahead   int32, those who are known to stand in the way, the most likely first
    """

    def __init__(
        self, scorer: Scorer, pair: tuple[int, int], moves: Sequence[Move], pool: Pairs, ahead: NDArray[np.int32]
    ) -> None:
        self.scorer, self.pair, self.moves = scorer, pair, moves
        prior = scorer.proposer.prior[pool.right]
        cheap = [cheap_score(closure, active) for closure, active in zip(pool.closure, prior, strict=True)]
        self._candidates, self._cheap = pool.right, np.sort(np.array(cheap, np.float64))
        self._room = CANDIDATES if len(scorer.economy) > CANDIDATES else 0
        self._stating = Stating(scorer, pair, moves)
        self._gains = _gains(scorer.economy, moves)
        known = scorer.weights.features
        self._weight = np.array([known[name].weight if name in known else 0.0 for name in STATED])
        self._known = self._crowd(ahead)

    def scores(self, sets: Sets) -> Reals:
        """What the partner scores under each set."""
        crowd = self._crowd(np.empty(0, np.int32))
        sums = self._stating.sums(crowd)
        return np.asarray(scores(sets, self._levels(sets), sums.base, sums.added, crowd.settled, self._weight))

    def refuters(self, sets: Sets, enough: int) -> NDArray[np.int64]:
        """How many of those who are known stand before the partner for certain, under each set; counted to `enough`."""
        return self._refuters(sets, self._known, enough)

    def learn(self, leaders: NDArray[np.int32], sets: Sets, enough: int) -> NDArray[np.int64]:
        """Others who may stand in the way; how many of them alone stand before the partner under each of these sets."""
        fresh = self._crowd(np.setdiff1d(leaders, self._known.who))
        self._known = self._crowd(np.concatenate([self._known.who[1:], fresh.who[1:]]))
        return self._refuters(sets, fresh, enough)

    def _crowd(self, others: NDArray[np.int32]) -> Crowd:
        left, right = self.pair
        who = np.concatenate([[right], others[others != right]]).astype(np.int32)
        return crowd(self.scorer, left, who, self._stating.what, self._candidates)

    def _refuters(self, sets: Sets, crowd: Crowd, enough: int) -> NDArray[np.int64]:
        sums = self._stating.sums(crowd)
        found = refuters(
            sets, self._levels(sets), sums.base, sums.added, crowd.settled, crowd.cheap, crowd.touched, self._weight,
            self._gains, self._cheap, self._room, enough,
        )  # fmt: skip
        return np.asarray(found)

    def _levels(self, sets: Sets) -> NDArray[np.int64]:
        """How many of the two begin to list something under each set."""
        found = np.zeros(len(sets), np.int64)
        for theirs, silent in enumerate(self._stating.silent):
            claims = np.array([move.say in CLAIMS and move.theirs == theirs for move in self.moves], bool)
            found += silent & claims[sets].any(axis=1)
        return found


def _gains(e: Economy, moves: Sequence[Move]) -> NDArray[np.int64]:
    """How many gain in the cheap score by each move: all who offer what is needed, or need what is offered."""
    holders = {
        Say.NEED: np.bincount(e.offers.capability, minlength=len(e.idf)),
        Say.OFFER: np.bincount(e.needs.capability, minlength=len(e.idf)),
    }
    return np.array([1 if m.theirs else holders[m.say][m.place] if m.say in holders else 0 for m in moves], np.int64)
