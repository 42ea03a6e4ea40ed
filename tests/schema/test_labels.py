"""What things are called, in the language of whoever asks."""

import asyncio
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.catalogue import KINDS, LABELS
from schema.compiling.languages import DEFAULT, preferring
from schema.nouns.choices import Language
from schema.query import build_schema
from schema.serving.languages import LONGEST, languages
from schema.subscribing.wires import Wire

CHAIN = '{ node(id: "chain:food") { ... on ValueChain { label } } }'
OF_DRYING = 'node(id: "term:drying") { ... on Capability { %s } }'
MARKETS = "{ markets(orderBy: [{id: ASC}]) { edges { node { label } } } }"


@pytest.fixture
def read(request_app):
    """The data of an answer to somebody whose browser sends that header."""

    def read(query, accept=None, **variables):
        headers = {} if accept is None else {"Accept-Language": accept}
        answer = request_app("POST", "/graphql", json={"query": query, "variables": variables}, headers=headers).json()
        assert "errors" not in answer, answer
        return answer["data"]

    return read


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "Drying"),
        ("", "Drying"),
        ("nl", "Drogen"),
        ("nl-BE", "Drogen"),
        ("NL-be, en;q=0.9", "Drogen"),
        ("en;q=0.2, fr;q=0.8", "Séchage"),
        ("de, fr;q=0.1", "Séchage"),
        ("de", "Drying"),
        ("*", "Drying"),
        ("en;q=0, *", "Drogen"),
        ("fr;q=high, nl;q=0.1", "Drogen"),
    ],
)
def test_a_label_is_in_the_language_that_the_request_would_rather_read(read, accept, expected):
    assert read(f"{{ {OF_DRYING % 'label'} }}", accept)["node"]["label"] == expected


def test_an_argument_says_the_language_whatever_the_request_accepts(read):
    text = f"query($l: Language) {{ {OF_DRYING % 'a: label(language: FR) b: label(language: $l)'} }}"
    assert read(text, "nl", l="EN")["node"] == {"a": "Séchage", "b": "Drying"}


@pytest.mark.parametrize("variables", [{}, {"l": None}])
def test_an_argument_that_is_null_or_not_given_leaves_it_to_the_request(read, variables):
    text = f"query($l: Language) {{ {OF_DRYING % 'label(language: $l)'} }}"
    assert read(text, "nl", **variables)["node"]["label"] == "Drogen"


def test_a_variable_s_default_is_an_argument(read):
    text = f"query($l: Language = FR) {{ {OF_DRYING % 'label(language: $l)'} }}"
    assert read(text, "nl")["node"]["label"] == "Séchage"


def test_where_a_label_is_missing_another_language_stands_in_then_the_notation(read):
    assert read(CHAIN, "fr, nl;q=0.5")["node"]["label"] == "Voeding"
    assert read(CHAIN, "fr")["node"]["label"] == "Food"
    found = read(MARKETS)["markets"]["edges"]
    assert [edge["node"]["label"] for edge in found] == ["Duitsland", "FR"]
    text = '{ node(id: "chain:food") { ... on ValueChain { label(language: FR) } } }'
    assert read(text, "nl")["node"]["label"] == "Food"


def test_a_label_is_null_only_where_nothing_is_there(read):
    found = read("{ strategicLines(orderBy: [{id: ASC}]) { edges { node { label } } } }", "fr")
    assert found["strategicLines"]["edges"] == [{"node": {"label": "One"}}, {"node": {"label": None}}]


def test_labels_are_told_in_lists_below_lists_in_one_statement(request_app):
    text = """{ stakeholders(where: {id: {eq: "own:alpha"}}) { edges { node {
      chains { edges { node { label } } } offers(first: 1, where: {labelNl: {known: true}}) { edges { node { label } } }
    } } } }"""
    response = request_app("POST", "/graphql", json={"query": text}, headers={"Accept-Language": "nl"})
    assert re.findall('"label":"([^"]*)"', response.text) == ["Voeding", "Drogen"]
    assert response.extensions["asked"] == 1


def test_labels_are_told_below_suggestions(read):
    text = """{ suggestions(where: {stakeholder: {id: {eq: "own:alpha"}}}, first: 1) { edges { node {
      stakeholder { chains { edges { node { label } } } } } } } }"""
    (edge,) = read(text, "nl")["suggestions"]["edges"]
    assert edge["node"]["stakeholder"]["chains"]["edges"] == [{"node": {"label": "Voeding"}}]


def test_a_request_that_has_no_plan_tells_labels_in_the_same_language(read):
    found = read(
        f'{{ search(text: "alpha") {{ id }} {OF_DRYING % "label"} nodes(ids: ["chain:food"]) {{ id }} }}', "nl"
    )
    assert found["node"]["label"] == "Drogen"


def test_one_text_is_answered_in_the_language_of_each_request(read):
    listed = 'capabilities(where: {id: {eq: "term:drying"}}) { edges { node { label } } }'
    text = f"{{ {OF_DRYING % 'label'} {listed} }}"
    for accept, expected in (("nl", "Drogen"), ("fr", "Séchage"), (None, "Drying"), ("nl", "Drogen")):
        found = read(text, accept)
        assert found["node"]["label"] == expected
        assert found["capabilities"]["edges"] == [{"node": {"label": expected}}]


def test_caches_are_told_that_an_answer_may_depend_on_the_language(request_app):
    text = f"{{ {OF_DRYING % 'label'} }}"
    asked = (
        request_app("POST", "/graphql", json={"query": text}),
        request_app("GET", "/graphql", params={"query": text}),
    )
    assert [response.headers["vary"] for response in asked] == ["Accept-Language"] * 2


def asked(*headers):
    return languages({"headers": [(b"host", b"x"), *((b"accept-language", one) for one in headers)]})


@given(st.lists(st.binary(max_size=60) | st.text("nlenfr-;q=01.,* ", max_size=60).map(str.encode), max_size=3))
def test_any_header_gives_each_language_once(headers):
    assert sorted(asked(*headers)) == sorted(DEFAULT)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (b"fr, nl", "fr nl en"),  # as many browsers and people write it
        (b"nl;q=0.5, fr;q=0.5", "nl fr en"),
        (b"*, nl", "nl en fr"),
        (b"*;q=0.5, nl;q=0.3", "en fr nl"),
        (b"nl;q=0", "en fr nl"),
        (b"*;q=0", "en nl fr"),
        (b"nl-BE;q=0.2, nl;q=0.9, fr;q=0.5", "nl fr en"),
        (b"nl;q=0.2, nl-BE;q=0.9, fr;q=0.5", "nl fr en"),
        (b"fr;q=nan, nl;q=0.1", "nl en fr"),
        (b"fr;q=7, nl;q=0.1", "nl en fr"),
        (b"fr;q=-1, nl;q=0.1", "nl en fr"),
        (b"frisian, nlx", "en nl fr"),
        (b"fr," + b"x" * LONGEST, "en nl fr"),
    ],
)
def test_a_header_ranks_languages(header, expected):
    assert " ".join(asked(header)) == expected


def test_a_header_in_several_lines_is_one_list():
    assert asked(b"de", b"fr;q=0.5") == asked(b"de, fr;q=0.5") == ("fr", "en", "nl")


def test_who_subscribes_reads_the_languages_of_the_handshake():
    scope = {"headers": [(b"accept-language", b"nl-BE")], "state": {"store": None, "feed": None}}
    assert asyncio.run(Wire(build_schema()).viewer(scope, None)).languages == preferring("nl")


def test_the_languages_are_those_of_the_catalogue_and_every_kind_that_has_labels_tells_one():
    assert {f"label_{one.value}" for one in Language} == set(LABELS) == {f"label_{one}" for one in DEFAULT}
    types = build_schema()._schema.type_map
    assert {kind for kind in KINDS if "label" in types[kind].fields} == {
        kind for kind, entry in KINDS.items() if any(name.startswith("label_") for name in entry.properties)
    }
