"""Generated graphs and select trees: a store answers what the slow and obvious twin answers."""

from dataclasses import replace

import pytest
from generators import branches, graphs, rules, said_once, selects
from hypothesis import given, settings
from hypothesis import strategies as st
from twin import Twin

from graph.catalogue import KINDS
from graph.select import Page, Select
from tests.conftest import FULL

WORDS = st.sampled_from(
    ["", "a", "elan", "ELAN", "Łó", "l'eco", "rug", "r.u.g", "東京", "🐝", '"', "x*", "NEAR(a b)", "a OR b", "-a"]
)
LISTS_BELOW = selects().flatmap(lambda select: st.tuples(st.just(select), branches(select.kind, 1)))
CASES = settings(max_examples=1_000 if FULL else 20)
"""Two properties are asked so often: of 2,000 pairs of a graph and a tree in full."""


def filled(new_store, facts):
    store, twin = new_store(), Twin()
    with store.unit("test", bulk="generated") as unit:
        for together in said_once(facts):
            unit.say(together)
    twin.say(facts)
    return store, twin


@pytest.mark.long
@CASES
@given(facts=graphs(), select=selects(), rule=rules)
def test_a_select_tree_has_the_twin_s_answer(new_store, facts, select, rule):
    store, twin = filled(new_store, facts)
    rows, total = twin.find(select, rule)
    found = store.find(select, rule)
    assert found.rows == rows
    assert found.total == total
    assert not found.more
    store.close()


@given(facts=graphs(), select=selects(), size=st.integers(1, 4), backwards=st.booleans())
def test_pages_walked_either_way_give_the_whole_list_once(new_store, facts, select, size, backwards):
    store, twin = filled(new_store, facts)
    whole, _ = twin.find(select, {})
    walked, page = [], Page(size, last=backwards)
    while True:
        found = store.find(Select(select.kind, select.fields, select.branches, select.where, select.order, page))
        walked = found.rows + walked if backwards else walked + found.rows
        if not found.more:
            break
        page = Page(size, before=found.keys[0]) if backwards else Page(size, after=found.keys[-1])
    assert walked == whole
    store.close()


@pytest.mark.long
@CASES
@given(facts=graphs(), trees=LISTS_BELOW, place=st.integers(0, 50), ahead=st.booleans(), rule=rules)
def test_a_list_below_begins_after_any_row(new_store, facts, trees, place, ahead, rule):
    store, twin = filled(new_store, facts)
    select, branch = trees
    bounds = twin.keys(KINDS[select.kind], branch)
    after = bounds[place % len(bounds)] if bounds else None
    asked = replace(select, branches=(replace(branch, after=after, ahead=ahead),))
    assert store.find(asked, rule).rows == twin.find(asked, rule)[0]
    store.close()


@given(facts=graphs(), text=WORDS, limit=st.integers(1, 5), rule=rules)
def test_search_finds_what_the_twin_finds(new_store, facts, text, limit, rule):
    store, twin = filled(new_store, facts)
    assert store.search(text, ("Stakeholder", "Project", "Capability"), limit, rule) == twin.search(
        text, ("Stakeholder", "Project", "Capability"), limit, rule
    )
    store.close()


@pytest.mark.parametrize("hostile", ["'; DROP TABLE stakeholder; --", '" OR 1=1', "\\", "%", "\u202e"])
def test_hostile_text_is_only_text(store, hostile):
    from graph.model import Stakeholder
    from graph.select import Op, Test

    with store.unit("test") as unit:
        unit.say([Stakeholder(id="own:a", name=hostile, source="hand")])
    found = store.find(Select("Stakeholder", ("name",), where=Test("name", Op.EQ, hostile)))
    assert found.rows == [[hostile]]
    store.search(hostile)
