"""Maps in a store: what is read is what was kept, whole, and the last one is gone."""

from dataclasses import replace

import numpy as np
import pytest

from atlas.mapping import head_of, keep, keeping, kept, mapped
from graph.model import Visibility
from graph.shelves import Shelf
from tests.atlas.networks import grouped

PUBLIC, NETWORK, BROKERS = Visibility


@pytest.fixture(scope="module")
def some():
    return mapped(grouped())


def put(store, audience, made):
    with store.unit("tester") as unit:
        keep(unit.shelves, audience, made)


def same(one, other):
    columns = ("backbone", "community", "centrality", "place")
    linked = ("one", "other", "weight", "shared")
    return (
        one.fingerprint == other.fingerprint == one.network.fingerprint() == other.network.fingerprint()
        and all(np.array_equal(getattr(one, name), getattr(other, name)) for name in columns)
        and all(np.array_equal(getattr(one.network, name), getattr(other.network, name)) for name in linked)
    )


def test_what_is_read_is_what_was_kept_for_that_audience_in_as_many_entries_as_it_takes(store, some, monkeypatch):
    monkeypatch.setattr(keeping, "AT_ONCE", 1_000)
    put(store, NETWORK, some)
    assert head_of(store, NETWORK).parts > 3
    assert same(kept(store, NETWORK), some)
    assert kept(store, PUBLIC) is None


def test_another_map_takes_its_place_and_leaves_nothing_of_it(store, some):
    put(store, PUBLIC, some)
    other = replace(some, place=some.place + 1.0)
    put(store, PUBLIC, other)
    assert same(kept(store, PUBLIC), other)
    assert len(store.entries(Shelf.MAPS)) == 1 + head_of(store, PUBLIC).parts


def test_the_same_map_again_leaves_even_the_moment_as_it_was(store, some):
    put(store, PUBLIC, some)
    before = head_of(store, PUBLIC)
    put(store, PUBLIC, some)
    assert head_of(store, PUBLIC) == before


def test_whoever_reads_while_it_is_replaced_gets_one_or_the_other(store, some, monkeypatch):
    put(store, PUBLIC, some)
    other, look = replace(some, place=some.place + 1.0), keeping.head_of

    def and_then_it_is_replaced(store, audience):
        found = look(store, audience)
        put(store, PUBLIC, other)
        return found

    monkeypatch.setattr(keeping, "head_of", and_then_it_is_replaced)
    assert same(kept(store, PUBLIC), other)


def test_the_map_of_an_unchanged_network_is_the_last_one(some):
    assert mapped(grouped(), some) is some
    assert mapped(grouped(seed=2), some).fingerprint != some.fingerprint
