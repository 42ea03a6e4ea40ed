"""Meetings and follow-ups as an iCalendar file (RFC 5545), for whatever calendar somebody keeps.

Only a day is known of them, so that each is an all-day event, which leaves the day free. The few lines that are written
here need no library; what they hold is escaped and folded, so that no text from outside begins a line of its own.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.brokering.words import Held
from graph.select import And, Branch, Direction, Op, Order, Page, Quantifier, Select, Test, Through
from graph.store import Store
from strategy.worklist.items import Wish, brokered

LINE: Final = 75
"""Octets of a line, its end left out."""

MOST: Final = 1_000
_CONTROLS: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day."""

    id: str
    day: datetime.date
    summary: str
    description: str = ""


def events(store: Store, wish: Wish) -> Iterator[Event]:
    """What is planned and to be asked after, of a manager, a team or everybody, by day."""
    found = [*_meetings(store, wish), *_follow_ups(store, wish)]
    yield from sorted(found, key=lambda event: (event.day, event.id))


def _meetings(store: Store, wish: Wish) -> Iterator[Event]:
    mine = () if wish.owner is None else (Test("by", Op.EQ, wish.owner),)
    where = And((Test("held", Op.EQ, Held.PLANNED.value), Test("day", Op.KNOWN, True), *mine))
    who = Branch("INVOLVES", Direction.OUT, ("name",), order=(Order("name"),), limit=10)
    select = Select("Interaction", ("id", "kind", "subject", "day"), (who,), where, (Order("day"),), Page(MOST))
    for own, kind, subject, day, (_, people) in cast(Any, store.find(select, wish.rule).rows):
        names = ", ".join(name for (name,) in people if name)
        summary = f"{kind or 'contact'}{f' with {names}' if names else ''}"
        yield Event(own, datetime.date.fromisoformat(day), summary, subject or "")


def _follow_ups(store: Store, wish: Wish) -> Iterator[Event]:
    mine = Through("FOLLOWS_UP", Direction.OUT, Quantifier.SOME, brokered(wish))
    where = And((mine, Test("done", Op.KNOWN, False), Test("due", Op.KNOWN, True)))
    of = Branch("FOLLOWS_UP", Direction.OUT, ("title",), limit=1)
    select = Select("FollowUp", ("id", "about", "due"), (of,), where, (Order("due"),), Page(MOST))
    for own, about, due, (_, found) in cast(Any, store.find(select, wish.rule).rows):
        title = found[0][0] if found else None
        yield Event(own, datetime.date.fromisoformat(due), f"follow up{f': {title}' if title else ''}", about or "")


def calendar(some: Iterable[Event], moment: datetime.datetime) -> str:
    """The file, as of that moment; lines end as the standard has it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hommel//Hommel//EN", "CALSCALE:GREGORIAN"]
    stamp = moment.astimezone(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    for event in some:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{escaped(event.id)}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{event.day.isoformat().replace('-', '')}",  # without an end it is that whole day
            f"SUMMARY:{escaped(event.summary)}",
            f"DESCRIPTION:{escaped(event.description)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def escaped(text: str) -> str:
    r"""A text as a value: no end of a line and no other control character is left in it.

    >>> print(escaped("Alpha, Beta; a\\b\r\nBEGIN:VEVENT"))
    Alpha\, Beta\; a\\b\nBEGIN:VEVENT
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    for letter in "\\;,":
        lines = lines.replace(letter, f"\\{letter}")
    return _CONTROLS.sub(" ", lines).replace("\n", "\\n")


def folded(line: str) -> str:
    """A line as several of at most 75 octets, none of which tears a character apart."""
    parts, length = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if length + octets > LINE:
            parts.append(" ")
            length = 1
        parts[-1] += letter
        length += octets
    return "\r\n".join(parts)
