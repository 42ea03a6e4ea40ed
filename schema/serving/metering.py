"""What is measured of requests, in the text format of Prometheus: how many, how they ended, how long they took.

The numbers lie in one array, a row for each process that serves, so that whichever is asked tells of them all.
"""

from bisect import bisect_left
from collections.abc import Iterator, MutableSequence, Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.store import Store

MEDIA: Final = "text/plain; version=0.0.4"
OUTCOMES: Final = ("answered", "partial", "refused", "failed", "other")
"""How a request ended: with all that was asked, with errors beside or instead of some, as the client's mistake, as
ours (or too late), and what was not asked of GraphQL."""

SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0)
COLUMNS: Final = len(OUTCOMES) + len(SECONDS) + 3
"""Requests by outcome, those by how long they took, their seconds in all, and statements."""

STATEMENTS: Final = frozenset(
    {
        "find_soon",
        "several_soon",
        "suggested_soon",
        "groups_soon",
        "search",
        "named",
        "neighbourhood",
        "shortest_path",
        "unit",
    }
)

_TOTAL, _ASKED = COLUMNS - 2, COLUMNS - 1


def row() -> list[float]:
    """Numbers for one process."""
    return [0.0] * COLUMNS


@dataclass(slots=True)
class Meter:
    """Counts for one of the processes whose numbers stand in `numbers`; `place` is where its own begin."""

    numbers: MutableSequence[float] = field(default_factory=row)
    place: int = 0

    def request(self, outcome: str, seconds: float) -> None:
        """One was answered."""
        numbers, place = self.numbers, self.place
        numbers[place + OUTCOMES.index(outcome)] += 1
        numbers[place + len(OUTCOMES) + bisect_left(SECONDS, seconds)] += 1
        numbers[place + _TOTAL] += seconds

    def statement(self) -> None:
        """The store was asked for something."""
        self.numbers[self.place + _ASKED] += 1

    def text(self) -> str:
        """Of all processes together."""
        rows = [self.numbers[place : place + COLUMNS] for place in range(0, len(self.numbers), COLUMNS)]
        return "\n".join((*_by_process(rows), *_lines(list(map(sum, zip(*rows, strict=True)))))) + "\n"


def _lines(sums: Sequence[float]) -> Iterator[str]:
    counts, spread = sums[: len(OUTCOMES)], sums[len(OUTCOMES) : _TOTAL]
    yield "# HELP hommel_requests_total Requests, by how they ended."
    yield "# TYPE hommel_requests_total counter"
    for outcome, count in zip(OUTCOMES, counts, strict=True):
        yield f'hommel_requests_total{{outcome="{outcome}"}} {count:.0f}'
    yield "# HELP hommel_request_seconds How long requests took, from the head to the last byte of the answer."
    yield "# TYPE hommel_request_seconds histogram"
    reached = 0.0
    for most, count in zip((*map(str, SECONDS), "+Inf"), spread, strict=True):
        reached += count
        yield f'hommel_request_seconds_bucket{{le="{most}"}} {reached:.0f}'
    yield f"hommel_request_seconds_sum {sums[_TOTAL]:.6f}"
    yield f"hommel_request_seconds_count {reached:.0f}"
    yield "# HELP hommel_statements_total What the store was asked for by requests, reads and units of writing."
    yield "# TYPE hommel_statements_total counter"
    yield f"hommel_statements_total {sums[_ASKED]:.0f}"


def _by_process(rows: Sequence[Sequence[float]]) -> Iterator[str]:
    yield "# HELP hommel_process_requests_total Requests, by which of the processes answered."
    yield "# TYPE hommel_process_requests_total counter"
    for number, numbers in enumerate(rows, 1):
        yield f'hommel_process_requests_total{{process="{number}"}} {sum(numbers[: len(OUTCOMES)]):.0f}'


class Counted:
    """A store whose statements are counted."""

    __slots__ = ("_meter", "_store")

    def __init__(self, store: Store, meter: Meter) -> None:
        self._store, self._meter = store, meter

    def __getattr__(self, verb: str) -> object:
        """The store's own; who takes a verb that asks something uses it once."""
        if verb in STATEMENTS:
            self._meter.statement()
        return getattr(self._store, verb)
