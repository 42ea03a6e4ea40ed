"""Histories of writing: after each unit the store shows what the twin shows, and comparing foretold it."""

import datetime
import random

import pytest
from generators import CAPABILITIES, IDS, TEXTS
from twin import Twin

from graph.catalogue import BY_NOUN
from graph.errors import Conflict
from graph.model import Capability, Stakeholder
from graph.records import key_of
from graph.relations import Offers
from graph.store import INFERRED, Tally
from graph.values import Fact
from graph.writing.saying import spans
from tests.conftest import FULL

SEEDS = range(40 if FULL else 4)
UNITS = 80
NOUNS = (Stakeholder, Capability, Offers)
PAIRS = [f"{one} {other}" for one in IDS[:3] for other in CAPABILITIES[:2]]
KEYS = {Stakeholder: IDS[:3], Capability: CAPABILITIES[:2], Offers: PAIRS}
SOURCES = ["a", "b", "hand"]
DAYS = [None, datetime.date(2016, 1, 1), datetime.date(2017, 1, 1)]
LEVELS = [None, 0.25, 1.0]
VERBS = ["say"] * 6 + ["withdraw"] * 4 + ["retire", "retract", "infer", "infer"]


def fact(chance):
    noun = chance.choice(NOUNS)
    key, said = chance.choice(KEYS[noun]), {"source": chance.choice(SOURCES), "as_of": chance.choice(DAYS)}
    if noun is Stakeholder:
        return Stakeholder(id=key, name=chance.choice(TEXTS), city=chance.choice(TEXTS), **said)
    if noun is Capability:
        return Capability(id=key, label_en=chance.choice(TEXTS), **said)
    start, end = key.split(" ")
    return Offers(from_id=start, to_id=end, level=chance.choice(LEVELS), **said)


def guesses(chance):
    ends = [pair.split(" ") for pair in chance.sample(PAIRS, chance.randint(0, 4))]
    return [Offers(from_id=a, to_id=b, level=chance.choice(LEVELS), source=INFERRED, rule="guess") for a, b in ends]


def write(chance):
    """A verb of `Writer` with what it is given."""
    verb = chance.choice(VERBS)
    if verb == "say":
        return verb, ([fact(chance)],)
    if verb == "infer":
        return verb, (Offers, "guess", guesses(chance))
    noun = chance.choice(NOUNS)
    keys = chance.sample(KEYS[noun], chance.randint(1, 2))
    return verb, ((noun, keys) if verb == "retract" else (chance.choice(SOURCES), noun, keys))


def in_parts(unit, chance, noun, rule, facts):
    """Inferences a few at a time, as large ones are written."""
    parts = spans(sorted(facts, key=key_of), chance.randint(1, 4))
    return sum((unit.infer(noun, rule, some, span) for some, span in parts), Tally())


def shown(store, noun: type[Fact]):
    return {key_of(fact): fact for fact in store.scan(noun)}


def twins(twin, noun: type[Fact]):
    found = {}
    for key, row in twin.shown.get(BY_NOUN[noun].name, {}).items():
        as_of = row["as_of"] and datetime.date.fromisoformat(row["as_of"])
        found[key] = noun(**{**row, "as_of": as_of})
    return found


def refused_for_want_of_an_end(store, said):
    return {said.from_id, said.to_id} - {*shown(store, Stakeholder), *shown(store, Capability)}


@pytest.mark.parametrize("seed", SEEDS)
def test_after_every_unit_the_twin_s_records_are_shown(new_store, seed):
    store, twin, chance = new_store(), Twin(), random.Random(seed)
    for _ in range(UNITS):
        verb, asked = write(chance)
        before, foretold = store.counts().revision, store.compare(asked[0]) if verb == "say" else None
        try:
            with store.unit("test", bulk="generated") as unit:
                tally = in_parts(unit, chance, *asked) if verb == "infer" else getattr(unit, verb)(*asked)
        except Conflict:
            assert verb == "say"
            assert store.counts().revision == before
            assert refused_for_want_of_an_end(store, asked[0][0])
            continue
        getattr(twin, verb)(*asked)
        assert foretold in (None, tally)
        assert store.counts().revision == before + bool(tally.new or tally.changed or tally.retired)
        for noun in NOUNS:
            assert shown(store, noun) == twins(twin, noun)
    store.close()
