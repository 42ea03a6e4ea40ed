"""Graphs walked: who is near, and the shortest way, as the twin finds them."""

import itertools

import pytest
from generators import CAPABILITIES, IDS, PROJECTS, STEPS, graphs, rules, said_once, web
from hypothesis import given
from hypothesis import strategies as st
from twin import Twin

from graph.errors import NotFound
from graph.select import EVERYTHING, Op, Test
from graph.store import Along
from graph.walking import walks
from tests.conftest import FULL

WAYS = sorted(
    {Along(relation, way) for steps in STEPS.values() for relation, way, _ in steps},
    key=lambda way: (way.relation, way.direction.value),
)
TOGETHER = [way for way in WAYS if way.relation == "PARTICIPATED_IN"]
PUBLIC = {"Stakeholder": Test("visibility", Op.EQ, "public")}
SEEDS = range(20 if FULL else 2)
nodes = st.sampled_from([*IDS, *PROJECTS, *CAPABILITIES])
alongs = st.lists(st.sampled_from(WAYS), unique=True)


def answer(ask, *question):
    """What it says, or that there is no such node."""
    try:
        return ask(*question)
    except NotFound:
        return NotFound


def filled(new_store, facts):
    store, twin = new_store(), Twin()
    with store.unit("test", bulk="generated") as unit:
        for together in said_once(facts):
            unit.say(together)
    twin.say(facts)
    return store, twin


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("along", "rule"), [(WAYS, EVERYTHING), (TOGETHER, EVERYTHING), (WAYS, PUBLIC)])
def test_every_neighbourhood_in_a_web_is_the_twin_s(new_store, seed, along, rule):
    store, twin = filled(new_store, web(seed))
    for centre, degrees, cap in itertools.product([*IDS, "cordis:1", "own:none"], (0, 1, 3), (0, 1, 4, 500)):
        found, expected = (answer(one.neighbourhood, centre, along, degrees, cap, rule) for one in (store, twin))
        assert found == expected
        if found is not NotFound:
            assert list(found.degrees) == list(expected.degrees)
    store.close()


@pytest.mark.parametrize("most", [0, 1, 3, 10])
def test_of_many_steps_every_neighbourhood_tells_the_twin_s_and_that_there_are_more(new_store, monkeypatch, most):
    monkeypatch.setattr(walks, "MOST_STEPS", most)
    store, twin = filled(new_store, web(0))
    more = set()
    for centre, degrees, along in itertools.product(IDS, (1, 3), (WAYS, TOGETHER, TOGETHER[:1])):
        found, expected = (answer(one.neighbourhood, centre, along, degrees, 500, EVERYTHING) for one in (store, twin))
        assert found == expected
        more |= {found.capped} if len(found.steps) == most else set()
    assert True in more
    store.close()


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("along", "rule"), [(WAYS, EVERYTHING), (TOGETHER, EVERYTHING), (WAYS, PUBLIC)])
def test_every_shortest_path_in_a_web_is_the_twin_s(new_store, seed, along, rule):
    store, twin = filled(new_store, web(seed))
    for start, end in itertools.product([*IDS, "cordis:1", "own:none"], repeat=2):
        for most in (6, 2):
            question = (start, end, along, most, rule)
            assert answer(store.shortest_path, *question) == answer(twin.shortest_path, *question)
    store.close()


def test_the_webs_hold_several_shortest_ways_between_the_same_two():
    competing = 0
    for seed in SEEDS:
        twin = Twin()
        twin.say(web(seed))
        for start, end in itertools.permutations(IDS, 2):
            shared = {there for there, _ in twin.steps(start, TOGETHER, {})} & {
                there for there, _ in twin.steps(end, TOGETHER, {})
            }
            competing += len(shared) > 1
    assert competing >= len(SEEDS)


@given(facts=graphs(), id=nodes, along=alongs, degrees=st.integers(0, 4), cap=st.integers(0, 6), rule=rules)
def test_a_neighbourhood_in_any_graph_is_the_twin_s(new_store, facts, id, along, degrees, cap, rule):
    store, twin = filled(new_store, facts)
    question = (id, along, degrees, cap, rule)
    assert answer(store.neighbourhood, *question) == answer(twin.neighbourhood, *question)
    store.close()
