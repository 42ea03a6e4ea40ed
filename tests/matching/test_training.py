"""Weights are learnt from who partnered after the cut, and from nothing that came after the end of the period."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput
from matching.economy import economy
from matching.evaluation import evaluate
from matching.match import Request, match
from matching.training import fit
from matching.training.labels import labels
from tests.matching.growing import growing

D = datetime.date
CUT, END = D(2015, 1, 1), D(2017, 1, 1)


def found_later(arguments, who):
    """New partnerships in plain loops: first met from the cut to the end, both known before the cut."""
    met, before, known = set(), set(), set()
    for project in arguments["projects"].values():
        start, members = project["start"], project["members"]
        pairs = {(a, b) for a in members for b in members if a != b}
        if start and start < CUT:
            before |= pairs
            known |= set(members)
        if start and CUT <= start < END:
            met |= pairs
    return {(who.index(a), who.index(b)) for a, b in met - before if a in known and b in known}


@given(st.data())
def test_labels_are_what_plain_loops_find(build, economies, data):
    arguments = data.draw(economies)
    snapshot = build(**arguments)
    truth = labels(snapshot, economy(snapshot, CUT), END)
    rows, columns = truth.matrix.nonzero()
    got = set(zip(rows.tolist(), columns.tolist(), strict=True))
    assert got == found_later(arguments, sorted(arguments["stakeholders"]))


def test_what_was_learnt_ranks_friends_of_friends_above_strangers(build):
    snapshot = growing(build)
    weights = fit(snapshot, [CUT], END, "all", queries=100)
    e = economy(snapshot, END)
    made = match(e, Request(scope="all", top=5, weights=weights))
    near = made.left // 12 == made.right // 12  # rows are in the order of the ids' numbers
    assert near[made.rank == 1].mean() > 0.7
    assert weights.trained_until == END


def test_a_project_after_the_period_changes_no_weight(build):
    later = {"cordis:later": {"start": END, "members": ["own:000", "own:100"], "chains": {"food": 1.0}, "about": []}}
    one = fit(growing(build), [CUT], END, "all", queries=50)
    two = fit(growing(build, later=later.items()), [CUT], END, "all", queries=50)
    assert one == two


def test_fitting_twice_gives_the_same_weights(build):
    assert fit(growing(build), [CUT], END, "cross-chain", queries=50) == fit(
        growing(build), [CUT], END, "cross-chain", queries=50
    )


def test_an_evaluation_stands_beside_every_named_baseline_and_beats_chance(build):
    found = evaluate(growing(build), D(2016, 1, 1), "all", queries=100)
    models = found.figures["all"]
    assert set(models) == {
        "Hommel", "popularity", "common neighbours", "Adamic-Adar", "resource allocation", "PPR (restart .3)",
    }  # fmt: skip
    assert models["Hommel"]["ndcg@20"].mean > models["popularity"]["ndcg@20"].mean
    assert "low-degree third" in found.figures


def test_an_evaluation_without_later_partnerships_says_what_to_do(build):
    with pytest.raises(BadInput, match="choose an earlier --split"):
        evaluate(growing(build), D(2018, 6, 1), "all")
