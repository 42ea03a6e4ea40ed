"""Who worked with whom: the network of stakeholders that shared projects, weighted by how lately and how closely."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.inference import Links

DAYS_A_YEAR = 365.25
DECAY_YEARS = 2.0
OLDEST_YEARS = 100.0  # a project never weighs nothing: exp(-age / 2) is 0 from the age of 1,490 on
RULE_DATED_YEARS = 2.0  # a project dated by rule bears its programme's last day; on average it began earlier


@dataclass(frozen=True, slots=True)
class Network:
    """The partner graph in rows (CSR), symmetric, nobody their own partner.

    indptr, partner   int64 and int32: partners of each stakeholder, ascending
    shared            float64, projects the two shared
    decayed           float64, Σ over shared projects of exp(-age / 2 years) / √participants
    degree, total     int64 partners; float64 sum of `decayed`
    projects          float64, number of projects; `activity` the same, each weighing exp(-age / 2 years)
    last              float64, years since the latest project began, infinite without any
    age               float64, years since each project began, a hundred at most
    """

    indptr: NDArray[np.int64]
    partner: NDArray[np.int32]
    shared: NDArray[np.float64]
    decayed: NDArray[np.float64]
    degree: NDArray[np.int64]
    total: NDArray[np.float64]
    projects: NDArray[np.float64]
    activity: NDArray[np.float64]
    last: NDArray[np.float64]
    age: NDArray[np.float64]

    def matrix(self) -> sparse.csr_array:
        """Number of shared projects as a sparse matrix."""
        n = len(self.degree)
        return sparse.csr_array((self.shared, self.partner, self.indptr), shape=(n, n))

    def decayed_matrix(self) -> sparse.csr_array:
        """Decayed weights as a sparse matrix."""
        n = len(self.degree)
        return sparse.csr_array((self.decayed, self.partner, self.indptr), shape=(n, n))


def network(took: Links, start: NDArray[np.int64], dated_by_rule: NDArray[np.bool_], day: int) -> Network:
    """The network of the projects in `took` as of a day.

    took            stakeholder -> project
    start           day each project began (days since 1970)
    dated_by_rule   projects whose day is a rule's, not a record's
    """
    since = np.minimum(np.maximum(day - start, 0) / DAYS_A_YEAR, OLDEST_YEARS)
    age = since + np.where(dated_by_rule, RULE_DATED_YEARS, 0.0)
    part = took.matrix()
    size = np.bincount(took.end, minlength=took.shape[1])
    fresh = np.exp(-age / DECAY_YEARS)
    shared = _pairs(part, np.ones(took.shape[1]))
    decayed = _pairs(part, fresh / np.sqrt(np.maximum(size, 1)))
    last = np.full(took.shape[0], np.inf)
    np.minimum.at(last, took.start, age[took.end])
    return Network(
        indptr=shared.indptr.astype(np.int64),
        partner=shared.indices.astype(np.int32),
        shared=shared.data,
        decayed=decayed.data,
        degree=np.diff(shared.indptr).astype(np.int64),
        total=np.asarray(decayed.sum(axis=1)).ravel(),
        projects=np.bincount(took.start, minlength=took.shape[0]).astype(np.float64),
        activity=part @ fresh,
        last=last,
        age=age,
    )


def _pairs(part: sparse.csr_array, weight: NDArray[np.float64]) -> sparse.csr_array:
    """Σ of the weight over the projects of two stakeholders; both calls give the same pattern of entries."""
    pairs = sparse.csr_array(part @ sparse.diags_array(weight) @ part.T)
    pairs.sort_indices()
    row = np.repeat(np.arange(pairs.shape[0]), np.diff(pairs.indptr))
    others = pairs.indices != row
    indptr = np.concatenate([[0], np.cumsum(np.bincount(row[others], minlength=pairs.shape[0]))])
    return sparse.csr_array((pairs.data[others], pairs.indices[others], indptr), shape=pairs.shape)
