"""The backbone: the links that say most about those they link, and enough others that nothing falls apart."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from atlas.mapping.partners import Network

LEAST: Final = 0.05
"""A link belongs to the backbone that chance would make as strong in less than this share of cases, at either end."""


def backbone(network: Network) -> NDArray[np.bool_]:
    """Which pairs belong to the backbone: what the disparity filter keeps, and a maximum spanning forest."""
    return (disparity(network) < LEAST) | spanning(network)


def disparity(network: Network) -> NDArray[np.float64]:
    """How often chance would make a link as strong, seen from the end that it matters more to: 0 to 1.

    (1 - weight / strength) ^ (degree - 1): as if each shared its strength out among its links at random. The only link
    of somebody tells nothing at that end. M. Á. Serrano, M. Boguñá, A. Vespignani (2009), PNAS 106(16).
    """
    ends = (network.one, network.other)
    weight = network.weight.astype(np.float64)
    both, n = np.concatenate(ends), len(network)
    degree = np.bincount(both, minlength=n)
    strength = np.bincount(both, weights=np.concatenate((weight, weight)), minlength=n)
    chances = [(1.0 - np.minimum(weight / strength[end], 1.0)) ** (degree[end] - 1) for end in ends]
    return np.minimum(*chances)


def spanning(network: Network) -> NDArray[np.bool_]:
    """Pairs of a forest that links all who are linked, by the greatest weights there are."""
    n = len(network)
    cost = sparse.csr_array((1.0 / network.weight.astype(np.float64), (network.one, network.other)), shape=(n, n))
    tree = sparse.coo_array(sparse.csgraph.minimum_spanning_tree(cost))
    row, column = tree.coords
    pairs = network.one.astype(np.int64) * n + network.other
    return np.isin(pairs, row.astype(np.int64) * n + column)
