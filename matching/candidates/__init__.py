"""Candidates: for each stakeholder the best thousand by a cheap score, exactly, before features are computed.

The cheap score multiplies what shared neighbours and fitting capabilities bring, and the partner's own activity:

    (1 + 1000 d)³ (1 + c) (1 + 50 r) (1 + f) (1 + g) (1 + activity)^0.6

with d decayed paths, c common neighbours, r resource allocation, f and g the idf of needs met in either direction.
Hard rules come first: nobody the stakeholder knows, its own group, an exclusion, whom what was said bars
(`matching.feedback`), a closed record or, across chains, its own primary chain is ever a candidate.
"""

import threading
from copy import copy
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from matching.candidates.ground import (
    ADAMIC_ADAR,
    COLUMNS,
    COMMON,
    DECAYED,
    NEEDS_MET,
    RESOURCE,
    WANTED,
    ground,
    restated,
)
from matching.candidates.kernel import Space, add_up, propose
from matching.economy import Economy

__all__ = ["ADAMIC_ADAR", "COLUMNS", "COMMON", "DECAYED", "NEEDS_MET", "RESOURCE", "WANTED", "Pairs", "Proposer"]

Scope = Literal["cross-chain", "bridge", "all"]
SCOPES = get_args(Scope)

CANDIDATES = 1_000
SPAN = 16_384
"""So many stakeholders are weighed in one go: their sums stay in the processor's cache, however large the economy."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs to be scored.

    left, right   int32 rows: stakeholders, candidates
    closure       float64, pairs × COLUMNS
    along         float64, scalar product of both places in the landscape, where somebody looked it up already
    """

    economy: Economy
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    closure: NDArray[np.float64]
    along: NDArray[np.float64] | None = None

    def __len__(self) -> int:
        return len(self.left)

    def at(self, places: NDArray[np.integer] | NDArray[np.bool_] | slice) -> "Pairs":
        """Some of the pairs."""
        along = None if self.along is None else self.along[places]
        return Pairs(self.economy, self.left[places], self.right[places], self.closure[places], along)


class Proposer:
    """Finds candidates; safe to call from several threads, each with scratch space of its own."""

    def __init__(self, economy: Economy, scope: Scope, *, span: int = SPAN) -> None:
        self.economy = economy
        self.scope = scope
        self._span = span
        self._ground = ground(economy)
        self._scratch = threading.local()

    def restated(self, economy: Economy) -> "Proposer":
        """The same over an economy that differs in offers and needs alone: what follows from projects is kept."""
        other = copy(self)
        other.economy, other._ground, other._scratch = economy, restated(self._ground, economy), threading.local()
        return other

    @property
    def prior(self) -> NDArray[np.float64]:
        """What each stakeholder's own activity brings to the cheap score."""
        return np.asarray(self._ground.prior)

    def propose(self, rows: NDArray[np.int32], most: int = CANDIDATES) -> Pairs:
        """The candidates of these stakeholders, by stakeholder as given and candidate ascending."""
        rows = rows.astype(np.int32)
        counts, right, closure = propose(rows, most, SCOPES.index(self.scope), self._ground, self._space())
        return Pairs(self.economy, np.repeat(rows, counts), right, closure)

    def closure(self, row: int, others: NDArray[np.int32]) -> Pairs:
        """Any pairs of one stakeholder, candidates or not."""
        sums = add_up(row, self._ground, Space.of(len(self.economy)))
        return Pairs(self.economy, np.full(len(others), row, np.int32), others.astype(np.int32), sums[others])

    def allowed(self, row: int, others: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Which of these pass the hard rules: the readable twin of the kernel's own look."""
        e = self.economy
        good = e.open[others] & (e.group[others] != e.group[row]) & bool(e.open[row])
        known = e.partners.indices[e.partners.indptr[row] : e.partners.indptr[row + 1]]
        good &= ~np.isin(others, known) & (others != row)
        good &= ~np.isin(others, [*e.excluded.get(row, ()), *e.heard.barred.get(row, ())])
        return good & self.in_scope(row, others)

    def in_scope(self, row: int, others: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Which of these the scope admits, by their chains."""
        e = self.economy
        if self.scope == "cross-chain":
            return (e.primary[others] >= 0) & (e.primary[others] != e.primary[row]) & (e.primary[row] >= 0)
        if self.scope == "bridge":
            alone = ~(e.member[others] & e.member[row]).any(axis=1)
            return np.asarray(alone & e.member[others].any(axis=1) & bool(e.member[row].any()))
        return np.ones(len(others), bool)

    def _space(self) -> Space:
        if not hasattr(self._scratch, "space"):
            self._scratch.space = Space.of(min(self._span, len(self.economy)))
        space: Space = self._scratch.space
        return space
