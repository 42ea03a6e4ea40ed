"""Four fictional stakeholders, and brokers who bring them together."""

import datetime

import pytest

from graph.model import Stakeholder
from graph.select import Branch, Direction, Op, Order, Page, Select, Test
from strategy.partnership.acting import Actor, Wish
from strategy.partnership.beginning import Idea, suggest
from strategy.partnership.moves import Who
from strategy.partnership.taking import take
from strategy.partnership.undoing import take_back

SAY = {"source": "tables:fictional"}
ANN, BOB = Actor("key:ann", Who.BROKER), Actor("key:bob", Who.BROKER)
LEAD, CLOCK = Actor("key:lead", Who.LEAD), Actor("expire", Who.CLOCK)
DAY = datetime.datetime(2026, 1, 5, 9, tzinfo=datetime.UTC)
NAMES = ("a", "b", "c", "d")
HISTORY = ("place", "verb", "before", "after", "by", "party", "on_behalf", "reason", "undoes", "id")


class Desk:
    """What brokers do, on one store."""

    def __init__(self, store):
        self.store, self.moment = store, DAY

    def begin(self, *names, actor=ANN, **more):
        idea = Idea({f"own:{name}": None for name in names}, f"partnership:{''.join(names)}", **more)
        with self.store.unit(actor.name) as unit:
            return suggest(self.store, unit, actor, idea, self.moment)

    def take(self, partnership, verb, party=None, actor=ANN, **more):
        wish = Wish(partnership, verb, party and f"own:{party}", **more)
        with self.store.unit(actor.name) as unit:
            return take(self.store, unit, actor, wish, self.moment)

    def back(self, step, actor=ANN):
        with self.store.unit(actor.name) as unit:
            return take_back(self.store, unit, actor, step, self.moment)

    def bring(self, partnership, state, parties="ab"):
        """Take the straight way to a state."""
        for party in parties:
            self.take(partnership, "consent", party)
        way = ("introduce", "explore", "agree", "activate", "conclude")
        states = ("introduced", "exploring", "agreed", "active", "concluded")
        for verb in way[: states.index(state) + 1 if state in states else 0]:
            self.take(partnership, verb, said={"joint_step": "A trial (fictional)"} if verb == "introduce" else {})

    def shown(self, kind, id, *fields):
        rows = self.store.find(Select(kind, fields, where=Test("id", Op.EQ, id))).rows
        return rows[0] if rows else None

    def state(self, partnership):
        return self.shown("Partnership", partnership, "state")[0]

    def answers(self, partnership):
        branch = Branch("BETWEEN", Direction.OUT, ("id",), ("answer",), order=(Order("id"),))
        ((found,),) = self.store.find(
            Select("Partnership", (), (branch,), Test("id", Op.EQ, partnership), page=Page(1))
        ).rows
        return {party.removeprefix("own:"): answer for answer, party in found[1]}

    def history(self, partnership, *fields):
        branch = Branch("STEP_OF", Direction.IN, fields or HISTORY, order=(Order("place"),), limit=1_000)
        ((found,),) = self.store.find(
            Select("Partnership", (), (branch,), Test("id", Op.EQ, partnership), page=Page(1))
        ).rows
        return found[1]


def people(names=NAMES, **more):
    return [Stakeholder(id=f"own:{name}", name=f"{name.upper()} (fictional)", **SAY, **more) for name in names]


@pytest.fixture
def desk(store):
    with store.unit("tables:fictional", bulk="test") as unit:
        unit.say(people())
    return Desk(store)
