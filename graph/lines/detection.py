"""What is seen of companies that may grow, leave or fail."""

from dataclasses import dataclass

from graph.relations import Relation
from graph.values import Code, Day, Fact, Id, Real, Text, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Fact):
    """A dated observation about a stakeholder: growth, distress, export potential."""

    id: Id
    topic: Code = said("What was observed", indexed=True)
    day: Day = said("Day of the observation", indexed=True)
    value: Real = said("The figure, in the unit of its topic")
    note: Text = said("What else is known")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observes(Relation):
    """The stakeholder a signal is about."""
