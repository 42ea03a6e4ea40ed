"""The way in: the smallest change of two profiles that brings one of them among the other's first suggestions.

Sets of up to three moves are looked at, smaller ones first. Of equal size that is taken which asks least of the
partner, then that with the highest score of the pair, then the first in the order of moves. What is told was found by
the scorer itself over an economy that says so, where everybody else moves as well; all smaller sets were refuted.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from graph.errors import BadInput
from matching.candidates import CANDIDATES
from matching.counterfactual.moves import Move, moves
from matching.counterfactual.search import MOST_TRIED, Exhausted, Found, Search
from matching.counterfactual.sieve import Sieve
from matching.features import table
from matching.match import DECIMALS, Scorer, contributions

LARGEST: Final = 3
"""So many moves are asked of two at most: more is another profile, not advice."""

MOST_MOVES: Final = 64
"""Of more, those that raise the pair's score most by themselves."""

WITNESSES: Final = 64
"""So many of the best behind the first n are known to the sieve from the beginning."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """The answer.

    top       among how many
    rank      where the partner stands now among all candidates, from 1; None where it is none of them
    changes   what would be stated otherwise; none where nothing is needed, or nothing was found
    reached   its rank then; None where nothing was found
    score     its score then
    text      the answer in a sentence
    """

    top: int
    rank: int | None
    changes: tuple[str, ...]
    reached: int | None
    score: float | None
    text: str


def way_in(scorer: Scorer, left: int, right: int, top: int = 20) -> WayIn:
    """How `right` comes among the first `top` suggestions of `left`, lists being without limit (`matching.diversity`).

    `BadInput` for one and the same stakeholder, and for a `top` that no list has.
    """
    if left == right:
        raise BadInput("a stakeholder is no partner of itself; give two different ids")
    if not 1 <= top <= CANDIDATES:
        raise BadInput(f"top is 1 to {CANDIDATES:,}, not {top}")
    if not scorer.proposer.allowed(left, np.array([right], np.int32))[0]:
        return WayIn(top, None, (), None, None, "a rule keeps the two apart, whatever they state")
    if scorer.new[left]:
        return WayIn(top, None, (), None, None, "without history partners come by chain, kind and country alone")
    return _found(scorer, (left, right), top)


def _found(scorer: Scorer, pair: tuple[int, int], top: int) -> WayIn:
    left, right = pair
    pool = scorer.proposer.propose(np.array([left], np.int32))
    values = contributions(scorer.weights, table(pool, scorer.context, scorer.weights.names))
    score = np.round(values.sum(axis=1), DECIMALS)
    order = np.argsort(-score, kind="stable")
    at = np.flatnonzero(pool.right[order] == right)
    rank = int(at[0]) + 1 if len(at) else None
    if rank is not None and rank <= top:
        text = f"it is among your first {top} already, at {rank}"
        return WayIn(top, rank, (), rank, float(score[order[rank - 1]]), text)
    possible, ahead = moves(scorer, left, right), pool.right[order[: top + WITNESSES]]
    sieve = Sieve(scorer, pair, possible, pool, ahead)
    if len(possible) > MOST_MOVES:
        sieve = Sieve(scorer, pair, _telling(sieve), pool, ahead)
    return _told(scorer, top, rank, _smallest(sieve, top))


def _telling(sieve: Sieve) -> tuple[Move, ...]:
    """The moves that raise the pair's score most, in their order."""
    alone = sieve.scores(np.arange(len(sieve.moves)).reshape(-1, 1))
    return tuple(sieve.moves[place] for place in sorted(np.argsort(-alone, kind="stable")[:MOST_MOVES].tolist()))


def _smallest(sieve: Sieve, top: int) -> Found | str:
    """The answer, or why there is none."""
    search = Search(sieve, top)
    try:
        for size in range(1, LARGEST + 1):
            found = search.best(size)
            if found is not None:
                return found
    except Exhausted:
        return f"the first {MOST_TRIED} changes that could do it did not, and no more were tried"
    return f"no change of up to {LARGEST} statements brings it among your first {top}"


def _told(scorer: Scorer, top: int, rank: int | None, found: Found | str) -> WayIn:
    if isinstance(found, str):
        return WayIn(top, rank, (), None, None, found)
    changes = tuple(move.told(scorer.economy, scorer.context.markets) for move in found.moves)
    text = f"it would be among your first {top}, at {found.rank} with {found.score:+.2f}, if {' and '.join(changes)}"
    return WayIn(top, rank, changes, found.rank, found.score, text)
