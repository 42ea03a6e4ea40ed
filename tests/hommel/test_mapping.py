"""Maps of the network for each audience: of whom they tell, when they are made, and the command that makes them."""

import json
from contextlib import closing

import pytest

from atlas.mapping import WANTED, kept, network
from graph.model import Partnership, Project, Source, Stakeholder, Visibility
from graph.relations import Between, ParticipatedIn
from graph.sqlite import open_store
from hommel.working.errands import ERRANDS
from hommel.working.loop import Worker
from hommel.working.mapping import MARK, maps_made
from hommel.working.telling import DRAW, Telling

BY = "tables:fictional"
PUBLIC, NETWORK, BROKERS = Visibility


def fill(store, hidden=()):
    """Three projects of which every party is open, and who is hidden takes part in all of them."""
    with store.unit(BY, bulk="test") as unit:
        unit.say([Source(id=BY, title="Fictional", source=BY)])
        unit.say([Stakeholder(id=f"own:{row}", name=f"{row} (fictional)", source=BY) for row in "abcdef"])
        unit.say([Stakeholder(id=who, visibility="broker-only", source=BY) for who in hidden])
        unit.say([Project(id=f"own:p{row}", source=BY) for row in range(3)])
        took = [("own:a", 0), ("own:b", 0), ("own:c", 0), ("own:a", 1), ("own:b", 1), ("own:d", 2)]
        took += [(who, project) for who in hidden for project in range(3)]
        unit.say([ParticipatedIn(from_id=who, to_id=f"own:p{project}", source=BY) for who, project in took])


def made(store):
    found = []
    maps_made(store, store, "tester", found.append)
    return found


@pytest.fixture
def filled(store):
    fill(store)
    return store


def links(found):
    net = found.network
    return {
        (net.ids[one][-1], net.ids[other][-1]): (round(weight, 6), shared)
        for one, other, weight, shared in zip(
            net.one.tolist(), net.other.tolist(), net.weight.tolist(), net.shared.tolist(), strict=True
        )
    }


def test_each_project_gives_everybody_in_it_one_unit_to_share_out(filled):
    made(filled)
    assert links(kept(filled, PUBLIC)) == {("a", "b"): (1.5, 2), ("a", "c"): (0.5, 1), ("b", "c"): (0.5, 1)}


def test_partnerships_that_came_about_link_their_parties_for_brokers_alone(filled):
    with filled.unit(BY, bulk="test") as unit:
        states = {"x": "active", "y": "exploring"}
        unit.say([Partnership(id=f"own:{name}", state=state, source=BY) for name, state in states.items()])
        ends = [("x", "d", "agreed"), ("x", "e", "agreed"), ("x", "f", "withdrawn"), ("y", "e", None), ("y", "f", None)]
        unit.say([Between(from_id=f"own:{of}", to_id=f"own:{who}", answer=said, source=BY) for of, who, said in ends])
    made(filled)
    assert ("d", "e") not in links(kept(filled, NETWORK))
    extra = links(kept(filled, BROKERS)).items() - links(kept(filled, NETWORK)).items()
    assert extra == {(("d", "e"), (1.0, 1))}


def test_what_an_audience_may_not_see_changes_nothing_of_its_map(new_store):
    maps = []
    for hidden in ((), ("own:aa", "own:zz")):
        with closing(new_store()) as store:
            fill(store, hidden)
            made(store)
            maps.append((kept(store, PUBLIC), kept(store, BROKERS)))
    (open_map, all_open), (seen_map, all_seen) = maps
    assert open_map.place.tobytes() == seen_map.place.tobytes()
    assert open_map.network.ids == seen_map.network.ids
    assert open_map.fingerprint == seen_map.fingerprint == all_open.fingerprint != all_seen.fingerprint


def test_maps_are_drawn_after_a_load_and_not_again_until_a_fact_changes(filled):
    Telling(filled, "tester", "load", "load:1").ended()
    worker = Worker(filled, {DRAW: ERRANDS[DRAW], "fill-searches": ERRANDS["fill-searches"]})
    assert DRAW in [job.name for job in worker.all_due()]
    assert filled.marked(MARK)
    with filled.unit("somebody") as unit:
        unit.say([Project(id="own:p9", source="hand")])
    assert not filled.marked(MARK)
    assert [one.changed for one in made(filled)] == [False] * 3
    assert filled.marked(MARK)


def test_a_map_that_was_overtaken_by_a_change_is_not_taken_for_current(filled):
    def change_meanwhile(one):
        if one.audience is BROKERS:
            with filled.unit("somebody") as unit:
                unit.say([Project(id="own:p9", source="hand")])

    maps_made(filled, filled, "tester", change_meanwhile)
    assert not filled.marked(MARK)
    assert kept(filled, PUBLIC) is not None


def test_the_command_tells_of_each_audience(hommel, store_path, example_store):
    store_path.write_bytes(example_store.read_bytes())
    told = json.loads(hommel("map", "--json").out)
    assert [one["audience"] for one in told] == ["public", "network", "broker-only"]
    assert {one["drawn"] for one in told} == {"anew"}
    assert {one["drawn"] for one in json.loads(hommel("map", "--json").out)} == {"as it was"}
    with closing(open_store(store_path)) as store:
        assert told[0]["links"] == len(network(store.snapshot(WANTED)).one)


def test_the_command_says_what_a_map_takes_where_nobody_works_with_anybody(hommel):
    assert hommel("migrate").status == 0
    result = hommel("map")
    assert result.status == 0
    assert "takes projects with participants" in result.err
