"""How the server means to answer: by an index wherever one can serve, and never by a product of two lists."""

import itertools
from contextlib import closing

import pytest

from graph import neo4j
from graph.catalogue import KINDS, RELATIONS, Kind
from graph.neo4j.asking import reading
from graph.neo4j.asking.compile import compile_select
from graph.neo4j.writing import statements
from graph.select import And, Branch, Direction, Not, Op, Or, Order, Page, Quantifier, Select, Test, Through
from loaders import example
from tests.conftest import FULL
from tests.neo4j.server import empty

PUBLIC = {"Stakeholder": Test("visibility", Op.EQ, "public")}
SCANS = ("NodeByLabelScan", "AllNodesScan", "UnionNodeByLabelsScan", "DirectedRelationshipTypeScan")
EVERY = 1 if FULL else 11  # no divisor of how many orders, branches or pages there are: each comes along


@pytest.fixture(scope="module")
def session(neo4j_url):
    """A session on an example of a thousand, so that the planner has something to weigh."""
    address = neo4j.Address.parse(neo4j_url)
    neo4j.migrate(address)
    with closing(neo4j.open_store(address)) as store, store.connection.session(write=True) as session:
        empty(session)
        example.load(store, 1_000, 1)
        session.run("CALL db.resampleOutdatedIndexes()").consume()
        yield session


def operators(session, cypher, parameters):
    def below(plan):
        yield plan["operatorType"].split("@")[0]
        for child in plan.get("children", []):
            yield from below(child)

    return list(below(session.run(f"EXPLAIN {cypher}", parameters).consume().plan))


TESTS = [
    Test("country", Op.EQ, "BE"),
    Test("country", Op.IN, ("BE", "NL")),
    Test("id", Op.EQ, "example:0000001"),
    Test("id", Op.IN, ("example:0000001",)),
    Test("kind", Op.EQ, "company"),
    Test("name", Op.STARTS, "a"),
    Test("name", Op.CONTAINS, "a"),
    Not(Test("country", Op.EQ, "BE")),
    Or((Test("country", Op.EQ, "BE"), Test("founded", Op.GE, 2000))),
    And((Test("country", Op.EQ, "BE"), Test("kind", Op.EQ, "company"))),
    *(
        Through("PARTICIPATED_IN", Direction.OUT, quantifier, Test("start", Op.GE, "2016-01-01"))
        for quantifier in Quantifier
    ),
    Through("OFFERS", Direction.OUT, where=Test("notation", Op.EQ, "x"), edge=Test("level", Op.GT, 0.5)),
]
ORDERS = [(), *((Order(name, down),) for name in ("id", "name", "country", "founded") for down in (False, True))]
BRANCHES = [
    (),
    (Branch("PARTICIPATED_IN", Direction.OUT, ("id",), branches=(Branch("PARTICIPATED_IN", Direction.IN, ("id",)),)),),
    (Branch("OFFERS", Direction.OUT, ("id",), where=Test("scheme", Op.EQ, "x"), order=(Order("level", True, True),)),),
]


def trees():
    pages = [Page(50), Page(50, last=True)]
    for where, order, branches, page in itertools.product([None, *TESTS], ORDERS, BRANCHES, pages):
        yield Select("Stakeholder", ("id", "name"), branches, where, order, page, count=True)


@pytest.mark.parametrize("rule", [{}, PUBLIC], ids=["everything", "public"])
def test_no_plan_scans_where_an_index_can_serve_nor_multiplies(session, rule):
    wrong = []
    for select in itertools.islice(trees(), 0, None, EVERY):
        compiled = compile_select(select, rule)
        found = operators(session, compiled.cypher, compiled.parameters)
        if "CartesianProduct" in found or set(SCANS) & set(found):
            wrong.append((select, found))
    assert wrong == []


@pytest.mark.parametrize("rule", [{}, PUBLIC], ids=["everything", "public"])
def test_nodes_are_named_by_seeks_alone(session, rule):
    asked = []
    reading.named(lambda cypher, parameters: asked.append((cypher, parameters)) or [], ["own:a", "own:b"], rule)
    found = operators(session, *asked[0])
    assert not {"CartesianProduct", *SCANS} & set(found), found


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("name", ["country", "kind"])
def test_a_later_page_of_a_filtered_list_begins_where_the_one_before_ended(session, name, down):
    """And reads no more than its own rows: no union of index seeks, which would read all that pass the filter."""
    value = {"country": "BE", "kind": "company"}[name]
    order = (Order("name", down),)
    for page in (Page(10, after=("m", "own:m")), Page(10, before=("m", "own:m"), last=True)):
        compiled = compile_select(Select("Stakeholder", ("id",), (), Test(name, Op.EQ, value), order, page), {})
        found = operators(session, compiled.cypher, compiled.parameters)
        assert not {"Union", "Distinct", "Sort", "Top"} & set(found), found


def test_writes_seek_by_key_even_while_there_are_few(session):
    """A plan made while a kind was small, and kept while it grows, must not walk it."""
    asked = {"keys": ["a b"], "rows": [["a", "b"]], "ids": ["a"], "inferred": "x"}
    for entry in itertools.islice((*KINDS.values(), *RELATIONS.values()), 0, None, 1 if FULL else 4):
        known = [statements.words, statements.make, statements.change]
        known += [statements.leave, statements.unsaid, statements.shown] if isinstance(entry, Kind) else []
        for statement in known:
            found = operators(session, statement(entry), asked)
            assert not set(SCANS) & set(found), (statement.__name__, entry.name, found)
            assert not any(name.endswith("IndexScan") for name in found), (statement.__name__, entry.name, found)


def test_values_never_change_the_text(session):
    """So that the planner keeps its plan."""
    texts = {
        compile_select(Select("Stakeholder", where=Test("country", Op.EQ, country), page=Page(limit)), {}).cypher
        for country, limit in itertools.product(["BE", "NL", "'"], [1, 50])
    }
    assert len(texts) == 1
