"""What partnerships of the simulated year bring forth: said by their broker, shared, and confirmed by a party."""

import datetime
from typing import Final

from graph.brokering.words import OutcomeType
from graph.store import Store
from strategy.outcome.recording import Report, attribute, confirm, record
from strategy.partnership.acting import Actor
from strategy.partnership.moves import Who
from strategy.partnership.standing import standing

EXPECTED: Final = {"expected_first": 12_000_000, "expected_second": 20_000_000, "expected_third": 25_000_000, "jobs": 2}
"""Made up, the same for each, in euro cents."""

SHARES: Final = {"key:ann": 0.6, "key:bob": 0.4}


def harvest(store: Store, broker: Actor, partnership: str, moment: datetime.datetime) -> None:
    """An outcome of a partnership that runs."""
    with store.unit(broker.name) as unit:
        said = Report(partnership, {"type": OutcomeType.SALES, **EXPECTED})
        outcome, _ = record(store, unit, broker, said, moment)
    with store.unit(broker.name) as unit:
        attribute(store, unit, broker, outcome, SHARES, moment)
    contact = Actor("contact:year", Who.PARTY, min(standing(store, partnership).answers))
    with store.unit(contact.name) as unit:
        confirm(store, unit, contact, outcome, moment)
