"""Small made-up fits, and the plain twin of the kernels."""

from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import strategies as st

from matching.economy import Lists
from matching.fit import index
from matching.fit.index import FINE

CAPABILITIES = 12
WEIGHTS = (0.0, 0.25, 0.5, 1.0, 1.1, 3.0)


class Case(NamedTuple):
    """Sets of capabilities by stakeholder, and the rules."""

    offers: tuple
    needs: tuple
    idf: tuple
    chains: tuple
    group: tuple
    barred: frozenset

    def index(self, span=None):
        n = len(self.offers)
        barred = [sorted(b for a, b in self.barred if a == row) for row in range(n)]
        return index(
            lists(self.offers),
            lists(self.needs),
            np.array(self.idf),
            np.array(self.chains, np.uint64),
            group=np.array(self.group, np.int32),
            barred=(indptr(barred), np.array([b for some in barred for b in some], np.int32)),
            span=span,
        )

    def score(self, one, other):
        """What meets, in either direction."""
        idf = np.rint(np.array(self.idf) * FINE) / FINE  # as the index has it
        met, wanted = self.needs[one] & self.offers[other], self.offers[one] & self.needs[other]
        return float(idf[[*met, *wanted]].sum())

    def may_meet(self, one, other, scope):
        mine, theirs = self.chains[one], self.chains[other]
        in_scope = scope == "all" or (mine and theirs and not mine & theirs)
        return bool(self.group[one] != self.group[other] and (one, other) not in self.barred and in_scope)

    def best(self, one, top, scope):
        """The definition: everybody is looked at."""
        found = [(self.score(one, j), j) for j in range(len(self.offers)) if self.may_meet(one, j, scope)]
        return sorted(((s, j) for s, j in found if s > 0), key=lambda pair: (-pair[0], pair[1]))[:top]


def indptr(rows):
    return np.concatenate(([0], np.cumsum([len(row) for row in rows], dtype=np.int64))).astype(np.int64)


def lists(rows):
    """Sets of capabilities as lists."""
    content = np.array([c for row in rows for c in sorted(row)], np.int32)
    return Lists(indptr(rows), content, np.ones(len(content)))


@st.composite
def any_case(draw):
    """Anything from nobody to forty stakeholders with a few claims; many scores are equal."""
    n = draw(st.integers(0, 40))
    some = st.frozensets(st.integers(0, CAPABILITIES - 1), max_size=5)
    row = st.integers(0, max(n - 1, 0))

    def many(one):
        return tuple(draw(st.lists(one, min_size=n, max_size=n)))

    return Case(
        offers=many(some),
        needs=many(some),
        idf=tuple(draw(st.lists(st.sampled_from(WEIGHTS), min_size=CAPABILITIES, max_size=CAPABILITIES))),
        chains=many(st.sampled_from([0, 1, 2, 4, 3, 5])),
        group=many(st.integers(0, max(n, 1) // 3)) if draw(st.booleans()) else tuple(range(n)),
        barred=draw(st.frozensets(st.tuples(row, row), max_size=10)) if n else frozenset(),
    )


def drawn(seed, n, capabilities=200, offers=6, needs=3, exponent=1.0):
    """A case as large as wanted: capabilities drawn by popularity, as in the speed protocol."""
    rng = np.random.default_rng(seed)
    weight = 1.0 / np.arange(1, capabilities + 1) ** exponent
    both = [rng.choice(capabilities, offers + needs, replace=False, p=weight / weight.sum()).tolist() for _ in range(n)]
    df = np.bincount(np.ravel(both), minlength=capabilities)
    return Case(
        tuple(frozenset(row[:offers]) for row in both),
        tuple(frozenset(row[offers:]) for row in both),
        tuple(np.log((1 + n) / (1 + df)).tolist()),
        tuple((1 << rng.integers(0, 5, n)).tolist()),
        tuple(range(n)),
        frozenset(),
    )


@pytest.fixture(scope="session")
def cases():
    """A strategy of small cases."""
    return any_case()


@pytest.fixture(scope="session")
def draw_case():
    """The maker of larger ones."""
    return drawn
