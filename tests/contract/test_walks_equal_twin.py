"""Generated graphs walked: who is near, and the shortest way, as the twin finds them."""

from generators import CAPABILITIES, IDS, PROJECTS, STEPS, graphs, rules, webs
from hypothesis import given, settings
from hypothesis import strategies as st
from twin import Twin

from graph.errors import NotFound
from graph.store import Along
from tests.conftest import FULL

WAYS = sorted(
    {Along(relation, way) for steps in STEPS.values() for relation, way, _ in steps},
    key=lambda way: (way.relation, way.direction.value),
)
nodes = st.sampled_from([*IDS, *PROJECTS, *CAPABILITIES])
alongs = st.just(WAYS) | st.lists(st.sampled_from(WAYS), unique=True)
worlds = st.one_of(webs(), webs(), graphs())


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


WALKED = settings(max_examples=400 if FULL else 80)


@WALKED
@given(
    facts=worlds,
    id=nodes,
    along=alongs,
    degrees=st.sampled_from([0, 1, 2, 4]),
    cap=st.sampled_from([0, 1, 3, 6, 500]),
    rule=rules,
)
def test_a_neighbourhood_is_the_twin_s(new_store, facts, id, along, degrees, cap, rule):
    store, twin = filled(new_store, facts)
    found, expected = (answer(one.neighbourhood, id, along, degrees, cap, rule) for one in (store, twin))
    assert found == expected
    if found is not NotFound:
        assert list(found.degrees) == list(expected.degrees)
    store.close()


@WALKED
@given(facts=worlds, start=nodes, end=nodes, along=alongs, most=st.sampled_from([0, 1, 2, 3, 6]), rule=rules)
def test_a_shortest_path_is_the_twin_s(new_store, facts, start, end, along, most, rule):
    store, twin = filled(new_store, facts)
    question = (start, end, along, most, rule)
    assert answer(store.shortest_path, *question) == answer(twin.shortest_path, *question)
    store.close()
