"""The fictional economy: equal for equal seeds, marked as fiction, with partnerships planted that nobody stored."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput
from graph.model import Stakeholder
from graph.relations import Offers
from graph.sqlite import open_store
from loaders import example
from loaders.example.planting import stakeholder_id
from loaders.example.population import CAPABILITIES, met_in_projects, population


@given(st.integers(100, 400), st.integers(0, 2**32 - 1))
def test_equal_arguments_give_equal_economies(size, seed):
    one, other = population(size, seed), population(size, seed)
    assert all(np.array_equal(getattr(one, name), getattr(other, name)) for name in one.__slots__)


@given(st.integers(100, 400), st.integers(0, 100))
def test_planted_pairs_cross_chains_and_never_met(size, seed):
    people = population(size, seed)
    number = {stakeholder_id(row): row for row in range(size)}
    met = set(met_in_projects(people))
    for one, others in example.planted(size, seed).items():
        for other in others:
            assert people.chain[number[one]] != people.chain[number[other]]
            assert tuple(sorted((number[one], number[other]))) not in met


def test_some_capabilities_are_common_and_most_are_rare():
    offers = population(5_000, 1).offers
    counts = np.sort(np.bincount(offers[offers >= 0], minlength=CAPABILITIES))[::-1]
    assert counts[: CAPABILITIES // 10].sum() > 0.25 * counts.sum()


def test_everybody_in_it_says_they_are_fictional(tmp_path):
    store = open_store(tmp_path / "store.db", create=True)
    example.load(store, 100, 1)
    names = [fact.name for fact in store.scan(Stakeholder)]
    assert len(names) == 100
    assert all(name.endswith("(fictional)") for name in names)


def test_the_same_again_changes_nothing_and_another_replaces_it(tmp_path):
    store = open_store(tmp_path / "store.db", create=True)
    first = example.load(store, 200, 1).total
    assert (first.changed, first.retired) == (0, 0)
    again = example.load(store, 200, 1).total
    assert (again.new, again.changed, again.retired, again.unchanged) == (0, 0, 0, first.new)
    example.load(store, 100, 2)
    fresh = open_store(tmp_path / "fresh.db", create=True)
    example.load(fresh, 100, 2)
    for noun in (Stakeholder, Offers):
        assert list(store.scan(noun)) == list(fresh.scan(noun))


@pytest.mark.parametrize("size", [99, 2_000_001])
def test_a_size_beyond_the_bounds_is_refused(tmp_path, size):
    store = open_store(tmp_path / "store.db", create=True)
    with pytest.raises(BadInput, match="100 to 2,000,000"):
        example.load(store, size, 1)
