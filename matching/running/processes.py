"""Blocks done by processes of this machine, which map the run's index."""

import multiprocessing
import os
import signal
import threading
from collections import Counter, deque
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.errors import Unavailable
from matching.running.block import Block
from matching.running.executors import Found, Kernel, Rows, Task
from matching.running.index import indexed, opened

IN_HAND: Final = 2
"""So many blocks lie with each worker: one under way, one to go on with. A worker that dies costs these alone."""

MOST_DEATHS: Final = 5
"""So many workers may end over one block, before the block is blamed."""


@dataclass(frozen=True, slots=True)
class Processes:
    """So many processes; one that dies is replaced.

    folder   for the index, None for the system's own for such
    """

    count: int
    folder: Path | None = None

    def run(self, kernel: Kernel, top: int, tasks: Sequence[Task]) -> Found:
        """See `matching.running.executors.Executor`; `Unavailable` for a block over which worker after worker ends."""
        with indexed(kernel, self.folder) as path:
            crew = _Crew(path, top, min(self.count, len(tasks)), deque(tasks))
            try:
                yield from crew.work()
            finally:
                crew.stop()


class _Crew:
    """Workers, each in a pool of its own: a pool breaks as a whole when one of its processes dies."""

    def __init__(self, path: Path, top: int, count: int, tasks: deque[Task]) -> None:
        self._path, self._top, self._tasks = path, top, tasks
        self._pools = [_worker(path) for _ in range(count)]
        self._under_way: dict[Future[bytes], tuple[ProcessPoolExecutor, Task]] = {}
        self._deaths: Counter[int] = Counter()

    def work(self) -> Found:
        """Every task once."""
        self._hand_out()
        while self._under_way:
            done, _ = wait(self._under_way, return_when=FIRST_COMPLETED)
            finished = []
            for future in done:
                pool, task = self._under_way.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    self._give_back(pool, task)
                else:
                    finished.append((task[0], Block.frombytes(future.result())))
            self._hand_out()
            yield from finished

    def _hand_out(self) -> None:
        """Give everybody something to do and something to go on with."""
        for round_ in range(IN_HAND):
            for pool in list(self._pools):
                if self._tasks and sum(pool is one for one, _ in self._under_way.values()) <= round_:
                    self._give(pool, self._tasks.popleft())

    def _give(self, pool: ProcessPoolExecutor, task: Task) -> None:
        try:
            future = pool.submit(_best, self._path, task[1], self._top)
        except BrokenProcessPool:  # it died with nothing in hand
            pool = self._replaced(pool)
            future = pool.submit(_best, self._path, task[1], self._top)
        self._under_way[future] = pool, task

    def _give_back(self, pool: ProcessPoolExecutor, task: Task) -> None:
        """Note that a worker died over a task, which another does again."""
        self._deaths[task[0]] += 1
        if self._deaths[task[0]] == MOST_DEATHS:
            count = len(self._pools)
            raise Unavailable(f"{MOST_DEATHS} workers ended over block {task[0]}; is there enough memory for {count}?")
        self._tasks.appendleft(task)
        if pool in self._pools:
            self._replaced(pool)

    def _replaced(self, pool: ProcessPoolExecutor) -> ProcessPoolExecutor:
        pool.shutdown(wait=False)
        self._pools[self._pools.index(pool)] = new = _worker(self._path)
        return new

    def stop(self) -> None:
        """End all of them, and wait until they have."""
        for future in self._under_way:
            future.cancel()
        for pool in self._pools:
            pool.shutdown(cancel_futures=True)


def _worker(path: Path) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _begin, (path,))


def _begin(path: Path) -> None:
    """In the worker: leave Ctrl-C to who began the run, and end with them, however they end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    opened(path)


def _best(path: Path, rows: Rows, top: int) -> bytes:
    return opened(path).best(rows, top).tobytes()
