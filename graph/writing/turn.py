"""Whose turn it is to write: the threads of one store wait for one another."""

import threading
from types import TracebackType

from graph.errors import Conflict


class Turn:
    """A lock for a `with`, which says so instead of waiting for itself."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holder: int | None = None

    def refuse_within(self) -> None:
        """`Conflict` if this thread is writing: what asks would wait for itself."""
        if self._holder == threading.get_ident():
            raise Conflict("this thread has begun a unit of writing already; end it first")

    def __enter__(self) -> None:
        self.refuse_within()
        self._lock.acquire()
        self._holder = threading.get_ident()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._holder = None
        self._lock.release()
