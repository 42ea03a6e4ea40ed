"""As deep as a question may be, every store answers it, under the deepest rule that anybody reads by, too."""

import pytest

from graph.asking import DEEPEST_FILTER, DEEPEST_TREE
from graph.errors import BadInput
from graph.model import Stakeholder
from graph.relations import OwnedBy
from graph.select import And, Branch, Direction, Not, Op, Or, Page, Quantifier, Select, Test, Through
from schema.access import Matter, Role, rule_of, rule_of_party
from strategy.people.purposes import Purpose

IDS = [f"own:{number:02}" for number in range(DEEPEST_TREE + 1)]
RULES = {
    "whoever sees all": ({}, True),
    "a reader": (rule_of(Role.READER), True),
    "a party": (rule_of_party(Matter("contact:none", next(iter(Purpose)), "partnership:none")), False),
}
"""Whose rule -> the rule, and whether it lets them see the public owners."""

NAMED, BEGINS = Test("name", Op.KNOWN, True), Test("name", Op.STARTS, "a")


def nested(levels, around):
    """A filter that all of them pass, so many levels deep."""
    where = BEGINS
    for _ in range(levels):
        where = around(where)
    return where


FILTERS = {
    "and": nested(DEEPEST_FILTER, lambda within: And((NAMED, within))),
    "and, or": nested(DEEPEST_FILTER, lambda within: (Or if isinstance(within, And) else And)((within, NAMED))),
    "not": nested(DEEPEST_FILTER, Not),
    "every owner": nested(4, lambda within: Through("OWNED_BY", Direction.OUT, Quantifier.EVERY, And((NAMED, within)))),
}


def owners(levels, where=None):
    """A stakeholder's owners, their owners, and so on, each level counted; the deepest pass the filter."""
    branches = ()
    for _ in range(levels):
        branches = (Branch("OWNED_BY", Direction.OUT, ("id",), ("share",), branches, where, count=True),)
        where = None
    return Select("Stakeholder", ("id",), branches, Test("id", Op.EQ, IDS[0]), page=Page(10), count=True)


def owned(ids):
    """What is read of the owners in a chain."""
    first, *rest = ids
    return [1, [[0.5, first, *([owned(rest)] if rest else [])]]]


@pytest.fixture
def chained(store):
    """Public stakeholders, each owned by the next."""
    with store.unit("test", bulk="chain") as unit:
        unit.say([Stakeholder(id=one, name=f"a {one} (fictional)", visibility="public", source="a") for one in IDS])
        unit.say([OwnedBy(from_id=IDS[n], to_id=IDS[n + 1], share=0.5, source="a") for n in range(DEEPEST_TREE)])
    return store


@pytest.mark.parametrize(("rule", "sees"), RULES.values(), ids=RULES)
def test_the_deepest_tree_is_answered_under_every_rule(chained, rule, sees):
    found = chained.find(owners(DEEPEST_TREE, FILTERS["and"]), rule)
    assert found.rows == ([[IDS[0], owned(IDS[1:])]] if sees else [])
    assert found.total == len(found.rows)


@pytest.mark.parametrize("where", FILTERS.values(), ids=FILTERS)
def test_the_deepest_filter_is_answered(chained, where):
    assert chained.find(owners(1, where)).rows == [[IDS[0], owned(IDS[1:2])]]


def test_what_is_deeper_is_refused_with_the_number(store):
    with pytest.raises(BadInput, match=f"a select tree may be {DEEPEST_TREE} levels deep"):
        store.find(owners(DEEPEST_TREE + 1))
    with pytest.raises(BadInput, match=f"a filter may be nested {DEEPEST_FILTER} levels deep"):
        store.find(Select("Stakeholder", where=nested(DEEPEST_FILTER + 1, Not)))
