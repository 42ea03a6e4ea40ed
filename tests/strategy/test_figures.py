"""What brokering comes to is counted from histories, and the audit trail tells the same."""

import random

import orjson

from graph.brokering.words import Reason, State
from graph.select import Op, Test
from strategy.outcome.figures import Entry, course, entries, fruits
from strategy.outcome.recording import Report, record
from strategy.refusals import NotTaken
from tests.strategy.conftest import ANN, LEAD

VERBS = ("consent", "consent", "introduce", "explore", "agree", "decline", "withdraw", "call_off", "renew", "reopen")


def from_trail(store):
    """The same entries, as the trail tells them."""
    rows = [row for row in store.trail(0, 10_000) if row.after]
    owner = dict(row.key.split(" ") for row in rows if row.kind == "STEP_OF")
    for row in rows:
        if row.kind == "PartnershipStep":
            said = orjson.loads(row.after)
            yield Entry(
                owner[row.key], row.key, said["place"], said["verb"], State(said["after"]), said.get("reason"),
                said.get("undoes"),
            )  # fmt: skip


def test_every_figure_equals_a_recount_from_the_audit_trail(desk):
    dice = random.Random(5)
    pacts = {desk.begin(*parties, actor=LEAD): parties for parties in ("ab", "bc", "abc", "cd")}
    for _ in range(40):
        pact, verb = dice.choice(sorted(pacts)), dice.choice(VERBS)
        said = {"joint_step": "A trial (fictional)"} if verb == "introduce" else {}
        try:
            step = desk.take(
                pact, verb, dice.choice(pacts[pact]), actor=LEAD, said=said, reason=dice.choice(list(Reason)[2:3])
            )
        except NotTaken:
            continue
        if dice.random() < 0.2:
            desk.back(step.step, actor=LEAD)
    counted = course(entries(desk.store))
    assert counted == course(from_trail(desk.store))
    assert counted.begun == len(pacts)
    assert dict(counted.now) == {state: n for state in State if (n := sum(desk.state(one) == state for one in pacts))}


def test_a_step_that_was_taken_back_was_never_reached(desk):
    pact = desk.begin("a", "b")
    desk.bring(pact, "active")
    desk.back(desk.take(pact, "conclude").step)
    counted = course(entries(desk.store))
    assert (counted.reached[State.ACTIVE], counted.reached[State.CONCLUDED]) == (1, 0)
    assert (counted.conversion(State.ACTIVE), counted.conversion(State.CONCLUDED)) == (1.0, 0.0)
    assert course([]).conversion(State.ACTIVE) is None


def test_what_is_expected_and_what_was_realised_stand_apart(desk):
    pact, other = desk.begin("a", "b"), desk.begin("c", "d")
    desk.bring(pact, "agreed")
    desk.bring(other, "agreed", "cd")
    for one, values in (
        (pact, {"expected_first": 100, "realised_year": 30, "day": "2020-01-01", "jobs": 2}),
        (other, {"expected_first": 50, "type": "sales"}),
    ):
        with desk.store.unit(ANN.name) as unit:
            record(desk.store, unit, ANN, Report(one, values), desk.moment)
    came = fruits(desk.store)
    assert (came.outcomes, came.jobs, came.confirmed) == (2, 2, 0)
    told = {name: (value.cents, value.told) for name, value in came.values.items() if value.told}
    assert told == {"expected_first": (150, 2), "realised_year": (30, 1)}
    assert fruits(desk.store, Test("type", Op.EQ, "sales")).values["expected_first"].cents == 50
