"""Networks made up for tests of maps: groups that work among themselves, and single ones."""

import networkx as nx
import numpy as np

from atlas.mapping.partners import Network


def network_of(n, pairs):
    """A network of n with weights for pairs of rows."""
    ordered = sorted((min(pair), max(pair), weight) for pair, weight in pairs.items())
    one, other, weight = np.array(ordered or np.empty((0, 3))).T
    ids = tuple(f"own:{row:05d}" for row in range(n))
    shared = np.ones(len(one), np.int32)
    return Network(ids, one.astype(np.int32), other.astype(np.int32), weight.astype(np.float32), shared)


def grouped(groups=4, size=30, within=0.3, between=0.01, alone=5, seed=1):
    """Groups with many links within and few between them, the weights drawn; then some who work with nobody."""
    drawn = np.random.default_rng(seed)
    n = groups * size
    pairs = {
        (one, other): 0.05 + drawn.random()
        for one in range(n)
        for other in range(one + 1, n)
        if drawn.random() < (within if one // size == other // size else between)
    }
    return network_of(n + alone, pairs)


def as_networkx(network):
    """The same for networkx."""
    graph = nx.Graph()
    graph.add_nodes_from(range(len(network)))
    graph.add_weighted_edges_from(
        zip(network.one.tolist(), network.other.tolist(), network.weight.tolist(), strict=True)
    )
    return graph
