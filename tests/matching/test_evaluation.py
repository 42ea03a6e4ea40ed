"""What an evaluation says: ours beside named baselines, by slice, with intervals."""

import datetime
import itertools

import numpy as np
import pytest

from graph.errors import BadInput
from graph.sqlite import open_store
from loaders import example
from matching.baselines import BASELINES
from matching.economy import WANTED
from matching.evaluation import OURS, evaluate
from matching.measures import NAMES, interval, measured
from matching.weights import shipped

SPLIT = datetime.date(2020, 1, 1)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    store = open_store(tmp_path_factory.mktemp("store") / "store.db", create=True)
    example.load(store, 600, 1)
    yield store.snapshot(WANTED)
    store.close()


@pytest.fixture(scope="module")
def found(snapshot):
    return evaluate(snapshot, SPLIT, "all", queries=100)


def test_every_slice_has_ours_and_every_named_baseline_with_every_measure(found):
    assert {"all", "low-degree third"} <= found.figures.keys() == found.stakeholders.keys()
    for models in found.figures.values():
        assert models.keys() == {OURS, *BASELINES}
        assert all(measures.keys() == set(NAMES) for measures in models.values())


def test_means_lie_within_their_intervals(found):
    for models, name in itertools.product(found.figures.values(), NAMES):
        for measures in models.values():
            assert 0 <= measures[name].low <= measures[name].mean <= measures[name].high <= 1


def test_the_same_evaluation_again_gives_the_same_figures(snapshot, found):
    assert evaluate(snapshot, SPLIT, "all", queries=100) == found


def test_no_weights_are_used_that_know_what_came_after_the_split(found):
    until = shipped()[found.weights].trained_until
    assert until is None or until <= SPLIT


def test_a_split_after_which_nothing_happened_is_refused_with_advice(snapshot):
    with pytest.raises(BadInput, match="earlier --split"):
        evaluate(snapshot, datetime.date(2030, 1, 1))


def test_a_better_list_measures_better():
    better, worse = np.array([True, False, False, True]), np.array([False, True, False, True])
    assert all(one >= other for one, other in zip(measured(better, 2), measured(worse, 2), strict=True))
    assert measured(better, 2) != measured(worse, 2)


def test_a_perfect_list_measures_one_everywhere():
    assert measured(np.ones(3, bool), 3) == (1.0, 1.0, 1.0, 1.0)


def test_an_interval_is_repeatable():
    values = np.linspace(0, 1, 50)
    assert interval(values) == interval(values)
