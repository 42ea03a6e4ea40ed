"""What is seen of companies that may grow, leave or fail.

What tells of distress is in kinds of its own, so that one rule on a kind keeps it from whom it is no business of.
"""

import enum
from dataclasses import dataclass
from typing import Annotated

from graph.relations import Relation
from graph.values import Cents, Choice, Code, Day, Fact, Id, Real, Text, Whole, said


class SignTopic(enum.StrEnum):
    """What a sign of distress is."""

    INSOLVENCY = "insolvency-notice"
    REORGANISATION = "judicial-reorganisation"
    SUMMONS = "summons"
    DISMISSAL = "collective-dismissal"
    AUDITOR = "auditor-doubt"
    DIRECTORS = "directors-left"
    OWNERSHIP = "ownership-change"
    CLOSURE = "closure-elsewhere"


class GrowthTopic(enum.StrEnum):
    """What a signal of growth is."""

    GROWTH = "growth"
    INVESTMENT = "investment"
    HIRING = "hiring"
    PRODUCT = "new-product"
    AWARD = "export-award"
    FIRST_EXPORT = "first-export"


class Concern(enum.StrEnum):
    """Why somebody should look at a company."""

    DISTRESS = "distress"
    POTENTIAL = "potential"


class Treatment(enum.StrEnum):
    """What a person did about it."""

    SEEN = "seen"
    APPROACHED = "approached"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Fact):
    """A dated observation about a stakeholder: growth, export potential. Signs of distress are `DistressSign`."""

    id: Id
    topic: Code = said("What was observed", indexed=True)
    day: Day = said("Day of the observation", indexed=True)
    value: Real = said("The figure, in the unit of its topic")
    note: Text = said("What else is known")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observes(Relation):
    """The stakeholder a signal is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualAccounts(Fact):
    """The annual accounts of a company for one financial year. Its id is `accounts:<stakeholder>:<closed>`."""

    id: Id
    period: Code = said("Financial year, such as 2025")
    closed: Day = said("Last day of the financial year", indexed=True)
    published: Day = said("Day on which they were filed, so that everybody could know them")
    months: Whole = said("Length of the financial year in months; 12 where nobody says")
    current_assets: Cents = said("Current assets in euro cents")
    total_assets: Cents = said("Total assets in euro cents")
    current_liabilities: Cents = said("Debts payable within a year, in euro cents")
    liabilities: Cents = said("All debts in euro cents")
    equity: Cents = said("Book equity in euro cents; below nought where debts are larger than assets")
    retained_earnings: Cents = said("Reserves and result carried forward, in euro cents")
    operating_result: Cents = said("Operating result, before interest and taxes, in euro cents")
    net_result: Cents = said("Result of the year in euro cents")
    turnover: Cents = said("Turnover in euro cents")
    overdue_debts: Cents = said("Taxes and social security contributions that are overdue, in euro cents")
    employees: Real = said("Average staff in full-time equivalents")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsOf(Relation):
    """The stakeholder whose annual accounts they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DistressSign(Fact):
    """A dated sign that a company may be in trouble, or may leave."""

    id: Id
    topic: Annotated[str | None, Choice(SignTopic)] = said("What was observed", indexed=True)
    day: Day = said("Day of the observation", indexed=True)
    note: Text = said("What else is known; never of a person")


@dataclass(frozen=True, slots=True, kw_only=True)
class WarnsOf(Relation):
    """The stakeholder that a sign of distress is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal(Fact):
    """What a person makes of a concern about a stakeholder; there is one of each concern at most."""

    id: Id
    concern: Annotated[str | None, Choice(Concern)] = said("The concern that it is about", indexed=True)
    treatment: Annotated[str | None, Choice(Treatment)] = said("What they did about it", indexed=True)
    reason: Text = said("Why; never of a person")
    by: Code = said("Who says so, as the trail names them")
    day: Day = said("Day on which they said so", indexed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraises(Relation):
    """The stakeholder that an appraisal is about."""
