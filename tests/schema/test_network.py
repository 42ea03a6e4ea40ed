"""Search over all nouns and the network around one: for what may be seen, capped aloud."""

import pytest

import graph.asking
import schema.network
import schema.viewer
from graph.walking import walks


def found(ask, arguments):
    answer = ask(f"{{ search({arguments}) {{ kind id title }} }}")
    assert "errors" not in answer, answer
    return [(hit["kind"], hit["id"]) for hit in answer["data"]["search"]]


def test_search_finds_by_beginnings_of_words_without_accents(ask):
    assert found(ask, 'text: "beta"') == [("Stakeholder", "own:beta")]
    assert found(ask, 'text: "dryi"') == [("Capability", "term:drying")]
    assert found(ask, 'text: ""') == []


def test_search_is_for_the_kinds_asked_for_and_as_many_as_asked_for(ask):
    everything = found(ask, 'text: "fictional"')
    assert {kind for kind, _ in everything} >= {"Stakeholder", "Service"}
    assert {kind for kind, _ in found(ask, 'text: "fictional", kinds: [Service]')} == {"Service"}
    assert found(ask, 'text: "fictional", first: 2') == everything[:2]


@pytest.mark.parametrize("text", ["aardvark", "ada", "pact", "toll"])
def test_search_never_finds_what_may_not_be_seen(ask, text):
    assert found(ask, f'text: "{text}"') == []


def near(ask, arguments):
    wanted = "capped nodes { degree kind id title } steps { relation fromId toId }"
    answer = ask(f"{{ neighbourhood({arguments}) {{ {wanted} }} }}")
    assert "errors" not in answer, answer
    return answer["data"]["neighbourhood"]


def test_a_neighbourhood_is_who_can_be_reached_and_how(ask):
    answer = near(ask, 'id: "own:beta", along: [PARTICIPATED_IN], degrees: 2')
    assert [(node["degree"], node["id"], node["title"]) for node in answer["nodes"]] == [
        (0, "own:beta", "Béta (fictional)"),
        (1, "own:p1", "ONE"),
        (2, "own:alpha", "Alpha (fictional)"),
    ]
    assert answer["steps"] == [
        {"relation": "PARTICIPATED_IN", "fromId": f"own:{who}", "toId": "own:p1"} for who in ("alpha", "beta")
    ]
    assert not answer["capped"]


def test_a_cap_is_never_silent(ask):
    answer = near(ask, 'id: "own:alpha", cap: 2')
    assert len(answer["nodes"]) == 3
    assert answer["capped"]


def test_as_many_nodes_as_a_page_holds_may_lie_around(ask, monkeypatch):
    for module in (graph.asking, schema.network):
        monkeypatch.setattr(module, "MOST_ROWS", 2)
    answer = near(ask, 'id: "own:alpha", cap: 2')
    assert [node["id"] for node in answer["nodes"]] == ["own:alpha", "chain:food", "identifier:vat:BE1"]


def test_steps_beyond_their_bound_are_left_out_aloud(ask, monkeypatch):
    whole = near(ask, 'id: "own:beta"')
    monkeypatch.setattr(walks, "MOST_STEPS", 2)
    bounded = near(ask, 'id: "own:beta"')
    assert bounded == {**whole, "steps": whole["steps"][:2], "capped": True}
    assert not whole["capped"]


def test_steps_count_among_what_a_request_may_answer(ask, monkeypatch):
    monkeypatch.setattr(schema.viewer, "MOST_NODES", 5)
    assert len(near(ask, 'id: "own:beta", cap: 2')["steps"]) <= 3
    refused = ask(
        '{ a: neighbourhood(id: "own:beta", cap: 2) { capped } b: neighbourhood(id: "own:beta", cap: 2) { capped } }'
    )
    assert "it may hold 5" in refused["errors"][0]["message"]


def test_all_relations_are_walked_where_none_is_named_but_to_nobody_who_is_hidden(ask):
    answer = near(ask, 'id: "own:alpha", degrees: 3, cap: 1000')
    reached = {node["id"] for node in answer["nodes"]}
    assert reached >= {"own:beta", "own:p1", "chain:food", "term:drying", "market:DE", "identifier:vat:BE1"}
    assert not reached & {"own:secret", "own:ada", "own:pact", "own:toll", "own:sign", "identifier:vat:BE2"}


def path(ask, arguments):
    answer = ask(
        f"{{ shortestPath({arguments}) {{ capped nodes {{ kind id title }} steps {{ relation fromId toId }} }} }}"
    )
    assert "errors" not in answer, answer
    return answer["data"]["shortestPath"]


def test_a_shortest_path_names_what_lies_between(ask):
    answer = path(ask, 'from: "own:beta", to: "own:alpha", along: [PARTICIPATED_IN]')
    assert [(node["kind"], node["id"]) for node in answer["nodes"]] == [
        ("Stakeholder", "own:beta"),
        ("Project", "own:p1"),
        ("Stakeholder", "own:alpha"),
    ]
    assert [step["fromId"] for step in answer["steps"]] == ["own:beta", "own:alpha"]
    assert not answer["capped"]


def test_where_there_is_no_path_that_is_no_mistake(ask):
    nowhere = {"nodes": [], "steps": [], "capped": False}
    assert path(ask, 'from: "own:beta", to: "own:alpha", along: [BROADER]') == nowhere
    assert path(ask, 'from: "own:beta", to: "own:alpha", most: 1, along: [PARTICIPATED_IN]') == nowhere
    itself = path(ask, 'from: "own:beta", to: "own:beta"')
    assert ([node["id"] for node in itself["nodes"]], itself["steps"]) == (["own:beta"], [])


@pytest.mark.parametrize(
    ("one", "other"), [("own:secret", "own:alpha"), ("own:alpha", "own:secret"), ("own:none", "own:beta")]
)
def test_no_path_leads_from_or_to_nobody(ask, one, other):
    assert path(ask, f'from: "{one}", to: "{other}"') is None


@pytest.mark.parametrize("id", ["own:secret", "own:ada", "own:none"])
def test_around_nobody_there_is_nothing(ask, id):
    assert near(ask, f'id: "{id}"') is None


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ('search(text: "a", first: 10001) { id }', "0 to 10,000 hits"),
        ('search(text: "a", first: -1) { id }', "0 to 10,000 hits"),
        ('search(text: "a", first: 600000) { id }', "it may hold 50,000"),
        ('neighbourhood(id: "own:alpha", cap: 60000) { capped }', "it may hold 50,000"),
        ('neighbourhood(id: "own:alpha", cap: 10001) { capped }', "a cap of 0 to 10,000 nodes, not 10,001"),
        ('neighbourhood(id: "own:alpha", cap: -1) { capped }', "a cap of 0 to"),
        ('neighbourhood(id: "own:alpha", degrees: -1) { capped }', "0 to 6 degrees"),
        ('neighbourhood(id: "own:alpha", degrees: 4) { capped }', "at most 3 degrees"),
        ('shortestPath(from: "own:alpha", to: "own:beta", most: 7) { capped }', "0 to 6 steps"),
        ('shortestPath(from: "own:alpha", to: "own:beta", most: -1) { capped }', "0 to 6 steps"),
    ],
)
def test_too_much_is_refused_with_what_may_be_asked(ask, field, said):
    assert said in ask(f"{{ {field} }}")["errors"][0]["message"]
