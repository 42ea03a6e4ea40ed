"""What Hommel keeps for its own work: entries on shelves, written with the facts they go with."""

import pytest

from graph.errors import BadInput, Conflict
from graph.model import Stakeholder
from graph.select import Select
from graph.shelves import MOST_BYTES, Shelf

BODY = {"text": "Élan 😀\ue000", "number": 1.5, "list": [None, True], "nested": {"a": {}}}


def put(store, id="a", at="1", body=BODY, version=None, shelf=Shelf.JOBS):
    with store.unit("tester") as unit:
        return unit.shelves.put(shelf, id, at, body, version)


def names(entries):
    return [entry.id for entry in entries]


def test_an_entry_comes_back_as_it_was_put(store):
    assert put(store) == store.entry(Shelf.JOBS, "a")
    assert store.entry(Shelf.JOBS, "a").body == BODY


def test_each_replacement_raises_the_version(store):
    assert [put(store, body={"n": n}).version for n in range(3)] == [1, 2, 3]


def test_a_version_that_is_not_there_is_refused_and_changes_nothing(store):
    put(store)
    for version in (0, 2):
        with pytest.raises(Conflict, match="version 1 by now"):
            put(store, body={}, version=version)
    with pytest.raises(Conflict, match="version 0 by now"):
        put(store, id="b", version=1)
    assert store.entry(Shelf.JOBS, "a").body == BODY
    assert put(store, body={}, version=1).version == 2
    assert put(store, id="b", version=0).version == 1


def test_shelves_are_apart(store):
    put(store)
    assert store.entry(Shelf.KEYS, "a") is None
    assert store.entries(Shelf.KEYS) == []


def test_entries_come_in_order_of_place_then_name_and_a_page_goes_on_after_a_place(store):
    for name, at in (("b", "2"), ("a", "2"), ("c", "1"), ("d", "3")):
        put(store, name, at)
    assert names(store.entries(Shelf.JOBS)) == ["c", "a", "b", "d"]
    assert names(store.entries(Shelf.JOBS, after=("2", "a"))) == ["b", "d"]
    assert names(store.entries(Shelf.JOBS, until="2")) == ["c", "a", "b"]
    assert names(store.entries(Shelf.JOBS, after=("1", "c"), until="2", limit=1)) == ["a"]


def test_appended_entries_are_numbered_in_the_order_they_land_and_no_number_comes_twice(store):
    def append():
        with store.unit("tester") as unit:
            return unit.shelves.append(Shelf.OUTBOX, {})

    first, second = append(), append()
    with store.unit("tester") as unit:
        unit.shelves.drop(Shelf.OUTBOX, [first.id, second.id, "not there"])
    third = append()
    assert first.id < second.id < third.id
    assert store.entries(Shelf.OUTBOX) == [third]


def test_entries_land_with_the_facts_of_their_unit_or_not_at_all(store):
    def half_way():
        with store.unit("tester") as unit:
            unit.say([Stakeholder(id="own:x", source="hand")])
            unit.shelves.put(Shelf.JOBS, "a", "1", BODY)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        half_way()
    assert (store.entry(Shelf.JOBS, "a"), store.find(Select("Stakeholder")).rows) == (None, [])


def test_a_unit_reads_its_own_entries_and_what_is_said_so_far(store):
    with store.unit("tester") as unit:
        unit.say([Stakeholder(id="own:x", name="X (fictional)", source="hand")])
        unit.shelves.put(Shelf.JOBS, "a", "1", BODY)
        assert unit.shelves.entry(Shelf.JOBS, "a").body == BODY
        assert [word.values for word in unit.said(Stakeholder, "own:x")] == [{"name": "X (fictional)"}]


def test_entries_are_no_facts(store):
    with store.unit("tester") as unit:
        unit.mark("read")
    put(store)
    assert store.counts().revision == 0
    assert store.trail() == []
    assert store.marked("read")


@pytest.mark.parametrize(
    ("id", "at", "body"), [("a b", "1", {}), ("é", "1", {}), ("a", "", {}), ("a", "1", {"text": "x" * MOST_BYTES})]
)
def test_what_no_store_keeps_is_refused(store, id, at, body):
    with pytest.raises(BadInput):
        put(store, id, at, body)
