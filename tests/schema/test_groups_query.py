"""Counts by group, over what may be seen."""

import pytest


def groups(ask, field, below="value count"):
    answer = ask(f"{{ {field} {{ capped groups {{ {below} }} }} }}")
    assert "errors" not in answer, answer
    (found,) = answer["data"].values()
    return [tuple(one.values()) for one in found["groups"]], found["capped"]


def test_stakeholders_are_counted_by_country_where_they_may_be_seen(ask):
    assert groups(ask, "stakeholderGroups(by: COUNTRY)") == ([("BE", 3), ("NL", 1)], False)
    assert groups(ask, "stakeholderGroups(by: VISIBILITY)") == ([("public", 4)], False)
    assert groups(ask, "stakeholderGroups(by: KIND)") == ([("company", 2), (None, 2)], False)


def test_a_filter_holds_and_a_cap_is_told(ask):
    where = "where: {projects: {some: {}}}"
    assert groups(ask, f"stakeholderGroups(by: COUNTRY, {where})") == ([("BE", 1), ("NL", 1)], False)
    assert groups(ask, "stakeholderGroups(by: COUNTRY, first: 1)") == ([("BE", 3)], True)
    assert groups(ask, "stakeholderGroups(by: COUNTRY, first: 0)") == ([], True)


def test_suggestions_are_counted_by_pair_of_chains(ask):
    below = "chainFrom chainTo count"
    assert groups(ask, "suggestionGroups", below) == ([(None, None, 2), ("food", None, 1)], False)
    food = 'where: {chainFrom: {eq: "food"}}'
    assert groups(ask, f"suggestionGroups({food})", below) == ([("food", None, 1)], False)
    assert groups(ask, 'suggestionGroups(run: "run:closed")', below) == ([], False)


@pytest.mark.parametrize("field", ["partnershipGroups(by: STATE)", "barrierGroups(by: STATUS)"])
def test_what_is_brokers_is_counted_for_brokers_alone(ask, field):
    assert groups(ask, field) == ([], False)


def test_counting_takes_one_statement(request_app):
    for query in ("{ stakeholderGroups(by: COUNTRY) { capped } }", "{ suggestionGroups { capped } }"):
        assert request_app("POST", "/graphql", json={"query": query}).extensions["asked"] == 1


@pytest.mark.parametrize(("first", "said"), [(-1, "0 to 10,000 groups"), (10_001, "0 to 10,000 groups")])
def test_too_much_is_refused_with_what_may_be_asked(ask, first, said):
    answer = ask(f"{{ stakeholderGroups(by: COUNTRY, first: {first}) {{ capped }} }}")
    assert said in answer["errors"][0]["message"]
