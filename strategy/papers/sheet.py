"""A visit sheet: what to know of a stakeholder before one goes there, on a page.

Headings are in the language that is asked for; facts stay in the words in which they were said.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.errors import NotFound
from graph.select import EVERYTHING, And, Branch, Direction, Op, Order, Page, RowRule, Select, Test
from graph.store import Store
from strategy.papers.wording import WORDS, Language
from strategy.suggestable import SUGGESTABLE
from strategy.worklist.helping import helpers
from strategy.worklist.timeline import Wish, timeline

SUGGESTIONS: Final = 3
HISTORY: Final = 10
_MOST: Final = 20
_THERE: Final = And((Test("left", Op.KNOWN, False), Test("erased", Op.KNOWN, False)))
_BELOW: Final = (
    Branch(
        "SUGGESTED", Direction.OUT, ("id", "name"), ("rank", "explanation"), where=SUGGESTABLE,
        order=(Order("rank", edge=True),), limit=SUGGESTIONS,
    ),
    Branch("HINDERS", Direction.IN, ("title", "status"), order=(Order("title"),), limit=_MOST),
    Branch("HAS_CONTACT", Direction.OUT, ("name", "role", "email"), where=_THERE, limit=_MOST),
    Branch("LOOKS_AFTER", Direction.IN, ("owner", "team"), limit=_MOST),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and lines below it; level 2 is right below the title."""

    heading: str
    lines: Sequence[str]
    level: int = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the page."""

    language: Language
    title: str
    subtitle: str
    sections: Sequence[Section]


def visit_sheet(
    store: Store, stakeholder: str, language: Language, today: datetime.date, rule: RowRule = EVERYTHING
) -> Sheet:
    """The sheet, of what the rule lets its reader know; `NotFound` where there is no such stakeholder to be seen.

    Persons are named to those alone who may see contacts.
    """
    fields = ("name", "kind", "city", "country", "description")
    select = Select("Stakeholder", fields, _BELOW, Test("id", Op.EQ, stakeholder), page=Page(1))
    rows = store.find(select, rule).rows
    if not rows:
        raise NotFound(f"there is no stakeholder {stakeholder!r} to be seen; look it up in `search`")
    name, kind, city, country, description, suggested, barriers, people, care = cast(Any, rows[0])
    words = WORDS[language]
    seen = timeline(store, Wish(stakeholder, HISTORY, rule=rule)).entries
    sections = {
        "history": [f"{one.day}: {one.text}{f' ({one.by})' if one.by else ''}" for one in seen],
        "suggestions": [
            f"{words['number']} {rank}: {partner or own}. {why or ''}".strip()
            for rank, why, own, partner in suggested[1]
        ],
        "barriers": [_joined(*one) for one in barriers[1]],
        "support": [_joined(one.name or one.id, one.how, one.day) for one in helpers(store, stakeholder, rule)],
        "ask": [*(_joined(*one) for one in people[1]), *_care(care[1], words["looked_after"])],
    }
    about = _joined(stakeholder, kind, city, country, f"{words['as_of']} {today}")
    parts = [Section(words[key], lines or [words["nothing"]]) for key, lines in sections.items()]
    described = [Section("", [description])] if description else []
    return Sheet(language, f"{words['title']}: {name or stakeholder}", about, [*described, *parts])


def _care(found: Sequence[Sequence[str | None]], words: str) -> Iterator[str]:
    yield from (f"{words} {_joined(owner, team)}" for owner, team in found)


def _joined(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part not in (None, ""))
