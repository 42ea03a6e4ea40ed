"""What follows from the projects that stakeholders took part in: their chains, what they offer, what they need.

Pure functions over arrays. Loaders store what they give; a view as of a date calls them again on the projects that
started before it. Stakeholders, projects, chains and capabilities are row numbers (0, 1, 2, …). Equal input gives equal
output, bit for bit; sums are rounded to 9 decimals before they are compared, so that ties are ties, and ties go to the
lower capability number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

CHAINS_RULE: Final = "chains-of-projects"
OFFERS_RULE: Final = "offers-from-projects"
NEEDS_RULE: Final = "needs-from-partners"

BELONGS_FROM_SHARE: Final = 0.2
MOST_OFFERS: Final = 12
MOST_NEEDS: Final = 8
MOST_PARTICIPANTS: Final = 60  # in larger projects hardly anybody works with anybody else
DECIMALS: Final = 9
STRENGTH_DECIMALS: Final = 3  # finer ones would all change with every project that is added
ROWS_AT_ONCE: Final = 8_192  # bounds the memory of products


@dataclass(frozen=True, slots=True)
class Links:
    """Weighted links from one numbered set to another, no pair twice.

    start, end   int32, as long as each other
    weight       float64; None where all weigh 1
    shape        how many there are of each set
    """

    start: NDArray[np.int32]
    end: NDArray[np.int32]
    shape: tuple[int, int]
    weight: NDArray[np.float64] | None = None

    def matrix(self) -> sparse.csr_array:
        """The same as a sparse matrix, rows = start."""
        weight = np.ones(len(self.start)) if self.weight is None else self.weight
        return sparse.csr_array((weight, (self.start, self.end)), shape=self.shape)

    def only(self, ends: NDArray[np.bool_]) -> "Links":
        """The links to these ends alone."""
        kept = ends[self.end]
        return Links(self.start[kept], self.end[kept], self.shape, None if self.weight is None else self.weight[kept])


@dataclass(frozen=True, slots=True)
class Places:
    """Stakeholders' places in chains, by stakeholder and chain: float64 `weight` (> 0) and `share` (0 to 1)."""

    stakeholder: NDArray[np.int32]
    chain: NDArray[np.int32]
    weight: NDArray[np.float64]
    share: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Claims:
    """What stakeholders offer or need, by stakeholder and capability.

    strength   float64, 0.001 to 1 in thousandths; 1 = the stakeholder's strongest
    evidence   int32, the number of projects it shows in
    """

    stakeholder: NDArray[np.int32]
    capability: NDArray[np.int32]
    strength: NDArray[np.float64]
    evidence: NDArray[np.int32]

    def of(self, stakeholders: NDArray[np.bool_]) -> "Claims":
        """Those of these stakeholders alone."""
        kept = stakeholders[self.stakeholder]
        return Claims(self.stakeholder[kept], self.capability[kept], self.strength[kept], self.evidence[kept])

    @staticmethod
    def together(some: "Sequence[Claims]") -> "Claims":
        """All of them, by stakeholder and capability; no stakeholder is in two."""
        columns = zip(*((c.stakeholder, c.capability, c.strength, c.evidence) for c in some), strict=True)
        stakeholder, capability, strength, evidence = (np.concatenate(column) for column in columns)
        order = np.lexsort((capability, stakeholder))
        return Claims(stakeholder[order], capability[order], strength[order], evidence[order])


def active_in(took_part: Links, advances: Links) -> Places:
    """In which chains stakeholders are: the sum over their projects of the projects' weights in each chain.

    took_part   stakeholder -> project
    advances    project -> chain, weight = share of the project

    >>> project = np.array([0, 1], np.int32)
    >>> places = active_in(Links(np.zeros(2, np.int32), project, (1, 2)),
    ...                    Links(project, project, (2, 2), np.array([1.0, 0.25])))
    >>> places.chain.tolist(), places.weight.tolist(), places.share.tolist()
    ([0, 1], [1.0, 0.25], [0.8, 0.2])
    """
    stakeholder, chain, weight = _entries(took_part.matrix() @ advances.matrix())
    totals = np.bincount(stakeholder, weight, minlength=took_part.shape[0])
    return Places(stakeholder, chain, weight, np.round(weight / totals[stakeholder], DECIMALS))


def primary_chains(places: Places, stakeholders: int, positions: NDArray[np.int64]) -> NDArray[np.int32]:
    """Chain number of each stakeholder's largest weight, -1 without any; ties go to the chain listed first.

    positions   place of each chain in the listed order
    """
    primary = np.full(stakeholders, -1, np.int32)
    order = np.lexsort((-positions[places.chain], places.weight))  # the best is written last and stays
    primary[places.stakeholder[order]] = places.chain[order]
    return primary


def offers(took_part: Links, about: Links, most: int = MOST_OFFERS) -> Claims:
    """What stakeholders offer: what their projects were about, the strongest `most` of each.

    took_part   stakeholder -> project
    about       project -> capability, weight = how much of the project

    Strength = Σ weight over the stakeholder's projects × ln(projects / projects about it), so that what everybody does
    counts less, divided by the stakeholder's greatest.
    """
    projects_about = np.bincount(about.end, minlength=about.shape[1])
    described = max(len(np.unique(about.start)), 1)
    idf = np.log(described / np.maximum(projects_about, 1)) + 1e-6  # what all projects share still counts a trace
    took, content = took_part.matrix(), about.matrix()
    return _strongest(took, content * idf, content, most, None)


def needs(took_part: Links, about: Links, offered: Claims, most: int = MOST_NEEDS) -> Claims:
    """What stakeholders need: what their partners brought that they lacked, the strongest `most` of each.

    took_part, about   as for `offers`
    offered            what `offers` gave

    A project of n participants, at least 2 and at most 60, brings each of them the mean of what the n - 1 others offer.
    What a stakeholder's own projects were ever about it does not lack. Strength = sum over its projects, divided by
    the stakeholder's greatest.
    """
    size = np.bincount(took_part.end, minlength=took_part.shape[1])
    took = took_part.only((size >= 2) & (size <= MOST_PARTICIPANTS)).matrix()
    offering = sparse.csr_array(
        (offered.strength, (offered.stakeholder, offered.capability)), shape=(took_part.shape[0], about.shape[1])
    )
    shared = took.T.tocsr() @ offering
    brought = sparse.diags_array(1.0 / np.maximum(size - 1, 1)).tocsr() @ shared
    return _strongest(took, brought, shared, most, took_part.matrix() @ about.matrix())


def _strongest(
    took: sparse.csr_array,
    content: sparse.csr_array,
    seen: sparse.csr_array,
    most: int,
    own: sparse.csr_array | None,
) -> Claims:
    """The strongest columns of each row of `took @ content` without those of `own`; evidence counts what was `seen`."""
    seen = _ones(seen)
    parts = []
    for begin in range(0, max(took.shape[0], 1), ROWS_AT_ONCE):
        some = took[begin : begin + ROWS_AT_ONCE]
        strength, evidence = some @ content, some @ seen
        if own is not None:
            strength = _without(strength, own[begin : begin + ROWS_AT_ONCE])
        row, column, value = _entries(strength)
        row, column, value = _first(row, column, value, most)
        counted = np.asarray(evidence[row, column]).ravel() if len(row) else np.zeros(0)
        parts.append(((row + begin).astype(np.int32), column, value, counted.astype(np.int32)))
    stakeholder, capability, value = (np.concatenate([part[place] for part in parts]) for place in (0, 1, 2))
    seen_in = np.concatenate([part[3] for part in parts])
    greatest = np.zeros(took.shape[0])
    np.maximum.at(greatest, stakeholder, value)
    strength = np.round(value / greatest[stakeholder], STRENGTH_DECIMALS)
    return Claims(stakeholder, capability, np.maximum(strength, 10.0**-STRENGTH_DECIMALS), seen_in)


def _first(
    row: NDArray[np.int32], column: NDArray[np.int32], value: NDArray[np.float64], most: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]:
    """The greatest `most` entries of each row, then by row and column again."""
    order = np.lexsort((column, -value, row))
    begins = np.searchsorted(row[order], row[order])
    kept = np.sort(order[np.arange(len(order)) - begins < most])
    return row[kept], column[kept], value[kept]


def _entries(matrix: sparse.csr_array) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]:
    """Row, column and value of all entries above 0 after rounding, by row and column."""
    matrix.sort_indices()
    value = np.round(matrix.data, DECIMALS)
    row = np.repeat(np.arange(matrix.shape[0], dtype=np.int32), np.diff(matrix.indptr))
    kept = value > 0
    return row[kept], matrix.indices[kept].astype(np.int32), value[kept]


def _without(matrix: sparse.csr_array, other: sparse.csr_array) -> sparse.csr_array:
    """The entries of the first where the second has none."""
    return matrix - matrix.multiply(_ones(other)).tocsr()


def _ones(matrix: sparse.csr_array) -> sparse.csr_array:
    return sparse.csr_array((np.ones(len(matrix.data)), matrix.indices, matrix.indptr), shape=matrix.shape)
