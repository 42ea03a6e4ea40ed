"""Whoever ceased, merged or has no name is suggested to nobody: not on a screen, in a count, or through a filter."""

import pytest

from graph.model import Stakeholder
from schema.access import Role
from tests.schema.asking import data

ALPHA, BETA, GAMMA = "own:alpha", "own:beta", "own:gamma"


@pytest.fixture
def ask(fresh):
    """The data that a manager is answered."""
    return lambda text, **variables: data(fresh, text, variables)


@pytest.fixture
def read(fresh):
    """The data that an analyst is answered, whose newest run is of the network."""
    return lambda text: data(fresh, text, role=Role.ANALYST)


@pytest.fixture
def set_status(ask):
    """Says how it is with a stakeholder; the payload."""

    def set_status(stakeholder, **given):
        text = """mutation($i: SetStatusInput!) { setStatus(input: $i) { errors { code field message }
            stakeholder { status statusSince mergedInto { edges { since node { id } } } } } }"""
        return ask(text, i={"stakeholder": stakeholder, **given})["setStatus"]

    return set_status


def shown(read):
    """Everywhere that suggestions are shown: as a list, counted, and below a stakeholder."""
    answer = read("""{
        suggestions { totalCount edges { node { stakeholder { id } partner { id } } } }
        suggestionGroups { groups { count } }
        below: stakeholders { edges { node { id suggestions { totalCount edges { node { id } } } } } }
    }""")
    pairs = {
        (edge["node"]["stakeholder"]["id"], edge["node"]["partner"]["id"]) for edge in answer["suggestions"]["edges"]
    }
    below = {
        (edge["node"]["id"], partner["node"]["id"])
        for edge in answer["below"]["edges"]
        for partner in edge["node"]["suggestions"]["edges"]
    }
    count = sum(group["count"] for group in answer["suggestionGroups"]["groups"])
    assert len(pairs) == answer["suggestions"]["totalCount"] == count
    return pairs, below


EVERYBODY = {(ALPHA, GAMMA), (BETA, GAMMA), (GAMMA, ALPHA)}


@pytest.mark.parametrize("how", ["ceased", "merged", "unknown name", "empty name"])
def test_who_is_gone_or_has_no_name_is_suggested_nowhere(fresh, read, set_status, how):
    assert shown(read) == (EVERYBODY, EVERYBODY)
    if how == "ceased":
        assert set_status(ALPHA, status="ceased")["errors"] == []
    elif how == "merged":
        assert set_status(ALPHA, status="merged", into=BETA)["errors"] == []
    else:
        named = Stakeholder(id=ALPHA, name="" if "empty" in how else None, source="tables:fictional")
        with fresh.unit("tables:fictional") as unit:
            unit.say([named])
    pairs, below = shown(read)
    assert pairs == {(BETA, GAMMA)}
    assert below == pairs | {(ALPHA, GAMMA)}  # somebody looks at Alpha itself, and whom it could have met
    assert len(list(fresh.suggestions("run:closed"))) == 5  # the run is what it was


@pytest.mark.parametrize(("quantifier", "found"), [("some", set()), ("none", {BETA}), ("every", {BETA})])
def test_a_filter_through_suggestions_does_not_know_them_either(read, set_status, quantifier, found):
    where = f'{{id: {{eq: "{BETA}"}}, suggestions: {{{quantifier}: {{id: {{eq: "{GAMMA}"}}}}}}}}'

    def ids():
        answer = read(f"{{ stakeholders(where: {where}) {{ edges {{ node {{ id }} }} }} }}")
        return {edge["node"]["id"] for edge in answer["stakeholders"]["edges"]}

    assert ids() == (set() if quantifier == "none" else {BETA})
    set_status(GAMMA, status="ceased")
    assert ids() == found


def test_a_status_is_dated_and_says_whom_one_merged_into(set_status):
    merged = set_status(GAMMA, status="merged", statusSince="2026-03-01", into=ALPHA)
    assert (merged["errors"], merged["stakeholder"]["status"]) == ([], "merged")
    assert merged["stakeholder"]["statusSince"] == "2026-03-01"
    assert merged["stakeholder"]["mergedInto"]["edges"] == [{"since": "2026-03-01", "node": {"id": ALPHA}}]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"status": "merged"}, "with the status `merged`, and with no other"),
        ({"status": "ceased", "into": ALPHA}, "with the status `merged`, and with no other"),
        ({"status": "merged", "into": GAMMA}, "cannot merge into itself"),
        ({"status": "asleep"}, "is not one of active, ceased, merged"),
        ({"status": "merged", "into": "own:nobody"}, "there is no Stakeholder 'own:nobody'"),
    ],
)
def test_what_cannot_be_is_refused(set_status, given, why):
    (error,) = set_status(GAMMA, **given)["errors"]
    assert why in error["message"]


def test_nobody_merges_into_who_is_gone_and_a_successor_is_taken_back_first(ask, set_status):
    set_status(ALPHA, status="ceased")
    (error,) = set_status(GAMMA, status="merged", into=ALPHA)["errors"]
    assert "own:alpha is ceased itself" in error["message"]
    set_status(ALPHA, status="active")
    set_status(GAMMA, status="merged", into=ALPHA)
    (error,) = set_status(GAMMA, status="active")["errors"]
    assert "removeSuccessor" in error["message"]
    ask(f'mutation {{ removeSuccessor(input: {{stakeholder: "{GAMMA}", successor: "{ALPHA}"}}) {{ revision }} }}')
    assert set_status(GAMMA, status="active")["errors"] == []
