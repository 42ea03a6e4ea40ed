"""Many brokers at once, on both stores: no slot given twice, no illegal step, no entry lost or doubled, no deadlock."""

import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from graph.brokering.nouns import PartnershipStep
from graph.brokering.relations import StepOf
from graph.brokering.words import Reason, State
from graph.model import Partnership, Stakeholder
from graph.relations import Between
from strategy.partnership.acting import Wish
from strategy.partnership.beginning import Idea, suggest
from strategy.partnership.capacity import share
from strategy.partnership.moves import MOVES, VERBS, open_to
from strategy.partnership.standing import standing
from strategy.partnership.taking import take_step
from strategy.partnership.undoing import take_back
from strategy.refusals import ChangedSince, NoCapacity, NotTaken
from tests.strategy.conftest import DAY, LEAD, SAY

REASONS = (Reason.NO_TIME, Reason.NO_FIT)
RARE = frozenset({"decline", "withdraw", "call_off", "expire"})
"""Taken now and then, so that far states are reached."""


@dataclass(frozen=True)
class Crowd:
    clients: int
    partnerships: int
    stakeholders: int
    steps: int


SMALL, FULL = Crowd(16, 8, 6, 120), Crowd(200, 50, 20, 10_000)


@pytest.fixture
def crowd(full):
    return FULL if full else SMALL


def prepared(store, crowd, dice):
    """Stakeholders with one slot left, and partnerships between two or three of them, suggested."""
    ids = [f"own:s{number}" for number in range(crowd.stakeholders)]
    with store.unit("test", bulk="test") as unit:
        unit.say([Stakeholder(id=one, capacity=1, **SAY) for one in ids])
    pacts = {}
    for number in range(crowd.partnerships):
        parties = sorted(dice.sample(ids, dice.choice((2, 2, 3))))
        if parties not in pacts.values():
            pacts[f"partnership:{number}"] = parties
    for pact, parties in pacts.items():
        with store.unit(LEAD.name) as unit:
            suggest(store, unit, LEAD, Idea(dict.fromkeys(parties), pact), DAY)
    return pacts


def wish(store, pact, parties, dice):
    """A step that seems possible as somebody reads the partnership, or any; by then others may have moved it on."""
    there = standing(store, pact)
    possible = open_to(there.state) if dice.random() < 0.85 else [verb for verb in VERBS if verb != "suggest"]
    if not possible:
        return None
    (verb,) = dice.choices(possible, [0.04 if verb in RARE else 1 for verb in possible])
    willing = [party for party in parties if there.answers[party] in VERBS[verb].heard]
    said = {"joint_step": "A trial batch (fictional)"} if verb == "introduce" else {}
    return Wish(pact, verb, dice.choice(willing or parties), dice.choice(REASONS), said)


def one_step(store, pacts, dice):
    """How a step ended, and its id if it was taken; where a partnership has ended, the next of its parties begins."""
    pact = dice.choice(sorted(pacts))
    try:
        if wanted := wish(store, pact, pacts[pact], dice):
            return "taken", take_step(store, LEAD, wanted).step
        own = f"{pact}:{dice.randrange(10**9)}"
        with store.unit(LEAD.name) as unit:
            suggest(store, unit, LEAD, Idea(dict.fromkeys(pacts[pact]), own), DAY)
        pacts[own] = pacts[pact]
        return "begun", None
    except NotTaken as why:
        return type(why).__name__, None


def taken_back(store, step):
    try:
        with store.unit(LEAD.name) as unit:
            take_back(store, unit, LEAD, step, DAY)
    except (ChangedSince, NoCapacity):
        return "not taken back"
    return "taken back"


def work(store, pacts, number, steps):
    """One client: random steps, some taken back at once. How each ended, how long each took."""
    dice, ended, took = random.Random(number), [], []
    for _ in range(steps):
        begun = time.perf_counter()
        how, step = one_step(store, pacts, dice)
        ended.append(how)
        took.append(time.perf_counter() - begun)
        if step and dice.random() < 0.1:
            ended.append(taken_back(store, step))
    return ended, took


def held(store):
    """How many slots of each stakeholder are taken."""
    states = {one.id: one.state and State(one.state) for one in store.scan(Partnership)}
    return Counter(tie.to_id for tie in store.scan(Between) if share(states[tie.from_id], tie.answer).slot)


def check_history(store, pacts, kept):
    """Each history is numbered without gaps, and each entry goes on where the last left off, by a move there is."""
    histories = {pact: [] for pact in pacts}
    owner = {tie.from_id: tie.to_id for tie in store.scan(StepOf)}
    for step in store.scan(PartnershipStep):
        histories[owner[step.id]].append(step)
    moves = {(move.verb, move.before, move.after) for move in MOVES}
    state = {one.id: one.state for one in store.scan(Partnership)}
    for pact, history in histories.items():
        history.sort(key=lambda step: step.place)
        assert [step.place for step in history] == list(range(1, len(history) + 1))
        assert [step.before for step in history] == [None, *(step.after for step in history[:-1])]
        assert history[-1].after == state[pact]
        for step in history:
            assert step.verb == "take_back" or (step.verb, step.before, step.after) in moves, step
    assert sum(map(len, histories.values())) == kept


@pytest.mark.long
@pytest.mark.timeout(1_800)
def test_random_steps_of_many_clients_keep_every_rule(store, crowd, capsys):
    pacts = prepared(store, crowd, random.Random(7))
    first = len(pacts)
    begun = time.perf_counter()
    with ThreadPoolExecutor(crowd.clients) as clients:
        each = crowd.steps // crowd.clients
        ended = list(clients.map(lambda number: work(store, pacts, number, each), range(crowd.clients)))
    seconds = time.perf_counter() - begun
    how = Counter(one for client, _ in ended for one in client)
    took = sorted(one for _, client in ended for one in client)
    assert how["taken"] > 0
    assert max(held(store).values(), default=0) <= 1
    check_history(store, pacts, first + how["begun"] + how["taken"] + how["taken back"])
    with capsys.disabled():
        rate, slow = len(took) / seconds, took[int(len(took) * 0.99)]
        print(f"\n{type(store).__name__}: {rate:.0f} steps/s, p99 {slow * 1000:.0f} ms, {dict(how)}")


def test_two_brokers_take_the_last_slot_and_one_has_it(store):
    """Over and over: both stand ready, both agree at once."""
    dice = random.Random(3)
    for turn in range(5):
        ids = [f"own:t{turn}:{name}" for name in "abc"]
        with store.unit("test", bulk="test") as unit:
            unit.say([Stakeholder(id=one, capacity=1, **SAY) for one in ids])
        pacts = [exploring(store, f"partnership:t{turn}:{other[-1]}", [ids[0], other]) for other in ids[1:]]
        gate, ended = threading.Barrier(2), {}

        def agree(pact, gate=gate, ended=ended):
            gate.wait()
            try:
                ended[pact] = take_step(store, LEAD, Wish(pact, "agree")).state
            except NoCapacity as why:
                ended[pact] = str(why)

        with ThreadPoolExecutor(2) as brokers:
            list(brokers.map(agree, dice.sample(pacts, 2)))
        (winner,) = (pact for pact in pacts if ended[pact] == State.AGREED)
        (loser,) = set(pacts) - {winner}
        assert f"taken by {winner}" in ended[loser]


def exploring(store, pact, parties):
    with store.unit(LEAD.name) as unit:
        suggest(store, unit, LEAD, Idea(dict.fromkeys(parties), pact), DAY)
    for party in parties:
        take_step(store, LEAD, Wish(pact, "consent", party))
    take_step(store, LEAD, Wish(pact, "introduce", said={"joint_step": "A trial batch (fictional)"}))
    take_step(store, LEAD, Wish(pact, "explore"))
    return pact
