"""The compiled loops against slow, readable twins."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.portfolio.kernels.board import across, board, margin, nothing_picked, turn
from matching.portfolio.kernels.paths import mend, scratch
from matching.portfolio.kernels.picks import fill, margins
from matching.portfolio.kernels.prices import sweep
from matching.portfolio.kernels.quotas import Rule, balance, needed, terms
from matching.portfolio.pool import UNLIMITED


def laid(some, kinds=2):
    return board(some.left, some.right, some.score, some.kind, len(some.capacity))


def slow_sweep(some, price, term):
    """Everybody in turn: the middle between the last margin that fits in and the next."""
    for row in range(len(price)):
        values = [
            some.score[pair] + term[some.kind[pair]] - price[other]
            for pair in range(len(some))
            for other in {some.left[pair], some.right[pair]} - {row}
            if row in (some.left[pair], some.right[pair])
        ]
        ranked, fits = sorted(values, reverse=True), int(some.capacity[row])
        if not ranked or fits > len(ranked):
            price[row] = 0.0
        else:
            following = ranked[fits] if fits < len(ranked) else 0.0
            price[row] = (max(ranked[fits - 1], 0.0) + max(following, 0.0)) / 2


def test_lists_hold_every_pair_twice_by_score(pools):
    @given(pools)
    def check(some):
        drawn = laid(some)
        for row in range(len(some.capacity)):
            mine = slice(drawn.begin[row], drawn.begin[row + 1])
            expected = np.flatnonzero((some.left == row) | (some.right == row))
            assert sorted(drawn.pair[mine].tolist()) == expected.tolist()
            assert (np.diff(drawn.worth[mine]) <= 0).all()
            for place in range(mine.start, mine.stop):
                pair = drawn.pair[place]
                assert drawn.other[place] == across(pair, row, drawn)
                assert (drawn.worth[place], drawn.sort[place]) == (some.score[pair], some.kind[pair])

    check()


def test_a_sweep_is_that_of_the_slow_twin(pools):
    @given(pools, st.lists(st.floats(-2, 2, width=16), min_size=3, max_size=3))
    def check(some, granted):
        term, fast, slow = np.array(granted), np.zeros(len(some.capacity)), np.zeros(len(some.capacity))
        for _ in range(3):
            sweep(fast, some.capacity, term, laid(some))
            slow_sweep(some, slow, term)
            np.testing.assert_allclose(fast, slow, atol=1e-12)

    check()


def test_turning_twice_leaves_all_as_it_was(pools):
    @given(pools)
    def check(some):
        drawn = laid(some)
        state = nothing_picked(drawn, some.capacity, 3)
        for pair in range(len(some)):
            turn(pair, drawn, state)
            assert state.picked[pair] == 1
            assert state.count[-1] == 1
            turn(pair, drawn, state)
        assert state.picked.sum() == state.count.sum() == state.used.sum() == 0
        assert (state.free == some.capacity).all()

    check()


def test_a_path_keeps_everybody_s_capacity_and_gains(pools):
    @given(pools, st.integers(0, 6))
    def check(some, start):
        if start >= len(some.capacity):
            return
        drawn, term = laid(some), np.zeros(3)
        state, price = nothing_picked(drawn, some.capacity, 3), np.zeros(len(some.capacity))
        sweep(price, some.capacity, term, drawn)
        fill(np.argsort(-some.score, kind="stable").astype(np.int32), drawn, state, Rule(0, 0, 1, UNLIMITED))
        before, room = float(some.score[state.picked == 1].sum()), scratch(len(some.capacity))
        if state.free[start] <= 0:
            return
        length = mend(start, -1, 100.0, drawn, price, term, state, room)
        for pair in sorted(room.path[:length].tolist(), key=lambda pair: -state.picked[pair]):
            turn(pair, drawn, state)
        assert (state.free >= 0).all()
        assert float(some.score[state.picked == 1].sum()) >= before - 1e-9

    check()


def test_prices_of_limits_make_the_bound_least(pools):
    """No other prices of quotas and picks give a lower one, while those of slots stand."""

    def bound(some, limit, rule):
        value = some.score + terms(limit, rule)[some.kind]
        return limit[-1] * (rule.most if limit[-1] else 0) + np.maximum(value, 0).sum()

    @given(pools, st.sampled_from([Fraction(1, 10), Fraction(1, 4)]), st.integers(0, 9), st.randoms())
    def check(some, quota, most, draw):
        rule = Rule(2, quota.numerator, quota.denominator, most)
        found = np.asarray(balance(some.score, some.kind, rule))
        assert (found >= 0).all()
        least = bound(some, found, rule)
        nudged = found + np.array([draw.uniform(-0.5, 0.5) for _ in found])
        whole = quota * most == int(quota * most)  # else the quota of whole picks is a little more than its share
        if whole and len(some) >= most and np.bincount(some.kind, minlength=3)[:2].min() >= needed(most, rule):
            assert least <= bound(some, np.maximum(nudged, 0), rule) + 1e-6

    check()


@pytest.mark.parametrize(("picks", "least"), [(0, 0), (1, 1), (14, 1), (15, 2), (100, 7)])
def test_a_share_of_the_picks_is_rounded_up(picks, least):
    assert needed(picks, Rule(2, 7, 100, UNLIMITED)) == least


def test_margins_are_score_and_term_less_both_prices(pools):
    @given(pools)
    def check(some):
        price, term = np.arange(len(some.capacity)) / 8, np.array([0.5, 0.25, 0.0])
        expected = some.score + term[some.kind] - price[some.left] - price[some.right]
        assert margins(laid(some), price, term).tolist() == expected.tolist()
        assert [margin(pair, laid(some), price, term) for pair in range(len(some))] == expected.tolist()

    check()
