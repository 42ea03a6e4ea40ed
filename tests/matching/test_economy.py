"""The economy as of a day knows nothing of what came later."""

import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store import INFERRED
from matching.economy import economy
from matching.match import Request, match

DAY = datetime.date(2017, 1, 1)
D = datetime.date


def bytes_of(e, scope="all"):
    made = match(e, Request(scope=scope, top=20), threads=1)
    return b"".join(a.tobytes() for a in (made.left, made.right, made.rank, made.score, made.reasons))


@given(st.data(), st.sampled_from(["cross-chain", "bridge", "all"]))
def test_a_planted_future_project_changes_no_byte_of_an_as_of_run(build, economies, data, scope):
    arguments = data.draw(economies)
    before = bytes_of(economy(build(**arguments), DAY), scope)
    who = list(arguments["stakeholders"])
    future = {
        "start": data.draw(st.dates(DAY, D(2030, 1, 1))),
        "members": data.draw(st.sets(st.sampled_from(who)).map(sorted)) if who else [],
        "chains": {"food": 1.0},
        "about": ["term:mill", "term:new"],
    }
    undated = {**future, "start": None}
    said = [(i, "term:mill", 1.0, "hand", DAY) for i in who[:2]]
    derived = [(i, "term:brew", 1.0, INFERRED, D(2016, 1, 1)) for i in who[:3]]
    arguments["projects"] |= {"cordis:future": future, "cordis:undated": undated}
    arguments |= {"offers": [*arguments["offers"], *derived], "needs": [*arguments["needs"], *said]}
    arguments["needs"] = list({row[:2]: row for row in reversed(arguments["needs"])}.values())
    arguments["offers"] = list({row[:2]: row for row in reversed(arguments["offers"])}.values())
    changed = {row[:2] for row in said} & {row[:2] for row in data_before(arguments)}
    if not changed:
        assert bytes_of(economy(build(**arguments), DAY), scope) == before


def data_before(arguments):
    """Needs that were said early enough to count."""
    return [row for row in arguments["needs"] if row[4] < DAY]


@given(st.data())
def test_what_is_worked_out_before_the_day_is_what_a_store_without_the_rest_gives(build, economies, data):
    arguments = data.draw(economies)
    whole = economy(build(**arguments), DAY)
    early = {p: v for p, v in arguments["projects"].items() if v["start"] and v["start"] < DAY}
    part = economy(build(**{**arguments, "projects": early}), DAY)
    assert whole.weight.tobytes() == part.weight.tobytes()
    assert whole.primary.tobytes() == part.primary.tobytes()
    for name in ("offers", "needs", "profile"):
        assert getattr(whole, name).level.tobytes() == getattr(part, name).level.tobytes(), name
    assert whole.idf.tobytes() == part.idf.tobytes()
    for name in ("indptr", "partner", "shared", "decayed", "projects", "activity", "last"):
        assert getattr(whole.network, name).tobytes() == getattr(part.network, name).tobytes(), name


def test_chains_are_the_sum_over_projects_and_ties_go_to_the_chain_listed_first(build):
    e = economy(
        build(
            {"own:a": {}, "own:b": {}, "own:c": {}},
            {
                "cordis:1": {"start": D(2015, 1, 1), "members": ["own:a"], "chains": {"logistics": 1.0, "food": 1.0}},
                "cordis:2": {"start": D(2015, 1, 1), "members": ["own:b"], "chains": {"circular": 0.9, "food": 0.1}},
            },
        ),
        DAY,
    )
    assert e.chains[e.primary[0]] == "chain:food"
    assert e.chains[e.primary[1]] == "chain:circular"
    assert e.primary[2] == -1
    assert [e.chains[chain] for chain in np.flatnonzero(e.member[1])] == ["chain:circular"]


def test_a_chain_that_somebody_named_stands_in_place_of_those_worked_out(build):
    project = {"cordis:1": {"start": D(2015, 1, 1), "members": ["own:a"], "chains": {"food": 1.0}}}
    said = [("own:a", "chain:logistics", 1.0, "hand", D(2016, 1, 1))]
    e = economy(build({"own:a": {}}, project, active_in=said), DAY)
    assert e.chains[e.primary[0]] == "chain:logistics"
    earlier = economy(build({"own:a": {}}, project, active_in=said), D(2016, 1, 1))
    assert earlier.chains[earlier.primary[0]] == "chain:food"


def test_owners_of_owners_are_one_group(build):
    e = economy(build({f"own:{x}": {} for x in "abcd"}, owned_by=[("own:a", "own:b"), ("own:c", "own:b")]))
    assert e.group[0] == e.group[1] == e.group[2] != e.group[3]


def test_parties_of_one_partnership_are_partners_already(build):
    e = economy(build({"own:a": {}, "own:b": {}}, between=[("own:deal", "own:a"), ("own:deal", "own:b")]))
    assert e.partners.toarray().tolist() == [[0, 1], [1, 0]]
    assert len(match(e, Request(scope="all"))) == 0


def test_decay_counts_recent_and_small_projects_more(build):
    day = D(2017, 1, 1)
    e = economy(
        build(
            {f"own:{x}": {} for x in "abc"},
            {
                "cordis:new": {"start": D(2016, 1, 1), "members": ["own:a", "own:b"]},
                "cordis:old": {"start": D(2010, 1, 1), "members": ["own:b", "own:c"]},
            },
        ),
        day,
    )
    recent, old = e.network.decayed_matrix()[0, 1], e.network.decayed_matrix()[1, 2]
    assert recent == pytest.approx(np.exp(-366 / 365.25 / 2) / np.sqrt(2))
    assert old == pytest.approx(np.exp(-(day - D(2010, 1, 1)).days / 365.25 / 2) / np.sqrt(2))
    assert e.network.last[2] == pytest.approx((day - D(2010, 1, 1)).days / 365.25)


@pytest.mark.filterwarnings("error")
@given(st.data(), st.dates())
def test_any_day_at_all_can_be_asked_for(build, economies, data, day):
    made = match(economy(build(**data.draw(economies)), day), Request(scope="all"))
    assert np.isfinite(made.score).all()


def test_a_project_of_long_ago_still_ties_its_members(build):
    who = {f"own:{x}": {} for x in "ab"}
    e = economy(build(who, {"cordis:one": {"start": D(1990, 1, 1), "members": sorted(who)}}), D.max)
    assert e.network.decayed_matrix()[0, 1] > 0
    assert np.isfinite(match(e, Request(scope="all")).score).all()


def test_an_economy_of_nobody_is_an_economy(build):
    e = economy(build({}))
    assert len(e) == 0
    assert len(match(e, Request())) == 0
