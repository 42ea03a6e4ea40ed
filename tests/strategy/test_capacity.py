"""Nobody gets more than they can carry, and who comes too late learns who was first."""

import datetime

import pytest

from graph.brokering.words import Reason
from graph.model import Partnership, Stakeholder
from graph.relations import Between
from strategy.partnership import capacity
from strategy.refusals import NoCapacity
from tests.strategy.conftest import BOB, DAY, SAY, people

FIRST = {"joint_step": "A trial batch (fictional)"}


def carrying(desk, slots):
    with desk.store.unit("test") as unit:
        unit.say([Stakeholder(id="own:a", name="A (fictional)", capacity=slots, **SAY)])


def test_the_last_slot_is_taken_once_and_the_other_learns_by_whom(desk):
    carrying(desk, 1)
    first, second = desk.begin("a", "b", title="Ours (fictional)"), desk.begin("a", "c", actor=BOB)
    for pact, parties, broker in ((first, "ab", {}), (second, "ac", {"actor": BOB})):
        for party in parties:
            desk.take(pact, "consent", party, **broker)
        desk.take(pact, "introduce", said=FIRST, **broker)
        desk.take(pact, "explore", **broker)
    desk.take(first, "agree")
    with pytest.raises(
        NoCapacity, match=r"A \(fictional\) \(own:a\) has no slot left of 1; taken by Ours \(fictional\)"
    ):
        desk.take(second, "agree", actor=BOB)
    assert desk.state(second) == "exploring"
    desk.take(first, "activate")
    desk.take(first, "conclude")
    assert desk.take(second, "agree", actor=BOB).state == "agreed"


def test_who_says_nothing_can_carry_three(desk):
    with desk.store.unit("test", bulk="test") as unit:
        unit.say([Partnership(id=f"own:{n}", state=state, **SAY) for n, state in enumerate(("active", "agreed", None))])
        unit.say([Between(from_id=f"own:{n}", to_id="own:a", **SAY) for n in range(3)])
    pact = desk.begin("a", "b")
    desk.bring(pact, "exploring")
    with pytest.raises(NoCapacity, match="no slot left of 3; taken by own:0, own:1, own:2"):
        desk.take(pact, "agree")


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ({"state": "active", "end": DAY.date() - datetime.timedelta(days=1)}, None),
        ({"state": "concluded"}, None),
        ({"state": "active"}, "withdrawn"),
        ({"state": "exploring"}, "agreed"),
    ],
)
def test_what_is_over_or_not_agreed_takes_no_slot(desk, more, answer):
    carrying(desk, 1)
    with desk.store.unit("test") as unit:
        unit.say([Partnership(id="own:pact", **more, **SAY)])
        unit.say([Between(from_id="own:pact", to_id="own:a", answer=answer, **SAY)])
    pact = desk.begin("a", "b")
    desk.bring(pact, "agreed")
    assert desk.state(pact) == "agreed"


def test_a_party_answers_so_many_requests_at_once(desk, monkeypatch):
    monkeypatch.setattr(capacity, "MOST_PENDING", 1)
    first, second = desk.begin("a", "b"), desk.begin("a", "c")
    desk.take(first, "express_interest", "a")
    with pytest.raises(NoCapacity, match="no request left of 1; taken by partnership:ab"):
        desk.take(second, "consent", "a")
    desk.take(second, "consent", "c")
    desk.take(first, "withdraw", "a")
    desk.take(second, "consent", "a")


def test_taking_back_an_end_needs_the_slot_again(desk):
    carrying(desk, 1)
    first, second = desk.begin("a", "b"), desk.begin("a", "c")
    desk.bring(first, "active")
    end = desk.take(first, "conclude")
    desk.bring(second, "agreed", "ac")
    with pytest.raises(NoCapacity, match="taken by partnership:ac"):
        desk.back(end.step)
    assert desk.state(first) == "concluded"
    desk.take(second, "call_off")
    assert desk.back(end.step).state == "active"


def test_a_fact_takes_slots_even_where_there_are_none_left(desk):
    carrying(desk, 0)
    pact = desk.begin("a", "b")
    desk.take(pact, "decline", "a", reason=Reason.ALREADY)
    assert len([one for one in desk.store.scan(Partnership) if one.state == "active"]) == 1


def test_those_who_are_not_asked_are_not_counted(desk):
    with desk.store.unit("test") as unit:
        unit.say(people("ef", capacity=0))
    pact = desk.begin("e", "f")
    desk.bring(pact, "exploring", "ef")
    with pytest.raises(NoCapacity, match=r"no slot left of 0; conclude one"):
        desk.take(pact, "agree")
