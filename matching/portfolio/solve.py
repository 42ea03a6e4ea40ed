"""The portfolio: prices first, then picks that the prices speak for, then the proof of how much could be missing."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.errors import BadInput
from matching.portfolio.certificate import Certificate, Prices, certify
from matching.portfolio.kernels.board import Board, State, board, nothing_picked, turn
from matching.portfolio.kernels.paths import Scratch, scratch
from matching.portfolio.kernels.picks import (
    WIDTHS,
    fill,
    fill_slots,
    margins,
    shrink,
    supply,
)
from matching.portfolio.kernels.quotas import Rule, missed
from matching.portfolio.pool import Limits, Pool
from matching.portfolio.pricing import Pricing

SWEEPS: Final = 10
TRIES: Final = 3
ROUNDS: Final = 3  # of making up for quotas that are missed
GOOD_ENOUGH: Final = 5e-4
"""A gap at which no more is tried."""
LOYALTY: Final = 0.01
"""A pair of the last portfolio counts for so much more, in mean scores: for less, nothing proposed is unsettled."""
NO_LIMITS: Final = Limits()
HOLDS: Final = (0.5, 0.05)
"""Such a pair is kept at first as long as its margin is not so far below 0, in mean scores; then more are given up."""
WORTH_MOVING: Final = 0.001
"""The first of these stands unless the second is worth more by this share."""


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What was picked: bool over the pool's pairs; with prices, and with the certificate that they give."""

    pool: Pool
    limits: Limits
    picked: NDArray[np.bool_]
    prices: Prices
    certificate: Certificate


def portfolio(pool: Pool, limits: Limits = NO_LIMITS, last: NDArray[np.bool_] | None = None) -> Portfolio:
    """Pick pairs for the greatest total score within the limits. Deterministic, in one thread.

    With the picks of the last portfolio given, they are where it begins, and they stay where nothing better by
    `LOYALTY` is found (`HOLD`). `BadInput` for quotas that cannot be met.
    """
    _check(pool, limits)
    rule = limits.rule(len(pool.kinds))
    kind = pool.kind if rule.kinds else np.zeros(len(pool), np.int16)
    drawn = board(pool.left, pool.right, pool.score, kind, len(pool.capacity))
    pricing = Pricing(drawn, pool.capacity, rule)
    best = None if last is None else _steady(drawn, pool, limits, pricing, last)
    for _ in range(TRIES if best is None else 0):
        pricing.go_on(SWEEPS)
        made = _made(pool, limits, pricing, _picked(drawn, pool, pricing, np.zeros(len(pool))))
        best = made if best is None else _better(best, made)
        if best.certificate.gap <= GOOD_ENOUGH:
            break
    assert best is not None
    if len(pool) and rule.kinds and not best.picked.any() and limits.most != 0:
        raise BadInput(f"a quota of {limits.quota} leaves no picks at all; ask for a smaller one, or for more capacity")
    return best


def _made(pool: Pool, limits: Limits, pricing: Pricing, picked: NDArray[np.bool_]) -> Portfolio:
    prices = pricing.prices()
    return Portfolio(pool, limits, picked, prices, certify(pool, limits, prices, picked))


def _steady(drawn: Board, pool: Pool, limits: Limits, pricing: Pricing, last: NDArray[np.bool_]) -> Portfolio:
    """A portfolio with most picks of the last one."""
    pricing.go_on(2 * SWEEPS)
    more = np.where(last, LOYALTY * _mean(pool.score), 0.0)
    drawn = board(pool.left, pool.right, pool.score + more, drawn.kind, len(pool.capacity))
    held = [np.where(last, hold * _mean(pool.score), 0.0) for hold in HOLDS]
    kept, moved = (_made(pool, limits, pricing, _picked(drawn, pool, pricing, one)) for one in held)
    return moved if moved.certificate.value > (1 + WORTH_MOVING) * kept.certificate.value else kept


def _better(one: Portfolio, other: Portfolio) -> Portfolio:
    """The picks that are worth more, with the prices that prove more."""
    picked = max(one, other, key=lambda made: made.certificate.value).picked
    prices = min(one, other, key=lambda made: made.certificate.bound).prices
    return Portfolio(one.pool, one.limits, picked, prices, certify(one.pool, one.limits, prices, picked))


def _check(pool: Pool, limits: Limits) -> None:
    if limits.most is not None and limits.most < 0:
        raise BadInput(f"there cannot be {limits.most} picks; give 0 or more")
    if not limits.quota:
        return
    if limits.quota * len(pool.kinds) > 1:
        raise BadInput(f"{len(pool.kinds)} quotas of {limits.quota} add up to more than everything; ask for less")
    counts = np.bincount(pool.kind, minlength=len(pool.kinds) + 1)
    lacking = [name for name, count in zip(pool.kinds, counts.tolist(), strict=False) if not count]
    if lacking:
        raise BadInput(
            f"no quota can be met for {', '.join(lacking)}: no suggestion there scores above 0 between two who have a"
            " slot; leave the quota out, or match with a greater --top"
        )


def _picked(drawn: Board, pool: Pool, pricing: Pricing, held: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Pairs picked by these prices; `held` is added to their margins at first."""
    slot, term, rule = pricing.slot, pricing.term, pricing.rule
    state: State = nothing_picked(drawn, pool.capacity, rule.kinds + 1)
    margin = np.asarray(margins(drawn, slot, term))
    fill(_by(margin + held, margin + held > 0), drawn, state, Rule(0, 0, 1, rule.most))
    room = scratch(len(pool.capacity))
    mean = max(_mean(slot), 0.1 * _mean(pool.score))
    _improve(drawn, slot, term, rule, state, room, mean)
    _keep_limits(_by(margin, np.ones(len(pool), bool)), drawn, pricing, state, room, mean)
    return state.picked.astype(bool)


def _by(value: NDArray[np.float64], some: NDArray[np.bool_]) -> NDArray[np.int32]:
    """These pairs, the highest value first."""
    places = np.flatnonzero(some)
    return places[np.argsort(-value[places], kind="stable")].astype(np.int32)


def _mean(values: NDArray[np.float64]) -> float:
    return float(values.mean()) if len(values) else 0.0


def _improve(
    drawn: Board,
    slot: NDArray[np.float64],
    term: NDArray[np.float64],
    rule: Rule,
    state: State,
    room: Scratch,
    mean: float,
) -> None:
    for width in WIDTHS:
        fill_slots(width * mean, drawn, slot, term, rule, state, room)


def _keep_limits(
    order: NDArray[np.int32], drawn: Board, pricing: Pricing, state: State, room: Scratch, mean: float
) -> None:
    """Bring the picks within the limits, then pick whatever still fits in, whatever its price."""
    slot, term, rule = pricing.slot, pricing.term, pricing.rule
    if missed(state, rule):
        for _ in range(ROUNDS):
            supply(order, drawn, slot, term, rule, state)
            _improve(drawn, slot, term, rule, state, room, mean)
        shrink(order, drawn, state, rule)
    if pricing.limited:
        fill(order, drawn, state, rule)
        _guarded(drawn, slot, term, rule, state, room, mean)


def _guarded(
    drawn: Board,
    slot: NDArray[np.float64],
    term: NDArray[np.float64],
    rule: Rule,
    state: State,
    room: Scratch,
    mean: float,
) -> None:
    """Improve once more; undone where a limit is then missed, since more picks ask for more of each kind."""
    before = state.picked.copy()
    _improve(drawn, slot, term, rule, state, room, mean)
    if missed(state, rule):
        for pair in np.flatnonzero(state.picked != before).tolist():
            turn(pair, drawn, state)
