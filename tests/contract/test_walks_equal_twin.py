"""Generated graphs walked: who is near, and the shortest way, as the twin finds them."""

from generators import CAPABILITIES, IDS, PROJECTS, STEPS, graphs, rules
from hypothesis import given
from hypothesis import strategies as st
from twin import Twin

from graph.errors import NotFound
from graph.store import Along

WAYS = sorted(
    {Along(relation, way) for steps in STEPS.values() for relation, way, _ in steps},
    key=lambda way: (way.relation, way.direction.value),
)
nodes = st.sampled_from([*IDS, *PROJECTS, *CAPABILITIES])
alongs = st.lists(st.sampled_from(WAYS), unique=True, max_size=4)


def answer(ask, *question):
    """What it says, or that there is no such node."""
    try:
        return ask(*question)
    except NotFound:
        return NotFound


def filled(new_store, facts):
    store, twin = new_store(), Twin()
    with store.unit("test", bulk="generated") as unit:
        for fact in facts:
            unit.say([fact])
    twin.say(facts)
    return store, twin


@given(facts=graphs(), id=nodes, along=alongs, degrees=st.integers(0, 4), cap=st.integers(0, 6), rule=rules)
def test_a_neighbourhood_is_the_twin_s(new_store, facts, id, along, degrees, cap, rule):
    store, twin = filled(new_store, facts)
    found, expected = (answer(one.neighbourhood, id, along, degrees, cap, rule) for one in (store, twin))
    assert found == expected
    if found is not NotFound:
        assert list(found.degrees) == list(expected.degrees)
    store.close()


@given(facts=graphs(), start=nodes, end=nodes, along=alongs, most=st.integers(0, 6), rule=rules)
def test_a_shortest_path_is_the_twin_s(new_store, facts, start, end, along, most, rule):
    store, twin = filled(new_store, facts)
    question = (start, end, along, most, rule)
    assert answer(store.shortest_path, *question) == answer(twin.shortest_path, *question)
    store.close()
