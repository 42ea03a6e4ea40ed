"""A plan that is written by hand, on one store."""

import datetime

import pytest

from graph.lines.barriers import Barrier, HindersChain
from graph.lines.plan import StrategicLine
from graph.model import ValueChain
from graph.relations import ActiveIn
from graph.writing.hand import Pen
from strategy.plan.editing import (
    Wanted,
    carry_out,
    plan_action,
    propose,
    reach_milestone,
    set_milestone,
    take_stand,
)
from strategy.plan.versions import Agreement, agree
from tests.strategy.conftest import SAY, Desk, people

TODAY = datetime.date(2026, 1, 5)


class Planner:
    """What managers write in the plan."""

    def __init__(self, store, today=TODAY):
        self.store, self.today, self.desk = store, today, Desk(store)

    def write(self, act, *given, **more):
        with self.store.unit("key:ann") as unit:
            pen = Pen(unit, self.today)
            found = act(*self._front(act, pen), *given, **more)
            pen.done()
        return found

    def _front(self, act, pen):
        """Acts that look something up take the store first."""
        return (pen,) if act in (take_stand, carry_out) else (self.store, pen)

    def action(self, title="Try it (fictional)", links=None, id=None, **values):
        values = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}
        return self.write(plan_action, Wanted({"title": title, **values}, links or {}, id))

    def milestone(self, action, title="Half of it (fictional)", due="2026-06-01"):
        return self.write(set_milestone, action, {"title": title, "due": due}, None)

    def reach(self, milestone, day=None):
        self.write(reach_milestone, milestone, day)

    def propose(self, rung, title, *within):
        return self.write(propose, {"rung": rung, "title": title}, within, None)

    def stand(self, who, proposal, stance, **more):
        self.write(take_stand, f"own:{who}", proposal, stance, more)

    def carry(self, partnership, action):
        self.write(carry_out, partnership, action)

    def agree(self, title="The plan (fictional)", note=None):
        with self.store.unit("key:ann") as unit:
            return agree(self.store, unit, Agreement("key:ann", title, note), self.today)


@pytest.fixture
def planner(store):
    with store.unit("tables:fictional", bulk="test") as unit:
        unit.say(people())
        unit.say([StrategicLine(id=f"line:{n}", position=n, label_en=f"Line {n}", label_nl=f"Lijn {n}", **SAY)
                  for n in (1, 2)])  # fmt: skip
        unit.say([ValueChain(id=f"chain:{one}", position=place, label_en=one.title(), **SAY)
                  for place, one in enumerate(("food", "logistics"), 1)])  # fmt: skip
        unit.say([ActiveIn(from_id="own:a", to_id="chain:food", weight=1.0, share=1.0, **SAY),
                  ActiveIn(from_id="own:b", to_id="chain:logistics", weight=1.0, share=0.9, **SAY),
                  ActiveIn(from_id="own:b", to_id="chain:food", weight=0.1, share=0.1, **SAY)])  # fmt: skip
        unit.say([Barrier(id="own:toll", title="A toll (fictional)", status="open", since=TODAY, **SAY)])
        unit.say([HindersChain(from_id="own:toll", to_id="chain:food", **SAY)])
    return Planner(store)
