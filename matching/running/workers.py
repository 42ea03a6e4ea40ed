"""Who is asked to work, in words: `threads`, `processes:4`, `dask:2`, `dask://host:8786`."""

import os
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from graph.errors import BadInput
from matching.running.cluster import Dask
from matching.running.executors import Executor, Threads
from matching.running.processes import Processes

MOST: Final = 1_024
Placed = Callable[[Path | None], Executor]
"""Makes an executor whose workers share that folder, or the system's own for such."""

SORTS: Final[Mapping[str, Callable[[int], Placed]]] = {
    "threads": lambda count: lambda folder: Threads(count),
    "processes": lambda count: partial(Processes, count),
    "dask": lambda count: partial(Dask, count),
}
SCHEDULER: Final = re.compile(r"dask://([^/\s]+:\d{1,5})/?")


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def workers(words: str) -> Placed:
    """Who is meant; without a number one for each processor. `BadInput` for anything else.

    >>> workers("threads:3")(None)
    Threads(count=3)
    >>> workers("dask://desk.example:8786")(None)
    Dask(where='tcp://desk.example:8786', folder=None)
    """
    if scheduler := SCHEDULER.fullmatch(words):
        return partial(Dask, f"tcp://{scheduler[1]}")
    sort, separator, number = words.partition(":")
    if sort not in SORTS or (separator and not (re.fullmatch("[0-9]{1,4}", number) and 0 < int(number) <= MOST)):
        raise BadInput(
            f"--workers {words!r}: say threads, processes or dask, with a number as in processes:4, or dask://host:8786"
        )
    return SORTS[sort](int(number) if separator else cores())
