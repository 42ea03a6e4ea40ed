"""A probability is what came true of suggestions like it: counted, rising with the score, untold where it was not."""

import datetime

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.economy import economy
from matching.evaluation import reliability_of
from matching.explain import explain
from matching.match import Request, Scorer, match
from matching.page import page
from matching.training import fit
from matching.training.calibrating import calibrate, came_true, shown
from matching.training.labels import labels
from matching.weights import decode, shipped
from matching.weights.calibration import Calibration, calibrated, rising
from matching.weights.reliability import reliability
from tests.matching.growing import growing

D = datetime.date
SINCE, UNTIL = D(2015, 1, 1), D(2017, 1, 1)
SOME = st.lists(st.tuples(st.floats(-5, 5), st.booleans()), min_size=120, max_size=300).filter(
    lambda rows: sum(hit for _, hit in rows) >= 20
)


@pytest.fixture(scope="module")
def learnt(build):
    """Weights learnt on circles of friends of friends, and calibrated there."""
    snapshot = growing(build)
    return snapshot, calibrate(snapshot, fit(snapshot, [D(2016, 1, 1)], UNTIL, "all", queries=100), SINCE, UNTIL)


def made_of(rows):
    score, hit = (np.array(column) for column in zip(*rows, strict=True))
    return {"score": score.astype(float)}, hit


@given(SOME, st.floats(-6, 6), st.floats(0, 3))
def test_more_promise_is_never_less_likely(rows, low, more):
    found = calibrated(*made_of(rows), since="2015-01-01", years=2.0)
    less, greater = found.at(np.array([low, low + more]))
    assert 0 < less <= greater + 1e-12 < 1


@given(SOME)
def test_the_shares_of_the_bins_rise_and_keep_the_count(rows):
    some, hit = made_of(rows)
    found = calibrated(some, hit, since="2015-01-01", years=2.0)
    assert list(found.promise) == sorted(found.promise)
    assert list(found.chance) == sorted(found.chance)
    assert (found.suggestions, found.kept) == (len(hit), hit.sum())


def test_the_term_that_tells_is_weighed_and_the_one_that_does_not_is_not():
    draw = np.random.default_rng(1)
    tells, idle = draw.normal(size=(2, 20_000))
    hit = draw.random(20_000) < 1 / (1 + np.exp(3 - 2 * tells))
    found = calibrated({"tells": tells, "idle": idle}, hit, since="2015-01-01", years=2.0)
    assert found.weights == {"tells": pytest.approx(2, abs=0.1), "idle": pytest.approx(0, abs=0.1)}
    assert found.at(np.array([2 * 1.5])) == pytest.approx(0.5, abs=0.1)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_pooling_is_the_rising_curve_nearest_to_the_shares(shares):
    """The formula of isotonic regression: the greatest of the least means (Robertson, Wright & Dykstra 1988)."""
    n = len(shares)
    nearest = [
        max(min(np.mean(shares[begin : end + 1]) for end in range(place, n)) for begin in range(place + 1))
        for place in range(n)
    ]
    places, found = rising(np.arange(float(n)), np.array(shares), np.ones(n))
    spread = found[np.searchsorted(_ends(places, n), np.arange(n))]
    assert spread == pytest.approx(np.array(nearest), abs=1e-9)


def _ends(places, n):
    """Last place of each pool, from the means of places that follow each other."""
    ends, begin = [], 0
    for mean in places:
        end = round(2 * mean) - begin
        ends.append(end)
        begin = end + 1
    assert ends[-1] == n - 1
    return ends


def test_too_few_suggestions_teach_no_probability():
    assert calibrated({"score": np.arange(3.0)}, np.ones(3, bool), since="2015-01-01", years=2.0) is None
    assert calibrated({"score": np.arange(900.0)}, np.zeros(900, bool), since="2015-01-01", years=2.0) is None


def test_what_a_calibration_was_counted_on_it_tells_rightly(learnt):
    snapshot, weights = learnt
    history = economy(snapshot, SINCE)
    made = shown(history, weights, "all", 8_000)
    hit = came_true(made, labels(snapshot, history, UNTIL))
    found = reliability(made.chance(), hit, 2.0)
    assert hit.any()
    assert found.skill > 0
    assert sum(one.suggestions for one in found.bins) == len(made)
    told, true = sum(one.expected * one.suggestions for one in found.bins), hit.sum()
    assert told == pytest.approx(true, rel=0.1)


def test_an_evaluation_holds_what_was_told_against_what_came(learnt):
    snapshot, weights = learnt
    found = reliability_of(economy(snapshot, SINCE), "all", weights)
    assert (found.years, len(found.bins)) == (2.0, 10)
    expected = [one.expected for one in found.bins]
    assert expected == sorted(expected)
    assert found.skill > 0
    assert reliability_of(economy(snapshot, SINCE), "all", shipped()["rule"]) is None


def test_those_who_found_nobody_count_too(learnt):
    snapshot, weights = learnt
    history = economy(snapshot, SINCE)
    made = shown(history, weights, "all", 8_000)
    assert set(made.left.tolist()) == set(np.flatnonzero(history.network.projects > 0).tolist())


def test_a_suggestion_its_explanation_and_the_page_tell_the_same_probability(learnt):
    snapshot, weights = learnt
    e = economy(snapshot, UNTIL)
    made = match(e, Request(scope="all", top=3, rows=(5,), weights=weights))
    told = explain(Scorer(e, "all", weights), 5, int(made.right[0]))
    assert told.chance == pytest.approx(made.chance()[0], abs=1e-6)
    assert told.prospect.startswith("of 100 suggestions like this, ")
    assert next(made.suggestions()).explanation.endswith(told.prospect)
    assert told.prospect in page(e, told)


def test_rules_barred_pairs_and_newcomers_have_no_probability(learnt, build):
    snapshot, weights = learnt
    e = economy(snapshot, UNTIL)
    rule = shipped()["rule"]
    by_rule = match(e, Request(scope="all", top=3, rows=(5,), weights=rule))
    assert not rule.calibration
    assert np.isnan(by_rule.chance()).all()
    assert "of 100" not in next(by_rule.suggestions()).explanation
    known = int(e.partners.indices[e.partners.indptr[5]])
    assert explain(Scorer(e, "all", weights), 5, known).chance is None
    assert not weights.for_newcomers.calibration or not weights.newcomers


def test_every_learnt_set_that_ships_is_calibrated_for_its_scopes_before_its_day():
    for weights in shipped().values():
        assert set(weights.calibration) == (set(weights.scopes) if weights.trained_until else set())
        for one in weights.calibration.values():
            since = D.fromisoformat(one.since)
            assert since + datetime.timedelta(days=365.25 * one.years) <= weights.trained_until + datetime.timedelta(20)
            assert one.kept > 500


def test_a_calibration_survives_its_file():
    told = {"weights": {"score": 1.0}, "promise": (0.0, 1.0), "chance": (0.1, 0.2)}
    one = Calibration(since="2015-01-01", years=2.0, suggestions=9, kept=2, **told)
    weights = msgspec.structs.replace(shipped()["rule"], calibration={"all": one})
    assert decode(msgspec.json.encode(weights), "mine.json") == weights


def test_probabilities_that_are_right_have_skill_and_wrong_ones_have_none():
    hit = np.array([True, False] * 50)
    right, wrong = reliability(np.where(hit, 0.9, 0.1), hit, 2.0), reliability(np.where(hit, 0.1, 0.9), hit, 2.0)
    assert right.skill > 0 > wrong.skill
    assert [one.ratio for one in reliability(np.full(100, 0.5), hit, 2.0).bins] == [1.0] * 10
