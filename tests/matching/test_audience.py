"""What a computation for some may know of: what they may see, as if there were nothing else."""

import dataclasses
import datetime

import numpy as np
import pytest

from graph.errors import BadInput
from graph.model import Capability, Partnership, Project, Source, Stakeholder, ValueChain, Visibility
from graph.relations import About, Between, Excludes, Needs, Offers, ParticipatedIn
from graph.snapshot import Coded, Wanted
from graph.store import INFERRED
from matching.audience import seen
from matching.economy import WANTED

DAY = datetime.date(2015, 1, 1)
SAY = {"source": "tables:fictional", "as_of": DAY}


def say_seen(unit):
    unit.say([Source(id="tables:fictional", **SAY)])
    unit.say([Stakeholder(id=f"own:{who}", name=who, country="BE", **SAY) for who in "bdf"])
    unit.say([Project(id="own:p", acronym="P", start=DAY, **SAY)])
    unit.say([Capability(id="term:mill", **SAY), ValueChain(id="chain:food", position=1, **SAY)])
    unit.say([ParticipatedIn(from_id=f"own:{who}", to_id="own:p", **SAY) for who in "bd"])
    unit.say([About(from_id="own:p", to_id="term:mill", weight=0.5, **SAY)])
    unit.say([Offers(from_id="own:d", to_id="term:mill", level=0.5, **SAY)])


def say_hidden(unit, visibility):
    """Hidden stakeholders before, between and after the others, with all that may hang on them."""
    hidden = {"visibility": visibility, "country": "AA", "kind": "company"}
    unit.say([Stakeholder(id=f"own:{who}", name=f"hidden {who}", **hidden, **SAY) for who in "ace"])
    unit.say([ParticipatedIn(from_id=f"own:{who}", to_id="own:p", **SAY) for who in "ace"])
    unit.say([Offers(from_id="own:a", to_id="term:mill", **{**SAY, "source": "hand"})])
    unit.say([Partnership(id="own:pact", **SAY)])
    unit.say([Between(from_id="own:pact", to_id=f"own:{who}", **SAY) for who in "bd"])
    unit.say([Excludes(from_id="own:b", to_id="own:f", **SAY), Excludes(from_id="own:a", to_id="own:f", **SAY)])
    follows = {"source": INFERRED, "rule": "needs-from-partners", "as_of": DAY}
    unit.infer(Needs, follows["rule"], [Needs(from_id="own:b", to_id="term:mill", urgency=0.25, **follows)])


def assert_same(one, other):
    assert one.kinds.keys() == other.kinds.keys()
    for name, nodes in one.kinds.items():
        assert list(nodes.ids) == list(other.kinds[name].ids)
        assert_equal(nodes.columns, other.kinds[name].columns)
    for name, edges in one.relations.items():
        assert edges.start.tolist() == other.relations[name].start.tolist(), name
        assert edges.end.tolist() == other.relations[name].end.tolist(), name
        assert_equal(edges.columns, other.relations[name].columns)


def assert_equal(columns, others):
    assert columns.keys() == others.keys()
    for name, column in columns.items():
        if isinstance(column, Coded):
            assert (column.codes.tolist(), column.values) == (others[name].codes.tolist(), others[name].values), name
        else:
            assert np.array_equal(column, others[name], equal_nan=True), name


@pytest.mark.parametrize(
    ("hidden", "audience"), [("network", "public"), ("broker-only", "public"), ("broker-only", "network")]
)
def test_what_is_seen_is_what_there_would_be_without_the_hidden(store, hidden, audience):
    with store.unit("test") as unit:
        say_seen(unit)
    before = store.snapshot(WANTED)
    with store.unit("test") as unit:
        say_hidden(unit, hidden)
    assert_same(seen(store.snapshot(WANTED), Visibility(audience)), before)


def test_the_network_sees_its_own_and_brokers_see_everything(store):
    with store.unit("test") as unit:
        say_seen(unit)
        say_hidden(unit, "network")
    whole = store.snapshot(WANTED)
    known = seen(whole, Visibility.NETWORK)
    assert list(known.kinds["Stakeholder"].ids) == [f"own:{who}" for who in "abcdef"]
    assert len(known.relations["PARTICIPATED_IN"]) == 5
    assert [len(known.relations[name]) for name in ("BETWEEN", "EXCLUDES")] == [0, 0]
    assert seen(whole, Visibility.BROKER_ONLY) is whole


def test_a_snapshot_that_does_not_tell_who_is_hidden_is_refused(store):
    snapshot = store.snapshot(Wanted(kinds={"Stakeholder": ("name",)}))
    with pytest.raises(BadInput, match=r"Stakeholder\.visibility"):
        seen(snapshot, Visibility.PUBLIC)


def test_what_is_unknown_stays_unknown(store):
    with store.unit("test") as unit:
        say_seen(unit)
        unit.say([Stakeholder(id="own:z", **SAY)])
    column = seen(store.snapshot(WANTED), Visibility.PUBLIC).kinds["Stakeholder"].columns["country"]
    assert [column[row] for row in range(4)] == ["BE", "BE", "BE", None]
    assert dataclasses.asdict(column)["values"] == ("BE",)
