"""Everybody's best by fit is exact: every kernel and every thread count gives what looking at everybody gives."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput
from matching.fit import SCOPES, best
from matching.fit.kernels.plan import ADD, CHOOSE, STREAM

KERNELS = {"chosen by cost": CHOOSE, "added up": ADD, "streamed": STREAM}


def pairs(found, place):
    count = found.count[place]
    return list(zip(found.score[place, :count].tolist(), found.who[place, :count].tolist(), strict=True))


def same(one, other):
    return all(
        getattr(one, name).tobytes() == getattr(other, name).tobytes() for name in ("rows", "count", "who", "score")
    )


@pytest.mark.parametrize("kernel", KERNELS.values(), ids=KERNELS)
@given(data=st.data())
def test_the_best_are_those_that_looking_at_everybody_finds(cases, kernel, data):
    case, scope = data.draw(cases), data.draw(st.sampled_from(SCOPES))
    top, span = data.draw(st.integers(1, 8)), data.draw(st.sampled_from([None, 7, 64]))
    found = best(case.index(span), top=top, scope=scope, kernel=kernel)
    for row in range(len(case.offers)):
        assert pairs(found, row) == case.best(row, top, scope)
        assert (found.who[row, found.count[row] :] == -1).all()


@pytest.mark.parametrize("exponent", [1.0, 0.5])
@pytest.mark.parametrize("scope", SCOPES)
def test_lists_that_are_never_read_hide_nobody(draw_case, scope, exponent):
    case = draw_case(3, 1_500, exponent=exponent)
    streamed = best(case.index(256), np.arange(0, 1_500, 50), scope=scope, kernel=STREAM)
    for place, row in enumerate(streamed.rows.tolist()):
        assert pairs(streamed, place) == case.best(row, 20, scope)


def test_kernels_and_threads_give_the_same_bytes(draw_case):
    some = draw_case(5, 1_600).index()
    first = best(some, kernel=ADD, threads=1)
    for kernel in KERNELS.values():
        for threads in (1, 2, 5):
            assert same(best(some, kernel=kernel, threads=threads), first)


def test_many_in_common_do_not_overflow_and_saturated_signatures_hide_nobody(draw_case):
    case = draw_case(7, 300, capabilities=400, offers=150, needs=120)
    some = case.index(64)
    for kernel in KERNELS.values():
        found = best(some, np.arange(0, 300, 29), top=10, kernel=kernel)
        for place, row in enumerate(found.rows.tolist()):
            assert pairs(found, place) == case.best(row, 10, "all")


@pytest.mark.parametrize("kernel", KERNELS.values(), ids=KERNELS)
def test_a_wrong_guess_at_the_score_that_is_needed_costs_no_answer(draw_case, kernel):
    """Nobody offers both of what the first needs, although each is offered by half: both together never occur."""
    drawn = draw_case(1, 400)
    offers = tuple(frozenset({row % 2}) for row in range(400))
    needs = (frozenset({0, 1}), *(frozenset[int]() for _ in range(399)))
    case = drawn._replace(offers=offers, needs=needs, idf=(1.0, 1.5, *[0.0] * 198))
    assert pairs(best(case.index(), [0], top=5, kernel=kernel), 0) == [(1.5, row) for row in (1, 3, 5, 7, 9)]


@given(data=st.data())
def test_offering_what_somebody_needs_never_lowers_ones_score(cases, data):
    case = data.draw(cases.filter(lambda case: len(case.offers) > 1))
    seeker, helper = data.draw(st.permutations(range(len(case.offers))))[:2]
    better = list(case.offers)
    better[helper] |= case.needs[seeker]
    now = dict(map(reversed, pairs(best(case.index(), [seeker], top=40), 0)))
    then = dict(map(reversed, pairs(best(case._replace(offers=tuple(better)).index(), [seeker], top=40), 0)))
    assert then.get(helper, 0.0) >= now.get(helper, 0.0)


def test_more_capabilities_than_two_bytes_number_are_told_apart(draw_case):
    case = draw_case(2, 30)
    far = 40_000
    apart = case._replace(
        offers=tuple(frozenset(c + far for c in row) for row in case.offers),
        needs=tuple(frozenset(c + far for c in row) for row in case.needs),
        idf=(*[1.0] * far, *case.idf),
    )
    assert same(best(apart.index(), top=5, threads=1), best(case.index(), top=5, threads=1))


def test_nonsense_is_refused(draw_case):
    case = draw_case(1, 10)
    with pytest.raises(BadInput, match=r"1 to 1,000, not 0"):
        best(case.index(), top=0)
    for wrong in (-1.0, float("nan"), float("inf")):
        with pytest.raises(BadInput, match="idf"):
            case._replace(idf=(wrong, *case.idf[1:])).index()
    for wrong in (0, -1, 65_537):
        with pytest.raises(BadInput, match=r"1 to 65,536 stakeholders"):
            case.index(wrong)
