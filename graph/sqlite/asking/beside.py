"""What an event loop asks of the store, so that nobody's question holds up the others."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

IN_LINE_SECONDS: Final = 0.025
"""So long a statement may hold a loop up: one that gives few rows may look at all there are. A read by id takes less
than a hundredth of it; what takes more pays for a thread, and for beginning again."""

STEPS_IN_LINE: Final = 10_000
"""Between two looks at the clock, about a millisecond; 100,000 steps through joins take as long as all of that time."""

MOST_LONG: Final = 8
"""So many long statements run side by side."""

Found = TypeVar("Found")


class Beside:
    """Threads for long statements, which nothing else waits for, and the turns of those that run in line.

    overrun    a statement has just used up its time in line: the next one begins in the loop's next turn
    """

    def __init__(self) -> None:
        self.overrun = False
        self._threads = ThreadPoolExecutor(MOST_LONG, thread_name_prefix="long statement")

    async def next_turn(self) -> None:
        """Let the loop serve others before another statement runs in line."""
        self.overrun = True
        try:
            await asyncio.sleep(0)
        finally:
            self.overrun = False

    async def ask(self, ask: Callable[[threading.Event], Found]) -> Found:
        """What is asked in a thread, until it is answered or nobody waits for it: then the event is set."""
        given_up = threading.Event()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, ask, given_up)
        finally:
            given_up.set()  # the statement stops, and its thread serves others

    def close(self) -> None:
        """Begin nothing more."""
        self._threads.shutdown(wait=False, cancel_futures=True)
