"""How SQLite goes about a select tree: from a node along its relations, whatever filters and rules mention."""

import contextlib

import pytest

import graph.sqlite
from graph.select import And, Branch, Direction, Op, Order, Select, Test, Through
from graph.sqlite.compile import compile_select
from graph.sqlite.connection import connect

PUBLIC = {"Stakeholder": Test("visibility", Op.EQ, "public")}
BELGIAN = Test("country", Op.EQ, "BE")
PARTNERS = Branch("PARTICIPATED_IN", Direction.IN, ("id",), where=BELGIAN, order=(Order("name"),))
PROJECTS = Branch("PARTICIPATED_IN", Direction.OUT, ("id",), branches=(PARTNERS,))
WITH_BELGIANS = Through("PARTICIPATED_IN", Direction.OUT, where=Through("PARTICIPATED_IN", Direction.IN, where=BELGIAN))


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    path = tmp_path_factory.mktemp("plans") / "hommel.db"
    graph.sqlite.open_store(path, create=True).close()

    def plan(select, rule):
        compiled = compile_select(select, rule)
        with contextlib.closing(connect(path)) as db:
            return [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {compiled.sql}", compiled.parameters)]

    return plan


@pytest.mark.parametrize("rule", [{}, PUBLIC], ids=["everything", "public"])
@pytest.mark.parametrize(
    "select",
    [
        pytest.param(Select("Stakeholder", branches=(PROJECTS,), where=Test("id", Op.EQ, "own:a")), id="below"),
        pytest.param(Select("Stakeholder", where=And((Test("id", Op.EQ, "own:a"), WITH_BELGIANS))), id="through"),
    ],
)
def test_related_nodes_are_reached_along_the_relation(plan, select, rule):
    steps = plan(select, rule)
    assert not [step for step in steps if "stakeholder_by_" in step and "id=?" not in step], steps
    assert [step for step in steps if "rel_participated_in_backwards" in step]


def test_a_row_rule_does_not_choose_the_index(plan):
    (step,) = [step for step in plan(Select("Stakeholder", order=(Order("name"),)), PUBLIC) if "n1" in step]
    assert "stakeholder_by_title" in step
    (step,) = [step for step in plan(Select("Stakeholder", where=BELGIAN), PUBLIC) if "n1" in step]
    assert "stakeholder_by_country" in step
