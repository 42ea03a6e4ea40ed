"""What a portfolio would gain without each barrier: as if each were made anew, and everything is put back."""

import numpy as np
import pytest
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.stats import spearmanr

from matching.portfolio.pool import pool
from matching.portfolio.unlocking import Lowered, unlocked


def best(some, score):
    """The greatest total by mixed-integer programming: the slow twin."""
    pairs = np.arange(len(some))
    ends = sparse.csr_array(
        (np.ones(2 * len(some)), (np.concatenate([some.left, some.right]), np.concatenate([pairs, pairs]))),
        shape=(len(some.capacity), len(some)),
    )
    found = milp(-score, constraints=LinearConstraint(ends, ub=some.capacity), bounds=Bounds(0, 1), integrality=1)
    return -found.fun


def lowering(pairs, barriers, rng):
    """Each barrier takes 0.5 or 1 from some pairs; some pairs have several."""
    rows = [
        (int(pair), barrier, float(rng.choice([0.5, 1.0])))
        for barrier in range(barriers)
        for pair in rng.choice(pairs, int(rng.integers(1, pairs // 6)), replace=False)
    ]
    pair, barrier, less = (np.array(column) for column in zip(*sorted(rows), strict=True))
    return Lowered(pair.astype(np.int64), barrier.astype(np.int32), less, barriers)


@pytest.fixture(scope="module")
def instance():
    rng = np.random.default_rng(5)
    left, right = rng.integers(0, 60, (2, 400))
    free = pool(left, right, rng.uniform(0.2, 4.0, 400), rng.integers(1, 4, 60))
    return free, lowering(len(free), 12, rng)


def test_what_is_unlocked_is_what_making_each_anew_gains(instance):
    free, lowered = instance
    found = unlocked(free, lowered)
    base = best(free, lowered.scores(free))
    assert found.value == pytest.approx(base, rel=0.005)
    anew = np.array([best(free, lowered.scores(free, barrier)) - base for barrier in range(lowered.barriers)])
    assert spearmanr(found.gain, anew).statistic >= 0.99
    assert found.gain == pytest.approx(anew, abs=0.1 * anew.max())


def test_a_barrier_whose_pairs_another_lowers_as_much_unlocks_nothing():
    free = pool(np.array([0]), np.array([1]), np.array([3.0]), np.array([1, 1]))
    twice = Lowered(np.array([0, 0]), np.array([0, 1], np.int32), np.array([1.0, 1.0]), 2)
    assert unlocked(free, twice).gain.tolist() == [0.0, 0.0]
    higher = Lowered(np.array([0, 0]), np.array([0, 1], np.int32), np.array([1.0, 0.5]), 2)
    assert unlocked(free, higher).gain.tolist() == [0.5, 0.0]


def test_a_pair_that_a_barrier_keeps_out_comes_in_and_takes_a_slot():
    free = pool(np.array([0, 0]), np.array([1, 2]), np.array([3.0, 2.5]), np.array([1, 1, 1]))
    found = unlocked(free, Lowered(np.array([0]), np.array([0], np.int32), np.array([1.0]), 1))
    assert (found.value, found.gain.tolist(), found.lowered.tolist()) == (2.5, [0.5], [1])


def test_without_barriers_or_pairs_there_is_nothing_to_unlock():
    nothing = Lowered(np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0), 2)
    empty = pool(np.empty(0, int), np.empty(0, int), np.empty(0), np.zeros(3, int))
    assert unlocked(empty, nothing).gain.tolist() == [0.0, 0.0]
