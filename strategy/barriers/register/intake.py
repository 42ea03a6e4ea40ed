"""What the public reports, in two minutes: a few fields without persons, for brokers to look at before anybody else."""

import datetime
import re
from dataclasses import dataclass
from typing import Final

from graph.errors import BadInput, Conflict
from graph.lines.barriers import Barrier, BarrierState, HindersChain, HindersMarket, Place
from graph.records import resolve
from graph.select import Op, Page, Select, Test
from graph.store import Store
from graph.writing.hand import Pen
from strategy.barriers.register.history import enter
from strategy.naming import digest

MOST_TITLE: Final = 150
MOST_STORY: Final = 1_500
MOST_WAITING: Final = 500
"""So many reports may wait for a broker; whoever comes then is asked to come back."""

REPORTER: Final = "public"
"""Whom the history names: nobody is asked who they are."""

PERSONAL: Final = (
    (re.compile(r"[^\s@]+@[^\s@]+\.\w+"), "an e-mail address"),
    (re.compile(r"(?<![\w.])(?:\+|00?)[1-9](?:[ ./-]?\d){7,}"), "a telephone number"),
    (re.compile(r"\b\d{2}[.]\d{2}[.]\d{2}[ -]\d{3}[.]\d{2}\b"), "a national number"),
)
"""What looks like a person's, and how it is called. Names are not told from other words."""


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody says stands in the way: in one line, and in some sentences."""

    title: str
    story: str
    place: Place
    market: str | None = None
    chain: str | None = None


def faults(report: Report) -> list[str]:
    """What is wrong with it.

    >>> faults(Report("A stamp (fictional)", "Call me on +32 2 555 01 23", Place.HOME))
    ['story: it holds a telephone number; nothing of persons, please']
    """
    found = []
    for name, text, most in (("title", report.title, MOST_TITLE), ("story", report.story, MOST_STORY)):
        if not text.strip():
            found.append(f"{name}: say what stands in the way")
        if len(text) > most:
            found.append(f"{name}: {most:,} characters at most")
        found += [
            f"{name}: it holds {what}; nothing of persons, please" for rule, what in PERSONAL if rule.search(text)
        ]
    if report.place is Place.ABROAD and report.market is None:
        found.append("market: a barrier abroad stands before a market; say which")
    return found


def report(store: Store, pen: Pen, said: Report, moment: datetime.datetime) -> str:
    """Keep a report for brokers; its id, the same for the same report. `BadInput` says what is wrong with it.

    `Conflict` where too many wait already.
    """
    if wrong := faults(said):
        raise BadInput("; ".join(wrong))
    own = f"barrier:report-{digest(said.title, said.story, said.place, said.market or '', said.chain or '')}"
    if resolve(pen.unit.said(Barrier, own)) is not None:
        return own
    waiting = Select("Barrier", (), where=Test("status", Op.EQ, BarrierState.REPORTED.value), page=Page(1), count=True)
    if (store.find(waiting).total or 0) >= MOST_WAITING:
        raise Conflict("too many reports wait to be looked at; please come back in some days")
    values = {"title": said.title.strip(), "summary": said.story.strip(), "place": said.place}
    pen.add(Barrier, own, {**values, "status": BarrierState.REPORTED, "since": pen.today, "reported": pen.today})
    if said.market is not None:
        pen.add(HindersMarket, f"{own} {said.market}", {})
    if said.chain is not None:
        pen.add(HindersChain, f"{own} {said.chain}", {})
    enter(pen, own, 1, (None, BarrierState.REPORTED), REPORTER, moment, verb="report")
    return own
