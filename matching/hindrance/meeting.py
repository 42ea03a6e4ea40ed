"""Who must not meet: partners already, those of one group, those who exclude each other, and those who are closed."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.snapshot import Coded, Column, Edges
from matching.feedback import Bar, Heard
from matching.network import Network

CLOSED: Final = {"status": ("ceased", "merged"), "visibility": ("broker-only",)}
"""Who is neither suggested nor suggested to: a run may be read by everybody in the network."""


def partners(words: Heard, links: Network, n: int) -> sparse.csr_array:
    """Who worked together in projects, or works together in a partnership."""
    pairs = [(row, other) for row, why in words.barred.items() for other in why if why[other] == Bar.TOGETHER]
    one, other = np.array(pairs, np.int64).reshape(-1, 2).T
    both = sparse.csr_array(sparse.csr_array((np.ones(len(one)), (one, other)), shape=(n, n)) + links.matrix())
    both.setdiag(0)
    both.eliminate_zeros()
    both.sort_indices()
    return both


def groups(owned: Edges, n: int) -> NDArray[np.int32]:
    """The corporate group of each stakeholder."""
    graph = sparse.csr_array((np.ones(len(owned)), (owned.start, owned.end)), shape=(n, n))
    return np.asarray(sparse.csgraph.connected_components(graph, directed=False)[1], dtype=np.int32)


def excluded(edges: Edges) -> Mapping[int, frozenset[int]]:
    """Stakeholder -> those it must not meet, whoever of the two said so."""
    found: dict[int, set[int]] = {}
    for one, other in zip(edges.start.tolist(), edges.end.tolist(), strict=True):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {row: frozenset(others) for row, others in found.items()}


def open_to_all(columns: Mapping[str, Column]) -> NDArray[np.bool_]:
    """Who may be suggested."""
    closed = [_coded(columns[name]).equal(value) for name, values in CLOSED.items() for value in values]
    return ~np.logical_or.reduce(closed)


def _coded(column: Column) -> Coded:
    assert isinstance(column, Coded)
    return column
