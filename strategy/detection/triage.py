"""The triage list: whom to look at first, and why. What somebody made of it takes it off until something is new."""

import datetime
import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, cast

from graph.errors import BadInput, NotFound
from graph.lines.detection import Concern, Treatment
from graph.paging import every
from graph.select import (
    EVERYTHING,
    And,
    Branch,
    Direction,
    Filter,
    Not,
    Op,
    Order,
    Page,
    Quantifier,
    RowRule,
    Select,
    Test,
    Through,
)
from graph.store import Store
from strategy.detection.evidence import Evidence
from strategy.detection.gather import WITH_DISTRESS, companies, gathered
from strategy.detection.lights import DISTRESS
from strategy.detection.potential import POTENTIAL
from strategy.detection.scorecard import Model, Scorecard, assess

MOST: Final = 500
MODELS: Final[Mapping[Concern, Model]] = {Concern.DISTRESS: DISTRESS, Concern.POTENTIAL: POTENTIAL}
AMONG: Final[Mapping[Concern, Filter]] = {
    Concern.DISTRESS: WITH_DISTRESS,
    Concern.POTENTIAL: Not(Test("export_stage", Op.EQ, "global")),
}
"""Concern -> of whom it can be told: nobody has to tell those who sell worldwide that they could go abroad."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which list.

    day       facts dated on or after it do not count
    first     how many at most
    settled   whether those are listed, too, of whom somebody said what they make of it
    where     only these companies
    """

    concern: Concern
    day: datetime.date
    first: int = 50
    settled: bool = False
    where: Filter = field(default_factory=lambda: And(()))
    rule: RowRule = field(default_factory=lambda: EVERYTHING)


@dataclass(frozen=True, slots=True)
class Appraised:
    """What somebody made of a concern."""

    treatment: Treatment
    reason: str | None
    by: str | None
    day: datetime.date


@dataclass(frozen=True, slots=True)
class Entry:
    """A company on the list; `appraised` what somebody made of it, whether or not that still holds."""

    card: Scorecard
    appraised: Appraised | None

    @property
    def settled(self) -> bool:
        """Whether somebody dealt with all that is known: nothing newer raises it."""
        news = self.card.news
        return self.appraised is not None and (news is None or news <= self.appraised.day)


@dataclass(frozen=True, slots=True)
class Triage:
    """A list, and what is not on it.

    entries    who raises the concern: those with most signs first
    looked     how many companies were looked at
    abstained  of how many too little is known
    settled    how many raise it, and are left out since somebody dealt with it
    more       how many more raise it than the list was to hold
    """

    entries: list[Entry]
    looked: int
    abstained: int
    settled: int
    more: int


def triage(store: Store, wish: Wish) -> Triage:
    """The list that is wished for; `BadInput` for a list that cannot be."""
    if not 1 <= wish.first <= MOST:
        raise BadInput(f"`first` is 1 to {MOST} companies, not {wish.first}")
    said = dict(appraisals(store, wish.concern, wish.rule))
    looked = abstained = settled = 0
    raised: list[Entry] = []
    for known in evidence(store, wish):
        card = assess(MODELS[wish.concern], known)
        looked, abstained = looked + 1, abstained + (card.abstains is not None)
        if card.raised:
            entry = Entry(card, said.get(card.stakeholder))
            settled += entry.settled and not wish.settled
            raised += [entry] if wish.settled or not entry.settled else []
    entries = heapq.nsmallest(wish.first, raised, key=lambda entry: entry.card.order)
    return Triage(entries, looked, abstained, settled, len(raised) - len(entries))


def evidence(store: Store, wish: Wish) -> Iterator[Evidence]:
    """What is known of every company that is looked at, by id."""
    among = And((companies(wish.day), AMONG[wish.concern], wish.where))
    return gathered(store, among, wish.day, wish.rule)


def scorecard(
    store: Store, concern: Concern, stakeholder: str, day: datetime.date, rule: RowRule = EVERYTHING
) -> Entry:  # fmt: skip
    """One company's scorecard, whether it is raised or not; `NotFound` where nobody of that id is to be seen."""
    known = next(gathered(store, Test("id", Op.EQ, stakeholder), day, rule, at_once=1), None)
    if known is None:
        raise NotFound(f"there is no Stakeholder {stakeholder!r} to be seen")
    said = dict(appraisals(store, concern, rule, stakeholder))
    return Entry(assess(MODELS[concern], known), said.get(stakeholder))


def appraisals(
    store: Store, concern: Concern, rule: RowRule = EVERYTHING, stakeholder: str | None = None
) -> Iterator[tuple[str, Appraised]]:
    """Stakeholder -> what somebody made of that concern about it."""
    one = And(()) if stakeholder is None else Test("id", Op.EQ, stakeholder)
    of = Branch("APPRAISES", Direction.OUT, ("id",), limit=2)
    about = Through("APPRAISES", Direction.OUT, Quantifier.SOME, one)
    where = And((Test("concern", Op.EQ, concern.value), Test("day", Op.KNOWN, True), about))
    select = Select("Appraisal", ("treatment", "reason", "by", "day"), (of,), where, (Order("id"),), Page(1_000))
    for treatment, reason, by, day, (_, whose) in cast(Any, every(store, select, rule)):
        for (own,) in whose:
            yield own, Appraised(Treatment(treatment), reason, by, datetime.date.fromisoformat(day))
