"""The bench's top k by Jaccard index is exact."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from bench.similar import similar


def jaccard(one, other):
    return len(one & other) / len(one | other) if one & other else 0.0


@given(st.lists(st.frozensets(st.integers(0, 6), max_size=5), max_size=14), st.integers(1, 4), st.sampled_from([1, 3]))
def test_every_list_is_that_of_comparing_all_with_all(sets, top, threads):
    matrix = sparse.csr_array(np.array([[what in some for what in range(7)] for some in sets], np.int8).reshape(-1, 7))
    others, scores = similar(matrix, top, threads)
    for row, some in enumerate(sets):
        expected = sorted((jaccard(some, other) for place, other in enumerate(sets) if place != row), reverse=True)
        padded = [*expected, *[0.0] * top][:top]
        assert scores[row].tolist() == pytest.approx(padded)
        named = [other for other in others[row].tolist() if other >= 0]
        assert len(named) == len(set(named)) == sum(score > 0 for score in padded)
        assert row not in named
        assert [jaccard(some, sets[other]) for other in named] == pytest.approx(padded[: len(named)])
