"""Facts on their way into a store: in whole batches, counted, and in the end without what has vanished.

`Deliver` writes; `Rehearse` finds out what `Deliver` would do, and writes nothing. A load that is stopped at any moment
leaves whole batches only, and the same load again completes it.
"""

import gc
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from types import TracebackType
from typing import IO, Protocol, Self

import numpy as np

from graph.catalogue import BY_NOUN
from graph.errors import Unavailable
from graph.records import key_of
from graph.store import Store, Tally
from graph.values import Fact
from loaders.outcome import Progress, Report, quiet

BATCH = 20_000  # each one writes every page that it touches: fewer, larger batches halve what is written


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Looks for garbage in cycles a hundred times less often: loaders make none, and it takes a tenth of a load."""
    usual = gc.get_threshold()
    gc.set_threshold(usual[0] * 100, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


class Delivery(Protocol):
    """What loaders speak to."""

    def say(self, facts: Iterable[Fact], total: int | None = None) -> None:
        """Say facts of one noun, all of the delivery's source; `total` tells listeners how many will come."""

    def retire(self, nouns: Sequence[type[Fact]]) -> None:
        """Withdraw what the source said of these nouns before and not in this delivery; relations before nodes."""


class _Keys:
    """The keys said of each noun, on disk, so that memory stays bounded."""

    def __init__(self) -> None:
        self._files: dict[type[Fact], IO[str]] = {}
        self._open = ExitStack()

    def add(self, noun: type[Fact], facts: Sequence[Fact]) -> None:
        try:
            if noun not in self._files:
                file = tempfile.TemporaryFile("w+", encoding="ascii")  # noqa: SIM115  # the stack closes it
                self._files[noun] = self._open.enter_context(file)
            self._files[noun].writelines(f"{key_of(fact)}\n" for fact in facts)
        except OSError as error:
            raise Unavailable(f"no room for temporary files ({error.strerror}); name a folder in TMPDIR") from error

    def of(self, noun: type[Fact]) -> Iterator[str]:
        if noun in self._files:
            self._files[noun].seek(0)
            yield from (line[:-1] for line in self._files[noun])

    def close(self) -> None:
        self._open.close()


class _Counting:
    """What both deliveries do with each batch besides handing it over."""

    def __init__(self, store: Store, source: str, report: Report, progress: Callable[[Progress], None] = quiet) -> None:
        self.store, self.source, self.report, self.progress = store, source, report, progress
        self.keys = _Keys()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.keys.close()

    def say(self, facts: Iterable[Fact], total: int | None = None) -> None:
        """See `Delivery`."""
        rest, done = iter(facts), 0
        while batch := list(islice(rest, BATCH)):
            noun = type(batch[0])
            name = BY_NOUN[noun].name
            self.report.add(name, self._hand_over(name, batch))
            self.keys.add(noun, batch)
            done += len(batch)
            self.progress(Progress(name, done, total))

    def _hand_over(self, name: str, batch: Sequence[Fact]) -> Tally:
        raise NotImplementedError


class Deliver(_Counting):
    """Writes to the store, one unit a batch."""

    def _hand_over(self, name: str, batch: Sequence[Fact]) -> Tally:
        with self.store.unit(self.source, bulk=f"load {self.source}: {name}") as unit:
            return unit.say(batch)

    def retire(self, nouns: Sequence[type[Fact]]) -> None:
        """See `Delivery`."""
        for noun in nouns:
            name = BY_NOUN[noun].name
            with self.store.unit(self.source, bulk=f"retire {self.source}: {name}") as unit:
                self.report.add(name, unit.retire(self.source, noun, self.keys.of(noun)))


class Rehearse(_Counting):
    """Counts what `Deliver` would do. What it would retire is told by what the store shows as the source's."""

    def _hand_over(self, name: str, batch: Sequence[Fact]) -> Tally:
        return self.store.compare(batch)

    def retire(self, nouns: Sequence[type[Fact]]) -> None:
        """See `Delivery`."""
        for noun in nouns:
            kept = np.sort(np.fromiter((hash(key) for key in self.keys.of(noun)), np.int64))
            shown = (hash(key_of(fact)) for fact in self.store.scan(noun) if fact.source == self.source)
            gone = np.isin(np.fromiter(shown, np.int64), kept, invert=True)
            self.report.add(BY_NOUN[noun].name, Tally(retired=int(gone.sum())))
