"""A run of many suggestions has its indexes made anew, and nobody can tell from what is in the file."""

import sqlite3
from contextlib import closing

import pytest

from graph.model import MatchRun, Suggestion
from graph.sqlite import open_store, tables

RUNS = {"run:1": 3, "run:2": 40, "run:3": 2, "run:4": 7}


@pytest.fixture(params=[1, 5, 100_000], ids=["from one on", "from five on", "never here"])
def many(request, monkeypatch):
    """From so many suggestions on indexes are made anew."""
    monkeypatch.setattr(tables, "MANY", request.param)


def suggestions(run, count):
    return [
        Suggestion(
            stakeholder_id=f"own:{rank % 3}", partner_id=f"own:{run}-{rank}", rank=rank, score=rank * 7 % 11 / 11,
            chain_from=None, chain_to=None, explanation="fictional",
        )
        for rank in range(count)
    ]  # fmt: skip


def keep(store, run, told, made):
    with store.unit("tester", bulk="run") as unit:
        unit.add_run(MatchRun(id=run, manifest="{}", suggestions=told, source="hommel:match"), made)


def asked(path, sql):
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def layout(path):
    """What there is, in the words it was made with."""
    return sorted(asked(path, "SELECT name, sql FROM sqlite_master"), key=str)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.db"


def test_tables_indexes_and_suggestions_are_the_same_however_many_there_were(path, many):
    with closing(open_store(path, create=True)) as store:
        before = layout(path)
        for run, count in RUNS.items():
            keep(store, run, count, suggestions(run, count))
        keep(store, "run:5", None, suggestions("run:5", 9))  # says nothing of how many
        keep(store, "run:6", 1_000, suggestions("run:6", 4))  # says too much
        keep(store, "run:2", 5, suggestions("run:2", 5))  # the same run again replaces itself
        assert layout(path) == before
        for run, count in {**RUNS, "run:2": 5, "run:5": 9, "run:6": 4}.items():
            found = sorted(store.suggestions(run), key=lambda one: one.rank)
            assert found == suggestions(run, count)
        assert asked(path, "PRAGMA integrity_check") == [("ok",)]


def test_a_run_that_fails_half_way_leaves_indexes_and_other_runs_as_they_were(path, many):
    def broken():
        yield from suggestions("run:2", 10)
        raise ZeroDivisionError

    with closing(open_store(path, create=True)) as store:
        keep(store, "run:1", 6, suggestions("run:1", 6))
        before = layout(path)
        with pytest.raises(ZeroDivisionError):
            keep(store, "run:2", 20, broken())
        assert layout(path) == before
        assert len(list(store.suggestions("run:1"))) == 6
