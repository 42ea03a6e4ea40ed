"""What the kernels read: the economy as plain arrays, and what each stakeholder brings to the cheap score."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matching.economy import Economy, Lists

COMMON, ADAMIC_ADAR, RESOURCE, DECAYED, NEEDS_MET, WANTED = range(6)
COLUMNS = 6

EVERYWHERE = 300
"""So many of the most active stakeholders are weighed for everybody, shared neighbour or not."""


class Ground(NamedTuple):
    """Arrays over stakeholders, and lists as begin and content, each list ascending.

    indptr, partner, decayed   the network
    path                       1 ÷ total of each partner that is passed through
    barred                     itself, who is a partner already, who is excluded or barred by what was said
    """

    indptr: Any
    partner: Any
    decayed: Any
    path: Any
    log_degree: Any
    inverse_degree: Any
    prior: Any
    idf: Any
    needs_begin: Any
    needs: Any
    offers_begin: Any
    offers: Any
    offered_begin: Any
    offered_by: Any
    needed_begin: Any
    needed_by: Any
    everywhere: Any
    barred_begin: Any
    barred: Any
    open: Any
    group: Any
    primary: Any
    member: Any


def ground(e: Economy) -> Ground:
    """The ground of an economy."""
    network, total = e.network, e.network.total
    barred_begin, barred = barred_pairs(e)
    busiest = np.argsort(-network.activity, kind="stable")[:EVERYWHERE]
    return Ground(
        indptr=network.indptr,
        partner=network.partner,
        decayed=network.decayed,
        path=np.divide(1.0, total, out=np.zeros_like(total), where=total > 0),
        log_degree=1.0 / np.log(np.maximum(network.degree, 2)),
        inverse_degree=1.0 / np.maximum(network.degree, 1),
        prior=(1.0 + network.activity) ** 0.6,
        **_claims(e),
        everywhere=np.sort(busiest).astype(np.int32),
        barred_begin=barred_begin,
        barred=barred,
        open=e.open,
        group=e.group,
        primary=e.primary,
        member=np.ascontiguousarray(e.member),
    )


def restated(ground: Ground, e: Economy) -> Ground:
    """The ground of an economy that differs in offers and needs alone."""
    return ground._replace(**_claims(e))


def _claims(e: Economy) -> dict[str, Any]:
    """What follows from offers and needs."""
    offered_begin, offered_by = transposed(e.offers, len(e.idf))
    needed_begin, needed_by = transposed(e.needs, len(e.idf))
    return {
        "idf": e.idf,
        "needs_begin": e.needs.indptr,
        "needs": e.needs.capability,
        "offers_begin": e.offers.indptr,
        "offers": e.offers.capability,
        "offered_begin": offered_begin,
        "offered_by": offered_by,
        "needed_begin": needed_begin,
        "needed_by": needed_by,
    }


def transposed(claims: Lists, capabilities: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """For each capability the stakeholders that list it: indptr, and stakeholders ascending."""
    shape = (len(claims.indptr) - 1, capabilities)
    mark = np.ones(len(claims.capability), np.int8)
    listed = sparse.csr_array((mark, claims.capability, claims.indptr), shape=shape).tocsc()
    return listed.indptr.astype(np.int64), listed.indices.astype(np.int32)


def barred_pairs(e: Economy) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Whom each stakeholder must not be shown, whatever the scope: indptr, and stakeholders ascending."""
    n = len(e)
    barred = (*e.excluded.items(), *e.heard.barred.items())
    pairs = [(row, other) for row, others in barred for other in others]
    one, other = np.array(pairs, np.int32).reshape(-1, 2).T
    excluded = sparse.csr_array((np.ones(len(one), np.int8), (one, other)), shape=(n, n))
    known = sparse.csr_array((np.ones(e.partners.nnz, np.int8), e.partners.indices, e.partners.indptr), shape=(n, n))
    itself = sparse.eye_array(n, dtype=np.int8, format="csr")
    together = sparse.csr_array(known + excluded + itself)
    together.sort_indices()
    return together.indptr.astype(np.int64), together.indices.astype(np.int32)
