"""Blocks done by Dask distributed (extra `dask`): by workers started here, or by those of a cluster that is there."""

import importlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from graph.errors import Unavailable, Unsupported
from matching.running.block import Block
from matching.running.executors import Found, Kernel, Rows, Task
from matching.running.index import indexed, opened

CONNECT_SECONDS: Final = 10.0
FREE_PORT: Final = "127.0.0.1:0"
"""Where Dask serves its own pages: without an address it takes a port that others may have."""

WORKERS: Final = {
    "distributed.nanny.pre-spawn-environ": {"OMP_NUM_THREADS": 1},
    "distributed.worker.profile.enabled": False,
}
"""Dask's own settings give memory back to the system after each array, which takes half as long again for our blocks,
and look a hundred times a second at what a worker does."""

MOST_TOGETHER: Final = 8
"""So many blocks are one task of Dask, where there are enough: its scheduler has something to do for each."""

FEWEST: Final = 8
"""So many tasks there are for each worker, before several blocks are put together."""

AHEAD: Final = 3
"""So many tasks lie with each worker."""


@dataclass(frozen=True, slots=True)
class Dask:
    """A scheduler's address such as `tcp://host:8786`, or so many workers of this machine; one that dies is replaced.

    folder   for the index, which all workers must see; None for the system's own for such
    """

    where: str | int
    folder: Path | None = None

    def run(self, kernel: Kernel, top: int, tasks: Sequence[Task]) -> Found:
        """See `matching.running.executors.Executor`; `Unavailable` for a cluster that is not there, or goes."""
        with indexed(kernel, self.folder) as path, _client(self.where) as client:
            yield from _work(client, path, top, tasks)


def _distributed() -> Any:
    try:
        return importlib.import_module("distributed")
    except ImportError:
        raise Unsupported("Dask is not installed: pip install 'hommel[dask]'") from None


@contextmanager
def _client(where: str | int) -> Iterator[Any]:
    distributed = _distributed()
    if isinstance(where, int):
        own = {"n_workers": where, "threads_per_worker": 1, "memory_limit": 0, "dashboard_address": FREE_PORT}
        with importlib.import_module("dask").config.set(WORKERS):
            local = distributed.LocalCluster(**own, silence_logs="CRITICAL")
        with local, distributed.Client(local) as client:
            yield client
        return
    try:
        client = distributed.Client(where, timeout=CONNECT_SECONDS)
    except (OSError, TimeoutError) as error:
        raise Unavailable(f"no Dask scheduler answers at {where}: {error}") from error
    with client:
        yield client


def _work(client: Any, path: Path, top: int, tasks: Sequence[Task]) -> Found:
    """Every task once, a bounded number under way; Dask itself does anew what a worker took with it."""
    distributed, workers = _distributed(), max(sum(client.nthreads().values()), 1)
    size = min(max(len(tasks) // (FEWEST * workers), 1), MOST_TOGETHER)
    rest = iter([tasks[begin : begin + size] for begin in range(0, len(tasks), size)])
    numbers = dict[str, list[int]]()

    def more(count: int) -> list[Any]:
        made = []
        for bundle in islice(rest, count):
            made.append(client.submit(_best, path, [rows for _, rows in bundle], top, pure=False))
            numbers[made[-1].key] = [number for number, _ in bundle]
        return made

    running = distributed.as_completed(more(AHEAD * workers), with_results=True, raise_errors=False)
    for future, content in running:
        if future.status != "finished":
            raise _mistake(future, numbers[future.key])
        running.update(more(1))
        yield from zip(numbers.pop(future.key), map(Block.frombytes, content), strict=True)


def _mistake(future: Any, numbers: Sequence[int]) -> Exception:
    """What went wrong: in the kernel as it is, or with the workers."""
    error: Exception = future.exception()
    distributed = _distributed()
    if isinstance(error, (distributed.KilledWorker, distributed.CancelledError)):
        return Unavailable(f"the workers end over blocks {numbers[0]} to {numbers[-1]}: {error}")
    return error


def _best(path: Path, blocks: Sequence[Rows], top: int) -> list[bytes]:
    kernel = opened(path)
    return [kernel.best(rows, top).tobytes() for rows in blocks]
