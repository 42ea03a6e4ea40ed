"""Every sort of filter, its opposite, and every quantifier along every relation, under every row rule.

By default each question is asked under one of the rules in turn, and every third order by two keys; a server, which
plans each of them for a hundred times as long as it answers it, is asked a fifth of those. FULL=1 asks all of all.
"""

import itertools

import pytest
from generators import ORDERS, STEPS, world
from twin import Twin

from graph.select import And, Branch, Not, Op, Or, Order, Page, Quantifier, Select, Test, Through
from tests.conftest import FULL, in_part

in_every_world = pytest.mark.parametrize("seed", range(10 if FULL else 2))
"""Above the other parameters: the same questions follow each other then, and a server plans each of them once."""
PUBLIC = Test("visibility", Op.EQ, "public")
RULES = [{}, {"Stakeholder": PUBLIC}, {"Stakeholder": PUBLIC, "Project": Test("start", Op.KNOWN, True)}]
under_every_rule = pytest.mark.parametrize("turn", range(len(RULES)), ids=["everything", "public", "public and dated"])
NODES = {
    "Stakeholder": [
        Test("country", Op.EQ, "BE"),
        Test("founded", Op.NE, 1999),
        Test("name", Op.CONTAINS, "a"),
        Test("country", Op.IN, ("BE", "~")),
        Test("founded", Op.KNOWN, False),
        And((Test("country", Op.KNOWN, True), Not(Test("founded", Op.GE, 2000)))),
        Or((Test("country", Op.EQ, "NL"), Test("name", Op.STARTS, "e"))),
    ],
    "Project": [Test("start", Op.LT, "2017-01-01"), Test("total_cost", Op.GE, 0), Test("topics", Op.HAS, "ICT")],
    "Capability": [Test("label_en", Op.CONTAINS, "a"), Test("label_en", Op.KNOWN, False)],
}
EDGES = {
    "PARTICIPATED_IN": [Test("role", Op.EQ, "BE"), Test("amount", Op.GE, 0)],
    "OFFERS": [Test("level", Op.GT, 0.0)],
    "OWNED_BY": [Test("share", Op.LE, 0.1)],
}


def filters(kind):
    """All of them, and the opposite of each."""
    found = [None, And(()), Or(()), *NODES[kind]]
    for relation, way, target in STEPS[kind]:
        across = itertools.product(Quantifier, [None, *NODES[target]], [None, *EDGES[relation]])
        found += [Through(relation, way, *rest) for rest in across]
    return [*found, *(Not(where) for where in found if where is not None)]


def branches(kind):
    """Along each relation: all, filtered, filtered on the relation, in each order, cut and counted."""
    for relation, way, target in STEPS[kind]:
        ordered = [Order(name, down) for name in ORDERS[target] for down in (False, True)]
        ordered += [Order(name, down, edge=True) for name in ORDERS[relation] for down in (False, True)]
        for where, edge in itertools.product([None, *NODES[target]], [None, *EDGES[relation]]):
            yield Branch(relation, way, ("id",), where=where, edge=edge, count=True)
            yield Branch(relation, way, ("id",), where=where and Not(where), edge=edge and Not(edge), limit=1)
        for one in ordered:
            yield Branch(relation, way, ("id",), order=(one,), count=True, limit=2)


def in_turn(questions, turn, store):
    """Those whose turn it is; on a server every fifth: no divisor of how many kinds of filters there are."""
    return in_part(list(questions)[0 if FULL else turn :: 1 if FULL else len(RULES)], store, 5)


@pytest.fixture
def both(new_store, seed):
    store, twin = new_store(), Twin()
    with store.unit("test", bulk="world") as unit:
        unit.say(world(seed))
    twin.say(world(seed))
    yield store, twin
    store.close()


@in_every_world
@under_every_rule
@pytest.mark.parametrize("kind", NODES)
def test_every_filter_finds_what_the_twin_finds(both, kind, turn):
    store, twin = both
    for where in in_turn(filters(kind), turn, store):
        select = Select(kind, where=where, page=Page(1_000), count=True)
        found = store.find(select, RULES[turn])
        assert (found.rows, found.total) == twin.find(select, RULES[turn]), where


@in_every_world
@under_every_rule
@pytest.mark.parametrize("kind", NODES)
def test_every_branch_holds_what_the_twin_s_holds(both, kind, turn):
    store, twin = both
    for branch in in_turn(branches(kind), turn, store):
        select = Select(kind, branches=(branch,), page=Page(1_000))
        assert store.find(select, RULES[turn]).rows == twin.find(select, RULES[turn])[0], branch


@in_every_world
@pytest.mark.parametrize("kind", NODES)
def test_every_order_is_the_twin_s_and_paged_either_way_alike(both, kind):
    store, twin = both
    keys = [Order(name, down) for name in ORDERS[kind] for down in (False, True)]
    for order in [(), *((one,) for one in keys), *in_turn(itertools.permutations(keys, 2), 0, store)]:
        whole, _ = twin.find(Select(kind, order=order), {})
        forwards, after = [], None
        backwards, before = [], None
        for _ in range(len(whole)):
            found = store.find(Select(kind, order=order, page=Page(2, after=after)))
            forwards += found.rows
            after = found.keys[-1]
            if not found.more:
                break
        for _ in range(len(whole)):
            found = store.find(Select(kind, order=order, page=Page(2, before=before, last=True)))
            backwards = found.rows + backwards
            before = found.keys[0]
            if not found.more:
                break
        assert forwards == backwards == whole, order
