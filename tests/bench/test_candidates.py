"""The race of candidates looks at every answer."""

from dataclasses import replace

import numpy as np
import pytest

from bench.candidates import TOP, Given, _equals_scipy, given, ours, peers, queries, renewals
from bench.instances import PATH
from matching.fit import SCOPES, best

pytestmark = pytest.mark.skipif(not PATH.is_file(), reason=f"the speed protocol's instances are made by {PATH}")


@pytest.fixture(scope="module")
def some() -> Given:
    return given(300, 1.0)


def test_everybody_finds_the_same(some):
    own, found = ours(some, "300")
    rows = [*own, *peers(some, own[0], found)]
    assert [row.way for row in rows[:2]] == ["Hommel, scope all", "Hommel, scope bridge"]
    assert all(row.equal for row in rows)
    assert all(row.rows == 300 for row in rows)


@pytest.mark.parametrize("scope", SCOPES)
def test_a_wrong_score_and_a_wrong_name_are_noticed(some, scope):
    found, everybody = best(some.index, top=TOP, scope=scope), np.arange(300)
    assert _equals_scipy(some, found, everybody, scope)
    score, who = found.score.copy(), found.who.copy()
    score[7, 3] += 1e-3
    who[7, 0] = 7
    assert not _equals_scipy(some, replace(found, score=score), everybody, scope)
    assert not _equals_scipy(some, replace(found, who=who), everybody, scope)


def test_queries_take_time(some):
    median, high = queries(some)
    assert 0 < median <= high


def test_lists_are_current_after_a_change(some):
    told = renewals(some, best(some.index, top=TOP))
    assert told["renewed_equal"]
    assert told["changed"] == 100 < told["made_again"]
