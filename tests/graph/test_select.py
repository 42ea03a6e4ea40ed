"""Select trees are values: equal when they ask the same, and fit for a key."""

import dataclasses

import pytest

from graph.select import And, Branch, Direction, Not, Op, Or, Order, Page, Quantifier, Rows, Select, Test, Through


def tree():
    named = Test("name", Op.KNOWN, True)
    through = Through("OFFERS", Direction.OUT, Quantifier.NONE, where=None, edge=Test("level", Op.GT, 0.5))
    branch = Branch("OFFERS", Direction.OUT, ("id",), order=(Order("level", descending=True, edge=True),))
    return Select("Stakeholder", ("name",), (branch,), And((named, Or((Not(named), through)))), page=Page(5))


def test_equal_questions_are_equal_keys():
    assert tree() == tree()
    assert {tree(): "answer"}[tree()] == "answer"


def test_a_tree_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        tree().kind = "Project"


def test_a_select_asks_for_a_hundred_ids_unless_told():
    assert (Select("Stakeholder").fields, Select("Stakeholder").page) == (("id",), Page(100))


def test_rows_compare_by_value():
    assert Rows([["a"]], [("a",)], None, False) == Rows([["a"]], [("a",)], None, False)
