"""Versions of the plan.

What is agreed is kept as it was said, and nothing here changes it; what was changed since is the draft of the next one.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

import orjson

from graph.errors import BadInput, NotFound
from graph.lines.plan import EntryOf, PlanEntry, PlanVersion
from graph.paging import every
from graph.select import EVERYTHING, Direction, Op, Order, Page, Quantifier, RowRule, Select, Test, Through
from graph.store import Store, Writer
from graph.writing.hand import Pen
from strategy.plan.entries import Entry, canonical, digest, live

PAGE: Final = 500
ORDER: Final = ("line", "chain", "priority", "action")
FIELDS: Final = ("id", "edition", "title", "agreed", "by", "note", "digest")


@dataclass(frozen=True, slots=True)
class Version:
    """A plan that was agreed.

    edition   which agreement it is, from 1
    digest    of what was planned
    """

    id: str
    edition: int
    title: str | None
    agreed: str | None
    by: str | None
    note: str | None
    digest: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """The plan as it is now.

    edition   which agreement it would be
    changed   whether it says something else than the last agreement, or there is none
    """

    edition: int
    changed: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """What somebody agrees to say of a plan."""

    by: str
    title: str
    note: str | None = None


def versions(store: Store, rule: RowRule = EVERYTHING) -> list[Version]:
    """Every agreed version, the latest first."""
    numbered = Test("edition", Op.KNOWN, True)
    select = Select("PlanVersion", FIELDS, where=numbered, order=(Order("edition", descending=True),), page=Page(PAGE))
    return [Version(*row) for row in cast(Any, every(store, select, rule))]


def version(store: Store, edition: int, rule: RowRule = EVERYTHING) -> Version:
    """One of them; `NotFound` names those there are."""
    known = versions(store, rule)
    found = next((one for one in known if one.edition == edition), None)
    if found is None:
        there = ", ".join(str(one.edition) for one in reversed(known)) or "none"
        raise NotFound(f"there is no version {edition} of the plan; agreed are {there}")
    return found


def entries_of(store: Store, edition: int, rule: RowRule = EVERYTHING) -> list[Entry]:
    """What a version says, in the order of the plan; `NotFound` where there is no such version."""
    found = version(store, edition, rule)
    of = Through("ENTRY_OF", Direction.OUT, Quantifier.SOME, Test("id", Op.EQ, found.id))
    fields = ("sort", "about", "content", "progress")
    rows = cast(Any, every(store, Select("PlanEntry", fields, where=of, order=(Order("id"),), page=Page(PAGE)), rule))
    told = [Entry(sort, about, _read(content), _read(progress)) for sort, about, content, progress in rows]
    return sorted(told, key=_place)


def _read(text: str | None) -> Mapping[str, Any]:
    return cast(Mapping[str, Any], orjson.loads(text)) if text else {}


def _place(one: Entry) -> tuple[int, int, str, str, str]:
    due, title = one.content.get("due") or "~", one.content.get("title") or ""
    return (
        ORDER.index(one.sort) if one.sort in ORDER else len(ORDER),
        one.content.get("position") or 10**9,
        due,
        title,
        one.about,
    )


def draft(store: Store, today: datetime.date) -> Draft:
    """The plan as it is now, beside the last agreement."""
    known = versions(store)
    changed = not known or known[0].digest != digest(live(store, today))
    return Draft(known[0].edition + 1 if known else 1, changed)


def agree(store: Store, unit: Writer, said: Agreement, today: datetime.date) -> str:
    """Keep the plan as it is now for ever, as the next version; its id. In a unit that has written nothing yet.

    `BadInput` where it holds no action, or says nothing else than the last agreement.
    """
    if not said.title.strip():
        raise BadInput("title: say what the plan is called")
    entries, known = live(store, today), versions(store)
    if not any(one.sort == "action" for one in entries):
        raise BadInput("the plan holds no action yet; add one with `planAction`, or load some")
    code = digest(entries)
    if known and known[0].digest == code:
        raise BadInput(
            f"the plan says what version {known[0].edition} says, agreed on {known[0].agreed}; change it first"
        )
    edition = known[0].edition + 1 if known else 1
    own = f"plan:{edition}"
    pen = Pen(unit, today)
    values = {
        "edition": edition,
        "title": said.title,
        "agreed": today,
        "by": said.by,
        "note": said.note,
        "digest": code,
    }
    pen.add(PlanVersion, own, values)
    _keep(pen, own, entries)
    pen.done()
    return own


def _keep(pen: Pen, own: str, entries: Sequence[Entry]) -> None:
    for one in entries:
        key = f"{own}:{one.about}"
        content, progress = canonical(one.content), canonical(one.progress)
        pen.add(PlanEntry, key, {"sort": one.sort, "about": one.about, "content": content, "progress": progress})
        pen.add(EntryOf, f"{key} {own}", {})


def intact(store: Store, edition: int) -> bool:
    """Whether a version still says what was agreed, by its digest."""
    return version(store, edition).digest == digest(entries_of(store, edition))
