"""Who found whom: the new partnerships of a period after the history, to learn from and to evaluate on."""

import datetime
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.inference import Links
from graph.snapshot import UNKNOWN_DAY, Snapshot
from matching.economy import EPOCH, Economy, chain_weights, members, primary
from matching.profiles import SECOND

MOST_PARTICIPANTS = 60


def began(snapshot: Snapshot, history: Economy, end: datetime.date) -> Links:
    """Who took part in the projects that began from the economy's day up to `end`."""
    start = np.asarray(snapshot.kinds["Project"].columns["start"], dtype=np.int64)
    took = snapshot.relations["PARTICIPATED_IN"]
    new = (start != UNKNOWN_DAY) & (start >= history.day) & (start < (end - EPOCH).days)
    return Links(took.start, took.end, (len(history), len(start))).only(new)


@dataclass(frozen=True, slots=True)
class Labels:
    """New partnerships of a period as a sparse 0/1 matrix over an economy's stakeholders, symmetric."""

    matrix: sparse.csr_array

    def of(self, row: int) -> NDArray[np.int32]:
        """New partners of one stakeholder."""
        found: NDArray[np.int32] = self.matrix.indices[self.matrix.indptr[row] : self.matrix.indptr[row + 1]]
        return found


def labels(snapshot: Snapshot, history: Economy, end: datetime.date) -> Labels:
    """Who shared a first project that began from the economy's day up to `end`, of 60 participants at most."""
    n = len(history)
    took = began(snapshot, history, end)
    small = np.bincount(took.end, minlength=took.shape[1]) <= MOST_PARTICIPANTS
    part = took.only(small).matrix()
    pairs = sparse.csr_array(part @ part.T)
    seen = sparse.csr_array(
        (np.ones(history.partners.nnz), history.partners.indices, history.partners.indptr), shape=(n, n)
    )
    pairs = sparse.csr_array(pairs - pairs.multiply(seen))
    pairs.setdiag(0)
    pairs.eliminate_zeros()
    active = np.diff(history.network.indptr) > 0  # partners known before the day
    active |= history.network.projects > 0
    pairs = sparse.csr_array(
        sparse.diags_array(active.astype(float)) @ pairs @ sparse.diags_array(active.astype(float))
    )
    pairs.eliminate_zeros()
    pairs.sort_indices()
    return Labels(pairs)


@dataclass(frozen=True, slots=True)
class Declared:
    """An economy in which those without history state the chains of their first projects, and whom they found then."""

    economy: Economy
    found: Labels


def declared(snapshot: Snapshot, history: Economy, end: datetime.date) -> Declared:
    """Newcomers who came from the economy's day up to `end`, and those of before with whom they shared a project."""
    took = began(snapshot, history, end)
    known = history.network.projects > 0
    new = ~known & (np.bincount(took.start, minlength=len(history)) > 0)
    found_in = chain_weights(snapshot, took)
    main = np.arange(found_in.shape[1]) == primary(found_in)[:, None]
    told = np.where(new[:, None], np.where(main, 1.0, SECOND * members(found_in)), history.weight)
    small = took.only(np.bincount(took.end, minlength=took.shape[1]) <= MOST_PARTICIPANTS).matrix()
    ends = sparse.diags_array(new.astype(float)) @ (small @ small.T) @ sparse.diags_array(known.astype(float))
    found = sparse.csr_array(ends)
    found.eliminate_zeros()
    found.sort_indices()
    return Declared(replace(history, weight=told, primary=primary(told), member=members(told)), Labels(found))
