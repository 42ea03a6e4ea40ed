"""Reasons are the capabilities that meet, and they add up to the score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.fit import best
from matching.fit.reasons import meetings


@given(data=st.data())
def test_reasons_are_what_one_offers_and_the_other_needs_and_add_up(cases, data):
    case = data.draw(cases.filter(lambda case: len(case.offers) > 0))
    row = data.draw(st.integers(0, len(case.offers) - 1))
    some = case.index()
    found = best(some, [row], top=10, threads=1)
    others = found.who[0, : found.count[0]]
    scores = found.score[0, : len(others)]
    for other, score, met in zip(others.tolist(), scores, meetings(some, row, others), strict=True):
        assert {one.capability for one in met if one.needed} == case.needs[row] & case.offers[other]
        assert {one.capability for one in met if not one.needed} == case.offers[row] & case.needs[other]
        assert sum(one.idf for one in met) == pytest.approx(score)
        assert [one.idf for one in met] == sorted((one.idf for one in met), reverse=True)
