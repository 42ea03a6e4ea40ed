"""Random steps, each compared with a small model of the life cycle that knows nothing of the table."""

import contextlib
import os

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from graph.brokering.words import Reason
from graph.model import Stakeholder
from strategy.partnership.moves import VERBS
from strategy.refusals import ChangedSince, IllegalStep, MissingConsent, NoCapacity
from tests.strategy.conftest import LEAD, SAY, Desk

PACTS = {"partnership:ab": "ab", "partnership:bc": "bc", "partnership:abc": "abc"}
EARLY = ("suggested", "interested")
TALKS = (*EARLY, "consented", "introduced", "exploring")
STRAIGHT = {
    "introduce": ("consented", "introduced"),
    "explore": ("introduced", "exploring"),
    "agree": ("exploring", "agreed"),
    "activate": ("agreed", "active"),
    "conclude": ("active", "concluded"),
}
GONE = ("declined", "withdrawn")


class Refused(Exception):
    """The model does not allow it."""


def settled(said):
    """The state before an introduction, by what those say who stay."""
    staying = [answer for answer in said.values() if answer not in GONE]
    if all(answer == "agreed" for answer in staying):
        return "consented"
    return "interested" if any(answer != "pending" for answer in staying) else "suggested"


def word(state, said, verb, who):
    """What follows from a party's word."""
    may = {
        "express_interest": (EARLY, ("pending",), "interested"),
        "consent": (EARLY, ("pending", "interested"), "agreed"),
        "decline": (TALKS, ("pending", "interested", "agreed"), "declined"),
        "withdraw": ((*TALKS[1:], "agreed", "active"), ("interested", "agreed"), "withdrawn"),
    }
    states, before, answer = may[verb]
    if state not in states or said[who] not in before:
        raise Refused
    said = {**said, who: answer}
    if sum(one not in GONE for one in said.values()) < 2:
        return answer, said
    if verb == "express_interest":
        return "interested", said
    return settled(said) if state in EARLY else state, said


def follows(state, said, verb, who):
    """The state and the answers after a step, or `Refused`."""
    if verb in ("express_interest", "consent", "decline", "withdraw"):
        return word(state, said, verb, who)
    if verb in STRAIGHT and STRAIGHT[verb][0] == state:
        return STRAIGHT[verb][1], said
    if verb == "reopen" and state in ("expired", "withdrawn"):
        return "suggested", dict.fromkeys(said, "pending")
    if verb in ("call_off", "expire", "renew") and state in (*TALKS, "agreed"):
        return {"call_off": "withdrawn", "expire": "expired", "renew": state}[verb], said
    raise Refused


class Brokering(RuleBasedStateMachine):
    """Three partnerships of three stakeholders with one slot each."""

    new_store = None

    @initialize()
    def begin(self):
        self.stack = contextlib.ExitStack()
        self.desk = Desk(self.stack.enter_context(contextlib.closing(type(self).new_store())))
        with self.desk.store.unit("test", bulk="test") as unit:
            unit.say([Stakeholder(id=f"own:{name}", capacity=1, **SAY) for name in "abc"])
        self.model, self.steps = {}, {}
        for pact, parties in PACTS.items():
            self.desk.begin(*parties, actor=LEAD)
            self.model[pact] = [("suggested", dict.fromkeys(parties, "pending"))]
            self.steps[pact] = []
        self.told = dict.fromkeys(PACTS, 1)

    def holders(self, pact, state, said):
        return {name for name, answer in said.items() if answer not in GONE} if state in ("agreed", "active") else set()

    def full(self, pact, after):
        """Whether somebody who takes a slot by it has none."""
        new = self.holders(pact, *after) - self.holders(pact, *self.model[pact][-1])
        others = [self.holders(other, *history[-1]) for other, history in self.model.items() if other != pact]
        return any(new & other for other in others)

    @rule(
        pact=st.sampled_from(sorted(PACTS)),
        verb=st.sampled_from(sorted(VERBS.keys() - {"suggest"})),
        who=st.sampled_from("abc"),
    )
    def step(self, pact, verb, who):
        self.take(pact, verb, who if who in PACTS[pact] else PACTS[pact][0])

    @rule(pact=st.sampled_from(sorted(PACTS)))
    def go_on(self, pact):
        """The next step of the straight way, so that far states are reached."""
        state, said = self.model[pact][-1]
        waiting = [name for name, answer in said.items() if answer in ("pending", "interested")]
        if state in EARLY and waiting:
            self.take(pact, "consent", waiting[0])
        for verb, (before, _) in STRAIGHT.items():
            if state == before:
                self.take(pact, verb, PACTS[pact][0])

    def take(self, pact, verb, who):
        more = {"joint_step": "A trial (fictional)"} if verb == "introduce" else {}
        try:
            after = follows(*self.model[pact][-1], verb, who)
        except Refused:
            after = None
        try:
            taken = self.desk.take(pact, verb, who, actor=LEAD, reason=Reason.NO_TIME, said=more)
        except (IllegalStep, MissingConsent):
            assert after is None
        except NoCapacity:
            assert self.full(pact, after)
        else:
            assert not self.full(pact, after)
            assert taken.state == after[0]
            self.model[pact].append(after)
            self.steps[pact].append(taken.step)
            self.told[pact] += 1

    @rule(pact=st.sampled_from(sorted(PACTS)))
    def back(self, pact):
        if not self.steps[pact]:
            return
        before = self.model[pact][-2]
        full = self.full(pact, before)
        try:
            self.desk.back(self.steps[pact][-1], actor=LEAD)
        except NoCapacity:
            assert full
        else:
            assert not full
            self.model[pact].pop()
            self.steps[pact].pop()
            self.told[pact] += 1

    @rule(pact=st.sampled_from(sorted(PACTS)))
    def back_too_early(self, pact):
        if len(self.steps[pact]) > 1:
            with contextlib.suppress(ChangedSince):
                self.desk.back(self.steps[pact][0], actor=LEAD)
                raise AssertionError("only the latest can be taken back")

    @invariant()
    def the_store_says_what_the_model_says(self):
        for pact, history in getattr(self, "model", {}).items():
            state, said = history[-1]
            assert (self.desk.state(pact), self.desk.answers(pact)) == (state, said)
            assert [place for (place,) in self.desk.history(pact, "place")] == list(range(1, self.told[pact] + 1))

    def teardown(self):
        if hasattr(self, "stack"):
            self.stack.close()


@pytest.mark.long
def test_steps_do_what_the_model_says(new_store):
    """Few and short by default: each begins with an empty store."""
    machine = type("Machine", (Brokering,), {"new_store": staticmethod(new_store)})
    full = bool(os.environ.get("FULL"))
    counts = {"max_examples": 60 if full else 4, "stateful_step_count": 60 if full else 20}
    run_state_machine_as_test(machine, settings=settings(settings.default, deadline=None, **counts))
