"""Letting go of what was kept long enough."""

import datetime
from collections.abc import Iterator
from itertools import islice
from typing import Final

from graph.store import Store, Units
from schema.parties.forgetting import forget
from strategy.people.erasing import Erasures
from strategy.people.retention import PERSONS, drop, due

AT_ONCE: Final = 500


def retain(
    store: Store, units: Units, erasures: Erasures, actor: str, today: datetime.date
) -> Iterator[tuple[str, int]]:
    """Erase persons and drop the rest, a kind after the other; each with how much went. What was begun stays begun:
    whoever stops here goes on the next time."""
    for kind, ids in due(store, today).items():
        if kind in PERSONS:
            forget(store, units, erasures, actor, ids)
        else:
            rest = iter(ids)
            while some := list(islice(rest, AT_ONCE)):
                with units.unit(actor, bulk=f"retention of {kind}") as unit:
                    drop(store, unit, kind, some)
        yield kind, len(ids)
