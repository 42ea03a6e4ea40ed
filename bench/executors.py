"""Threads, processes and Dask beside each other: `python -m bench.executors [--size 10k | --store FILE] [--blocks N]`.

The same blocks of one economy by two threads, two processes, and two workers of Dask. *Start-up* is what the same
executor takes for one stakeholder a worker: index, processes, imports, and the end of it all; *wall* is everything,
*work* the difference, *cpu* that of processor time, user and system, of all processes, which suffers less where others
share the machine. Then once more with a worker killed when half of the blocks are there. Every line ends with the
beginning of the SHA-256 of all blocks. With `--blocks N` all work on the same N blocks, spread evenly over the whole.
"""

import argparse
import hashlib
import json
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from bench.growth import run, size_of
from graph.sqlite import open_store
from matching.economy import WANTED, economy
from matching.match import BLOCK, Scorer
from matching.running.block import Block, joined
from matching.running.executors import Executor, Task
from matching.running.workers import workers
from matching.weights import choose

WORKERS = ("threads:2", "processes:2", "dask:2")
SCOPE = "cross-chain"


@dataclass(frozen=True, slots=True)
class Row:
    """Seconds of one executor; `cpu` without start-up; `blocks` is the beginning of the SHA-256 of what it made."""

    workers: str
    killed: bool
    start_up: float
    wall: float
    work: float
    cpu: float
    blocks: str


def main() -> None:
    """Print the table, or JSON."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--size", default="10k", help="an example of that many (default: %(default)s)")
    ask.add_argument("--store", type=Path, help="a SQLite file that is there, in place of an example")
    ask.add_argument("--top", type=int, default=20)
    ask.add_argument("--workers", default=",".join(WORKERS), help="comma-separated (default: %(default)s)")
    ask.add_argument("--folder", type=Path, help="where store and index lie meanwhile (default: the system's own)")
    ask.add_argument("--blocks", type=int, help="only so many, spread evenly; the index is whole (default: all)")
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        store = asked.store or Path(folder) / "store.db"
        if asked.store is None:
            run(store, "load", "example", "--size", str(size_of(asked.size)), "--json")
        rows = measured(store, asked.top, asked.workers.split(","), Path(folder), asked.blocks)
    print(json.dumps([asdict(row) for row in rows]) if asked.json else "\n".join(table(rows)))


def measured(store: Path, top: int, who: Sequence[str], folder: Path, blocks: int | None = None) -> list[Row]:
    """Every executor, on all blocks or so many, and with one worker killed half-way."""
    with closing(open_store(store)) as opened:
        known = economy(opened.snapshot(WANTED))
    scorer = Scorer(known, SCOPE, choose(known, SCOPE, known.as_of))
    rows = np.flatnonzero(known.open & (known.primary >= 0)).astype(np.int32)
    tasks = spread(list(enumerate(np.array_split(rows, range(BLOCK, len(rows), BLOCK)))), blocks)
    print(f"{len(tasks):,} blocks", file=sys.stderr, flush=True)
    scorer.best(rows[:BLOCK], top)  # compiles the kernels, so that nobody pays for it
    found = []
    for words in who:
        executor = workers(words)(folder)
        for killing in (False, True)[: 1 if words.startswith("threads") else 2]:
            start, before, _ = timed(executor, scorer, top, [(n, rows[n : n + 1]) for n in range(2)])
            wall, cpu, made = timed(executor, scorer, top, tasks, len(tasks) // 2 if killing else None)
            found.append(Row(words, killing, start, wall, round(wall - start, 2), round(cpu - before, 2), made))
            print(line(found[-1]), file=sys.stderr, flush=True)
    return found


def spread(tasks: Sequence[Task], most: int | None) -> Sequence[Task]:
    """So many of the tasks, from the first to the last at even distances; all where there are no more."""
    if most is None or most >= len(tasks):
        return tasks
    return [tasks[place] for place in np.linspace(0, len(tasks) - 1, most).round().astype(int).tolist()]


def timed(
    executor: Executor, scorer: Scorer, top: int, tasks: Sequence[Task], kill_after: int | None = None
) -> tuple[float, float, str]:
    """Seconds of wall clock and of processors, and the SHA-256 of all blocks in order.

    One of its processes is killed after so many blocks.
    """
    begin, used, found = time.perf_counter(), processor_seconds(), dict[int, Block]()
    with closing(executor.run(scorer, top, tasks)) as going:
        for number, block in going:
            found[number] = block
            if len(found) == kill_after:
                victim = multiprocessing.active_children()[0].pid
                assert victim is not None
                os.kill(victim, signal.SIGKILL)
    seconds = time.perf_counter() - begin
    whole = joined([found[number] for number, _ in tasks])
    made = hashlib.sha256(whole.tobytes()).hexdigest()[:16]
    return round(seconds, 2), round(processor_seconds() - used, 2), made


def processor_seconds() -> float:
    """Of this process, and of those that it began and that ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def line(row: Row) -> str:
    """A row of the table."""
    figures = (row.start_up, row.wall, row.work, row.cpu)
    cells = (row.workers, "one killed half-way" if row.killed else "", *(f"{one:.1f}" for one in figures), row.blocks)
    return f"| {' | '.join(cells)} |"


def table(rows: Sequence[Row]) -> list[str]:
    """The figures as Markdown."""
    return [
        "| workers | | start-up s | wall s | work s | blocks |",
        "| --- | --- |" + " ---: |" * 3 + " --- |",
        *map(line, rows),
    ]


if __name__ == "__main__":
    main()
