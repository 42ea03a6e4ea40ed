"""`picture`: who is in it, where they stand, how they are linked, and that nobody is in it who may not be seen."""

import asyncio
import re
from contextlib import closing

import pytest

from atlas.mapping import kept
from graph.model import MatchRun, Project, Source, Stakeholder, Suggestion, ValueChain, Visibility
from graph.relations import ActiveIn, ParticipatedIn
from graph.shelves import Shelf
from hommel.working.mapping import maps_made
from schema.access import Principal, Role
from schema.answering.execution import answered
from schema.viewer import Viewer
from tests.schema.asking import data, result
from tests.schema.generated import DOCUMENTS, SCHEMA, stated
from tests.stores import ADAPTERS

BY = "tables:fictional"
PROJECTS = ("abc", "ab", "cd", "ef", "abs", "bs", "sg")
"""Who took part in each; `s` is seen by brokers alone, and `g` works with nobody else."""
CHAINS = {"a": "food", "b": "food", "c": "logistics", "d": "logistics", "s": "food"}
MANAGER = Principal("key:ann", Role.MANAGER)
NODE = "id degree chain partners community centrality x y"
LINK = "one other weight shared backbone"


@pytest.fixture(scope="module", params=ADAPTERS)
def new_store(request):
    """Makes a store of each sort, once for all tests here."""
    return ADAPTERS[request.param](request)


@pytest.fixture(scope="module")
def drawn(new_store):
    with closing(new_store()) as store:
        with store.unit(BY, bulk="test") as unit:
            unit.say([Source(id=BY, title="Fictional", source=BY)])
            unit.say([ValueChain(id=f"chain:{one}", notation=one, source=BY) for one in ("food", "logistics")])
            unit.say([Stakeholder(id=f"own:{who}", name=who, kind="company", source=BY) for who in "abcdefg"])
            unit.say([Stakeholder(id="own:s", name="s", visibility="broker-only", source=BY)])
            unit.say([ActiveIn(from_id=f"own:{who}", to_id=f"chain:{to}", weight=1.0, source=BY)
                      for who, to in CHAINS.items()])  # fmt: skip
            unit.say([Project(id=f"own:{number}", source=BY) for number in range(len(PROJECTS))])
            unit.say([ParticipatedIn(from_id=f"own:{who}", to_id=f"own:{number}", source=BY)
                      for number, parties in enumerate(PROJECTS) for who in parties])  # fmt: skip
            run = MatchRun(id="run:1", audience="public", whole=True, started="2026", source=BY)
            unit.add_run(run, [
                Suggestion(stakeholder_id=f"own:{one}", partner_id=f"own:{other}", rank=1, score=score,
                           chain_from=None, chain_to=None, explanation="")
                for one, other, score in (("a", "d", 0.5), ("d", "b", 0.9), ("b", "e", 0.7), ("c", "s", 0.8))
            ])  # fmt: skip
        maps_made(store, store, "tester", lambda made: None)
        yield store


def picture(store, arguments, wanted=f"map made capped linksCapped nodes {{ {NODE} }} links {{ {LINK} }}", **asking):
    given = f"({arguments})" if arguments else ""
    return data(store, f"{{ picture{given} {{ {wanted} }} }}", **asking)["picture"]


def ids(some):
    return "".join(node["id"][-1] for node in some["nodes"])


def pairs(some):
    return [link["one"][-1] + link["other"][-1] for link in some["links"]]


def test_everybody_stands_where_the_kept_map_of_the_audience_says(drawn):
    some, chart = picture(drawn, "links: ALL", role=Role.READER), kept(drawn, Visibility.PUBLIC)
    assert ids(some) == "abcdefg"
    assert [(node["x"], node["y"]) for node in some["nodes"]] == [tuple(place) for place in chart.place.tolist()]
    assert [node["centrality"] for node in some["nodes"]] == chart.centrality.tolist()
    assert (some["map"], some["capped"], some["linksCapped"]) == (chart.fingerprint, False, False)
    assert some["made"] is not None


def test_links_tell_how_closely_two_work_of_what_the_viewer_may_see(drawn):
    assert pairs(picture(drawn, "links: ALL", role=Role.READER)) == ["ab", "ac", "bc", "cd", "ef"]
    together = picture(drawn, "links: ALL", role=Role.READER)["links"][0]
    assert (together["weight"], together["shared"], together["backbone"]) == (2.5, 3, True)
    seen_by_brokers = picture(drawn, "links: ALL")
    assert ids(seen_by_brokers) == "abcdefgs"
    assert pairs(seen_by_brokers) == ["ab", "ac", "as", "bc", "bs", "cd", "ef", "gs"]
    assert seen_by_brokers["links"][0]["weight"] == 2.0


def test_the_backbone_is_what_is_shown_where_nothing_is_said(drawn):
    assert set(pairs(picture(drawn, "", role=Role.READER))) < {"ab", "ac", "bc", "cd", "ef"}


def test_only_the_links_of_the_one_in_the_middle_are_shown_where_those_are_asked_for(drawn):
    assert pairs(picture(drawn, 'around: "own:b", links: CENTRE', role=Role.READER)) == ["ab", "bc"]
    assert pairs(picture(drawn, 'around: "own:b", links: CENTRE')) == ["ab", "bc", "bs"]
    assert pairs(picture(drawn, "links: CENTRE", role=Role.READER)) == []
    assert pairs(picture(drawn, 'around: "own:g", links: CENTRE', role=Role.READER)) == []


def test_a_picture_of_two_chains_holds_those_active_in_one_and_tells_the_primary_one(drawn):
    some = picture(drawn, 'where: {chains: {some: {notation: {in: ["food", "logistics"]}}}}', role=Role.READER)
    assert [(node["id"][-1], node["chain"]) for node in some["nodes"]] == [
        (who, chain) for who, chain in CHAINS.items() if who != "s"
    ]
    assert picture(drawn, 'where: {id: {eq: "own:g"}}', role=Role.READER)["nodes"][0]["chain"] is None


def test_who_works_with_nobody_has_a_place_and_no_community(drawn):
    (alone,) = picture(drawn, 'where: {id: {eq: "own:g"}}', role=Role.READER)["nodes"]
    assert (alone["partners"], alone["community"]) == (0, None)
    assert alone["x"] is not None


def test_of_more_than_are_asked_for_the_most_central_are_there_and_it_says_so(drawn):
    everybody = picture(drawn, "", role=Role.READER)["nodes"]
    best = sorted(everybody, key=lambda node: (-node["centrality"], node["id"]))[:3]
    some = picture(drawn, "first: 3", role=Role.READER)
    assert some["capped"]
    assert ids(some) == "".join(sorted(node["id"][-1] for node in best))


def test_of_more_links_than_are_asked_for_the_strongest_are_there_and_it_says_so(drawn):
    some = picture(drawn, "links: ALL, mostLinks: 2", role=Role.READER)
    assert some["linksCapped"]
    assert set(pairs(some)) == {"ab", "cd"} or set(pairs(some)) == {"ab", "ef"}


def test_around_somebody_come_their_partners_the_strongest_links_first_and_theirs(drawn):
    some = picture(drawn, 'around: "own:b", degrees: 2, links: ALL', role=Role.READER)
    assert [(node["id"][-1], node["degree"]) for node in some["nodes"]] == [("b", 0), ("a", 1), ("c", 1), ("d", 2)]
    assert pairs(some) == ["ab", "ac", "bc", "cd"]
    capped = picture(drawn, 'around: "own:b", first: 2', role=Role.READER)
    assert (ids(capped), capped["capped"]) == ("ba", True)


def test_partners_that_do_not_pass_the_filter_are_left_out_but_not_the_one_in_the_middle(drawn):
    some = picture(drawn, 'around: "own:b", where: {id: {eq: "own:c"}}', role=Role.READER)
    assert ids(some) == "bc"


def test_nobody_is_shown_or_reached_through_who_may_not_be_seen(drawn):
    assert ids(picture(drawn, 'around: "own:g", degrees: 3', role=Role.READER)) == "g"
    assert ids(picture(drawn, 'around: "own:g", degrees: 2')) == "gsba"
    for hidden in ("own:s", "own:none"):
        assert picture(drawn, f'around: "{hidden}"', role=Role.READER) is None


def test_who_became_hidden_since_the_map_was_made_is_gone_at_once(drawn):
    with drawn.unit("somebody") as unit:
        unit.say([Stakeholder(id="own:c", visibility="broker-only", source="hand")])
    try:
        assert ids(picture(drawn, 'around: "own:b", degrees: 3, links: ALL', role=Role.READER)) == "ba"
        assert ids(picture(drawn, "", role=Role.READER)) == "abdefg"
    finally:
        with drawn.unit("somebody") as unit:
            unit.withdraw("hand", Stakeholder, ["own:c"])


def test_who_came_after_the_map_was_made_is_there_without_a_place(drawn):
    with drawn.unit("somebody") as unit:
        unit.say([Stakeholder(id="own:new", name="new", source="hand")])
    try:
        wanted = 'where: {id: {eq: "own:new"}}'
        (new,) = picture(drawn, wanted, role=Role.READER)["nodes"]
        assert [new[name] for name in ("partners", "community", "centrality", "x", "y")] == [None] * 5
        assert ids(picture(drawn, 'around: "own:new"', role=Role.READER)) == "w"
    finally:
        with drawn.unit("somebody") as unit:
            unit.withdraw("hand", Stakeholder, ["own:new"])


def test_suggestions_between_those_in_it_are_there_the_best_first(drawn):
    wanted = "nodes { id } suggested { stakeholderId partnerId rank score }"
    found = picture(drawn, 'where: {id: {in: ["own:a", "own:b", "own:d"]}}', wanted, role=Role.READER)["suggested"]
    assert [(one["stakeholderId"], one["partnerId"], one["score"]) for one in found] == [
        ("own:d", "own:b", 0.9), ("own:a", "own:d", 0.5),
    ]  # fmt: skip
    assert "own:s" not in str(picture(drawn, "", wanted, role=Role.READER))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("first: 10001", "`first` of a picture is 0 to 10,000, not 10,001"),
        ('around: "own:a", degrees: 4', "`degrees` of a picture is 0 to 3, not 4"),
        ("mostLinks: -1", "`mostLinks` of a picture is 0 to 40,000, not -1"),
    ],
)
def test_what_is_too_much_is_refused_and_says_how_much_is_not(drawn, arguments, said):
    found = result(drawn, f"{{ picture({arguments}) {{ capped }} }}")
    assert [error.message for error in found.errors] == [said]


def test_without_a_kept_map_one_is_drawn_for_the_answer(drawn):
    before = picture(drawn, "", role=Role.READER)
    with drawn.unit("tester") as unit:
        unit.shelves.drop(Shelf.MAPS, ["public"])
    after = picture(drawn, "", role=Role.READER)
    assert after["made"] is None
    assert after["nodes"] == before["nodes"]


DECLARED = {"who": "StakeholderFilter", "w": "String!", "n": "Int!", "run": "ID"}
VALUES = {"who": {"id": {"in": ["own:a", "own:c"]}}, "w": "own:", "n": 5, "run": "run:1"}
TEXTS = (
    f"picture(where: $who, first: $n, links: ALL) {{ map capped nodes {{ {NODE} name }} links {{ {LINK} }} }}",
    "p: picture(where: {id: {startsWith: $w}}) { __typename nodes { __typename id } linksCapped made }",
    'picture(around: "own:a", degrees: 2) { nodes { degree sizeClass } suggested(run: $run, first: 1) { score }'
    " s: suggested { partnerId rank __typename } }",
    'picture(around: "own:none") { capped } stakeholders(where: $who) { totalCount }',
    "picture(first: 20000) { capped } sources { totalCount }",
    "picture { suggested(first: 20000) { rank } }",
    " ".join(f"p{number}: picture(first: 10000) {{ capped }}" for number in range(6)),
)


@pytest.mark.parametrize("text", TEXTS)
def test_by_plan_it_is_answered_as_the_executor_does(drawn, text):
    async def both():
        used = [name for name in DECLARED if re.search(rf"\${name}\b", text)]
        head = f"query({', '.join(f'${name}: {DECLARED[name]}' for name in used)})" if used else ""
        asked, values = f"{head} {{ {text} }}", {name: VALUES[name] for name in used}
        by_plan = await answered(DOCUMENTS, asked, None, values, Viewer(drawn, MANAGER))
        by_executor = await SCHEMA.execute(asked, values, Viewer(drawn, MANAGER))
        await drawn.close_soon()
        return by_plan, by_executor

    by_plan, by_executor = asyncio.run(both())
    if "suggested(first: 20000)" in text:  # which says where in the answer it failed
        assert by_plan is None
    else:
        assert stated(by_plan) == stated(by_executor)
