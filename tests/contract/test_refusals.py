"""What comes from outside as it is never leaves as anything but one of our errors, and never half-done."""

import contextlib

import pytest

from graph.errors import BadInput, Conflict
from graph.model import Capability, Stakeholder
from graph.relations import Offers
from graph.select import Branch, Direction, Op, Or, Order, Page, Select, Test
from graph.store import Along

HALF = "own:\ud800"
ALONG = (Along("OWNED_BY", Direction.OUT),)
X = Stakeholder(id="own:x", description="a\U0010ffffb", source="a")
OFFER = Offers(from_id="own:x", to_id="topic:welding", source="b")


def chain(levels):
    branches = ()
    for _ in range(levels):
        branches = (Branch("OWNED_BY", Direction.OUT, ("id",), branches=branches),)
    return Select("Stakeholder", branches=branches)


@pytest.fixture
def filled(store):
    with store.unit("test", bulk="x") as unit:
        unit.say([X, Capability(id="topic:welding", source="a")])
    return store


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda s: s.neighbourhood(HALF, ALONG), id="centre"),
        pytest.param(lambda s: s.shortest_path("own:x", HALF, ALONG), id="end of a path"),
        pytest.param(lambda s: s.statements(Stakeholder, HALF), id="statements"),
        pytest.param(lambda s: list(s.suggestions(HALF)), id="run"),
        pytest.param(lambda s: s.find(Select("Stakeholder", page=Page(5, after=(HALF,)))), id="cursor"),
        pytest.param(
            lambda s: s.find(Select("Stakeholder", order=(Order("founded"),), page=Page(5, after=(2**70, "own:x")))),
            id="number in a cursor",
        ),
        pytest.param(lambda s: s.find(Select("Stakeholder", where=Test("name", Op.EQ, HALF))), id="value"),
        pytest.param(lambda s: s.search("a", limit=-1), id="hits below none"),
        pytest.param(lambda s: s.search("a", ("Company",)), id="unknown kind in a search"),
        pytest.param(lambda s: s.find(chain(30)), id="deep tree"),
        pytest.param(
            lambda s: s.find(Select("Stakeholder", where=Or((Test("country", Op.EQ, "BE"),) * 998))), id="long filter"
        ),
    ],
)
def test_a_hostile_question_is_refused_as_bad_input(filled, ask):
    with pytest.raises(BadInput):
        ask(filled)


@pytest.mark.parametrize("verb", ["withdraw", "retire", "retract"])
def test_a_key_that_no_record_can_have_is_refused(filled, verb):
    first = () if verb == "retract" else ("a",)
    for noun, key in ((Stakeholder, HALF), (Offers, "own:x")):
        with pytest.raises(BadInput, match="the key is"), filled.unit("test") as unit:
            getattr(unit, verb)(*first, noun, [key])


def test_half_a_surrogate_pair_and_a_nul_in_a_search_only_divide_words(filled):
    for text in ("\ud800", "a\0b", "w " * 20_000):
        filled.search(text)


def test_a_branch_four_levels_deep_is_answered(filled):
    assert filled.find(chain(4)).rows == [["own:x", [None, []]]]


def test_free_text_is_found_by_its_beginning_whatever_follows(filled):
    found = filled.find(Select("Stakeholder", where=Test("description", Op.STARTS, "a")))
    assert found.rows == [["own:x"]]


def test_a_unit_whose_write_failed_keeps_nothing_even_if_its_caller_goes_on(filled):
    def go_on():
        with filled.unit("test") as unit:
            unit.say([Stakeholder(id="own:y", source="a")])
            with contextlib.suppress(Conflict):
                unit.say([Offers(from_id="own:x", to_id="topic:none", source="a")])

    with pytest.raises(Conflict, match="nothing of it is kept"):
        go_on()
    assert filled.find(Select("Stakeholder")).rows == [["own:x"]]
    assert filled.statements(Offers, "own:x topic:none") == []
    assert filled.counts().revision == 1


def test_a_node_kept_only_by_a_relation_goes_with_it(filled):
    with filled.unit("test", bulk="x") as unit:
        unit.say([OFFER])
        unit.withdraw("a", Stakeholder, ["own:x"])
    assert filled.find(Select("Stakeholder")).rows == [["own:x"]]
    with filled.unit("test", bulk="x") as unit:
        unit.withdraw("b", Offers, ["own:x topic:welding"])
    assert filled.find(Select("Stakeholder")).rows == []
    assert filled.find(Select("Capability")).rows == [["topic:welding"]]
