"""Communities, centrality and the backbone, each beside its slow and readable twin."""

import math

import networkx as nx
import numpy as np
import pytest

from atlas.mapping.backbone import LEAST, backbone, disparity, spanning
from atlas.mapping.centrality import centrality
from atlas.mapping.communities import NOBODY, as_before, communities, modularity
from tests.atlas.networks import as_networkx, grouped, network_of

SEEDS = range(4)


@pytest.fixture(scope="module", params=SEEDS)
def network(request):
    return grouped(between=0.01 + 0.02 * request.param, seed=request.param)


def groups_of(found):
    return [set(np.flatnonzero(found == number).tolist()) for number in range(found.max() + 1)]


def test_communities_are_as_good_as_those_of_networkx(network):
    twin = as_networkx(network)
    twin.remove_nodes_from(list(nx.isolates(twin)))
    best = max(nx.community.modularity(twin, nx.community.louvain_communities(twin, seed=seed)) for seed in range(3))
    found = communities(network.matrix())
    assert nx.community.modularity(twin, groups_of(found)) >= best - 0.005
    assert modularity(network.matrix(), found + 1) == pytest.approx(nx.community.modularity(twin, groups_of(found)))


def test_a_community_holds_together_and_the_largest_is_the_first(network):
    found, twin = groups_of(communities(network.matrix())), as_networkx(network)
    assert all(nx.is_connected(twin.subgraph(group)) for group in found)
    assert [len(group) for group in found] == sorted(map(len, found), reverse=True)


def test_groups_that_were_planted_are_found():
    found = communities(grouped(between=0.002).matrix())
    assert {frozenset(group) for group in groups_of(found)} == {
        frozenset(range(start, start + 30)) for start in (0, 30, 60, 90)
    }


def test_who_works_with_nobody_has_no_community(network):
    assert (communities(network.matrix())[-5:] == NOBODY).all()
    assert communities(network_of(3, {}).matrix()).tolist() == [NOBODY] * 3


def test_a_community_keeps_its_number_from_one_map_to_the_next():
    now, before = np.array([0, 0, 0, 1, 1, 2, NOBODY]), np.array([5, 5, 1, 1, 1, NOBODY, 1])
    assert as_before(now.astype(np.int32), before.astype(np.int32)).tolist() == [5, 5, 5, 1, 1, 0, NOBODY]


def test_two_that_were_one_do_not_share_its_number():
    now, before = np.array([0, 0, 1], np.int32), np.array([3, 3, 3], np.int32)
    assert as_before(now, before).tolist() == [3, 3, 0]


def test_centrality_is_the_page_rank_of_networkx(network):
    twin = nx.pagerank(as_networkx(network), tol=1e-12)
    expected = np.array([twin[row] for row in range(len(network))]) * len(network)
    assert np.allclose(centrality(network.matrix()), expected, atol=1e-6)


def test_centrality_is_1_on_average(network):
    assert centrality(network.matrix()).mean() == pytest.approx(1.0)
    assert centrality(network_of(0, {}).matrix()).size == 0


def test_the_disparity_of_a_link_is_that_of_the_paper(network):
    twin = as_networkx(network)
    strength, degree = dict(twin.degree(weight="weight")), dict(twin.degree())
    expected = [
        min(math.pow(1 - min(weight / strength[end], 1), degree[end] - 1) for end in (one, other))
        for one, other, weight in twin.edges(data="weight")
    ]
    found = {
        frozenset(pair): value
        for *pair, value in zip(network.one.tolist(), network.other.tolist(), disparity(network), strict=True)
    }
    assert [found[frozenset(pair)] for pair in twin.edges()] == pytest.approx(expected, abs=1e-9)


def test_the_spanning_forest_is_as_heavy_as_that_of_networkx(network):
    heaviest = nx.maximum_spanning_tree(as_networkx(network)).size(weight="weight")
    assert network.weight[spanning(network)].sum() == pytest.approx(heaviest)


def test_the_backbone_links_all_who_are_linked_with_fewer_links(network):
    kept, twin = backbone(network), as_networkx(network)
    thin = nx.Graph()
    thin.add_nodes_from(twin)
    thin.add_edges_from(zip(network.one[kept].tolist(), network.other[kept].tolist(), strict=True))
    assert nx.number_connected_components(thin) == nx.number_connected_components(twin)
    assert kept[disparity(network) < LEAST].all()
    assert kept.sum() < len(kept) / 2
