"""The last portfolio stays, but for what has changed."""

import numpy as np
from hypothesis import given

from matching.portfolio import Limits, pool, portfolio


def again(some, score=None, capacity=None):
    return pool(
        some.left, some.right, some.score if score is None else score, some.capacity if capacity is None else capacity
    )


def settled(some):
    """A portfolio, and once more from there: nothing is left to gain."""
    return portfolio(some, last=portfolio(some).picked)


def test_where_nothing_changed_nothing_moves(grown):
    first = settled(again(grown(150)))
    assert (portfolio(first.pool, last=first.picked).picked == first.picked).all()


def test_picks_that_a_few_changed_scores_do_not_touch_stay(grown):
    first = settled(again(grown(150)))
    score = first.pool.score.copy()
    changed = np.flatnonzero(first.picked)[:3]
    score[changed] *= 0.1
    second = portfolio(again(first.pool, score), last=first.picked)
    lost = np.flatnonzero(first.picked & ~second.picked)
    assert not second.picked[changed].any()
    assert len(lost) <= 12
    assert second.certificate.gap < 0.02


def test_with_the_last_one_given_less_moves_than_without(grown):
    first = settled(again(grown(150)))
    score = first.pool.score * (1 + 0.02 * np.random.default_rng(3).normal(size=len(first.pool)))
    changed = again(first.pool, score)
    kept = (portfolio(changed, last=first.picked).picked & first.picked).sum()
    assert kept >= (portfolio(changed).picked & first.picked).sum()


def test_whoever_lost_a_slot_gives_up_a_pick(grown):
    first = settled(again(grown(60)))
    capacity = first.pool.capacity.copy()
    capacity[7] = 1
    second = portfolio(again(first.pool, capacity=capacity), last=first.picked)
    assert ((second.pool.left == 7) | (second.pool.right == 7))[second.picked].sum() <= 1


def test_any_last_portfolio_will_do(pools, limits, keeps):
    @given(pools)
    def check(some):
        found = portfolio(some, last=np.ones(len(some), bool))
        assert keeps(some, Limits(), found.picked)
        assert found.certificate.gap >= 0

    check()
