"""A layout of H2020 beside its peers: `python -m bench.layout --store ADDRESS [--json] [--small N]`.

Ours draws the whole network of who shared projects, twice and with one thread: equal bytes. fa2-modified (ForceAtlas2
in Cython, extra `bench`) draws its largest piece, networkx' `forceatlas2_layout` the N most central alone, since its
time and memory go by the square; ours draws both again to compare. All weigh links alike; peers take the rounds of
their defaults. `near` says how good a picture is: of the ten nearest on it of 2,000, the share that they work with.
`again` draws from the last places after one link in a hundred is gone: how far the median of all moved, in parts of
the radius. Peers that are missing are left out, and said so.
"""

import argparse
import importlib.util
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.spatial import cKDTree

from atlas.mapping import WANTED, network
from atlas.mapping.centrality import centrality
from atlas.mapping.layout import ROUNDS, ROUNDS_AGAIN, laid_out
from graph.errors import HommelError
from hommel.places import place
from hommel.settings import Settings

NEAREST, SAMPLED, LOST = 10, 2_000, 0.01
PEER, PEER_ROUNDS = "fa2_modified", 100

Places = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """What one way took; `moved` and `equal` are None where nobody looked."""

    way: str
    nodes: int
    links: int
    rounds: int
    seconds: float
    cpu: float
    near: float
    equal: bool | None = None
    moved: float | None = None


def near(matrix: sparse.csr_array, places: Places) -> float:
    """The share of the nearest of a sample that it works with, of those that work with anybody."""
    linked = np.flatnonzero(np.diff(matrix.indptr))
    some = np.random.default_rng(1).permutation(linked)[:SAMPLED]
    nearest = cKDTree(places).query(places[some], NEAREST + 1)[1][:, 1:]
    found = matrix[np.repeat(some, NEAREST), nearest.ravel()]
    return round(float((np.asarray(found).ravel() > 0).mean()), 3)


def measured(way: str, matrix: sparse.csr_array, rounds: int, draw: Callable[[], Places]) -> tuple[Row, Places]:
    """One way, once."""
    began, worked = time.perf_counter(), time.process_time()
    places = draw()
    seconds, cpu = round(time.perf_counter() - began, 2), round(time.process_time() - worked, 2)
    row = Row(way, matrix.shape[0], matrix.nnz // 2, rounds, seconds, cpu, near(matrix, places))
    print(f"{way}: {seconds:.1f} s, {cpu:.1f} s of the processors", file=sys.stderr)
    return row, places


def ours(ids: Sequence[str], matrix: sparse.csr_array) -> list[Row]:
    """Ours on the whole: twice, with one thread, and again after a change."""
    first, places = measured("Hommel", matrix, ROUNDS, lambda: laid_out(ids, matrix))
    rows = [first]
    for way, threads in (("Hommel, once more", None), ("Hommel, 1 thread", 1)):
        row, other = measured(way, matrix, ROUNDS, lambda threads=threads: laid_out(ids, matrix, threads=threads))
        rows.append(Row(**{**asdict(row), "equal": other.tobytes() == places.tobytes()}))
    last = dict(zip(ids, map(tuple, places.tolist()), strict=True))
    fewer = lost(matrix)
    row, other = measured("Hommel, again", fewer, ROUNDS_AGAIN, lambda: laid_out(ids, fewer, last))
    radius = np.sqrt((places**2).sum(axis=1).mean())
    moved = float(np.median(np.linalg.norm(other - places, axis=1)) / radius)
    return [*rows, Row(**{**asdict(row), "moved": round(moved, 4)})]


def lost(matrix: sparse.csr_array) -> sparse.csr_array:
    """The network without one link in a hundred."""
    upper = sparse.coo_array(sparse.triu(matrix))
    kept = np.random.default_rng(3).random(upper.nnz) >= LOST
    row, column = (end[kept] for end in upper.coords)
    half = sparse.csr_array((upper.data[kept], (row, column)), shape=matrix.shape)
    return sparse.csr_array(half + half.T)


def piece_of(matrix: sparse.csr_array, rows: NDArray[np.int64] | None = None) -> sparse.csr_array:
    """The largest piece of these rows."""
    part = matrix if rows is None else sparse.csr_array(matrix[rows][:, rows])
    label = sparse.csgraph.connected_components(part, directed=False)[1]
    largest = np.flatnonzero(label == np.bincount(label).argmax())
    return sparse.csr_array(part[largest][:, largest])


def beside(matrix: sparse.csr_array, way: str, draw: Callable[[], Places]) -> list[Row]:
    """A peer, and ours on the same."""
    ids = [f"{row:09}" for row in range(matrix.shape[0])]
    own, _ = measured(f"Hommel, as {way}", matrix, ROUNDS, lambda: laid_out(ids, matrix))
    return [own, measured(way, matrix, PEER_ROUNDS, draw)[0]]


def with_peer(matrix: sparse.csr_array) -> list[Row]:
    """fa2-modified on the largest piece."""
    if importlib.util.find_spec(PEER) is None:
        print("fa2-modified is left out: pip install fa2-modified", file=sys.stderr)
        return []
    from fa2_modified import ForceAtlas2

    peer: Any = ForceAtlas2(verbose=False)
    return beside(matrix, "fa2-modified", lambda: np.array(peer.forceatlas2(sparse.csr_matrix(matrix).tolil())))


def with_networkx(matrix: sparse.csr_array) -> list[Row]:
    """networkx on a small network."""
    graph = nx.from_scipy_sparse_array(matrix)

    def draw() -> Places:
        found = nx.forceatlas2_layout(graph, max_iter=PEER_ROUNDS, weight="weight", seed=1)
        return np.array([found[row] for row in range(matrix.shape[0])])

    return beside(matrix, "networkx", draw)


def main() -> int:
    """Print the table; 1 if two runs differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True, help="address of a store with H2020")
    parser.add_argument("--small", type=int, default=1_000, metavar="N", help="how many networkx gets")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with closing(place(Settings.read(os.environ), given.store).open()) as store:
        net = network(store.snapshot(WANTED))
    matrix = net.matrix()
    laid_out(net.ids[:100], sparse.csr_array(matrix[:100][:, :100]))  # compiles
    rows = [*ours(net.ids, matrix), *with_peer(piece_of(matrix))]
    rows += with_networkx(piece_of(matrix, np.sort(np.argsort(-centrality(matrix))[: given.small])))
    print(json.dumps([asdict(row) for row in rows]) if given.json else told(rows))
    return 0 if all(row.equal is not False for row in rows) else 1


def told(rows: Sequence[Row]) -> str:
    """The table."""
    lines = ["| way | nodes | links | rounds | s | processor s | near | equal | moved |", "|" + " --- |" * 9]
    for row in rows:
        equal = "" if row.equal is None else "yes" if row.equal else "NO"
        moved = "" if row.moved is None else f"{row.moved:.2%}"
        lines.append(
            f"| {row.way} | {row.nodes:,} | {row.links:,} | {row.rounds} | {row.seconds:.2f} | {row.cpu:.2f}"
            f" | {row.near:.3f} | {equal} | {moved} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except HommelError as error:
        sys.exit(f"bench.layout: {error}")
