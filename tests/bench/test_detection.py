"""Scorecards find trouble that was planted, better than size or growth; where nothing can be found, nothing."""

import numpy as np
import pytest

from bench.detection import measured, off, precision


@pytest.fixture(scope="module")
def rows():
    return {row.method: row for row in measured(2_000, 1).rows}


def test_it_finds_more_of_those_who_fail_than_size_or_growth_alone(rows):
    found = rows["scorecard"].precision
    assert found > 1.5 * max(rows["size alone"].precision, rows["decline of turnover alone"].precision)
    assert found > 2 * rows["the same for all"].precision


def test_its_probabilities_are_better_than_the_same_for_all(rows):
    assert rows["scorecard"].brier < rows["the same for all"].brier


def test_the_more_it_has_to_judge_the_less_it_says():
    curve = measured(900, 2, related=False).curve
    assert [at.scored for at in curve] == sorted((at.scored for at in curve), reverse=True)
    assert curve[0].missed == 0.0
    assert curve[2].precision < 0.15  # who fails here has nothing to do with health: about one in sixteen does


def test_off_is_nought_for_what_comes_true_and_one_for_the_opposite():
    happened = np.array([0.0, 1.0] * 20)
    assert off(happened, happened) == 0.0
    assert off(1.0 - happened, happened) == 1.0
    assert precision(happened, happened, 10) == 1.0
