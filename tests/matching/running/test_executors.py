"""Threads, processes and Dask do the same blocks; a worker that dies costs what it had in hand."""

import errno
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from graph.errors import BadInput, Conflict, NotFound, Unavailable, Unsupported
from matching.economy import economy
from matching.match import Request, Scorer, match
from matching.running import cluster, index
from matching.running.cluster import Dask
from matching.running.executors import Threads
from matching.running.processes import IN_HAND, Processes
from matching.running.workers import workers
from matching.weights import choose
from tests.matching.running.kernels import Telling, tasks, told

ROOT = Path(__file__).parents[3]
QUIET = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture(scope="module")
def known(build):
    """500 stakeholders, four blocks, who meet in projects of four and offer what others need."""
    who = [f"own:{number:03d}" for number in range(500)]
    said, skills = ("hand", None), ("mill", "ship", "cure")
    return economy(
        build(
            {one: {"country": "BE" if n % 2 else "NL", "kind": "company"} for n, one in enumerate(who[:-9])}
            | {one: {} for one in who[-9:]},
            {f"own:p{n:03d}": {"members": who[n * 3 : n * 3 + 4]} for n in range(160)},
            active_in=[(one, f"chain:{('food', 'circular')[n % 2]}", 1.0, *said) for n, one in enumerate(who)],
            offers=[(one, f"term:{skills[n % 3]}", 1.0, *said) for n, one in enumerate(who[:400])],
            needs=[(one, f"term:{skills[(n + 1) % 3]}", 0.5, *said) for n, one in enumerate(who[:400])],
        )
    )


@pytest.mark.parametrize("count", [1, 5])
def test_however_many_threads_every_bit_is_the_same(known, count):
    ours, theirs = (match(known, Request(top=7), threads=number) for number in (2, count))
    for name in ("left", "right", "rank", "score", "reasons"):
        assert getattr(ours, name).tobytes() == getattr(theirs, name).tobytes()


@QUIET
@pytest.mark.parametrize("words", ["processes:2", "dask:2"])
def test_in_other_processes_every_bit_is_the_same_and_one_that_is_killed_costs_its_blocks_alone(known, tmp_path, words):
    log, asked, found = tmp_path / "log", tasks(50, rows=10), {}
    scorer = Scorer(known, "cross-chain", choose(known, "cross-chain", known.as_of))
    with closing(workers(words)(tmp_path).run(Telling(log, scorer, seconds=0.01), 9, asked)) as going:
        for number, block in going:
            assert number not in found
            found[number] = block
            if len(found) == 10:
                os.kill(told(log)[-1][0], signal.SIGKILL)
    assert found == {number: scorer.best(rows, 9) for number, rows in asked}
    assert sum(len(block.left) for block in found.values()) > 1_000
    assert len({pid for pid, _ in told(log)}) > 1
    if words.startswith("processes"):
        assert len(told(log)) <= len(asked) + IN_HAND
    assert os.listdir(tmp_path) == ["log"]


@QUIET
def test_a_cluster_that_is_there_does_the_same(known, tmp_path):
    distributed = pytest.importorskip("distributed")
    scorer = Scorer(known, "cross-chain", choose(known, "cross-chain", known.as_of))
    own = {"n_workers": 2, "processes": False, "dashboard_address": cluster.FREE_PORT, "protocol": "tcp"}
    with distributed.LocalCluster(**own) as there:
        address = there.scheduler_address.replace("tcp://", "dask://")
        found = dict(workers(address)(tmp_path).run(scorer, 9, tasks(9)))
    assert found == {number: scorer.best(rows, 9) for number, rows in tasks(9)}


@QUIET
def test_a_cluster_that_is_not_there_is_told(tmp_path, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 0.2)
    with pytest.raises(Unavailable, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:1:"):
        list(workers("dask://127.0.0.1:1")(tmp_path).run(Telling(tmp_path / "log"), 1, tasks(1)))


def test_a_block_over_which_every_worker_ends_is_named(tmp_path):
    with pytest.raises(Unavailable, match="workers ended over block 3"):
        list(Processes(2, tmp_path).run(Telling(tmp_path / "log", deadly=12), 1, tasks(6)))
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("executor", [Threads(1), Threads(2), Processes(2)])
def test_what_goes_wrong_in_a_kernel_ends_the_run_and_nobody_works_on(tmp_path, executor):
    with pytest.raises(ValueError, match="a mistake in the kernel"):
        list(executor.run(Telling(tmp_path / "log", wrong=12), 1, tasks(6)))
    assert multiprocessing.active_children() == []


ORPHANED = """
import sys
from pathlib import Path
from matching.running.processes import Processes
from tests.matching.running.kernels import Telling, tasks

if __name__ == "__main__":
    for _ in Processes(2).run(Telling(Path(sys.argv[1]), seconds=0.02), 1, tasks(10_000)):
        pass
"""


def test_workers_end_with_who_began_the_run_however_that_ends(tmp_path):
    script, log = tmp_path / "orphaned.py", tmp_path / "log"
    script.write_text(ORPHANED)
    begun = subprocess.Popen([sys.executable, str(script), str(log)], env={**os.environ, "PYTHONPATH": str(ROOT)})
    try:
        wait_for(lambda: len({pid for pid, _ in told(log)}) == 2)
    finally:
        begun.kill()
        begun.wait()
    wait_for(lambda: not any(alive(pid) for pid, _ in told(log)))


def wait_for(so):
    until = time.monotonic() + 60
    while not so():
        assert time.monotonic() < until, "it did not come to pass"
        time.sleep(0.02)


def alive(pid):
    try:
        os.kill(pid, 0)
    except OSError as error:
        return error.errno != errno.ESRCH
    return True


def test_an_index_is_mapped_and_not_read(known, tmp_path):
    kernel = Scorer(known, "cross-chain", choose(known, "cross-chain", known.as_of))
    index.write(tmp_path / "index", kernel)
    back = index.opened(tmp_path / "index")
    rows = np.arange(200, dtype=np.int32)
    assert back.best(rows, 9) == kernel.best(rows, 9)
    assert b"own:123" not in (tmp_path / "index").read_bytes()
    column = back.economy.weight
    while not isinstance(column, memoryview):
        column = column.base
    assert type(column.obj).__name__ == "mmap"
    assert len(pickle.dumps(known)) > 1_000


def test_an_index_of_another_version_or_out_of_sight_is_told(known, tmp_path, monkeypatch):
    index.write(tmp_path / "index", Telling(tmp_path / "log"))
    monkeypatch.setattr(index, "code", lambda: b"\0" * 32)
    with pytest.raises(Conflict, match="another version"):
        index.opened(tmp_path / "index")
    with pytest.raises(NotFound, match="HOMMEL_SPOOL"):
        index.opened(tmp_path / "elsewhere")


@pytest.mark.parametrize(
    "words", ["", "many", "threads:", "threads:0", "processes:-1", "dask:x", "threads:9999", "dask://", "tcp://a:1"]
)
def test_words_that_name_nobody_are_refused(words):
    with pytest.raises(BadInput, match="processes:4"):
        workers(words)


def test_without_a_number_there_is_one_for_each_processor():
    assert workers("processes")(None).count == workers("dask")(None).where == workers("threads")(None).count >= 1


def test_without_dask_it_says_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Unsupported, match=r"hommel\[dask\]"):
        list(Dask(1).run(Telling(tmp_path / "log"), 1, tasks(1)))
