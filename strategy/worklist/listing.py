"""The work list: one row of a table for each sort, in the order in which they stand on the list."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from graph.errors import BadInput
from graph.store import Store
from strategy.worklist import planned, quiet, realised, suggested, under_way
from strategy.worklist.items import MOST, Item, Sort, Wish
from strategy.worklist.lines import attending

LONGEST: Final = 3_650
"""Days that a list may look back or ahead."""

SORTS: Final[Mapping[Sort, Callable[[Store, Wish], Iterable[Item]]]] = {
    Sort.EXPIRING: under_way.expiring,
    Sort.FOLLOW_UP: under_way.follow_ups,
    Sort.MEETING: under_way.meetings,
    Sort.OUTCOME: realised.outcomes,
    Sort.MILESTONE: planned.milestones,
    Sort.WAITING: under_way.waiting,
    Sort.REFERRAL: under_way.referrals,
    Sort.ATTENTION: attending.attention,
    Sort.CHANGED: quiet.changed,
    Sort.SILENT: quiet.silent,
    Sort.SUGGESTION: suggested.suggestions,
}


@dataclass(frozen=True, slots=True)
class WorkList:
    """What there is to do.

    capped   sorts of which there is more than the list holds
    """

    items: tuple[Item, ...]
    capped: tuple[Sort, ...]


def work_list(store: Store, wish: Wish, sorts: Collection[Sort] = tuple(Sort)) -> WorkList:
    """What there is to do, in the order of the table; `BadInput` for days that cannot be."""
    for name, days in (("silent", wish.silent), ("ahead", wish.ahead)):
        if not 0 <= days <= LONGEST:
            raise BadInput(f"`{name}` is 0 to {LONGEST:,} days, not {days}")
    items: list[Item] = []
    capped = []
    for sort, of in SORTS.items():
        if sort in sorts:
            found = list(islice(of(store, wish), MOST + 1))
            items += found[:MOST]
            capped += [sort] if len(found) >= MOST else []
    return WorkList(tuple(items), tuple(capped))
