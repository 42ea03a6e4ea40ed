"""Generated histories of writing: after each unit the store shows what the twin shows, and comparing foretold it."""

import datetime

from generators import CAPABILITIES, IDS, texts
from hypothesis import given
from hypothesis import strategies as st
from twin import Twin

from graph.catalogue import BY_NOUN
from graph.errors import Conflict
from graph.model import Capability, Stakeholder
from graph.records import key_of
from graph.relations import Offers
from graph.store import INFERRED
from graph.values import Fact

NOUNS = (Stakeholder, Capability, Offers)
PAIRS = [f"{one} {other}" for one in IDS[:3] for other in CAPABILITIES[:2]]
KEYS = {Stakeholder: IDS[:3], Capability: CAPABILITIES[:2], Offers: PAIRS}
sources = st.sampled_from(["a", "b", "hand"])
days = st.sampled_from([None, datetime.date(2016, 1, 1), datetime.date(2017, 1, 1)])
levels = st.sampled_from([None, 0.25, 1.0])


@st.composite
def facts(draw):
    noun = draw(st.sampled_from(NOUNS))
    key, said = draw(st.sampled_from(KEYS[noun])), {"source": draw(sources), "as_of": draw(days)}
    if noun is Stakeholder:
        return Stakeholder(id=key, name=draw(texts), city=draw(texts), **said)
    if noun is Capability:
        return Capability(id=key, label_en=draw(texts), **said)
    start, end = key.split(" ")
    return Offers(from_id=start, to_id=end, level=draw(levels), **said)


@st.composite
def guesses(draw, rule):
    pairs = draw(st.lists(st.sampled_from(PAIRS), unique=True, max_size=4))
    ends = [pair.split(" ") for pair in pairs]
    return [Offers(from_id=a, to_id=b, level=draw(levels), source=INFERRED, rule=rule) for a, b in ends]


@st.composite
def writes(draw):
    """A verb of `Writer` with what it is given."""
    verb, noun = draw(st.sampled_from(["say", "say", "say", "withdraw", "retire", "retract", "infer"])), None
    if verb == "say":
        return verb, ([draw(facts())],)
    if verb == "infer":
        return verb, (Offers, "guess", draw(guesses("guess")))
    # a retracted node can hide relations of a node that goes: only relations are retracted here
    noun = Offers if verb == "retract" else draw(st.sampled_from(NOUNS))
    keys = draw(st.lists(st.sampled_from(KEYS[noun]), unique=True, max_size=3))
    return verb, ((noun, keys) if verb == "retract" else (draw(sources), noun, keys))


def shown(store, noun: type[Fact]):
    return {key_of(fact): fact for fact in store.scan(noun)}


def twins(twin, noun: type[Fact]):
    found = {}
    for key, row in twin.shown.get(BY_NOUN[noun].name, {}).items():
        as_of = row["as_of"] and datetime.date.fromisoformat(row["as_of"])
        found[key] = noun(**{**row, "as_of": as_of})
    return found


@given(history=st.lists(writes(), max_size=25))
def test_after_every_unit_the_twin_s_records_are_shown(new_store, history):
    store, twin = new_store(), Twin()
    for verb, asked in history:
        before, foretold = store.counts().revision, store.compare(asked[0]) if verb == "say" else None
        try:
            with store.unit("test", bulk="generated") as unit:
                tally = getattr(unit, verb)(*asked)
        except Conflict:
            assert store.counts().revision == before
            (fact,) = asked[0]
            assert {fact.from_id, fact.to_id} - {*shown(store, Stakeholder), *shown(store, Capability)}
            continue
        getattr(twin, verb)(*asked)
        assert foretold in (None, tally)
        assert store.counts().revision == before + bool(tally.new or tally.changed or tally.retired)
        for noun in NOUNS:
            assert shown(store, noun) == twins(twin, noun)
    store.close()
