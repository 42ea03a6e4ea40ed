"""Saved searches: filters that are asked again after each run and load, and what each found already."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

import orjson

from graph.catalogue import KINDS, SUGGESTED
from graph.errors import Conflict
from graph.select import Page, Ranking, Select
from graph.shelves import Entry, Shelf
from graph.shelves.jobs import Lost
from graph.shelves.moments import now, written
from graph.shelves.outbox import tell
from graph.store import Store, Units
from schema.access import RULES, Role
from schema.authentication.keys import standing
from schema.authentication.owning import shelf_of
from schema.compiling.conditions import condition
from schema.compiling.suggested import among

MOST_FOUND: Final = 1_000
"""A search keeps in mind so many of its rows, the best first; a longer list is capped, and says so."""

MOST_TOLD: Final = 100
"""So many findings are told of one search at once; the others count as told."""

SUGGESTIONS, STAKEHOLDERS = "suggestions", "stakeholders"
ENDS: Final = ("stakeholder_id", "partner_id")


@dataclass(frozen=True, slots=True)
class Search:
    """A filter that somebody saved.

    owner, role   who saved it; it finds what that role may see
    over          `suggestions` or `stakeholders`
    where         the filter, as GraphQL has it
    made, filled  when it was saved, and last asked
    seen          what it found: key -> fingerprint
    digested      what it had found when the last digest was written, or first of all
    capped        whether there was more than it keeps in mind
    """

    id: str
    name: str
    owner: str
    role: str
    over: str
    where: Mapping[str, Any]
    made: str
    filled: str | None = None
    seen: Mapping[str, str] | None = None
    capped: bool = False
    digested: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A row that a search found: key, fingerprint of what is told of it, and that."""

    key: str
    print: str
    told: Mapping[str, Any]


def search(entry: Entry) -> Search:
    """The search that an entry holds."""
    return Search(entry.id, **entry.body)


def body(it: Search) -> dict[str, Any]:
    """What an entry holds of a search."""
    return {name: getattr(it, name) for name in Search.__dataclass_fields__ if name != "id"}


def of(store: Store, owner: str) -> list[Search]:
    """The searches of somebody."""
    at = shelf_of(owner)
    return [search(entry) for entry in store.entries(Shelf.SEARCHES, (at, ""), at)]


def found(store: Store, it: Search) -> list[Finding]:
    """What a search finds now; one more than it keeps in mind, if there is more."""
    rule, page = RULES[Role(it.role)], Page(MOST_FOUND + 1)
    if it.over == SUGGESTIONS:
        names = (*ENDS, *SUGGESTED.properties)
        wanted = replace(among({"where": it.where}), fields=names, ranking=Ranking.SCORE, page=page)
        return [_suggestion(dict(zip(names, row, strict=True))) for row in store.suggested(wanted, rule).rows]
    names = ("id", *KINDS["Stakeholder"].properties)
    rows = store.find(Select("Stakeholder", names, where=condition("Stakeholder", it.where), page=page), rule).rows
    return [_finding(str(row[0]), dict(zip(names, row, strict=True)), {"stakeholder": row[0]}) for row in rows]


def _suggestion(row: Mapping[str, Any]) -> Finding:
    """Scores tell of a change from the second digit on: each run moves the others."""
    told = {"stakeholder": row["stakeholder_id"], "partner": row["partner_id"], **row}
    telling = {**row, "score": round(float(row["score"]), 1), "rank": None}
    told = {name: value for name, value in told.items() if name not in ENDS}
    return _finding(f"{row['stakeholder_id']} {row['partner_id']}", telling, told)


def _finding(key: str, telling: Mapping[str, Any], told: Mapping[str, Any]) -> Finding:
    return Finding(key, hashlib.sha256(orjson.dumps(telling)).hexdigest()[:16], told)


def fill_one(store: Store, units: Units, actor: str, id: str) -> Iterator[Search]:
    """Ask one search again, if it is still there; see `fill`."""
    entry = store.entry(Shelf.SEARCHES, id)
    if entry is not None:
        yield from _filled(store, units, actor, [entry])


def fill(store: Store, units: Units, actor: str) -> Iterator[Search]:
    """Ask every search again, and tell what is new or has changed since; each one is one unit.

    The first time nothing is told: what there is when it is saved is no news. For whom no key stands any more, nothing
    is asked.
    """
    after = ("", "")
    while entries := store.entries(Shelf.SEARCHES, after, limit=100):
        yield from _filled(store, units, actor, entries)
        after = (entries[-1].at, entries[-1].id)


def _filled(store: Store, units: Units, actor: str, entries: Sequence[Entry]) -> Iterator[Search]:
    stands = standing(store)
    for entry in entries:
        it = search(entry)
        if stands(it.owner, it.role):
            _fill(units, actor, entry, it, found(store, it))
            yield it


def _fill(units: Units, actor: str, entry: Entry, it: Search, rows: list[Finding]) -> None:
    kept = rows[:MOST_FOUND]
    seen = {one.key: one.print for one in kept}
    try:
        with units.unit(actor) as unit:
            for one, change in _news(it, kept):
                told = {"owner": it.owner, "name": it.name, "change": change, **one.told}
                tell(unit.shelves, "search", "found", it.id, told)
            begun = seen if it.digested is None else it.digested
            filled = replace(it, filled=written(now()), seen=seen, capped=len(rows) > MOST_FOUND, digested=begun)
            unit.shelves.put(Shelf.SEARCHES, entry.id, entry.at, body(filled), entry.version)
    except Lost:
        raise
    except Conflict:  # it was saved anew or deleted meanwhile; the next time will do
        pass


def _news(it: Search, rows: Sequence[Finding]) -> Iterator[tuple[Finding, str]]:
    """What was not there the last time, or was otherwise."""
    seen = it.seen
    if seen is not None:
        news = ((one, "changed" if one.key in seen else "added") for one in rows if seen.get(one.key) != one.print)
        yield from islice(news, MOST_TOLD)
