"""Who works with whom: stakeholders linked by the projects they shared and the partnerships they came to."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.brokering.words import GONE, State
from graph.inference import Links
from graph.snapshot import Coded, Snapshot, Wanted

WANTED: Final = Wanted(
    kinds={"Stakeholder": ("visibility",), "Partnership": ("state",)},
    relations={"PARTICIPATED_IN": (), "BETWEEN": ("answer",)},
)
"""What a snapshot must hold for `network`."""

TOGETHER: Final = (State.AGREED, State.ACTIVE, State.CONCLUDED)
"""Partnerships that came about."""


@dataclass(frozen=True, slots=True)
class Network:
    """Each pair that works or worked together once, by (one, other).

    ids          stakeholders, ascending
    one, other   int32, row numbers of the two, the lower one first
    weight       float32, Σ over what they shared of 1 / (participants - 1): each project gives everybody in it one unit
                 to share out among the others (Newman 2001)
    shared       int32, how many projects and partnerships they shared
    """

    ids: Sequence[str]
    one: NDArray[np.int32]
    other: NDArray[np.int32]
    weight: NDArray[np.float32]
    shared: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.ids)

    def matrix(self) -> sparse.csr_array:
        """The weights as a symmetric sparse matrix, columns ascending."""
        return symmetric(len(self), self.one, self.other, self.weight.astype(np.float64))

    def fingerprint(self) -> str:
        """A name for exactly this network: 32 hexadecimal digits."""
        told = hashlib.sha256("\n".join(self.ids).encode())
        for column in (self.one, self.other, self.weight, self.shared):
            told.update(np.ascontiguousarray(column).tobytes())
        return told.hexdigest()[:32]


def symmetric(
    n: int, one: NDArray[np.int32], other: NDArray[np.int32], weight: NDArray[np.float64]
) -> sparse.csr_array:
    """A sparse matrix with each pair both ways, columns ascending."""
    rows, columns = np.concatenate([one, other]), np.concatenate([other, one])
    matrix = sparse.csr_array((np.concatenate([weight, weight]), (rows, columns)), shape=(n, n))
    matrix.sort_indices()
    return matrix


def network(snapshot: Snapshot) -> Network:
    """The network of a snapshot with what `WANTED` names: of nothing but what is in it."""
    part = sparse.csr_array(sparse.hstack([_projects(snapshot), _partnerships(snapshot)]))
    size = np.bincount(part.indices, minlength=part.shape[1])
    share = np.divide(1.0, size - 1, out=np.zeros(len(size)), where=size > 1)
    weight, shared = (_pairs(part, each) for each in (share, (size > 1).astype(np.float64)))
    one = np.repeat(np.arange(part.shape[0], dtype=np.int32), np.diff(weight.indptr))
    ids = tuple(snapshot.kinds["Stakeholder"].ids)
    return Network(
        ids, one, weight.indices.astype(np.int32), weight.data.astype(np.float32), shared.data.astype(np.int32)
    )


def _projects(snapshot: Snapshot) -> sparse.csr_array:
    took = snapshot.relations["PARTICIPATED_IN"]
    shape = (len(snapshot.kinds["Stakeholder"]), len(snapshot.kinds["Project"]))
    return Links(took.start, took.end, shape).matrix()


def _partnerships(snapshot: Snapshot) -> sparse.csr_array:
    """Parties that stayed, of partnerships that came about."""
    between, partnerships = snapshot.relations["BETWEEN"], snapshot.kinds["Partnership"]
    state, answer = partnerships.columns["state"], between.columns["answer"]
    assert isinstance(state, Coded)
    assert isinstance(answer, Coded)
    stayed = ~np.logical_or.reduce([answer.equal(gone) for gone in GONE])
    stayed &= np.logical_or.reduce([state.equal(one) for one in TOGETHER])[between.start]
    shape = (len(snapshot.kinds["Stakeholder"]), len(partnerships))
    return Links(between.end[stayed], between.start[stayed], shape).matrix()


def _pairs(part: sparse.csr_array, each: NDArray[np.float64]) -> sparse.csr_array:
    """Σ of `each` over what two share, above the diagonal; every call gives the same pattern of entries."""
    pairs = sparse.triu(part @ sparse.diags_array(each) @ part.T, k=1, format="csr")
    pairs.sort_indices()
    return sparse.csr_array(pairs)
