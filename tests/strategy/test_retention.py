"""What is kept how long: nothing is forgotten, and what goes goes whole."""

import datetime

import pytest

from graph.brokering.nouns import Correction, Disclosure, Interaction
from graph.brokering.relations import Concerns, Corrects, Discloses, Involves
from graph.catalogue import KINDS, RELATIONS
from graph.model import Contact, Partnership, Stakeholder
from graph.relations import HasContact
from graph.values import Type
from hommel.retaining import retain
from strategy.people.erasing import Erasures
from strategy.people.retention import RETENTION, Days, With, due

BY, TODAY = "tables:fictional", datetime.date(2026, 11, 30)


def ago(days):
    return TODAY - datetime.timedelta(days=days)


def test_every_kind_and_relation_is_named():
    assert RETENTION.keys() == KINDS.keys() | RELATIONS.keys()


@pytest.mark.parametrize("name", [name for name, kept in RETENTION.items() if isinstance(kept, Days)])
def test_a_clock_is_a_day_of_its_kind(name):
    for since in RETENTION[name].clocks:
        assert KINDS[name].properties[since].type is Type.DAY


@pytest.mark.parametrize("name", [name for name, kept in RETENTION.items() if isinstance(kept, With)])
def test_a_relation_goes_with_a_kind_at_one_of_its_ends_that_goes(name):
    for kind in RETENTION[name].kinds:
        assert kind in (RELATIONS[name].start, RELATIONS[name].end)
        assert isinstance(RETENTION[kind], Days)


@pytest.mark.parametrize("name", [name for name, kept in RETENTION.items() if isinstance(kept, Days)])
def test_of_what_goes_every_relation_goes_along_but_those_of_persons(name):
    at = [one.name for one in RELATIONS.values() if name in (one.start, one.end)]
    assert name == "Contact" or all(name in RETENTION[one].kinds for one in at)


@pytest.fixture
def old(store):
    facts = (
        Stakeholder(id="own:a", name="Alpha (fictional)", source=BY),
        Partnership(id="own:p", source=BY),
        Contact(id="own:left", name="Lea (fictional)", left=ago(181), source=BY),
        Contact(id="own:stays", name="Sam (fictional)", left=ago(179), source=BY),
        Interaction(id="own:talk", subject="Drying", day=ago(6 * 365), source=BY),
        Interaction(id="own:new", subject="Cooling", day=ago(1), source=BY),
        Disclosure(id="own:shown", fields=("name",), shown_to="key:x", day=ago(4 * 365), source=BY),
        Correction(id="own:open", about="Stakeholder/own:a", opened=ago(4 * 365), source=BY),
        HasContact(from_id="own:a", to_id="own:left", source=BY),
        Involves(from_id="own:talk", to_id="own:a", source=BY),
        Involves(from_id="own:new", to_id="own:a", source=BY),
        Concerns(from_id="own:talk", to_id="own:p", source=BY),
        Discloses(from_id="own:shown", to_id="own:left", source=BY),
        Corrects(from_id="own:open", to_id="own:a", source=BY),
    )
    with store.unit(BY, bulk="test") as unit:
        unit.say(facts)
    return store


def test_what_is_due_is_told_before_it_goes(old):
    told = {"Contact": ["own:left"], "Disclosure": ["own:shown"], "Interaction": ["own:talk"]}
    assert due(old, TODAY) == told
    assert due(old, TODAY - datetime.timedelta(days=10 * 365)) == {}


def test_persons_are_erased_and_the_rest_goes_with_its_relations(old, tmp_path):
    erasures = Erasures(tmp_path / "erasures.jsonl")
    before = old.counts()
    assert dict(retain(old, old, erasures, "test", TODAY)) == {"Contact": 1, "Disclosure": 1, "Interaction": 1}
    after = old.counts()
    gone = {name for name, count in before.kinds.items() if after.kinds[name] != count}
    assert gone == {"Disclosure", "Interaction"}
    loose = {name: before.relations[name] - count for name, count in after.relations.items()}
    assert {name: count for name, count in loose.items() if count} == {"INVOLVES": 1, "CONCERNS": 1, "DISCLOSES": 1}
    assert [one.contact for one in erasures.listed()] == ["own:left"]
    assert due(old, TODAY) == {}
    assert {fact.id: fact.name for fact in old.scan(Contact)} == {"own:left": None, "own:stays": "Sam (fictional)"}
