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
from matching.running.executors import AHEAD, Found, Kernel, Rows, Task
from matching.running.index import indexed, opened

CONNECT_SECONDS: Final = 10.0


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


FREE_PORT: Final = "127.0.0.1:0"
"""Where Dask serves its own pages: without an address it takes a port that others may have."""


@contextmanager
def _client(where: str | int) -> Iterator[Any]:
    distributed = _distributed()
    if isinstance(where, int):
        own = {"n_workers": where, "threads_per_worker": 1, "memory_limit": 0, "dashboard_address": FREE_PORT}
        with distributed.LocalCluster(**own, silence_logs="CRITICAL") as local, distributed.Client(local) as client:
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
    distributed, rest, number_of = _distributed(), iter(tasks), dict[str, int]()

    def more(count: int) -> list[Any]:
        made = []
        for number, rows in islice(rest, count):
            made.append(client.submit(_best, path, rows, top, pure=False))
            number_of[made[-1].key] = number
        return made

    ahead = AHEAD * max(sum(client.nthreads().values()), 1)
    running = distributed.as_completed(more(ahead))
    for future in running:
        try:
            content = future.result()
        except (distributed.KilledWorker, distributed.CancelledError) as error:
            raise Unavailable(f"the workers end over block {number_of[future.key]}: {error}") from error
        running.update(more(1))
        yield number_of.pop(future.key), Block.frombytes(content)


def _best(path: Path, rows: Rows, top: int) -> bytes:
    return opened(path).best(rows, top).tobytes()
