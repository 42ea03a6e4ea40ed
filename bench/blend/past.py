"""What the blend knows of a day: who worked with whom, how lately, and who is of which chain, country and type.

Facts come from the same economy as ours; everything made of them here is made anew, by the yardstick's definitions.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matching.economy import Economy

HALF = 2.0  # years in which a shared project comes to weigh 1/e
UNDATED = 5.0  # years that a project without a date counts as old
SMOOTH = 1e-4
Values = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Past:
    """Arrays over stakeholders, and who worked with whom.

    partners, decayed     float32: 1, and Σ exp(-age / 2) / √participants, for each two that shared a project
    degree, total         number of partners, sum of `decayed`
    projects, recent      number of projects, plain and decayed; `last` years since the latest began
    team                  mean ln participants of its projects
    programme             what its projects were about, length 1
    chains                share of each chain in its work; `member` which of them it belongs to
    group                 chain, country and type by number, the unknown last
    toward, lift          partner weight in each group; ln observed ÷ expected between two groups
    """

    economy: Economy
    partners: sparse.csr_array
    decayed: sparse.csr_array
    degree: Values
    total: Values
    projects: Values
    recent: Values
    last: Values
    team: Values
    programme: sparse.csr_array
    chains: Values
    member: Values
    group: dict[str, Codes]
    toward: dict[str, Values]
    lift: dict[str, Values]

    @property
    def known(self) -> NDArray[np.bool_]:
        """Who took part in anything."""
        return self.projects > 0


def past(economy: Economy) -> Past:
    """The past of an economy as of its day."""
    part = economy.took.matrix()
    size = np.bincount(economy.took.end, minlength=part.shape[1])
    fresh = np.exp(-_age(economy) / HALF)
    partners, decayed = _between(part, np.ones(len(size))), _between(part, fresh / np.sqrt(np.maximum(size, 1)))
    partners.data[:] = 1.0
    projects = part @ np.ones(len(size))
    last = np.full(len(economy), 6.0)
    np.minimum.at(last, economy.took.start, _age(economy)[economy.took.end])
    group = _groups(economy)
    toward = {name: (decayed @ _marks(code)).toarray() for name, code in group.items()}
    weight = economy.weight.sum(axis=1, keepdims=True)
    return Past(
        economy=economy,
        partners=partners,
        decayed=decayed,
        degree=np.diff(partners.indptr).astype(float),
        total=np.asarray(decayed.sum(axis=1)).ravel(),
        projects=projects,
        recent=part @ fresh,
        last=last,
        team=(part @ np.log(np.maximum(size, 1))) / np.maximum(projects, 1),
        programme=_programme(economy, part),
        chains=np.divide(economy.weight, weight, out=np.zeros_like(economy.weight), where=weight > 0),
        member=economy.member.astype(float),
        group=group,
        toward=toward,
        lift={name: _lift(_marks(code).T @ toward[name]) for name, code in group.items()},
    )


def _age(economy: Economy) -> Values:
    """Years since each project began; 5 for those without a date of their own."""
    undated = economy.snapshot.kinds["Project"].columns["rule"].codes >= 0
    return np.where(undated, UNDATED, economy.network.age)


def _between(part: sparse.csr_array, weight: Values) -> sparse.csr_array:
    pairs = sparse.csr_array(part @ sparse.diags_array(weight) @ part.T)
    pairs.setdiag(0)
    pairs.eliminate_zeros()
    pairs.sort_indices()
    return pairs.astype(np.float32)


def _groups(economy: Economy) -> dict[str, Codes]:
    chain = np.where(economy.primary < 0, len(economy.chains), economy.primary).astype(np.int64)
    found = {"chain": chain}
    for name, column in (("country", economy.country), ("kind", economy.kind)):
        found[name] = np.where(column.codes < 0, len(column.values), column.codes).astype(np.int64)
    return found


def _marks(code: Codes) -> sparse.csr_array:
    return sparse.csr_array((np.ones(len(code)), (np.arange(len(code)), code)))


def _lift(together: Values) -> Values:
    smooth = np.asarray(together) + together.sum() * SMOOTH / 10
    return np.log(smooth * smooth.sum() / (smooth.sum(axis=1, keepdims=True) * smooth.sum(axis=0, keepdims=True)))


def _programme(economy: Economy, part: sparse.csr_array) -> sparse.csr_array:
    about = economy.snapshot.relations["ABOUT"]
    shape = (part.shape[1], len(economy.snapshot.kinds["Capability"]))
    rows = sparse.csr_array(part @ sparse.csr_array((np.ones(len(about)), (about.start, about.end)), shape=shape))
    length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return sparse.csr_array(
        sparse.diags_array(np.divide(1, length, out=np.zeros_like(length), where=length > 0)) @ rows
    )
