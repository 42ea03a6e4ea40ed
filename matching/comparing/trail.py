"""What was written between two runs, as the trail has it: facts that changed have somebody who changed them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.asking import MOST_ROWS
from graph.model import MatchRun
from graph.store import AuditRow, Store

RUNS: Final = "hommel match"
BY_HAND: Final = "edits by hand"


@dataclass(frozen=True, slots=True)
class Written:
    """How many changes one actor made: `text` is which load, or that they were edits by hand."""

    actor: str
    text: str
    changes: int


def written_between(store: Store, before: MatchRun, after: MatchRun) -> tuple[Written, ...]:
    """Loads and edits since the one run began and until the other did, in the order in which they began; runs are none.

    By the clock: a run reads the facts in the moment after it began.
    """
    begin, end = sorted(run.started or "" for run in (before, after))
    changes: Counter[tuple[str, str]] = Counter()
    for row in _since(store, begin):
        if row.at > end:
            break
        if row.action != "bulk":
            changes[row.actor, BY_HAND] += 1
        elif row.actor != RUNS:
            load, _, count = (row.after or "").rpartition(": ")
            changes[row.actor, load.partition(": ")[0]] += int(count.partition(" ")[0])
    return tuple(Written(actor, text, count) for (actor, text), count in changes.items())


def _since(store: Store, moment: str) -> Iterator[AuditRow]:
    """The trail from the first line on that is not older; found by halving, since it may be long."""
    low, high = 0, store.revision()
    while low < high:
        middle = (low + high) // 2
        first = next(iter(store.trail(middle, 1)), None)
        if first is not None and first.at < moment:
            low = first.revision
        else:
            high = middle
    while rows := store.trail(low, MOST_ROWS):
        yield from (row for row in rows if row.at >= moment)
        low = rows[-1].revision
