"""Lists below a node, a page at a time: read either way, they give the whole list once."""

import pytest

WALKED = """query($first: Int, $after: String, $last: Int, $before: String) {
  stakeholders(where: {id: {eq: "own:alpha"}}) { edges { node {
    list: LIST(first: $first, after: $after, last: $last, before: $before ORDER) {
      totalCount
      edges { cursor node { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  } } }
}"""
ORDERS = {
    "chains": ("", ", orderBy: [{labelEn: DESC}]"),
    "offers": ("", ", orderBy: [{labelEn: ASC}]", ", orderBy: [{notation: DESC}, {id: ASC}]"),
    "projects": ("", ", orderBy: [{start: ASC}]", ", orderBy: [{totalCost: DESC}]", ", orderBy: [{id: DESC}]"),
    "suggestions": ("",),
}
CASES = [(name, order) for name, orders in ORDERS.items() for order in orders]


def page(ask, name, order, **given):
    answer = ask(WALKED.replace("LIST", name).replace("ORDER", order), **given)
    assert "errors" not in answer, answer
    return answer["data"]["stakeholders"]["edges"][0]["node"]["list"]


def ids(page):
    return [edge["node"]["id"] for edge in page["edges"]]


@pytest.mark.parametrize(("name", "order"), CASES)
@pytest.mark.parametrize("size", [1, 3])
def test_pages_walked_either_way_give_the_whole_list_once(ask, name, order, size):
    whole = page(ask, name, order, first=100)
    assert whole["totalCount"] == len(ids(whole)) > 0
    for backwards in (False, True):
        walked, place = [], None
        while True:
            given = {"last": size, "before": place} if backwards else {"first": size, "after": place}
            found = page(ask, name, order, **given)
            assert len(ids(found)) <= size
            assert found["totalCount"] == whole["totalCount"]
            assert found["pageInfo"]["hasPreviousPage" if not backwards else "hasNextPage"] == (place is not None)
            walked = ids(found) + walked if backwards else walked + ids(found)
            place = found["pageInfo"]["startCursor" if backwards else "endCursor"]
            if not found["pageInfo"]["hasPreviousPage" if backwards else "hasNextPage"]:
                break
        assert walked == ids(whole)


def test_every_row_has_its_cursor(ask):
    whole = page(ask, "projects", "", first=100)
    for number, edge in enumerate(whole["edges"]):
        assert ids(page(ask, "projects", "", first=100, after=edge["cursor"])) == ids(whole)[number + 1 :]
        assert ids(page(ask, "projects", "", last=100, before=edge["cursor"])) == ids(whole)[:number]


def test_pages_below_cost_one_statement(request_app):
    text = WALKED.replace("LIST", "projects").replace("ORDER", "")
    response = request_app("POST", "/graphql", json={"query": text, "variables": {"last": 1}})
    assert "errors" not in response.json()
    assert response.extensions["asked"] == 1


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"first": 1, "last": 1}, "exclude each other"),
        ({"last": 1, "after": "x"}, "`after` goes with `first`"),
        ({"first": 1, "before": "x"}, "`before` with `last`"),
        ({"first": 1, "after": "x"}, "not one of ours"),
        ({"last": -1}, "`last` of `list` is 0 to 10,000"),
    ],
)
def test_what_makes_no_page_is_told(ask, given, why):
    (error,) = ask(WALKED.replace("LIST", "projects").replace("ORDER", ""), **given)["errors"]
    assert why in error["message"]


def test_a_cursor_of_another_list_is_refused(ask):
    place = page(ask, "offers", "", first=1)["pageInfo"]["endCursor"]
    (error,) = ask(WALKED.replace("LIST", "projects").replace("ORDER", ""), first=1, after=place)["errors"]
    assert "another order" in error["message"]
