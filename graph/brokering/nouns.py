"""The nouns of brokering. No personal value lives here: people are named by the id of their contact or their key."""

from dataclasses import dataclass
from typing import Annotated

from graph.brokering.words import (
    CorrectionState,
    Forecaster,
    Form,
    Held,
    InteractionKind,
    Maturity,
    OutcomeType,
    ProfileType,
    ReferralState,
    Rights,
    State,
)
from graph.values import Cents, Choice, Code, Day, Fact, Flag, Id, Real, Text, Texts, Whole, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Fact):
    """Who looks after a stakeholder. Its id is `assignment:<stakeholder's id>`."""

    id: Id
    owner: Code = said("Who looks after it, as the trail names them", indexed=True)
    team: Code = said("Their team", indexed=True)
    since: Day = said("From when")
    snoozed_until: Day = said("Day until which work lists leave it out")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerProfile(Fact):
    """The partner that a stakeholder seeks, in the words of Enterprise Europe Network."""

    id: Id
    title: Text = said("What is sought or offered, in one line that does not tell by whom")
    type: Annotated[str | None, Choice(ProfileType)] = said("Sort of profile", indexed=True)
    partner: Text = said("Type of partner sought")
    role: Text = said("Role that the partner would have")
    countries_in: Texts = said("Countries where the partner may be; anywhere if none are named")
    countries_out: Texts = said("Countries where it may not be, and where the profile is not shown")
    form: Annotated[str | None, Choice(Form)] = said("Form of cooperation")
    maturity: Annotated[str | None, Choice(Maturity)] = said("Stage of development of what it is about")
    rights: Annotated[str | None, Choice(Rights)] = said("How that is protected as intellectual property")
    valid_until: Day = said("Last day on which it holds", indexed=True)
    moderated_by: Code = said("Who approved it, as the trail names them; nobody did while unknown")
    moderated: Day = said("Day it was approved")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipStep(Fact):
    """One entry of a partnership's history. Entries are only ever added: taking a step back is an entry of its own."""

    id: Id
    verb: Code = said("What was done", indexed=True)
    place: Whole = said("Place in the partnership's history, from 1, without gaps")
    before: Annotated[str | None, Choice(State)] = said("State that it found; none at the beginning")
    after: Annotated[str | None, Choice(State)] = said("State that it left", indexed=True)
    day: Day = said("Day it was done", indexed=True)
    moment: Code = said("Moment it was done, UTC")
    by: Code = said("Who did it: a broker as the trail names them, or the id of a party's contact")
    party: Code = said("Id of the stakeholder that it is the word of; none if it is the broker's own")
    on_behalf: Flag = said("Whether a broker said so for the party")
    reason: Code = said("Declared reason")
    undoes: Code = said("Id of the step that it takes back")


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Fact):
    """A moment to ask partners how it goes."""

    id: Id
    weeks: Whole = said("How many weeks after the introduction")
    due: Day = said("Day by which", indexed=True)
    about: Text = said("What to ask")
    done: Day = said("Day it was done; open while unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction(Fact):
    """A contact with stakeholders: a meeting, a call, an e-mail, an event."""

    id: Id
    kind: Annotated[str | None, Choice(InteractionKind)] = said("Sort of contact", indexed=True)
    day: Day = said("Day of it", indexed=True)
    subject: Text = said("What it was about, without names of persons")
    by: Code = said("Who of the brokers, as the trail names them", indexed=True)
    held: Annotated[str | None, Choice(Held)] = said("Whether it was held")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Fact):
    """What a partnership brought forth. What is expected and what was realised are never added up."""

    id: Id
    type: Annotated[str | None, Choice(OutcomeType)] = said("Sort of outcome", indexed=True)
    market: Code = said("Id of the market it was in")
    day: Day = said("Day it came about", indexed=True)
    expected_first: Cents = said("Value expected in the first year, in euro cents")
    expected_second: Cents = said("Value expected in the second year, in euro cents")
    expected_third: Cents = said("Value expected in the third year, in euro cents")
    expected_fourth: Cents = said("Value expected in the fourth year, in euro cents")
    expected_fifth: Cents = said("Value expected in the fifth year, in euro cents")
    realised_year: Cents = said("Value realised in the first 12 months, asked then, in euro cents")
    realised_two_years: Cents = said("Value realised in the first 24 months, asked then, in euro cents")
    without_us: Whole = said("Whether it would have come about without help, from 1, surely not, to 5, surely")
    later_anyway: Whole = said("Whether it would have come about later, from 1, surely not, to 5, surely")
    jobs: Whole = said("Jobs that it made or kept, in full-time equivalents")
    confirmed: Day = said("Day a party confirmed it; nobody did while unknown")
    confirmed_by: Code = said("Id of the party's contact that confirmed it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Fact):
    """A broker's share in an outcome; the shares of an outcome are 1 together."""

    id: Id
    broker: Code = said("Who brokered: as the trail names them, or the id of a support actor", indexed=True)
    share: Real = said("Share in the outcome, 0 to 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(Fact):
    """A stakeholder's need, passed on from one support actor to another."""

    id: Id
    need: Text = said("What is needed, in one line")
    note: Text = said("What the other should know, without names of persons")
    state: Annotated[str | None, Choice(ReferralState)] = said("Where it stands", indexed=True)
    by: Code = said("Who passed it on, as the trail names them")
    day: Day = said("Day it was passed on", indexed=True)
    answered: Day = said("Day of the last answer")
    reason: Text = said("Why it was returned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Fact):
    """A fact that somebody says is wrong, and what should be there; never about a person."""

    id: Id
    about: Code = said("What is wrong: kind and id of a record, or relation and both ids, joined by a slash")
    property: Code = said("Which property of it")
    right: Text = said("What it should be")
    state: Annotated[str | None, Choice(CorrectionState)] = said("Where it stands", indexed=True)
    opened: Day = said("Day it was opened", indexed=True)
    by: Code = said("Who opened it: a broker as the trail names them, or the id of a party's contact")
    closed: Day = said("Day it was closed")
    closed_by: Code = said("Who closed it, as the trail names them")


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Fact):
    """That somebody was shown fields of a contact: which, not what they hold."""

    id: Id
    fields: Texts = said("Which fields were shown")
    shown_to: Code = said("Who saw them: a broker as the trail names them, or the id of a contact", indexed=True)
    purpose: Text = said("What for")
    day: Day = said("Day they were shown", indexed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast(Fact):
    """Odds that a pair makes a partnership, sealed before anybody could know, and scored when the period ends."""

    id: Id
    forecaster: Annotated[str | None, Choice(Forecaster)] = said("Whose odds", indexed=True)
    by: Code = said("Id of the run, or the manager as the trail names them")
    stakeholder: Code = said("Id of the one", indexed=True)
    partner: Code = said("Id of the other")
    day: Day = said("Day it was sealed", indexed=True)
    period_end: Day = said("Last day that counts", indexed=True)
    sealed: Code = said("SHA-256 of the odds and the nonce, in hexadecimal")
    nonce: Code = said("What was hashed with the odds; unknown until it is opened")
    probability: Real = said("The odds, 0 to 1; unknown until they are opened")
    opened: Day = said("Day they were opened")
    happened: Flag = said("Whether the partnership came about within the period")
    brier: Real = said("Square of the distance between odds and what happened, 0 to 1; the less the better")
