"""The catalogue says what the nouns say, and its names can be relied on everywhere."""

import dataclasses
import re

import pytest

from graph import catalogue, model, relations
from graph.brokering import nouns as brokered
from graph.brokering import relations as tied
from graph.catalogue import BY_NOUN, KINDS, RELATIONS, SUGGESTED
from graph.errors import BadInput
from graph.lines import barriers, detection, plan, support
from graph.values import Fact, Type

ENTRIES = [*KINDS.values(), *RELATIONS.values()]


def nouns_of(module):
    found = (one for one in vars(module).values() if isinstance(one, type) and issubclass(one, Fact))
    return {noun for noun in found if noun not in (Fact, relations.Relation)}


def test_every_noun_and_relation_is_listed_once():
    modules = (model, relations, brokered, tied, barriers, detection, plan, support)
    assert set().union(*map(nouns_of, modules)) == {*BY_NOUN, SUGGESTED.noun}
    assert len(BY_NOUN) == len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_properties_are_the_noun_s_fields_in_their_order(entry):
    ends = ("id",) if entry.name in KINDS else ("from_id", "to_id")
    fields = [field.name for field in dataclasses.fields(entry.noun)]
    assert [name for name in fields if name not in (*ends, *catalogue.PROVENANCE)] == list(entry.properties)
    assert all(prop.meaning for prop in entry.properties.values())


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_titles_and_searched_properties_are_text(kind):
    assert kind.properties[kind.title].type in (Type.TEXT, Type.CODE)
    assert {kind.properties[name].type for name in kind.search} <= {Type.TEXT, Type.TEXTS, Type.CODE}
    assert not (kind.personal and kind.search)


@pytest.mark.parametrize("relation", RELATIONS.values(), ids=lambda relation: relation.name)
def test_relations_join_known_kinds(relation):
    assert {relation.start, relation.end} <= set(KINDS)


def test_table_names_are_distinct_and_plain():
    tables = [entry.table for entry in ENTRIES]
    assert len(set(tables)) == len(tables)
    assert all(re.fullmatch("[a-z_]+", table) for table in tables)


def test_choices_hold_their_default():
    for entry in ENTRIES:
        for prop in entry.properties.values():
            assert not prop.choices or prop.default is None or prop.default in prop.choices


@pytest.mark.parametrize(("look_up", "known"), [(catalogue.kind, "Stakeholder"), (catalogue.relation, "OFFERS")])
def test_an_unknown_name_is_refused_with_the_known_ones(look_up, known):
    assert look_up(known).name == known
    with pytest.raises(BadInput, match=known):
        look_up("Nothing")
