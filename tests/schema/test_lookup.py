"""Nodes of any kind by id: what is there and may be seen, in the client's order, and nothing else."""

import pytest

from graph.catalogue import KINDS

TITLES = "__typename id ... on Stakeholder { name country } ... on Project { acronym }"


def test_a_node_is_of_the_kind_that_its_id_has(ask):
    answer = ask(f'{{ node(id: "own:alpha") {{ {TITLES} source }} }}')
    assert answer == {
        "data": {
            "node": {
                "__typename": "Stakeholder",
                "id": "own:alpha",
                "name": "Alpha (fictional)",
                "country": "BE",
                "source": "tables:fictional",
            }
        }
    }


def test_several_come_in_the_order_asked_for_each_with_what_is_selected_of_its_kind(ask):
    answer = ask(
        "query($ids: [ID!]!) { nodes(ids: $ids) { ...n ... on Project { participants { edges { node { id } } } } } }"
        f" fragment n on Node {{ {TITLES} }}",
        ids=["own:p1", "own:none", "own:beta", "own:p1"],
    )
    project = {
        "__typename": "Project",
        "id": "own:p1",
        "acronym": "ONE",
        "participants": {"edges": [{"node": {"id": "own:alpha"}}, {"node": {"id": "own:beta"}}]},
    }
    beta = {"__typename": "Stakeholder", "id": "own:beta", "name": "Béta (fictional)", "country": "NL"}
    assert answer == {"data": {"nodes": [project, None, beta, project]}}


@pytest.mark.parametrize("hidden", ["own:secret", "own:ada", "own:pact", "run:1", "own:verdict", "identifier:vat:BE2"])
def test_what_may_not_be_seen_is_answered_as_what_is_not_there(request_app, hidden):
    text = "query($id: ID!) { node(id: $id) { __typename id } }"
    answers = [
        request_app("POST", "/graphql", json={"query": text, "variables": {"id": one}}) for one in (hidden, "own:none")
    ]
    assert [answer.content for answer in answers] == [b'{"data":{"node":null}}'] * 2
    assert [answer.extensions["asked"] for answer in answers] == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        '{ nodes(ids: ["own:alpha", "own:beta", "own:gamma", "own:p1", "own:p2", "chain:food"]) { id } }',
        '{ node(id: "own:alpha") { id ... on Stakeholder { projects { edges { node { acronym } } } } } }',
        '{ node(id: "no id of anything: é") { id } }',
        "{ nodes(ids: []) { id } }",
    ],
)
def test_a_look_up_is_one_statement_whatever_kinds_there_are_among_the_nodes(request_app, text):
    response = request_app("POST", "/graphql", json={"query": text})
    assert "errors" not in response.json()
    assert response.extensions["asked"] == 1


def test_what_cannot_be_an_id_is_not_there(ask):
    text = "query($id: ID!, $ids: [ID!]!) { node(id: $id) { id } nodes(ids: $ids) { id } }"
    for odd in ("", "é", "a b", "x" * 5_000, "\u0000", "🐝"):
        assert ask(text, id=odd, ids=[odd, "own:p1"]) == {"data": {"node": None, "nodes": [None, {"id": "own:p1"}]}}


def test_a_request_may_not_look_up_more_than_it_may_hold(ask):
    text = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    assert "10,001 ids are too many" in ask(text, ids=["own:alpha"] * 10_001)["errors"][0]["message"]
    wide = "{ nodes(ids: [%s]) { ... on Stakeholder { projects(first: 10000) { edges { node { id } } } } } }"
    few = ", ".join(f'"own:{name}"' for name in ("alpha", "beta", "gamma", "unnamed"))
    assert "errors" not in ask(wide % few)
    several = " ".join(f"x{n}: {(wide % few)[2:-2]}" for n in range(2))
    assert "it may hold 50,000" in ask(f"{{ {several} }}")["errors"][0]["message"]


def test_every_type_but_edges_and_pages_is_a_node(ask):
    answer = ask('{ __type(name: "Node") { possibleTypes { name } } }')
    assert {one["name"] for one in answer["data"]["__type"]["possibleTypes"]} == KINDS.keys()
