"""Replacing what a rule inferred: what is the same stays untouched, what is gone goes, what is new comes."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from graph.catalogue import RelationType
from graph.neo4j.writing.statements import both_ends, keyed, remove
from graph.neo4j.writing.words import keys
from graph.records import Record, row
from graph.store import INFERRED, Span, Tally
from graph.writing.saying import said_in

BATCH = 5_000
One = Callable[..., Any]
Mark = tuple[object, ...]
"""A relation's values, to be compared."""


def replace(
    one: One, relation: RelationType, rule: str, records: Iterable[Record], withheld: set[str], within: Span
) -> Tally:
    """Make the rule's relations there exactly these, where nobody said anything and both ends are shown.

    one        runs a statement and gives its one value
    withheld   relations that somebody said, though they are not shown
    """
    before = dict(_known(one, relation, rule, within))
    new = changed = total = 0
    rows = ((record.key, row(relation, record.key, said_in(record))) for record in records)
    while batch := list(islice(rows, BATCH)):
        total += len(batch)
        fresh, differing = [], []
        for cells in (cells for key, cells in batch if key not in withheld):
            known = before.pop(f"{cells[0]} {cells[1]}", None)
            if known is None:
                fresh.append(cells)
            elif known != _mark(cells[2:]):
                differing.append(cells)
        new += one(_make(relation), rows=fresh) if fresh else 0
        changed += one(_change(relation), rows=differing) if differing else 0
    gone = iter(before)
    while some := list(islice(gone, BATCH)):
        one(remove(relation)[0], keys=some)
    return Tally(new, changed, total - new - changed, len(before))


def _known(one: One, relation: RelationType, rule: str, within: Span) -> Iterator[tuple[str, Mark]]:
    """Key and mark of what the rule inferred before."""
    listed, after = ", ".join(f"e.{name}" for name in _own(relation)), within.after
    last = "" if within.until is None else " AND e.key <= $until"
    while True:
        rows = one(
            f"MATCH ()-[e:{relation.name}]->() WHERE e.key > $after{last} WITH e ORDER BY e.key LIMIT $most"
            f" RETURN collect([e.key, {listed}])", after=after, until=within.until, most=BATCH,
        )  # fmt: skip
        yield from ((key, _mark(values)) for key, *values in rows if values[-3] == INFERRED and values[-1] == rule)
        if len(rows) < BATCH:
            return
        after = rows[-1][0]


def _own(relation: RelationType) -> tuple[str, ...]:
    """Keys of a relation's values, without its ends and its words."""
    return keys(relation)[2:-2]


def _mark(values: Iterable[object]) -> Mark:
    return tuple(tuple(value) if isinstance(value, list) else value for value in values)


def _make(relation: RelationType) -> str:
    made = ", ".join(f"{name}: r[{place}]" for place, name in enumerate(_own(relation), 2))
    return (
        f"UNWIND $rows AS r {both_ends(relation)}"
        f" WHERE NOT EXISTS {{ (a)-[:{relation.name}]->(b) }}"
        f" CREATE (a)-[e:{relation.name} {{key: r[0] + ' ' + r[1], {made}}}]->(b) RETURN count(e)"
    )


def _change(relation: RelationType) -> str:
    changes = ", ".join(f"e.{name} = r[{place}]" for place, name in enumerate(_own(relation), 2))
    return f"UNWIND $rows AS r WITH r, r[0] + ' ' + r[1] AS key {keyed('e', relation)} SET {changes} RETURN count(e)"
