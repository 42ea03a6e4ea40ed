"""Who works on the blocks of a run. Whoever it is, each block has the same bytes."""

from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from matching.running.block import Block

Rows = NDArray[np.int32]
Task = tuple[int, Rows]
"""A block to do: its number, and its stakeholders."""

Found = Generator[tuple[int, Block], None, None]
"""Finished blocks with their numbers; closing it stops the work."""

AHEAD: Final = 8
"""So many blocks wait for each worker: none is idle, and memory stays bounded."""


class Kernel(Protocol):
    """What is done with a block: `matching.match.Scorer` is one."""

    def best(self, rows: Rows, top: int) -> Block:
        """The best suggestions of these stakeholders; the same whoever else is served."""


class Executor(Protocol):
    """Does blocks, and gives them back with their numbers, in any order."""

    def run(self, kernel: Kernel, top: int, tasks: Sequence[Task]) -> Found:
        """Every task once; what a kernel raises ends it."""


@dataclass(frozen=True, slots=True)
class Threads:
    """So many threads of this process; the kernels let go of Python's lock."""

    count: int

    def run(self, kernel: Kernel, top: int, tasks: Sequence[Task]) -> Found:
        """See `Executor`."""
        if self.count == 1:
            yield from ((number, kernel.best(rows, top)) for number, rows in tasks)
            return
        waiting: deque[tuple[int, Future[Block]]] = deque()
        with ThreadPoolExecutor(self.count) as pool:
            try:
                for number, rows in tasks:
                    waiting.append((number, pool.submit(kernel.best, rows, top)))
                    if len(waiting) >= AHEAD * self.count:
                        yield _next(waiting)
                while waiting:
                    yield _next(waiting)
            finally:
                pool.shutdown(cancel_futures=True)


def _next(waiting: deque[tuple[int, Future[Block]]]) -> tuple[int, Block]:
    number, future = waiting.popleft()
    return number, future.result()
