"""What stakeholders are like, by what they offer and need, and what those are like whom they took up or declined."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from matching.economy import Economy, Lists, lists


@dataclass(frozen=True, slots=True)
class Tastes:
    """Vectors over capabilities, once as offered and once as needed: of what somebody is like and of what it took up.

    Rows 0 to n - 1 are stakeholders' tastes, rows n to 2n - 1 what stakeholders are like, each of length 1; so that a
    taste and a likeness are compared by one look-up. The sum over those taken up is weighed by how much each speaks.

    n          stakeholders
    accepted   tastes by what was taken up; `declined` by what was declined
    """

    n: int
    accepted: Lists
    declined: Lists


def tastes(e: Economy) -> Tastes:
    """The tastes of an economy's stakeholders."""
    like = _likeness(e)
    both = [lists(sparse.csr_array(sparse.vstack([of @ like, like]))) for of in (e.heard.liked, e.heard.disliked)]
    return Tastes(len(e), *both)


def _likeness(e: Economy) -> sparse.csr_array:
    """tf-idf of offers beside that of needs, as one vector of length 1 for each stakeholder."""
    n, width = len(e), len(e.idf)
    parts = [
        sparse.csr_array((claims.level * e.idf[claims.capability], claims.capability, claims.indptr), shape=(n, width))
        for claims in (e.offers, e.needs)
    ]
    whole = sparse.csr_array(sparse.hstack(parts))
    length = np.sqrt(np.asarray(whole.multiply(whole).sum(axis=1)).ravel())
    return sparse.csr_array(sparse.diags_array(np.divide(1.0, length, out=np.zeros(n), where=length > 0)) @ whole)
