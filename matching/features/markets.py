"""Who is in which market and who wants to go there, by country; and who sells what another sells.

A region counts as its country: who wants to go to Bavaria is helped by somebody in Germany. Nobody wants to go where it
is already. Where nothing is stated all of it is 0.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.snapshot import UNKNOWN_DAY, Coded, Snapshot
from matching.economy import Economy, Lists, lists

ENDED, UNWANTED = "ended", "not-interested"
COUNTRY_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Markets:
    """Lists of countries by stakeholder, and of what is offered.

    countries   what the numbers in the lists stand for
    present     where somebody is
    aims        where somebody wants to go, and is not yet; `level` is 1 ÷ the root of how many, so rows have length 1
    offered     what is offered, tf-idf, rows of length 1
    """

    countries: tuple[str, ...]
    present: Lists
    aims: Lists
    offered: Lists


def markets(economy: Economy) -> Markets:
    """Who is where and wants to go where, as was said before the day."""
    snapshot = economy.snapshot
    codes = [_country(snapshot, row) for row in range(len(snapshot.kinds["Market"]))]
    countries = tuple(sorted(set(codes)))
    country = np.array([countries.index(code) for code in codes], np.int64)
    shape = (len(economy), len(countries))
    present = _marked(economy, "PRESENT_IN", country, shape)
    aims = _marked(economy, "TARGETS", country, shape)
    aims = sparse.csr_array(aims - aims.multiply(present))
    aims.eliminate_zeros()
    offers = economy.offers
    weight = sparse.csr_array(
        (economy.idf[offers.capability], offers.capability, offers.indptr), shape=(len(economy), len(economy.idf))
    )
    return Markets(countries, lists(present), lists(_unit(aims)), lists(_unit(weight)))


def _country(snapshot: Snapshot, row: int) -> str:
    nodes = snapshot.kinds["Market"]
    notation = nodes.columns["notation"]
    assert isinstance(notation, Coded)
    return (notation[row] or nodes.ids[row].rpartition(":")[2])[:COUNTRY_LETTERS]


def _marked(economy: Economy, relation: str, country: NDArray[np.int64], shape: tuple[int, int]) -> sparse.csr_array:
    """1 for each stakeholder and country of a statement that counts."""
    edges = economy.snapshot.relations[relation]
    status, until = edges.columns["status"], np.asarray(edges.columns["until"]).astype(np.int64)
    assert isinstance(status, Coded)
    over = status.equal(ENDED) | status.equal(UNWANTED) | ((until != UNKNOWN_DAY) & (until < economy.day))
    counts = economy.said[relation] & ~over
    found = sparse.csr_array(
        (np.ones(int(counts.sum())), (edges.start[counts], country[edges.end[counts]])), shape=shape
    )
    found.data[:] = 1.0
    return found


def _unit(rows: sparse.csr_array) -> sparse.csr_array:
    """The same rows, each of length 1."""
    row = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    length = np.sqrt(np.bincount(row, rows.data**2, minlength=rows.shape[0]))
    unit = np.divide(rows.data, length[row], out=np.zeros_like(rows.data), where=length[row] > 0)
    return sparse.csr_array((unit, rows.indices, rows.indptr), shape=rows.shape)
