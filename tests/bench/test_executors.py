"""The executors' benchmark works on the blocks it says."""

import numpy as np
import pytest

from bench.executors import measured, spread
from bench.growth import run

TASKS = [(number, np.array([number], np.int32)) for number in range(100)]


def test_so_many_blocks_are_spread_over_the_whole():
    chosen = [number for number, _ in spread(TASKS, 12)]
    assert chosen == [0, 9, 18, 27, 36, 45, 54, 63, 72, 81, 90, 99]


@pytest.mark.parametrize("most", [None, 100, 1_000])
def test_all_blocks_where_no_fewer_are_asked_for(most):
    assert spread(TASKS, most) == TASKS


def test_all_ways_make_the_same_blocks(tmp_path):
    store = tmp_path / "store.db"
    run(store, "load", "example", "--size", "600", "--json")
    rows = measured(store, 3, ["threads:2", "processes:2"], tmp_path, 3)
    assert [(row.workers, row.killed) for row in rows] == [
        ("threads:2", False),
        ("processes:2", False),
        ("processes:2", True),
    ]
    assert len({row.blocks for row in rows}) == 1
