"""Why a pair is not picked: barred by a rule, or whose slots it would take, and at what price."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.errors import BadInput
from matching.portfolio.gather import Gathered
from matching.portfolio.kernels.board import Board, State, board, nothing_picked, turn
from matching.portfolio.kernels.paths import LONGEST, scratch
from matching.portfolio.kernels.picks import WIDTHS, fits, forced
from matching.portfolio.kernels.quotas import terms
from matching.portfolio.solve import Portfolio

WIDEST: Final = WIDTHS[-1]


@dataclass(frozen=True, slots=True)
class WhyNot:
    """The answer for a pair of rows.

    barred      rules that keep it out, empty if none; then there are no figures
    picked      whether it is in the portfolio
    score       its score; `prices` those of a slot of either
    granted     what its kind is granted for a quota, less what a pick and the quotas cost
    margin      score + granted - prices: what it is worth beyond the slots that it takes
    change      how the total score would change if it were picked all the same, by the best exchange that was found;
                None where none was
    displaced   pairs that would lose their slot, with their scores; `instead` those that would come in for them
    """

    barred: tuple[str, ...]
    picked: bool = False
    score: float = 0.0
    prices: tuple[float, float] = (0.0, 0.0)
    granted: float = 0.0
    margin: float = 0.0
    change: float | None = None
    displaced: tuple[tuple[int, int, float], ...] = ()
    instead: tuple[tuple[int, int, float], ...] = ()


def why_not(found: Portfolio, gathered: Gathered, one: int, other: int) -> WhyNot:
    """Why these two are not in the portfolio, or that they are; `BadInput` for one and the same."""
    if one == other:
        raise BadInput("a stakeholder is no partner of itself; give two different ids")
    left, right = min(one, other), max(one, other)
    pool = found.pool
    places = np.flatnonzero((pool.left == left) & (pool.right == right))
    if not len(places):
        return WhyNot(_barred(gathered, one, other))
    pair = int(places[0])
    granted = float(_terms(found)[pool.kind[pair]])
    prices = (float(found.prices.slot[one]), float(found.prices.slot[other]))
    score = float(pool.score[pair])
    margin = score + granted - sum(prices)
    if found.picked[pair]:
        return WhyNot((), True, score, prices, granted, margin)
    turned = _turned(found, pair)
    if turned is None:
        return WhyNot((), False, score, prices, granted, margin)
    out, new = turned & found.picked, turned & ~found.picked
    change = float(pool.score[new].sum() - pool.score[out].sum())
    new[pair] = False
    return WhyNot((), False, score, prices, granted, margin, change, _listed(found, out), _listed(found, new))


def _barred(gathered: Gathered, one: int, other: int) -> tuple[str, ...]:
    pair = (min(one, other), max(one, other))
    score = gathered.score.get(pair)
    rules = {
        "they work together already": pair in gathered.running,
        "one of them excluded the other": pair in gathered.excluded,
        "the run suggests neither to the other": score is None,
        "they score no more than an average candidate": score is not None and score <= 0,
    }
    return (*(text for text, holds in rules.items() if holds), *_full(gathered, one), *_full(gathered, other))


def _full(gathered: Gathered, row: int) -> tuple[str, ...]:
    name, capacity, busy = gathered.name(row), gathered.capacity[row], gathered.busy[row]
    if row in gathered.closed:
        return (f"{name} is closed",)
    if capacity > busy:
        return ()
    return (f"{name} has no slot left: it can carry {capacity}, and {busy} partnerships run",)


def _terms(found: Portfolio) -> NDArray[np.float64]:
    """What each kind of the pool is granted; the last is that of pairs of no kind."""
    rule = found.limits.rule(len(found.pool.kinds))
    short = np.asarray(terms(np.append(found.prices.quota, found.prices.pick), rule))
    return short if rule.kinds else np.full(len(found.pool.kinds) + 1, short[0])


def _turned(found: Portfolio, pair: int) -> NDArray[np.bool_] | None:
    """Which pairs change if this one is picked; None if no exchange was found."""
    pool = found.pool
    drawn: Board = board(pool.left, pool.right, pool.score, pool.kind, len(pool.capacity))
    state: State = nothing_picked(drawn, pool.capacity, len(pool.kinds) + 1)
    _take(found, drawn, state)
    slot, term = found.prices.slot, _terms(found)
    mean = max(float(slot.mean()), float(pool.score.mean()))
    done = np.empty(2 * LONGEST + 1, np.int32)
    forced(pair, WIDEST * mean, drawn, slot, term, state, scratch(len(pool.capacity)), done)
    turned = state.picked.astype(bool) != found.picked
    return turned if fits(pair, drawn, state) and turned[pair] else None


def _take(found: Portfolio, drawn: Board, state: State) -> None:
    for place in np.flatnonzero(found.picked).tolist():
        turn(place, drawn, state)


def _listed(found: Portfolio, some: NDArray[np.bool_]) -> tuple[tuple[int, int, float], ...]:
    pool = found.pool
    rows = zip(pool.left[some].tolist(), pool.right[some].tolist(), pool.score[some].tolist(), strict=True)
    return tuple(sorted(rows, key=lambda row: (-row[2], row[:2])))
