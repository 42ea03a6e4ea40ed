"""What is going to be done, and for which line of the strategy."""

from dataclasses import dataclass

from graph.relations import Relation
from graph.values import Cents, Code, Day, Fact, Id, Text, Whole, said


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategicLine(Fact):
    """A line of the strategy."""

    id: Id
    position: Whole = said("Place in the strategy")
    label_en: Text = said("Name in English")
    label_nl: Text = said("Name in Dutch")
    label_fr: Text = said("Name in French")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Fact):
    """A step of the action plan."""

    id: Id
    title: Text = said("What is to be done")
    due: Day = said("Day by which")
    budget: Cents = said("Budget in euro cents")
    state: Code = said("on-track, at-risk, late or done", indexed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf(Relation):
    """The strategic line an action serves."""
