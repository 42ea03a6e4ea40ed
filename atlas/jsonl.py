"""JSON Lines, canonical: equal stores give equal bytes, and a store can be rebuilt from them.

The first line names the format and its version. Then one object per line: kinds and after them relations in the
order of the catalogue, nodes by id, relations by both ends. `says` holds what each source says, the one that counts
most first (so its first word on a property is what the store shows), with the inferred among them. A node that stays
because relations refer to it, though nobody says it any more, has an empty `says`, and `shows` instead. Unknowns are
left out. Days are ISO text, money is cents, reals are the shortest text that reads back to the same number.
"""

from collections.abc import Callable, Iterator
from typing import BinaryIO

import orjson

from atlas.part import Selection
from graph.catalogue import BY_NOUN, Kind
from graph.records import encode, key_of
from graph.store import INFERRED, Statement, Store
from graph.values import Fact

HEADER = {"format": "hommel-graph", "version": 1}

Saying = Callable[[Fact], list[Statement]]


def write(store: Store, selection: Selection, file: BinaryIO) -> dict[str, int]:
    """Write every line; gives how many of each kind and relation there were."""
    written: dict[str, int] = {}
    file.write(_line(HEADER))
    for name in selection.names():
        for number, line in enumerate(lines(selection.facts(name), saying=statements_in(store)), start=1):
            file.write(line)
            written[name] = number
    return written


def lines(facts: Iterator[Fact], saying: Saying) -> Iterator[bytes]:
    """One line for each fact, with what `saying` knows of it."""
    for fact in facts:
        entry, key = BY_NOUN[type(fact)], key_of(fact)
        if isinstance(entry, Kind):
            head = {"kind": entry.name, "id": key}
        else:
            start, end = key.split(" ")
            head = {"relation": entry.name, "from": start, "to": end}
        order = tuple(entry.properties)
        says = [_said(statement, order) for statement in saying(fact)]
        shows = {} if says else {"shows": _said(as_shown(fact)[0], order)}
        yield _line({**head, "says": says, **shows})


def statements_in(store: Store) -> Saying:
    """What the store's sources say of a fact."""

    def saying(fact: Fact) -> list[Statement]:
        if fact.source == INFERRED:  # the inferred yields to everybody: where it shows, nobody else spoke
            return as_shown(fact)
        return store.statements(type(fact), key_of(fact))

    return saying


def as_shown(fact: Fact) -> list[Statement]:
    """The fact itself, as if its source had said all of it."""
    record = encode(fact)
    return [Statement(record.source, record.as_of, record.rule, record.values)]


def _said(statement: Statement, order: tuple[str, ...]) -> dict[str, object]:
    head = {"source": statement.source, "as_of": statement.as_of, "rule": statement.rule}
    known = {name: statement.values[name] for name in order if statement.values.get(name) is not None}
    return {name: value for name, value in head.items() if value is not None} | {"values": known}


def _line(record: dict[str, object]) -> bytes:
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
