"""Where everybody stands: ForceAtlas2 for whatever hangs together in a large piece, the rest in rings around it.

The same network, seed and last places give the same bits, however many threads work on it. With last places, whoever
was there begins where they stood, and the picture hardly moves when the network hardly changed.
"""

import math
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from atlas.mapping import forces
from atlas.mapping.packing import packed, ring

ROUNDS: Final = 200
ROUNDS_AGAIN: Final = 60
"""Where most of them stood before."""

AS_BEFORE_FROM: Final = 0.5
"""The share of a piece that must have stood before."""

CALM: Final = 0.1
"""How far a round may overshoot at the end of the rounds, beside the first: then they settle."""

APART: Final = 2.0
GRAVITY: Final = 0.1
"""Towards the middle, times the distance: enough that what hangs on by a thread does not shrink the rest."""
OPEN: Final = 1.2
"""A cell of the quadtree counts as one body at this many times its width or farther; Gephi's own."""

FEWEST: Final = 24
"""Smaller pieces are rings."""

BLOCKS: Final = 16
DECIMALS: Final = 2

Places = NDArray[np.float64]
Share = Callable[[Callable[[int], None]], None]
"""Does a piece of work for each block of bodies, and ends when all are done."""


def laid_out(
    ids: Sequence[str],
    matrix: sparse.csr_array,
    last: Mapping[str, tuple[float, float]] | None = None,
    seed: int = 0,
    threads: int | None = None,
) -> Places:
    """Places of all, x and y: the largest piece around the middle, the rest around it.

    matrix    symmetric weights of links, a row for each id
    last      where some of them stood
    threads   as many as there are processors where none is given
    """
    known = last or {}
    before = np.array([known.get(one, (math.nan, math.nan)) for one in ids]).reshape(-1, 2)
    pieces = _pieces(matrix)
    with ThreadPoolExecutor(threads or os.cpu_count() or 1) as pool:

        def share(work: Callable[[int], None]) -> None:
            for _ in pool.map(work, range(BLOCKS)):
                pass

        shapes = [_shape(matrix, piece, before, seed, share) for piece in pieces]
    places = np.zeros((len(ids), 2))
    for piece, shape, centre in zip(pieces, shapes, packed(shapes), strict=True):
        places[piece] = shape + centre
    return np.round(places, DECIMALS)


def _pieces(matrix: sparse.csr_array) -> list[NDArray[np.int64]]:
    """Rows that hang together, the largest piece first, then by the first row."""
    _, label = sparse.csgraph.connected_components(matrix, directed=False)
    order = np.argsort(label, kind="stable")
    cuts = np.flatnonzero(np.diff(label[order])) + 1
    return sorted(np.split(order, cuts), key=lambda piece: (-len(piece), piece[:1].tolist()))


def _shape(matrix: sparse.csr_array, piece: NDArray[np.int64], before: Places, seed: int, share: Share) -> Places:
    """The places of one piece, around the middle."""
    if len(piece) < FEWEST:
        return ring(len(piece))
    own = matrix if len(piece) == matrix.shape[0] else sparse.csr_array(matrix[piece][:, piece])
    start = before[piece]
    known = ~np.isnan(start[:, 0])
    again = known.mean() >= AS_BEFORE_FROM
    if again:
        _join(own, start, known, np.random.default_rng(seed))
    else:
        start = (np.random.default_rng(seed).random((len(piece), 2)) - 0.5) * 10.0 * math.sqrt(len(piece))
    bodies = Bodies.of(own, start)
    for number in range(rounds := ROUNDS_AGAIN if again else ROUNDS):
        bodies.step(share, CALM if again else 1.0 - (1.0 - CALM) * number / rounds)
    return bodies.place


def _join(matrix: sparse.csr_array, start: Places, known: NDArray[np.bool_], chance: np.random.Generator) -> None:
    """Put who is new amid their known partners, or near the middle; never two in one spot."""
    weight = sparse.csr_array(matrix[~known][:, known])
    total = np.asarray(weight.sum(axis=1))[:, None]
    amid = np.divide(weight @ start[known], total, out=np.zeros((len(total), 2)), where=total > 0)
    start[~known] = amid + chance.random(amid.shape) - 0.5


@dataclass(slots=True)
class Bodies:
    """Bodies that move. Masses are 1 + the strength of one's links, for a piece that is weighed as the links are.

    pace        how far all move, times their forces
    eagerness   how much of the pace that looks best is taken; less once they swing to and fro
    """

    matrix: sparse.csr_array
    place: Places
    mass: NDArray[np.float64]
    force: Places
    before: Places
    pushed: Places
    pace: float = 1.0
    eagerness: float = 1.0

    @classmethod
    def of(cls, matrix: sparse.csr_array, start: Places) -> "Bodies":
        """At rest."""
        mass = 1.0 + np.asarray(matrix.sum(axis=1)).ravel()
        return cls(matrix, start.copy(), mass, np.zeros_like(start), np.zeros_like(start), np.zeros_like(start))

    def step(self, share: Share, calm: float) -> None:
        """One round: forces, pace, moves. `calm` is how far it may overshoot, 1 as Gephi has it."""
        share(partial(self._feel, forces.grown(self.place, self.mass)))
        self._set_pace(calm)
        forces.move(self.place, self.mass, self.force, self.before, self.pace)

    def _feel(self, tree: forces.Tree, block: int) -> None:
        n = len(self.mass)
        first, last = n * block // BLOCKS, n * (block + 1) // BLOCKS
        forces.repulsion(first, last, tree.place, tree.mass, tree.cells, tree.spans, OPEN**2, self.pushed)
        links = (self.matrix.indptr, self.matrix.indices, self.matrix.data)
        forces.pull(
            first, last, tree.order, self.place, self.mass, *links, GRAVITY, APART, self.force, self.pushed
        )  # fmt: skip

    def _set_pace(self, calm: float) -> None:
        """The paper's own rule: quicker while most get on, slower when most swing; and half as quick again at most."""
        n = len(self.mass)
        swinging, going = forces.unrest(self.mass, self.force, self.before)
        guess = 0.05 * math.sqrt(n)
        overshoot = calm * max(math.sqrt(guess), min(10.0, guess * going / n**2))
        if swinging > 2.0 * going:
            self.eagerness = max(self.eagerness * 0.5, 0.05)
            overshoot = max(overshoot, calm)
        best = overshoot * self.eagerness * going / swinging if swinging > 0.0 else math.inf
        if swinging > overshoot * going:
            self.eagerness = max(self.eagerness * 0.7, 0.05)
        elif self.pace < 1000.0:
            self.eagerness *= 1.3
        self.pace = min(best, 1.5 * self.pace)
