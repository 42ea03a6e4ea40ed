"""What is going to be done, for which line of the strategy, from ideas to actions; and what the plan once said."""

import enum
from dataclasses import dataclass
from typing import Annotated

from graph.relations import Relation
from graph.values import Cents, Choice, Code, Day, Fact, Id, Text, Whole, said


class Rung(enum.StrEnum):
    """How far a proposal came: ideas are gathered in themes, themes in priorities."""

    IDEA = "idea"
    THEME = "theme"
    PRIORITY = "priority"


class Stance(enum.StrEnum):
    """What a stakeholder makes of a proposal."""

    ENDORSES = "endorses"
    CONTRIBUTES = "contributes"
    OBJECTS = "objects"


class Risk(enum.StrEnum):
    """How likely an action is not to be done as planned, in the eyes of whoever sees to it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategicLine(Fact):
    """A line of the strategy."""

    id: Id
    position: Whole = said("Place in the strategy")
    label_en: Text = said("Name in English")
    label_nl: Text = said("Name in Dutch")
    label_fr: Text = said("Name in French")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Fact):
    """What stakeholders propose in workshops: an idea, the theme it belongs to, or the priority made of themes."""

    id: Id
    rung: Annotated[str | None, Choice(Rung)] = said("How far it came", indexed=True)
    title: Text = said("What is proposed, in one line")
    note: Text = said("What was said about it, without names of persons")
    day: Day = said("Day it was raised", indexed=True)
    meeting: Text = said("Workshop or other occasion at which it was raised")
    position: Whole = said("Place among priorities, the first in rank 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Fact):
    """A step of the action plan. How it stands is worked out from its milestones, partnerships and barriers."""

    id: Id
    title: Text = said("What is to be done")
    due: Day = said("Day by which")
    budget: Cents = said("Budget in euro cents")
    state: Code = said("How it stands as its source has it; figures and pages work that out from facts", indexed=True)
    owner: Code = said(
        "Who sees to it: a manager as the trail names them, or the id of the stakeholder that leads it", indexed=True
    )
    start: Day = said("Day from which")
    wanted: Whole = said("How many partnerships it is to bring to an agreement")
    risk: Annotated[str | None, Choice(Risk)] = said("How likely it is not to be done as planned")
    risk_note: Text = said("What may come between, and what is done about it")
    dropped: Day = said("Day it was given up")
    dropped_because: Text = said("Why it was given up")


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Fact):
    """Something of an action that is done on one day."""

    id: Id
    title: Text = said("What is there by then")
    due: Day = said("Day by which", indexed=True)
    done: Day = said("Day it was done; open while unknown", indexed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion(Fact):
    """The plan as it was agreed: what it said then stays."""

    id: Id
    edition: Whole = said("Which agreement it is, from 1, without gaps", indexed=True)
    title: Text = said("What the plan is called")
    agreed: Day = said("Day it was agreed")
    by: Code = said("Who agreed it, as the trail names them")
    note: Text = said("What was said with it, without names of persons")
    digest: Code = said("SHA-256 of its entries in the order of their ids, in hexadecimal")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEntry(Fact):
    """A line, priority or action as a version of the plan has it."""

    id: Id
    sort: Code = said("line, priority or action")
    about: Code = said("Id of what it is about", indexed=True)
    content: Text = said("What the plan said of it, as canonical JSON")
    progress: Text = said("How it stood on the day of the agreement, as canonical JSON")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportValue(Fact):
    """What a value chain sold to a market in a year. Its id is `export:<chain>:<market>:<year>`."""

    id: Id
    year: Whole = said("Calendar year", indexed=True)
    value: Cents = said("What was sold there, in euro cents")
    statistics: Text = said("Statistics it is taken from, and their edition")
    demand: Cents = said("What the market bought of it from the whole world in that year, in euro cents")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf(Relation):
    """The strategic line an action serves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForChain(Relation):
    """The value chain an action is for; one that names none is for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tackles(Relation):
    """The barrier an action works off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers(Relation):
    """The proposal an action answers to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneOf(Relation):
    """The action a milestone belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheredIn(Relation):
    """The theme an idea belongs to, or the priority a theme belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakesStand(Relation):
    """What a stakeholder makes of a proposal."""

    stance: Annotated[str | None, Choice(Stance)] = said("What it makes of it")
    day: Day = said("Day it said so")
    meeting: Text = said("Workshop or other occasion at which it said so")
    words: Text = said("What it said, without names of persons")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryOf(Relation):
    """The version of the plan an entry belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOf(Relation):
    """The value chain that sold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportTo(Relation):
    """The market it was sold to."""
