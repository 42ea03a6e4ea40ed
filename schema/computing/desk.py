"""What takes long, where nothing else waits for it: walks, and computations that take longer than a request may.

These are done one at a time, shared by all who wait for the same, and kept a while. Nothing kept can be stale: what it
was computed from is part of its name.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, Final, TypeVar, cast

from graph.errors import Unavailable

LIMIT_SECONDS: Final = 25.0
MOST_WAITING: Final = 8
MOST_WALKS: Final = 8
"""So many searches and walks go on side by side: each may take as long as a statement may."""

MOST_KEPT: Final = 6
"""What the three audiences ask of one revision: an economy each, and what is computed from it. An economy of 100,000
takes some hundred megabytes, so that no more is kept."""

Found = TypeVar("Found")


class Desk:
    """Works in threads of its own, for one event loop."""

    def __init__(self, *, limit_seconds: float = LIMIT_SECONDS, most_kept: int = MOST_KEPT) -> None:
        self.limit_seconds, self.most_kept = limit_seconds, most_kept
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._under_way: dict[Hashable, asyncio.Future[Any]] = {}
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._walkers = ThreadPoolExecutor(MOST_WALKS, thread_name_prefix="walk")

    async def get(self, name: Hashable, compute: Callable[[], Found]) -> Found:
        """What is computed under that name. `Unavailable` after the limit; it goes on, so that asking again helps."""
        if name in self._kept:
            self._kept.move_to_end(name)
            return cast(Found, self._kept[name])
        if name not in self._under_way:
            self._begin(name, compute)
        try:
            found = await asyncio.wait_for(asyncio.shield(self._under_way[name]), self.limit_seconds)
        except TimeoutError:
            raise Unavailable(
                f"this is not computed after {self.limit_seconds:.0f} s; it goes on, so ask again in a moment"
            ) from None
        return cast(Found, found)

    async def walked(self, walk: Callable[[], Found]) -> Found:
        """What is found on a search or walk. Many of them wait for one another; edits and keys do not wait for them."""
        return await asyncio.get_running_loop().run_in_executor(self._walkers, copy_context().run, walk)

    def _begin(self, name: Hashable, compute: Callable[[], Any]) -> None:
        if len(self._under_way) >= MOST_WAITING:
            raise Unavailable(f"{MOST_WAITING} computations wait already; ask again in a minute")
        future = asyncio.wrap_future(self._worker.submit(compute))
        self._under_way[name] = future
        future.add_done_callback(lambda done: self._end(name, done))

    def _end(self, name: Hashable, done: "asyncio.Future[Any]") -> None:
        self._under_way.pop(name, None)
        if done.cancelled() or done.exception() is not None:
            return
        self._kept[name] = done.result()
        if len(self._kept) > self.most_kept:
            self._kept.popitem(last=False)

    def close(self) -> None:
        """Begin nothing more."""
        for threads in (self._worker, self._walkers):
            threads.shutdown(wait=False, cancel_futures=True)
