"""The SQLite store among processes: read beside a writer, and whole after a kill at any instant."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.select import Page, Select
from graph.sqlite import open_store
from graph.sqlite.health import health

ROOT = Path(__file__).parents[2]
UNIT = 50
WRITE = f"""
import sys
from pathlib import Path
from graph.model import Stakeholder
from graph.sqlite import open_store
store = open_store(Path(sys.argv[1]))
first = store.counts().revision
for batch in range(first, first + int(sys.argv[2])):
    with store.unit("test", bulk="fifty") as unit:
        unit.say([Stakeholder(id=f"own:{{batch}}-{{n}}", name="Name", source="a") for n in range({UNIT})])
    print(batch, flush=True)
"""
WHOLE = Select("Stakeholder", page=Page(1), count=True)


@pytest.fixture
def path(tmp_path):
    open_store(tmp_path / "store.db", create=True).close()
    return tmp_path / "store.db"


def writing(path, batches):
    command = [sys.executable, "-c", WRITE, str(path), str(batches)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def test_another_process_reads_whole_units_while_one_writes(path):
    with writing(path, 30) as writer:
        writer.stdout.readline()
        store, seen = open_store(path), set()
        while writer.poll() is None:
            seen.add(store.find(WHOLE).total)
        assert writer.returncode == 0
    assert all(total % UNIT == 0 for total in seen)
    assert store.find(WHOLE).total == 30 * UNIT
    store.close()


def test_a_store_killed_in_the_midst_of_writing_holds_whole_units(path, full):
    chance = random.Random(3)
    for _ in range(20 if full else 4):
        with writing(path, 100_000) as writer:
            told = int(writer.stdout.readline())
            time.sleep(chance.random() * 0.2)
            writer.send_signal(signal.SIGKILL)
            rest = writer.stdout.read().split("\n")
        told = max([told, *(int(line) for line in rest[:-1])])
        store = open_store(path)
        counts = store.counts()
        store.close()
        assert counts.kinds["Stakeholder"] == UNIT * counts.revision
        assert counts.revision > told  # what was told to be written is there
    state = health(path)
    assert (state.damage, state.dangling) == ((), 0)
