"""The figures of a year, as the product's query gives them, and again from the audit trail alone."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.brokering.words import State
from graph.select import Op, Select, Test
from graph.store import AuditRow, Store
from strategy.outcome.figures import EXPECTED, REALISED, Course, Entry, course, entries, fruits

COUNTED = {"Partnership": "state", "Interaction": "held", "Feedback": "verdict", "Correction": "state"}
"""Kind -> the property whose values are counted beside the course of partnerships."""

KEPT = {*COUNTED, "PartnershipStep", "STEP_OF", "Outcome"}


def figures(store: Store) -> dict[str, int]:
    """What the query of figures tells, and how many of each kind have which value."""
    found: Counter[str] = Counter()
    for kind, by in COUNTED.items():
        for values, count in store.groups(Select(kind, where=Test(by, Op.KNOWN, True)), (by,)).rows:
            found[f"{kind} {values[0]}"] += count
    came = fruits(store)
    found.update({"outcomes": came.outcomes, "outcomes confirmed": came.confirmed, "jobs": came.jobs})
    for name, value in came.values.items():
        found.update({f"{name} in cents": value.cents, f"{name} told": value.told})
    return _all(course(entries(store)), found)


def recounted(store: Store) -> dict[str, int]:
    """The same from what the trail says was written, record by record."""
    last: dict[tuple[str, str], Mapping[str, Any]] = {}
    for row in trail(store):
        if row.kind in KEPT and row.after is not None:
            last[row.kind, row.key] = json.loads(row.after)
    found: Counter[str] = Counter()
    for (kind, _), told in last.items():
        if kind in COUNTED and (value := told.get(COUNTED[kind])) is not None:
            found[f"{kind} {value}"] += 1
    found.update(_fruits([told for (kind, _), told in last.items() if kind == "Outcome"]))
    return _all(course(_entries(last)), found)


def _entries(last: Mapping[tuple[str, str], Mapping[str, Any]]) -> Iterator[Entry]:
    of = dict(key.split(" ") for kind, key in last if kind == "STEP_OF")
    for (kind, own), told in last.items():
        if kind == "PartnershipStep":
            more = told.get("reason"), told.get("undoes")
            yield Entry(of[own], own, told["place"], told["verb"], State(told["after"]), *more)


def _fruits(outcomes: Sequence[Mapping[str, Any]]) -> Counter[str]:
    found = Counter(
        {
            "outcomes": len(outcomes),
            "outcomes confirmed": sum(told.get("confirmed") is not None for told in outcomes),
            "jobs": sum(told.get("jobs") or 0 for told in outcomes),
        }
    )
    for name in (*EXPECTED, *REALISED):
        values = [told[name] for told in outcomes if told.get(name) is not None]
        found.update({f"{name} in cents": sum(values), f"{name} told": len(values)})
    return found


def _all(so_far: Course, counts: Mapping[str, int]) -> dict[str, int]:
    told = {"begun": so_far.begun, "steps": so_far.steps, **counts}
    for name, some in (("now", so_far.now), ("reached", so_far.reached), ("declined for", so_far.reasons)):
        told |= {f"{name} {value}": count for value, count in some.items()}
    return dict(sorted(told.items()))


def trail(store: Store) -> Iterable[AuditRow]:
    """The whole trail, oldest first."""
    with store.frozen() as frozen:
        yield from frozen.history()
