"""Newcomers are served by what they declare: chain, kind and country."""

import datetime

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.economy import economy
from matching.explain import explain
from matching.match import Request, Scorer, match
from matching.newcomers import BY_PROFILE, without_history
from matching.profiles import Profile, declare
from matching.training import fit
from matching.training.labels import declared
from matching.weights import Weight, Weights, shipped
from tests.matching.growing import growing

D = datetime.date
DAY = D(2017, 1, 1)
CUT, END = D(2015, 1, 1), D(2017, 1, 1)


def weights(scope="all"):
    """A set by hand: newcomers go by activity with their country and chain."""
    return Weights(
        name="by hand",
        trained_until=None,
        learnt_from="nothing",
        scopes=(scope,),
        collaborations=0,
        most_stated=1.0,
        intercept=0.0,
        features={"common_neighbours": Weight(1.0, 0.0)},
        figures={},
        newcomers={"active_with_country": Weight(1.0, 0.0), "active_with_chain": Weight(0.5, 1.0)},
    )


def three_circles(build):
    """Two Belgian circles in food and engineering, a Dutch one in food."""
    circles = {"abc": ("BE", "food"), "def": ("BE", "engineering"), "ghi": ("NL", "food")}
    projects = {
        f"cordis:{team}": {"start": D(2016, 1, 1), "members": [f"own:{x}" for x in team], "chains": {chain: 1.0}}
        for team, (_, chain) in circles.items()
    }
    who = {f"own:{x}": {"country": land} for team, (land, _) in circles.items() for x in team}
    return build(who, projects)


def newcomer(snapshot, country, chain):
    told = declare(snapshot, [Profile("own:z", country, None, (f"chain:{chain}",))], DAY)
    return economy(told, DAY)


def test_who_works_with_your_chain_and_country_comes_first(build):
    e = newcomer(three_circles(build), "BE", "food")
    made = match(e, Request(scope="all", rows=(9,), weights=weights()))
    assert [e.ids[row] for row in made.right[:3]] == ["own:a", "own:b", "own:c"]
    assert set(made.right.tolist()) == set(range(9))


def test_across_chains_a_newcomer_meets_other_chains_alone(build):
    e = newcomer(three_circles(build), "NL", "engineering")
    made = match(e, Request(rows=(9,), weights=weights("cross-chain")))
    assert [e.ids[row] for row in made.right] == [f"own:{x}" for x in "ghiabc"]


def test_a_newcomers_explanation_adds_up_with_the_newcomers_weights(build):
    e = newcomer(three_circles(build), "BE", "food")
    made = match(e, Request(scope="all", rows=(9,), weights=weights()))
    found = explain(Scorer(e, "all", weights()), 9, int(made.right[0]))
    assert {part.feature for part in found.contributions} == {"active_with_country", "active_with_chain"}
    assert abs(found.score - float(made.score[0])) < 1e-7
    assert "it works with your country now" in next(made.suggestions()).explanation


def test_newcomers_and_others_of_one_run_come_in_order_the_same_for_any_threads(build):
    e = newcomer(three_circles(build), "BE", "food")
    one, two = (match(e, Request(scope="all", weights=weights()), threads=threads) for threads in (1, 2))
    assert one.left.tolist() == sorted(one.left.tolist())
    for name in ("left", "right", "rank", "score", "reasons"):
        assert getattr(one, name).tobytes() == getattr(two, name).tobytes()


def test_a_newcomer_moves_nobody_elses_suggestions(build):
    snapshot = growing(build)
    learnt = shipped()["all-2017-01-01"]
    told = economy(declare(snapshot, [Profile("own:zzz", None, None, ())], DAY), DAY)
    before = match(economy(snapshot, DAY), Request(scope="all", weights=learnt, rows=tuple(range(40))))
    after = match(told, Request(scope="all", weights=learnt, rows=tuple(range(40))))
    assert before.score.tobytes() == after.score.tobytes()
    assert before.right.tobytes() == after.right.tobytes()


@given(st.data())
def test_newcomers_are_those_of_whom_nothing_is_known(build, economies, data):
    e = economy(build(**data.draw(economies)), DAY)
    took = set(e.took.start.tolist())
    silent = [row for row in range(len(e)) if not len(e.offers.of(row)) and not len(e.needs.of(row))]
    assert np.flatnonzero(without_history(e)).tolist() == [row for row in silent if row not in took]


def test_what_newcomers_found_is_learnt_by_the_chains_of_their_first_projects(build):
    first = {"start": D(2015, 6, 1), "members": ["own:000", "own:zzz"], "chains": {"food": 1.0}}
    snapshot = growing(build, later={"cordis:first": first}.items(), more=("own:zzz",))
    told = declared(snapshot, economy(snapshot, CUT), END)
    new = told.economy.ids.index("own:zzz")
    assert told.economy.chains[told.economy.primary[new]] == "chain:food"
    assert told.found.of(new).tolist() == [0]
    assert not len(told.found.of(0))


def test_a_set_learnt_where_newcomers_came_has_weights_for_them(build):
    late = {
        f"cordis:late{n}": {
            "start": D(2015, 6, 1), "members": [f"own:{n:03}", f"own:z{n:02}"], "chains": {"food": 1.0}
        }
        for n in range(20)
    }  # fmt: skip
    snapshot = growing(build, later=late.items(), more=[f"own:z{n:02}" for n in range(20)])
    assert tuple(fit(snapshot, [CUT], END, "all", queries=50).newcomers) == BY_PROFILE
