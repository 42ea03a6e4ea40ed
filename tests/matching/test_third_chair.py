"""The third chair: who can sit between two that share no chain. Closer to both ranks higher; hard rules hold."""

import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.third import OURS, measured
from matching.candidates import Proposer
from matching.economy import economy
from matching.explain import explain
from matching.match import Scorer
from matching.page import page
from matching.pollination.third import third_chairs
from matching.weights import shipped

D = datetime.date
DAY = D(2017, 1, 1)
SAID = ("hand", D(2015, 5, 1))


def project(*members, chains=None, year=2016):
    return {"start": D(year, 3, 1), "members": [f"own:{one}" for one in members], "chains": chains or {}}


FOOD, SHIP = {"food": 1.0}, {"logistics": 1.0}
WORLD = {
    "cordis:1": project("a", "x", chains=FOOD),  # a is in food alone, b in logistics alone
    "cordis:2": project("b", "x", chains=SHIP),  # x worked with both
    "cordis:3": project("x", "y", chains=FOOD),  # y shares x with either
    "cordis:4": project("x", "y", chains=SHIP),
    "cordis:5": project("a", "z", chains=FOOD),  # z is close to a alone, and knows no logistics
    "cordis:6": project("a", "w", chains=FOOD, year=2010),  # w worked with both, long ago
    "cordis:7": project("b", "w", chains=SHIP, year=2010),
}


def world(build, **more):
    return economy(build({f"own:{one}": {"name": one.upper()} for one in "abwxyz"}, WORLD, **more), DAY)


def chairs(e, one="own:a", other="own:b"):
    found = third_chairs(Proposer(e, "bridge"), e.ids.index(one), e.ids.index(other))
    return [e.ids[chair.row] for chair in found]


def test_who_is_close_to_both_and_speaks_both_languages_comes_first(build):
    assert chairs(world(build)) == ["own:x", "own:y", "own:w"]
    assert chairs(world(build), "own:b", "own:a") == ["own:x", "own:y", "own:w"]


def test_no_third_chair_is_needed_where_a_chain_is_shared_or_unknown(build):
    e = world(build)
    assert chairs(e, "own:a", "own:z") == []
    alone = economy(build({"own:a": {}, "own:b": {}}, {"cordis:1": project("a", chains=FOOD)}), DAY)
    assert chairs(alone) == []


@pytest.mark.parametrize(
    "rule",
    [
        {"owned_by": [("own:a", "own:x")]},
        {"excludes": [("own:x", "own:b")]},
    ],
)
def test_hard_rules_keep_somebody_from_the_chair(build, rule):
    assert "own:x" not in chairs(world(build, **rule))


def test_who_has_ceased_sits_nowhere(build):
    people = {f"own:{one}": {"status": "ceased" if one == "x" else "active"} for one in "abwxyz"}
    assert "own:x" not in chairs(economy(build(people, WORLD), DAY))


def test_without_history_needs_and_offers_of_both_sides_decide(build):
    places = [("own:a", "food"), ("own:b", "logistics"), ("own:c", "food"), ("own:c", "logistics"), ("own:d", "food")]
    e = economy(
        build(
            {f"own:{one}": {} for one in "abcd"},
            active_in=[(who, f"chain:{chain}", 1.0, *SAID) for who, chain in places],
            needs=[("own:a", "term:mill", 1.0, *SAID), ("own:b", "term:ship", 1.0, *SAID)],
            offers=[(f"own:{who}", term, 1.0, *SAID) for who in "cd" for term in ("term:mill", "term:ship")],
        )
    )
    assert chairs(e) == ["own:c"]
    (chair,) = explain(Scorer(e, "bridge", shipped()["rule"]), 0, 1).third_chairs
    assert "fits needs or offers of own:a" in chair.text


def test_the_reason_tells_how_it_stands_to_both(build):
    e = world(build)
    found = explain(Scorer(e, "bridge", shipped()["rule"]), 0, 1)
    first = found.third_chairs[0]
    assert (first.stakeholder_id, first.name) == ("own:x", "X")
    assert first.text == (
        "worked with A, 50% of its work is in the chains of A; worked with B, 50% of its work is in the chains of B"
    )
    assert "X (own:x)" in page(e, found)
    assert "shares 1 partner with A" in found.third_chairs[1].text


@given(st.data())
def test_every_chair_equals_plain_loops(build, economies, data):
    e = economy(build(**data.draw(economies)), DAY)
    proposer, n = Proposer(e, "bridge"), e.network
    together = n.decayed_matrix().toarray()
    through = np.divide(together, n.total[:, None], out=np.zeros_like(together), where=n.total[:, None] > 0)
    paths = together @ through
    for left in range(len(e)):
        for right in range(len(e)):
            for chair in third_chairs(proposer, left, right):
                assert chair.row not in (left, right)
                assert e.open[chair.row]
                assert not (e.member[left] & e.member[right]).any()
                near = [together[row, chair.row] + paths[row, chair.row] for row in (left, right)]
                if np.prod(near) > 0:
                    assert chair.score == pytest.approx(np.sqrt(np.prod(near)))


def test_the_benchmark_finds_a_chair_that_was_taken_and_beats_hubs_that_know_nobody(build):
    hub = {f"cordis:h{n}": project("h", f"q{n}", chains={"circular": 1.0}) for n in range(9)}
    taken = {"cordis:9": project("a", "b", "x", chains=FOOD, year=2018)}
    people = {f"own:{one}": {} for one in ("a", "b", "h", "w", "x", "y", "z", *(f"q{n}" for n in range(9)))}
    found = measured(build(people, {**WORLD, **hub, **taken}), 2018)
    assert (found["consortia"], found["third members"]) == (1, 1.0)
    assert found["ways"][OURS]["found"] == 1.0
    assert found["ways"][OURS]["share"] == pytest.approx(0.2)
