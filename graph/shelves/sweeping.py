"""Entries that were kept long enough."""

import datetime

from graph.shelves import Shelf
from graph.shelves.moments import written
from graph.store import Store

AT_ONCE = 500


def sweep(store: Store, actor: str, shelf: Shelf, before: datetime.datetime) -> int:
    """Take away what lies on a shelf that is sorted by moment, from before that one; how many."""
    swept = 0
    while old := store.entries(shelf, until=written(before), limit=AT_ONCE):
        with store.unit(actor) as unit:
            unit.shelves.drop(shelf, [one.id for one in old])
        swept += len(old)
    return swept
