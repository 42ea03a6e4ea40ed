"""Small pools of pairs, and what is best in them by trying everything."""

import itertools
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import strategies as st
from scipy import sparse
from scipy.optimize import linprog

from matching.portfolio import Limits, pool

KINDS = ("a with b", "a with c")


def pool_of(pairs, capacity, kinds=()):
    """From (one, other, score) or (one, other, score, kind)."""
    rows = [(*pair, len(kinds))[:4] for pair in pairs]
    columns = [np.array([row[place] for row in rows]) for place in range(4)]
    ends = [column.astype(np.int32) for column in columns[:2]]
    return pool(*ends, columns[2].astype(float), np.array(capacity, np.int64), columns[3].astype(np.int16), kinds)


def kept(found, limits, picked):
    """Whether picks keep everybody's capacity and the limits."""
    ends = np.concatenate((found.left[picked], found.right[picked]))
    picks, counts = int(picked.sum()), np.bincount(found.kind[picked], minlength=len(found.kinds) + 1)
    return (
        (np.bincount(ends, minlength=len(found.capacity)) <= found.capacity).all()
        and (limits.most is None or picks <= limits.most)
        and all(count >= limits.quota * picks for count in counts[: len(found.kinds)])
    )


def best(found, limits):
    """The greatest total score, by trying every set of pairs."""
    sets = itertools.product((False, True), repeat=len(found))
    return max(float(found.score[picked].sum()) for some in sets if kept(found, limits, picked := np.array(some, bool)))


def relaxed(found, limits):
    """The greatest total score where pairs may be picked in part, by scipy's simplex."""
    size, whole = len(found), np.arange(len(found))
    rows = np.concatenate((found.left, found.right))
    slots = sparse.csr_array((np.ones(2 * size), (rows, np.tile(whole, 2))), shape=(len(found.capacity), size))
    over, limit = [slots.toarray()], [found.capacity]
    if limits.most is not None:
        over, limit = [*over, np.ones((1, size))], [*limit, [limits.most]]
    for kind in range(len(found.kinds) if limits.quota else 0):
        over, limit = [*over, [float(limits.quota) - (found.kind == kind)]], [*limit, [0]]
    return -linprog(-found.score, A_ub=np.vstack(over), b_ub=np.concatenate(limit), bounds=(0, 1)).fun


@st.composite
def any_pool(draw, most_pairs=9):
    """Up to seven stakeholders, with scores above and below 0, some of them equal."""
    n = draw(st.integers(1, 7))
    ends = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))
    scores = st.one_of(st.sampled_from([-1.0, 0.0, 1.0, 2.0]), st.floats(-1, 10, width=16))
    pairs = draw(st.lists(st.tuples(ends, scores, st.integers(0, 2)), max_size=most_pairs))
    capacity = draw(st.lists(st.integers(0, 3), min_size=n, max_size=n))
    return pool_of([(*pair, score, kind) for pair, score, kind in pairs], capacity, KINDS)


LIMITS = st.builds(
    Limits, st.sampled_from([Fraction(0), Fraction(1, 10), Fraction(1, 3)]), st.one_of(st.none(), st.integers(0, 6))
)


@pytest.fixture(scope="session")
def pools():
    """See `any_pool`."""
    return any_pool()


@pytest.fixture(scope="session")
def tried():
    """See `best`."""
    return best


@pytest.fixture(scope="session")
def in_part():
    """See `relaxed`."""
    return relaxed


@pytest.fixture(scope="session")
def keeps():
    """See `kept`."""
    return kept


@pytest.fixture(scope="session")
def make():
    """See `pool_of`."""
    return pool_of


@pytest.fixture(scope="session")
def limits():
    """Any limits on the whole."""
    return LIMITS


@pytest.fixture(scope="session")
def grown():
    """A pool like real ones: so many stakeholders, each with its best partners by made-up tastes."""

    def made(n, top=12, seed=5, kinds=()):
        draw = np.random.default_rng(seed)
        taste, chain = draw.normal(size=(n, 8)), draw.integers(0, 3, n)
        score = taste @ taste.T + 2 * draw.random((n, n))
        score = (score + score.T) / 2
        np.fill_diagonal(score, -np.inf)
        right = np.argsort(-score, axis=1, kind="stable")[:, :top].ravel()
        left = np.repeat(np.arange(n), top)
        low, high = np.minimum(chain[left], chain[right]), np.maximum(chain[left], chain[right])
        kind = np.where((low == 0) & (high == 1), 0, np.where((low == 0) & (high == 2), 1, 2))
        return pool(
            left.astype(np.int32),
            right.astype(np.int32),
            score[left, right],
            np.full(n, 3),
            kind.astype(np.int16),
            KINDS,
        )

    return made
