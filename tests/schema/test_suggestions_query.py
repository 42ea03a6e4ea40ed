"""What runs suggest, asked over GraphQL: between those who may be seen, of runs made for whoever asks."""

import pytest


def found(ask, arguments="", wanted="rank score chainFrom stakeholder { id } partner { id }"):
    page = f"totalCount edges {{ cursor node {{ {wanted} }} }} pageInfo {{ hasNextPage }}"
    answer = ask(f"{{ suggestions{arguments} {{ {page} }} }}")
    assert "errors" not in answer, answer
    return answer["data"]["suggestions"]


def pairs(answer):
    return [
        tuple(edge["node"][side]["id"].removeprefix("own:") for side in ("stakeholder", "partner"))
        for edge in answer["edges"]
    ]


def test_everybody_sees_the_public_run_between_those_who_may_be_seen(ask):
    answer = found(ask)
    assert pairs(answer) == [("alpha", "gamma"), ("beta", "gamma"), ("gamma", "alpha")]
    assert answer["totalCount"] == 3
    run = found(ask, wanted="run { id audience }")["edges"][0]["node"]["run"]
    assert run == {"id": "run:open", "audience": "public"}


@pytest.mark.parametrize("run", ["run:closed", "run:none", "own:alpha"])
def test_a_run_for_others_and_one_that_is_not_there_are_alike(ask, run):
    answer = found(ask, f'(run: "{run}")')
    assert (answer["edges"], answer["totalCount"]) == ([], 0)


def test_both_ends_can_be_filtered_and_scores_sort(ask):
    assert pairs(found(ask, "(orderBy: SCORE)")) == [("alpha", "gamma"), ("beta", "gamma"), ("gamma", "alpha")]
    assert pairs(found(ask, '(where: {stakeholder: {id: {eq: "own:gamma"}}})')) == [("gamma", "alpha")]
    belgian = '(where: {partner: {country: {eq: "BE"}}, chainFrom: {eq: "food"}})'
    assert pairs(found(ask, belgian)) == [("alpha", "gamma")]
    assert pairs(found(ask, "(where: {score: {lt: 0}, rank: {eq: 1}})")) == [("beta", "gamma"), ("gamma", "alpha")]
    assert found(ask, "(where: {score: {eq: 0.5}})") == found(ask, "(where: {score: {in: [0.5, 77.25]}})") != []
    assert pairs(found(ask, '(where: {stakeholder: {projects: {some: {id: {eq: "own:p1"}}}}})')) == [
        ("alpha", "gamma"),
        ("beta", "gamma"),
    ]


@pytest.mark.parametrize("order", ["STAKEHOLDER", "SCORE"])
def test_pages_join_up_both_ways(ask, order):
    everything = pairs(found(ask, f"(orderBy: {order})"))
    first = found(ask, f"(orderBy: {order}, first: 2)")
    rest = found(ask, f'(orderBy: {order}, first: 2, after: "{first["edges"][-1]["cursor"]}")')
    assert pairs(first) + pairs(rest) == everything
    assert (first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)
    last = found(ask, f"(orderBy: {order}, last: 1)")
    before = found(ask, f'(orderBy: {order}, last: 2, before: "{last["edges"][0]["cursor"]}")')
    assert pairs(before) + pairs(last) == everything


def test_a_suggestion_has_the_id_that_its_ends_give_it(ask):
    ids = [edge["node"]["id"] for edge in found(ask, wanted="id")["edges"]]
    assert ids[0] == "run:open own:alpha own:gamma"


def test_a_stakeholder_lists_its_own(ask):
    below = "suggestions(first: 5) { totalCount edges { rank score chainFrom explanation node { id name } } }"
    answer = ask(f'{{ stakeholders(where: {{id: {{eq: "own:alpha"}}}}) {{ edges {{ node {{ {below} }} }} }} }}')
    listed = answer["data"]["stakeholders"]["edges"][0]["node"]["suggestions"]
    one = {"rank": 1, "score": 0.5, "chainFrom": "food", "explanation": "0"}
    assert listed == {"totalCount": 1, "edges": [{**one, "node": {"id": "own:gamma", "name": "Gamma (fictional)"}}]}


def test_it_takes_one_statement_however_much_is_nested(request_app):
    below = "projects { edges { node { participants { edges { node { suggestions { totalCount } } } } } } }"
    query = f"{{ suggestions {{ totalCount edges {{ node {{ run {{ id }} partner {{ {below} }} }} }} }} }}"
    response = request_app("POST", "/graphql", json={"query": query})
    assert "errors" not in response.json()
    assert response.extensions["asked"] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("(first: 20000)", "0 to 10,000"),
        ("(first: 5, last: 5)", "exclude each other"),
        ('(after: "x")', "not one of ours"),
    ],
)
def test_too_much_is_refused_with_what_may_be_asked(ask, arguments, said):
    assert said in ask(f"{{ suggestions{arguments} {{ totalCount }} }}")["errors"][0]["message"]


def test_a_cursor_belongs_to_its_run_and_order(ask):
    cursor = found(ask)["edges"][0]["cursor"]
    wrong = {
        f'run: "run:closed", after: "{cursor}"': "another run",
        f'orderBy: SCORE, after: "{cursor}"': "another order",
    }
    for arguments, said in wrong.items():
        assert said in ask(f"{{ suggestions({arguments}) {{ totalCount }} }}")["errors"][0]["message"]
