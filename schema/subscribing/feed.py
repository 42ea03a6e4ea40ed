"""What happens, for all who follow it in this process: one look at the outbox serves them all.

Nobody has a queue. A follower has a place of its own in the outbox; one that is slow falls behind, reads from the store
what the feed no longer holds, and costs no memory.
"""

import asyncio
import logging
import re
from collections import deque
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import contextmanager
from itertools import dropwhile
from typing import Final

from graph.errors import BadInput, HommelError
from graph.shelves import outbox
from graph.shelves.outbox import Event
from graph.store import Store

LOOKS_EVERY_SECONDS: Final = 0.5
HELD: Final = 1_000
"""So many events are at hand; a follower that is further behind reads the store."""

NOTHING: Final = f"{0:016d}"
"""Before every event."""

_NUMBER = re.compile(r"[0-9]{16}")

log = logging.getLogger(__name__)


class Feed:
    """Follows a store's outbox while anybody follows the feed. Belongs to one event loop."""

    def __init__(self, store: Store, every_seconds: float = LOOKS_EVERY_SECONDS) -> None:
        self._store, self._every = store, every_seconds
        self._held: deque[Event] = deque(maxlen=HELD)
        self._floor = self._newest = ""
        self._news = asyncio.Event()
        self._followers = 0
        self._looking: asyncio.Task[None] | None = None

    @property
    def followers(self) -> int:
        """How many follow."""
        return self._followers

    async def newest(self) -> str:
        """The number of the newest event in the store."""
        return await asyncio.to_thread(outbox.last, self._store) or NOTHING

    async def place(self, cursor: str | None) -> str:
        """Where a client goes on: after its cursor, or after what is newest.

        `BadInput` for a cursor that is none of this store's, or so old that something after it is gone.
        """
        newest = await self.newest()
        if cursor is None:
            return newest
        if not _NUMBER.fullmatch(cursor) or cursor > newest:
            raise BadInput("`after` is no cursor of this store's events; leave it out to begin now")
        first = await asyncio.to_thread(outbox.events, self._store, "", 1)
        if first and int(first[0].number) > int(cursor) + 1:
            raise BadInput("events after that cursor are gone by now; read what is there, and leave `after` out")
        return cursor

    async def follow(self, after: str) -> AsyncGenerator[Event, None]:
        """Events after that number as they come true."""
        with self._following():
            while True:
                news = self._news
                found = await self._after(after)
                for event in found:
                    after = event.number
                    yield event
                if not found:
                    await news.wait()

    async def past(self, after: str) -> AsyncGenerator[Event, None]:
        """Events after that number which are there already."""
        while found := await asyncio.to_thread(outbox.events, self._store, after):
            for event in found:
                yield event
            after = found[-1].number

    async def _after(self, number: str) -> Sequence[Event]:
        if self._floor and number >= self._floor:
            return list(dropwhile(lambda event: event.number <= number, self._held))
        return await asyncio.to_thread(outbox.events, self._store, number)

    @contextmanager
    def _following(self) -> Iterator[None]:
        self._followers += 1
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
        try:
            yield
        finally:
            self._followers -= 1
            if not self._followers and self._looking is not None:
                self._looking.cancel()
                self._looking = None
                self._held.clear()
                self._floor = ""

    async def _look(self) -> None:
        """Look for news, again and again; a store that is out of reach is asked again later."""
        while True:
            try:
                if not self._floor:
                    self._floor = self._newest = await self.newest()
                    self._tell()  # those who came before it began to look may have missed some
                found = await asyncio.to_thread(outbox.events, self._store, self._newest)
            except HommelError as error:
                log.warning("the outbox cannot be read: %s", error.to_operator)
                found = []
            if found:
                self._hold(found)
                self._tell()
            if len(found) < outbox.AT_ONCE:
                await asyncio.sleep(self._every)

    def _hold(self, found: Sequence[Event]) -> None:
        spilled = len(self._held) + len(found) - HELD
        if spilled > 0:
            self._floor = [*self._held, *found][spilled - 1].number
        self._held.extend(found)
        self._newest = found[-1].number

    def _tell(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()
