"""The `stakeholders` query: what clients can ask, and that one question is one statement."""

import pytest

from graph.sqlite.store import SqliteStore

NESTED = """
query($n: Int) {
  stakeholders(first: $n, where: {id: {eq: "own:alpha"}}) {
    totalCount
    edges { cursor node {
      id name
      chains { edges { weight share node { notation labelEn } } }
      strongest: offers(first: 1) { totalCount edges { level words node { ...label } } }
      offers { edges { node { ...label id } } }
      projects(orderBy: [{acronym: DESC}]) { edges { role amount node {
        acronym start totalCost
        participants { totalCount edges { role node { id country } } }
        programmes { edges { node { notation } } }
      } } }
    } }
  }
}
fragment label on Capability { labelEn }
"""


def errors(answer):
    return [error["message"] for error in answer["errors"]]


def test_a_nested_question_is_answered_whole(ask):
    answer = ask(NESTED, n=5)
    assert "errors" not in answer, answer
    assert answer["data"]["stakeholders"]["totalCount"] == 1
    node = answer["data"]["stakeholders"]["edges"][0]["node"]
    assert node["chains"]["edges"] == [{"weight": 2.0, "share": 1.0, "node": {"notation": "food", "labelEn": "Food"}}]
    assert node["strongest"] == {
        "totalCount": 2,
        "edges": [{"level": 0.9, "words": None, "node": {"labelEn": "Cooling"}}],
    }
    assert [edge["node"]["labelEn"] for edge in node["offers"]["edges"]] == ["Cooling", "Drying"]
    two, one = node["projects"]["edges"]
    assert two["node"]["acronym"] == "TWO"
    assert one["amount"] == 500
    assert one["node"]["start"] == "2015-03-01"
    assert one["node"]["totalCost"] == 300_000_000_000
    assert one["node"]["programmes"]["edges"] == [{"node": {"notation": "P1"}}]


def test_a_nested_question_is_one_statement(request_app):
    response = request_app("POST", "/graphql", json={"query": NESTED})
    assert "errors" not in response.json()
    assert response.extensions["asked"] == 1


def test_who_is_not_public_is_nowhere_to_be_seen(ask, names):
    participants = ask(NESTED)["data"]["stakeholders"]["edges"][0]["node"]["projects"]["edges"][1]["node"]
    assert participants["participants"]["totalCount"] == 2
    assert [edge["node"]["id"] for edge in participants["participants"]["edges"]] == ["own:alpha", "own:beta"]
    assert "secret" not in names({})
    assert names({"visibility": {"eq": "broker-only"}}) == []
    assert ask("{ stakeholders { totalCount } }")["data"]["stakeholders"]["totalCount"] == 4
    assert names({"projects": {"some": {"participants": {"some": {"id": {"eq": "own:secret"}}}}}}) == []


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ({"country": {"eq": "BE"}}, ["alpha", "gamma", "unnamed"]),
        ({"country": {"in": ["NL", "FR"]}}, ["beta"]),
        ({"name": {"startsWith": "beta"}}, ["beta"]),
        ({"name": {"known": False}}, ["unnamed"]),
        ({"founded": {"ge": 1990, "lt": 2001}}, ["alpha"]),
        ({"not": {"country": {"eq": "BE"}}}, ["beta"]),
        ({"or": [{"founded": {"eq": 2001}}, {"country": {"eq": "NL"}}]}, ["beta", "gamma"]),
        ({"and": [{"country": {"eq": "BE"}}, {"founded": {"known": True}}]}, ["alpha", "gamma"]),
        ({"projects": {"some": {"programmes": {"some": {"notation": {"eq": "P1"}}}}}}, ["alpha", "beta"]),
        ({"projects": {"none": {}}}, ["gamma", "unnamed"]),
        ({"projects": {"every": {"start": {"lt": "2016-01-01"}}}}, ["beta", "gamma", "unnamed"]),
        ({"offers": {"some": {"labelEn": {"contains": "DRY"}}}}, ["alpha"]),
        ({"projects": {"some": {"totalCost": {"gt": 299_999_999_999}}}}, ["alpha", "beta"]),
        ({"projects": {"some": {"totalCost": {"in": [1, 300_000_000_000]}}}}, ["alpha", "beta"]),
        ({"projects": {"some": {"totalCost": {"in": []}}}}, []),
        ({"projects": {"some": {"start": {"in": ["2015-03-01", "1999-01-01"]}}}}, ["alpha", "beta"]),
        (None, ["alpha", "beta", "gamma", "unnamed"]),
        ({"country": None}, ["alpha", "beta", "gamma", "unnamed"]),
    ],
)
def test_filters(names, where, found):
    assert names(where) == found


def page(ask, **arguments):
    given = ", ".join(f"{name}: {value}" for name, value in arguments.items())
    found = ask(
        f"{{ stakeholders({given}) {{ edges {{ cursor node {{ id }} }}"
        " pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"
    )
    assert "errors" not in found, found
    return found["data"]["stakeholders"]


@pytest.mark.parametrize("order", ["[{name: ASC}]", "[{founded: DESC}, {name: ASC}]", "[{country: DESC}, {id: ASC}]"])
def test_pages_forwards_and_backwards_hold_the_same_rows(ask, order):
    whole = [edge["node"]["id"] for edge in page(ask, first=10, orderBy=order)["edges"]]
    assert len(whole) == 4
    forwards, cursor, found = [], None, None
    while found is None or found["pageInfo"]["hasNextPage"]:
        after = {"after": f'"{cursor}"'} if cursor else {}
        found = page(ask, first=1, orderBy=order, **after)
        assert found["pageInfo"]["hasPreviousPage"] is bool(cursor)
        forwards += [edge["node"]["id"] for edge in found["edges"]]
        cursor = found["pageInfo"]["endCursor"]
    assert forwards == whole
    last = page(ask, last=2, orderBy=order)
    assert [edge["node"]["id"] for edge in last["edges"]] == whole[2:]
    start = last["pageInfo"]["startCursor"]
    before = page(ask, last=2, before=f'"{start}"', orderBy=order)
    assert [edge["node"]["id"] for edge in before["edges"]] == whole[:2]
    assert before["pageInfo"]["hasNextPage"] is True
    assert before["pageInfo"]["hasPreviousPage"] is False


def test_names_are_the_default_order_and_who_has_none_comes_last(ask):
    ids = [edge["node"]["id"] for edge in page(ask, first=10)["edges"]]
    assert ids == ["own:alpha", "own:beta", "own:gamma", "own:unnamed"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ('first: 1, after: "nonsense"', "cursor"),
        ('first: 1, after: "WzEsMl0"', "another order"),
        ("first: 10001", "10,000"),
        ("first: -1", "0 to 10,000"),
        ("first: 1, last: 1", "exclude each other"),
        ('first: 1, before: "x"', "`before` with `last`"),
        ("where: {country: {eq: null}}", "known: false"),
        ('where: {projects: {some: {start: {lt: "yesterday"}}}}', "yesterday"),
        ("orderBy: [{name: ASC, id: ASC}]", "one"),
        ("orderBy: [{seeks: ASC}]", "seeks"),
    ],
)
def test_a_mistake_is_said_clearly(ask, arguments, said):
    assert said in " ".join(errors(ask(f"{{ stakeholders({arguments}) {{ edges {{ node {{ id }} }} }} }}")))


def test_a_cursor_of_another_order_is_refused(ask):
    cursor = page(ask, first=1)["pageInfo"]["endCursor"]
    answer = ask(f'{{ stakeholders(first: 1, after: "{cursor}", orderBy: [{{id: ASC}}]) {{ totalCount }} }}')
    assert "another order" in errors(answer)[0]


def test_a_request_that_could_answer_too_much_is_refused_before_it_is_asked(request_app):
    query = "{ stakeholders(first: 1000) { edges { node { projects(first: 100) { edges { node { id } } } } } } }"
    response = request_app("POST", "/graphql", json={"query": query})
    assert "101,000 nodes" in errors(response.json())[0]
    assert response.extensions["asked"] == 0


def test_root_fields_share_one_allowance(ask):
    query = "{" + " ".join(f"a{n}: stakeholders(first: 10000) {{ totalCount }}" for n in range(6)) + "}"
    assert "60,000" in errors(ask(query))[0]


def test_total_counts_cost_only_when_selected(ask, request_app, monkeypatch):
    seen, find_soon = [], SqliteStore.find_soon
    spy = lambda store, select, *rest: seen.append(select) or find_soon(store, select, *rest)  # noqa: E731
    monkeypatch.setattr(SqliteStore, "find_soon", spy)
    ask("{ stakeholders { edges { node { offers { edges { node { id } } } } } } }")
    ask("{ stakeholders { totalCount } }")
    assert [(select.count, [branch.count for branch in select.branches]) for select in seen] == [
        (False, [False]),
        (True, []),
    ]


def test_skip_include_and_typename_are_understood(ask):
    answer = ask(
        "query($no: Boolean!) { stakeholders(first: 1) { __typename edges { node {"
        " id name @skip(if: true) ... on Stakeholder @include(if: $no) { country } projects @include(if: $no)"
        " { totalCount } } } } }",
        no=False,
    )
    assert answer["data"]["stakeholders"] == {
        "__typename": "StakeholderConnection",
        "edges": [{"node": {"id": "own:alpha"}}],
    }


def test_the_edges_of_one_list_are_selected_once(ask):
    answer = ask("{ stakeholders { a: edges { cursor } b: edges { node { id } } } }")
    assert "select it once" in errors(answer)[0]


def test_introspection_describes_everything(ask):
    answer = ask(
        "{ __schema { types { name description fields { name description args { name description } }"
        " inputFields { name description } enumValues { name } } } }"
    )
    ours = [one for one in answer["data"]["__schema"]["types"] if not one["name"].startswith("__")]
    builtin = {"Int", "Float", "String", "Boolean", "ID"}
    for one in ours:
        assert one["description"] or one["name"] in builtin, one["name"]
        for part in [*(one["fields"] or []), *(one["inputFields"] or [])]:
            assert part["description"], f"{one['name']}.{part['name']}"
            for argument in part.get("args", []):
                assert argument["description"], f"{one['name']}.{part['name']}({argument['name']})"
