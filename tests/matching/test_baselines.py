"""Baselines are exact: networkx says the same."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.baselines import BASELINES
from matching.economy import economy
from matching.measures import interval, measured


def graph_of(e):
    graph = nx.Graph()
    graph.add_nodes_from(range(len(e)))
    graph.add_edges_from(zip(*e.network.matrix().nonzero(), strict=True))
    return graph


@given(st.data())
def test_neighbour_scores_are_those_of_networkx(build, economies, data):
    e = economy(build(**data.draw(economies)))
    graph = graph_of(e)
    twins = {
        "popularity": lambda a, b: graph.degree(b),
        "common neighbours": lambda a, b: len(list(nx.common_neighbors(graph, a, b))),
        "Adamic-Adar": lambda a, b: next(nx.adamic_adar_index(graph, [(a, b)]))[2],
        "resource allocation": lambda a, b: next(nx.resource_allocation_index(graph, [(a, b)]))[2],
    }
    for name, twin in twins.items():
        scores = BASELINES[name](e.network)
        for a in range(len(e)):
            assert [scores(a)[b] for b in range(len(e)) if b != a] == pytest.approx(
                [twin(a, b) for b in range(len(e)) if b != a]
            ), name


@given(st.data())
def test_personalised_pagerank_is_that_of_networkx(build, economies, data):
    e = economy(build(**data.draw(economies)))
    graph = graph_of(e)
    scores = BASELINES["PPR (restart .3)"](e.network)
    for a in range(len(e)):
        if graph.degree(a):
            twin = nx.pagerank(graph, alpha=0.7, personalization={a: 1.0}, tol=1e-12, max_iter=1_000, dangling={a: 1.0})
            assert scores(a) == pytest.approx([twin[b] for b in range(len(e))], abs=1e-4)


def by_hand(hits, found):
    """The measures in plain words."""
    first = next((1 / (place + 1) for place, hit in enumerate(hits[:100]) if hit), 0.0)
    gain = [1 / np.log2(place + 2) for place in range(20)]
    got = sum(g for g, hit in zip(gain, hits[:20], strict=False) if hit)
    return first, float(any(hits[:20])), got / sum(gain[: min(found, 20)]), sum(hits[:100]) / found


@given(st.lists(st.booleans(), max_size=130), st.integers(0, 40))
def test_measures_are_what_their_definitions_say(hits, missed):
    found = sum(hits) + missed
    if found:
        assert measured(np.array(hits, bool), found) == pytest.approx(by_hand(hits, found))


def test_an_interval_holds_its_mean_and_is_the_same_each_time():
    values = np.random.default_rng(3).random(200)
    one, two = interval(values), interval(values)
    assert one == two
    assert one.low < one.mean < one.high
