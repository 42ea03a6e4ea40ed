"""Fictional stakeholders and markets, and brokers who work barriers off."""

import datetime

import pytest

from graph.lines.barriers import LiesIn
from graph.model import Capability, Market, Stakeholder, ValueChain
from graph.select import Branch, Direction, Op, Order, Page, Select, Test
from graph.writing.hand import Pen
from strategy.barriers.register.registering import Entry, register, rewrite
from strategy.barriers.register.taking import Wish, take
from strategy.barriers.register.undoing import take_back

SAY = {"source": "tables:fictional"}
ANN = "key:ann"
DAY = datetime.datetime(2026, 1, 5, 9, tzinfo=datetime.UTC)
TOLL = {"title": "A stamp on every crate (fictional)", "place": "abroad"}
HINDERED = {"stakeholders": ["own:a"], "markets": ["market:XA"]}


class Register:
    """What brokers do with the register, on one store."""

    def __init__(self, store):
        self.store, self.moment = store, DAY

    def enter(self, own, said=TOLL, hindered=HINDERED, **more):
        with self.store.unit(ANN) as unit:
            pen = Pen(unit, self.moment.date())
            register(pen, ANN, Entry(said, hindered, **more), self.moment, f"barrier:{own}")
            pen.done()
        return f"barrier:{own}"

    def rewrite(self, barrier, said=None, hindered=None, **more):
        with self.store.unit(ANN) as unit:
            pen = Pen(unit, self.moment.date())
            rewrite(self.store, pen, ANN, barrier, Entry(said or {}, hindered or {}, **more))
            pen.done()

    def take(self, barrier, verb, **more):
        with self.store.unit(ANN) as unit:
            return take(self.store, unit, ANN, Wish(barrier, verb, **more), self.moment)

    def back(self, step):
        with self.store.unit(ANN) as unit:
            return take_back(self.store, unit, ANN, step, self.moment)

    def shown(self, barrier, *fields):
        return self.store.find(Select("Barrier", fields, where=Test("id", Op.EQ, barrier))).rows[0]

    def ends(self, barrier, relation, direction=Direction.OUT, *fields):
        branch = Branch(relation, direction, fields or ("id",), order=(Order("id"),))
        ((found,),) = self.store.find(Select("Barrier", (), (branch,), Test("id", Op.EQ, barrier), page=Page(1))).rows
        return [row[0] if not fields else row for row in found[1]]

    def history(self, barrier):
        return sorted(self.ends(barrier, "BARRIER_STEP_OF", Direction.IN, "place", "verb", "before", "after", "reason"))


@pytest.fixture
def desk(store):
    with store.unit("tables:fictional", bulk="test") as unit:
        unit.say([Stakeholder(id=f"own:{name}", name=f"{name.upper()} (fictional)", **SAY) for name in "abc"])
        unit.say([ValueChain(id="chain:food", notation="food", label_en="Food", **SAY)])
        unit.say([Market(id=f"market:{code}", notation=code, label_en=code, **SAY) for code in ("XA", "XB", "XC")])
        unit.say([LiesIn(from_id="market:XA", to_id="market:XC", **SAY)])
        unit.say([Capability(id="term:stamping", label_en="Stamping", scheme="term", **SAY)])
    return Register(store)
