"""Portfolios against every set of pairs, against the simplex, and on the odd cases."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

from graph.errors import BadInput
from matching.portfolio import Limits, certify, portfolio, share

FREE = Limits()


def picked_pairs(found):
    rows = found.picked
    return list(zip(found.pool.left[rows].tolist(), found.pool.right[rows].tolist(), strict=True))


def test_no_set_of_pairs_is_worth_more_than_the_bound_and_the_picks_come_close(pools, tried):
    @settings(max_examples=60)
    @given(pools)
    def check(some):
        found, greatest = portfolio(some), tried(some, FREE)
        assert found.certificate.value <= greatest + 1e-6 <= found.certificate.bound + 2e-6
        assert found.certificate.value >= 0.75 * greatest - 1e-6

    check()


def test_the_bound_is_never_below_the_simplex_s_and_the_gap_never_below_0(pools, in_part):
    @given(pools)
    def check(some):
        found = portfolio(some)
        if len(some):
            assert found.certificate.bound >= in_part(some, FREE) - 1e-6
        assert found.certificate.gap >= 0

    check()


def test_limits_are_kept_or_refused_and_the_bound_holds_under_them(pools, limits, keeps, in_part):
    @given(pools, limits)
    def check(some, wanted):
        try:
            found = portfolio(some, wanted)
        except BadInput:
            assert wanted.quota
            return
        assert keeps(some, wanted, found.picked)
        assert found.certificate.gap >= 0
        if len(some):
            assert found.certificate.bound >= in_part(some, wanted) - 1e-6

    check()


def test_on_a_pool_like_real_ones_hardly_anything_is_missing(grown, in_part):
    some = grown(120)
    found = portfolio(some)
    assert found.certificate.gap < 0.01
    assert found.certificate.value >= 0.995 * in_part(some, FREE)
    assert found.certificate.bound <= 1.002 * in_part(some, FREE)


def test_quotas_and_a_greatest_number_are_met_at_a_small_price(grown, in_part):
    some, wanted = grown(120), Limits(Fraction(3, 10), 90)
    found = portfolio(some, wanted)
    assert np.bincount(some.kind[found.picked], minlength=3)[:2].min() >= 27
    assert found.picked.sum() == 90
    assert found.certificate.value >= 0.995 * in_part(some, wanted)


@pytest.mark.parametrize(
    ("pairs", "capacity", "best"),
    [
        ([], [], []),
        ([], [3], []),
        ([(0, 1, 5.0)], [1, 0], []),
        ([(0, 1, -1.0), (1, 2, 0.0)], [1, 1, 1], []),
        ([(0, 0, 5.0)], [2], []),
        ([(1, 0, 2.0), (0, 1, 3.0)], [2, 2], [(0, 1)]),
        ([(0, 1, 3.0), (1, 2, 4.0), (2, 3, 3.0)], [1, 1, 1, 1], [(0, 1), (2, 3)]),
    ],
    ids=["nobody", "one alone", "no capacity", "nothing above 0", "with itself", "twice", "greed is worse"],
)
def test_small_and_odd_pools(make, pairs, capacity, best):
    assert picked_pairs(portfolio(make(pairs, capacity))) == best


def test_of_equal_scores_as_many_are_picked_as_fit(make):
    ring = [(row, (row + 1) % 6, 1.0) for row in range(6)]
    assert portfolio(make(ring, [1] * 6)).picked.sum() == 3
    assert portfolio(make(ring, [2] * 6)).picked.sum() == 6


def test_an_odd_ring_has_a_gap_and_says_so(make):
    found = portfolio(make([(0, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0)], [1, 1, 1]))
    assert (found.certificate.value, found.certificate.bound) == (1.0, pytest.approx(1.5, abs=0.01))


def test_the_same_pool_gives_the_same_portfolio(grown):
    one, other = portfolio(grown(80)), portfolio(grown(80))
    assert one.picked.tobytes() == other.picked.tobytes()
    assert one.prices.slot.tobytes() == other.prices.slot.tobytes()


@pytest.mark.parametrize(
    ("pairs", "quota", "said"),
    [
        ([(0, 1, 1.0, 0), (1, 2, 1.0, 2)], "0.1", "no quota can be met for a with c"),
        ([(0, 1, 1.0, 0), (1, 2, 1.0, 1)], "0.6", "2 quotas of 3/5 add up to more than everything"),
        ([(0, 1, 1.0, 0), (1, 2, 1.0, 1)], "0.5", "leaves no picks at all"),
    ],
)
def test_a_quota_that_cannot_be_met_is_refused_with_its_name(make, pairs, quota, said):
    with pytest.raises(BadInput, match=said):
        portfolio(make(pairs, [1, 1, 1], ("a with b", "a with c")), Limits(share(quota)))


@pytest.mark.parametrize("text", ["seven", "-0.1", "1.5", "0.00001", "7%%", "1/0"])
def test_what_is_no_share_is_refused(text):
    with pytest.raises(BadInput, match="share"):
        share(text)


def test_a_certificate_is_refused_for_picks_that_break_a_rule(grown):
    found = portfolio(grown(40))
    everything = np.ones(len(found.pool), bool)
    with pytest.raises(ValueError, match="more picks than slots"):
        certify(found.pool, FREE, found.prices, everything)
    with pytest.raises(ValueError, match="too many"):
        certify(found.pool, Limits(most=1), found.prices, found.picked)
    with pytest.raises(ValueError, match="price is negative"):
        certify(found.pool, FREE, replace(found.prices, slot=found.prices.slot - 100), found.picked)


def test_any_prices_prove_a_bound(pools, in_part):
    @given(pools)
    def check(some):
        found = portfolio(some)
        nobody = replace(found.prices, slot=np.zeros(len(some.capacity)))
        assert certify(some, FREE, nobody, found.picked).bound == pytest.approx(float(some.score.sum()))

    check()
