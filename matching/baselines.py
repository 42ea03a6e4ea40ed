"""Named baselines from the literature, exact and over everybody, to hold the model against.

Each scores one stakeholder against all others on the network before the cut: popularity (degree), common neighbours,
Adamic-Adar (2003), resource allocation (Zhou, Lü & Zhang 2009) and personalised PageRank with restart 0.3 (Page et al.
1999; Tong, Faloutsos & Pan 2006), by sparse products with scipy.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matching.network import Network

RESTART = 0.3
STEPS = 30  # 0.7 ** 30 < 3e-5 of the walk is left

Scores = NDArray[np.float64]
Baseline = Callable[[int], Scores]


def popularity(network: Network) -> Baseline:
    """Number of partners."""
    degree = network.degree.astype(np.float64)
    return lambda _: degree


def common_neighbours(network: Network) -> Baseline:
    """Number of shared partners."""
    return _through(network, np.ones(len(network.degree)))


def adamic_adar(network: Network) -> Baseline:
    """Σ 1 / ln(degree) over shared partners."""
    return _through(network, 1.0 / np.log(np.maximum(network.degree, 2)))


def resource_allocation(network: Network) -> Baseline:
    """Σ 1 / degree over shared partners."""
    return _through(network, 1.0 / np.maximum(network.degree, 1))


def personalised_pagerank(network: Network) -> Baseline:
    """Share of a random walk's time that returns to the stakeholder with probability 0.3 at each step."""
    adjacency = _adjacency(network)
    walk = sparse.csr_array(adjacency @ sparse.diags_array(1.0 / np.maximum(network.degree, 1)))

    def scores(row: int) -> Scores:
        restart = np.zeros(len(network.degree))
        restart[row] = RESTART
        visits = restart.copy()
        for _ in range(STEPS):
            visits = restart + (1.0 - RESTART) * (walk @ visits)
        return visits

    return scores


def _adjacency(network: Network) -> sparse.csr_array:
    n = len(network.degree)
    return sparse.csr_array((np.ones(len(network.partner)), network.partner, network.indptr), shape=(n, n))


def _through(network: Network, weight: Scores) -> Baseline:
    adjacency = _adjacency(network)

    def scores(row: int) -> Scores:
        mine = np.zeros(len(weight))
        partners = network.partner[network.indptr[row] : network.indptr[row + 1]]
        mine[partners] = weight[partners]
        return np.asarray(adjacency @ mine)

    return scores


BASELINES: Mapping[str, Callable[[Network], Baseline]] = MappingProxyType(
    {
        "popularity": popularity,
        "common neighbours": common_neighbours,
        "Adamic-Adar": adamic_adar,
        "resource allocation": resource_allocation,
        "PPR (restart .3)": personalised_pagerank,
    }
)
"""What every evaluation stands beside."""
