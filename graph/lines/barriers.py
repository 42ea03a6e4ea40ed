"""What stands in the way of doing business, abroad or at home, and how it is worked off."""

import enum
from dataclasses import dataclass
from typing import Annotated

from graph.relations import Relation
from graph.values import Cents, Choice, Code, Day, Fact, Id, Real, Text, Whole, said


class Place(enum.StrEnum):
    """Where a barrier stands."""

    ABROAD = "abroad"
    HOME = "home"


class Subject(enum.StrEnum):
    """What a barrier stands in the way of."""

    GOODS = "goods"
    SERVICES = "services"
    INVESTMENT = "investment"
    PROCUREMENT = "procurement"


class Flow(enum.StrEnum):
    """Which way it stands in the way."""

    EXPORT = "export"
    IMPORT = "import"


class Extent(enum.StrEnum):
    """How far a barrier reaches: all that its markets are, of one sort."""

    COUNTRY = "country"
    BLOC = "bloc"
    PART = "part-of-a-country"


class Measure(enum.StrEnum):
    """What sort of thing a barrier is; a chapter of UNCTAD's MAST says more of a non-tariff measure on goods."""

    TARIFF = "tariff"
    NON_TARIFF = "non-tariff"
    PROCEDURAL = "procedural-obstacle"


class BarrierState(enum.StrEnum):
    """Where a barrier is on its way out."""

    REPORTED = "reported"
    OPEN = "open"
    WAITING = "waiting"
    RESOLVED_IN_PART = "resolved-in-part"
    RESOLVED = "resolved"
    DORMANT = "dormant"
    ARCHIVED = "archived"
    MERGED = "merged"


class Route(enum.StrEnum):
    """By which way somebody tries to have it removed."""

    SINGLE_ENTRY_POINT = "single-entry-point"
    TBT_COMMENT = "tbt-comment"
    FEDERAL = "federal"
    FLEMISH = "flemish"
    LOCAL = "local"


class Band(enum.StrEnum):
    """Yearly sales that a barrier keeps from happening, in euro: only the order of size is known."""

    UNDER_100K = "under-100-thousand"
    UNDER_1M = "100-thousand-to-1-million"
    UNDER_10M = "1-to-10-million"
    UNDER_100M = "10-to-100-million"
    MORE = "over-100-million"


class Requirement(enum.StrEnum):
    """What one must have to get past a barrier."""

    CERTIFICATE = "certificate"
    LOCAL_TEST = "local-test"
    PERMIT = "permit"
    LOCAL_STOCK = "local-stock"


class Found(enum.StrEnum):
    """What came of asking a sector about barriers in a market."""

    SOME = "some-found"
    NONE = "none-found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier(Fact):
    """Something that stands in the way of doing business, abroad or at home."""

    id: Id
    title: Text = said("What stands in the way, in one line")
    summary: Text = said("What it is, for publication")
    place: Annotated[str | None, Choice(Place)] = said("Abroad or at home", indexed=True)
    subject: Annotated[str | None, Choice(Subject)] = said("What it stands in the way of")
    flow: Annotated[str | None, Choice(Flow)] = said("Export or import")
    extent: Annotated[str | None, Choice(Extent)] = said("Whether its markets are countries, blocs or parts of one")
    measure: Annotated[str | None, Choice(Measure)] = said("A tariff, a non-tariff measure or a procedural obstacle")
    mast_chapter: Code = said("UNCTAD MAST chapter, A to P")
    mast_version: Code = said("Version of the MAST classification: 2012 or 2019")
    hs6: Code = said("Product: HS-6 code")
    hs_edition: Code = said("Edition of the Harmonised System: its year")
    status: Annotated[str | None, Choice(BarrierState)] = said(
        "Where it is on its way out", indexed=True, default="open"
    )
    since: Day = said("Day from which it is there")
    waiting_on: Text = said("On whom it waits")
    reason: Text = said("Why it is there, for publication: what was won, or why it was archived")
    route: Annotated[str | None, Choice(Route)] = said("The way by which its removal is sought")
    deadline: Day = said("Last day on that way, such as for a comment under the TBT agreement", indexed=True)
    expected: Day = said("Day by which it is expected to be gone")
    expected_reason: Text = said("Why by then")
    chance: Real = said("Chance that it is gone by that day, 0 to 1, as whoever works on it sees it")
    value_at_stake: Cents = said("Yearly sales it keeps from happening, in euro cents, where a figure is published")
    value_band: Annotated[str | None, Choice(Band)] = said("Yearly sales it keeps from happening, as a band")
    value_reason: Text = said("What the band rests on")
    law: Text = said("At home: the rule that stands in the way")
    article: Text = said("At home: the article of that rule")
    burden: Text = said("At home: what it costs those who keep to it")
    proposal: Text = said("At home: how it could be made simpler")
    answer: Text = said("At home: what was answered to that")
    answered: Day = said("Day of that answer")
    reported: Day = said("Day on which the public reported it; unknown for one that a broker entered")
    published: Day = said("Day on which it was published; while unknown, brokers alone see it", indexed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class BarrierNote(Fact):
    """What only brokers know of a barrier: a noun of its own, so that it is published nowhere along with it."""

    id: Id
    summary: Text = said("What it is, in confidence")
    owner: Code = said("Who works on it, as the trail names them", indexed=True)
    by: Code = said("Who wrote this last")
    day: Day = said("On which day")


@dataclass(frozen=True, slots=True, kw_only=True)
class BarrierStep(Fact):
    """An entry of a barrier's history; none is ever changed."""

    id: Id
    verb: Code = said("What was done", indexed=True)
    place: Whole = said("Place in the history, from 1")
    before: Annotated[str | None, Choice(BarrierState)] = said("Where the barrier was")
    after: Annotated[str | None, Choice(BarrierState)] = said("Where it is by it")
    day: Day = said("Day on which it was done", indexed=True)
    moment: Text = said("Moment at which it was done, UTC")
    by: Code = said("Who did it, as the trail names them")
    reason: Text = said("Why")
    undoes: Code = said("Id of the entry that it takes back")


@dataclass(frozen=True, slots=True, kw_only=True)
class BarrierEnquiry(Fact):
    """A sector that was asked what stands in its way in a market, whatever came of it."""

    id: Id
    day: Day = said("Day on which it was asked", indexed=True)
    found: Annotated[str | None, Choice(Found)] = said("What came of it", indexed=True)
    note: Text = said("Who was asked and how, without names of persons")
    by: Code = said("Who asked, as the trail names them")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hinders(Relation):
    """The stakeholder a barrier stands in the way of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HindersChain(Relation):
    """The value chain a barrier stands in the way of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HindersMarket(Relation):
    """The market a barrier closes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiesIn(Relation):
    """The country that a region is a part of, or the bloc that a country is a member of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requires(Relation):
    """What one must have, or have somebody for, to get past a barrier."""

    form: Annotated[str | None, Choice(Requirement)] = said("A certificate, a local test, a permit or a local stock")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteOn(Relation):
    """The barrier that a note is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarrierStepOf(Relation):
    """The barrier whose history an entry belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SameBarrier(Relation):
    """The barrier that this one turned out to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedChain(Relation):
    """The value chain that was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMarket(Relation):
    """The market that it was asked about."""
