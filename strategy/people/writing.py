"""What people say of a record by hand, in a unit. Nothing of it is kept elsewhere: it may be about a person."""

import datetime
from collections.abc import Mapping
from typing import Any

from graph.catalogue import BY_NOUN
from graph.records import RETRACTED, decode
from graph.store import HAND, Statement, Writer
from graph.values import Fact
from graph.writing.hand import BY_HAND


def by_hand(unit: Writer, fact: Fact) -> None:
    """Say it."""
    unit.say([BY_HAND])
    unit.say([fact])


def corrected(unit: Writer, noun: type[Fact], key: str, values: Mapping[str, Any], today: datetime.date) -> None:
    """Say this of a record that may be there; what is not named stays as it was said by hand."""
    mine = next((word for word in unit.said(noun, key) if word.source == HAND and word.rule != RETRACTED), None)
    merged = {**(mine.values if mine else {}), **values}
    known = {name: value for name, value in merged.items() if value is not None}
    by_hand(unit, decode(BY_NOUN[noun], key, Statement(HAND, today.isoformat(), None, known)))
