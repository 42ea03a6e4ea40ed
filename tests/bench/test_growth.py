"""The growth benchmark: its figures are of the commands it names, and its exponents what they say."""

import json
import sys

import pytest

from bench import growth
from bench.growth import Cost, Row


def row(stakeholders, load, match):
    return Row(stakeholders, 1.0, 10, Cost(load, load, load), Cost(match, match, match))


def test_in_step_with_size_is_one_and_with_its_square_two():
    (found,) = growth.exponents([row(1_000, 2.0, 3.0), row(10_000, 20.0, 300.0)])
    assert (found["load_seconds"], found["load_memory"]) == (1.0, 1.0)
    assert (found["match_seconds"], found["match_memory"]) == (2.0, 2.0)


@pytest.mark.parametrize(("text", "size"), [("1k", 1_000), ("2M", 2_000_000), ("150", 150)])
def test_sizes_are_read_as_people_write_them(text, size):
    assert growth.size_of(text) == size


def test_a_table_has_a_row_for_each_size():
    lines = list(growth.table([row(1_000, 2.0, 3.0), row(10_000, 20.0, 30.0)]))
    assert sum(line.startswith("| 1") for line in lines) == 3
    assert lines[-1].endswith("| 1.00 | 1.00 | 1.00 | 1.00 |")


def test_load_and_match_are_measured(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["growth", "--sizes", "120", "--top", "2", "--json"])
    growth.main()
    (found,) = json.loads(capsys.readouterr().out)["rows"]
    assert found["stakeholders"] == 120
    assert 0 < found["suggestions"] <= 240
    assert all(found[step][what] > 0 for step in ("load", "match") for what in ("seconds", "cpu_seconds", "peak_mb"))
