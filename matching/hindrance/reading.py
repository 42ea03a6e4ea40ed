"""Barriers of a snapshot as of a day, worked out for whom they hinder."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.snapshot import UNKNOWN_DAY, Coded, Column, Edges, Snapshot, Wanted
from matching.hindrance.standing import HINDERED, HOLDS, NONE, THERE, Hindrances

WANTED: Final = Wanted(
    kinds={"Barrier": ("title", "status", "published", "source", "as_of")},
    relations={"HINDERS": (), "HINDERS_CHAIN": (), "HINDERS_MARKET": (), "LIES_IN": (), "REQUIRES": ()},
)
"""What a snapshot must hold beside the rest."""

STANDS: Final[Mapping[str | None, float]] = {None: 1.0, "open": 1.0, "waiting": 1.0, "resolved-in-part": 0.5}
"""State -> how much of a barrier stands: by rule. In the states that are not named, nothing."""

GONE: Final = {"PRESENT_IN": ("ended",), "TARGETS": ("not-interested",)}


@dataclass(frozen=True, slots=True)
class People:
    """What is known of stakeholders.

    member    bool, stakeholders × rows of value chains: who belongs to which
    offers    sparse, stakeholders × capabilities
    said      PRESENT_IN and TARGETS -> which of the snapshot's relations count
    day       days since 1970
    """

    country: Coded
    member: NDArray[np.bool_]
    offers: sparse.csr_array
    said: Mapping[str, NDArray[np.bool_]]
    day: int


def hindrances(snapshot: Snapshot, people: People, before: int | None) -> Hindrances:
    """The barriers that stand.

    before   only those that were entered or changed before that day, as they are known now; None for all
    """
    nodes = snapshot.kinds.get("Barrier")
    if nodes is None or not len(nodes):
        return NONE
    status = _coded(nodes.columns["status"])
    level = np.array([STANDS.get(status[row], 0.0) for row in range(len(nodes))])
    if before is not None:
        as_of = np.asarray(nodes.columns["as_of"]).astype(np.int64)
        level[(as_of == UNKNOWN_DAY) | (as_of >= before)] = 0.0
    kept = np.flatnonzero(level)
    markets = _ends(snapshot, "HINDERS_MARKET", "Market") @ _within(snapshot)
    required = _ends(snapshot, "REQUIRES", "Capability")
    stand = _stand(snapshot, people, markets, required)
    titles, sources = (_coded(nodes.columns[name]) for name in ("title", "source"))
    return Hindrances(
        ids=[nodes.ids[row] for row in kept.tolist()],
        titles=[titles[row] or nodes.ids[row] for row in kept.tolist()],
        sources=[sources[row] or "" for row in kept.tolist()],
        level=level[kept],
        anywhere=np.asarray(markets.sum(axis=1)).ravel()[kept] == 0,
        stand=_sorted(sparse.csr_array(stand[:, kept])),
        required=sparse.csr_array(required[kept]),
    )


def _stand(
    snapshot: Snapshot, people: People, markets: sparse.csr_array, required: sparse.csr_array
) -> sparse.csr_array:
    """How each stakeholder stands to each barrier of the snapshot."""
    there = _ones(_marked(snapshot, people, "PRESENT_IN") @ markets.T + _seated(snapshot, people) @ markets.T)
    going = _ones(_marked(snapshot, people, "TARGETS") @ markets.T)
    chains = _ends(snapshot, "HINDERS_CHAIN", "ValueChain")
    of_chain = _ones(sparse.csr_array(people.member.astype(np.float64)) @ chains.T)
    has_market, has_chain = (np.asarray(some.sum(axis=1)).ravel() > 0 for some in (markets, chains))
    both = going.multiply(of_chain) @ _only(has_market & has_chain)
    one = going @ _only(has_market & ~has_chain) + of_chain @ _only(~has_market & has_chain)
    meant = _ones(both + one)
    meant = meant - meant.multiply(there)
    named = _ends(snapshot, "HINDERS", "Stakeholder").T
    hindered = _ones(sparse.csr_array(meant + named))
    holds = _ones(people.offers @ required.T)
    return sparse.csr_array(HINDERED * hindered + THERE * there + HOLDS * holds)


def _ends(snapshot: Snapshot, relation: str, kind: str) -> sparse.csr_array:
    """Barriers × what they are linked to."""
    edges = snapshot.relations[relation]
    return _matrix(edges, edges.end, (len(snapshot.kinds["Barrier"]), len(snapshot.kinds[kind])))


def _within(snapshot: Snapshot) -> sparse.csr_array:
    """Markets × those that lie in them, themselves among these, however deep."""
    n, edges = len(snapshot.kinds["Market"]), snapshot.relations["LIES_IN"]
    step = sparse.csr_array((np.ones(len(edges)), (edges.end, edges.start)), shape=(n, n)) + sparse.eye_array(n)
    reach, wider = sparse.eye_array(n).tocsr(), _ones(sparse.csr_array(step))
    while wider.nnz > reach.nnz:
        reach, wider = wider, _ones(sparse.csr_array(wider @ wider))
    return sparse.csr_array(reach)


def _marked(snapshot: Snapshot, people: People, relation: str) -> sparse.csr_array:
    """Stakeholders × markets: who said so, and still does."""
    edges = snapshot.relations[relation]
    status, until = _coded(edges.columns["status"]), np.asarray(edges.columns["until"]).astype(np.int64)
    over = np.logical_or.reduce([status.equal(value) for value in GONE[relation]])
    over |= (until != UNKNOWN_DAY) & (until < people.day)
    kept = people.said[relation] & ~over
    shape = (len(snapshot.kinds["Stakeholder"]), len(snapshot.kinds["Market"]))
    return _ones(sparse.csr_array((np.ones(int(kept.sum())), (edges.start[kept], edges.end[kept])), shape=shape))


def _seated(snapshot: Snapshot, people: People) -> sparse.csr_array:
    """Stakeholders × markets: who has its seat there."""
    notation = _coded(snapshot.kinds["Market"].columns["notation"])
    places = {code: place for place, code in enumerate(people.country.values)}
    country = np.array([places.get(notation[row] or "", -1) for row in range(len(notation.codes))], np.int64)
    found = [np.flatnonzero(people.country.codes == code) if code >= 0 else np.empty(0, int) for code in country]
    rows = np.concatenate([np.empty(0, np.int64), *found])
    columns = np.repeat(np.arange(len(country)), [len(some) for some in found])
    return sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(people.country.codes), len(country)))


def _matrix(edges: Edges, end: NDArray[np.int32], shape: tuple[int, int]) -> sparse.csr_array:
    return sparse.csr_array((np.ones(len(edges)), (edges.start, end)), shape=shape)


def _only(which: NDArray[np.bool_]) -> sparse.csr_array:
    """Keeps these columns."""
    return sparse.csr_array(sparse.diags_array(which.astype(np.float64)))


def _ones(matrix: sparse.csr_array) -> sparse.csr_array:
    found = sparse.csr_array(matrix)
    found.eliminate_zeros()
    found.data = np.ones(len(found.data))
    return found


def _sorted(matrix: sparse.csr_array) -> sparse.csr_array:
    matrix.eliminate_zeros()
    matrix.sort_indices()
    return matrix


def _coded(column: Column) -> Coded:
    assert isinstance(column, Coded)
    return column
