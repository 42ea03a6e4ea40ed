"""A run: the same bytes each time, better above worse, and contributions that add up."""

import datetime
import math

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput
from matching.economy import economy
from matching.explain import explain
from matching.match import Request, Scorer, match
from matching.page import page
from matching.weights import Weight, choose, shipped

D = datetime.date
SAID = ("hand", D(2016, 1, 1))


def whole(made):
    return b"".join(a.tobytes() for a in (made.left, made.right, made.rank, made.score, made.reasons))


def crowd(build, people=150, seed=1):
    """A made-up economy big enough for several blocks."""
    draw = np.random.default_rng(seed)
    chains = ["food", "engineering", "circular", "logistics", "life-sciences"]
    projects = {
        f"cordis:{n}": {
            "start": D(int(draw.integers(2010, 2017)), int(draw.integers(1, 13)), 1),
            "members": [f"own:{m:03}" for m in sorted(set(draw.integers(0, people, 5).tolist()))],
            "chains": {chains[int(draw.integers(0, 5))]: 1.0},
            "about": [f"term:{t}" for t in sorted(set(draw.integers(0, 30, 3).tolist()))],
        }
        for n in range(people)
    }
    return build({f"own:{m:03}": {"country": "BE"} for m in range(people)}, projects)


def test_one_thread_and_two_give_the_same_bytes_and_so_does_a_second_run(build):
    e = economy(crowd(build), D(2017, 1, 1))
    weights = shipped()["cross-chain-2017-01-01"]
    runs = [match(e, Request(weights=weights), threads=threads) for threads in (1, 2, 2)]
    assert len(runs[0]) > 100
    assert len({whole(made) for made in runs}) == 1


def test_asking_for_some_gives_their_rows_of_the_whole_run(build):
    e = economy(crowd(build))
    made = match(e, Request(top=7))
    asked = (3, 77, 140)
    some = match(e, Request(top=7, rows=asked))
    kept = np.isin(made.left, asked)
    assert whole(some) == b"".join(
        a[kept].tobytes() for a in (made.left, made.right, made.rank, made.score, made.reasons)
    )


def test_a_shorter_list_is_the_beginning_of_a_longer_one(build):
    e = economy(crowd(build))
    long, short = match(e, Request(top=9)), match(e, Request(top=4))
    kept = long.rank <= 4
    assert long.right[kept].tobytes() == short.right.tobytes()


@given(st.data(), st.sampled_from(["cross-chain", "bridge", "all"]))
def test_ranks_count_from_one_and_scores_fall_equals_by_id(build, economies, data, scope):
    e = economy(build(**data.draw(economies)))
    made = match(e, Request(scope=scope), threads=1)
    for row in np.unique(made.left):
        mine = made.left == row
        assert made.rank[mine].tolist() == list(range(1, mine.sum() + 1))
        order = list(zip((-made.score[mine]).tolist(), made.right[mine].tolist(), strict=True))
        assert order == sorted(order)


@given(st.data())
def test_contributions_add_up_to_the_score_that_the_run_gave(build, economies, data):
    e = economy(build(**data.draw(economies)))
    made = match(e, Request(scope="all"), threads=1)
    scorer = Scorer(e, "all", made.weights)
    for left, right, score in zip(made.left.tolist(), made.right.tolist(), made.score.tolist(), strict=True):
        found = explain(scorer, left, right)
        assert found.score == math.fsum(part.contribution for part in found.contributions)
        assert found.score == pytest.approx(score, abs=1e-7)
        assert not found.barred
        assert page(e, found).startswith(e.ids[left])


def test_who_offers_what_is_needed_ranks_above_who_does_not(build):
    e = economy(
        build(
            {f"own:{x}": {} for x in "abc"},
            active_in=[
                ("own:a", "chain:food", 1.0, *SAID),
                ("own:b", "chain:circular", 1.0, *SAID),
                ("own:c", "chain:circular", 1.0, *SAID),
            ],
            needs=[("own:a", "term:mill", 1.0, *SAID)],
            offers=[("own:c", "term:mill", 1.0, *SAID), ("own:b", "term:ship", 1.0, *SAID)],
        )
    )
    made = match(e, Request(rows=(0,)))
    assert made.right.tolist() == [2, 1]
    assert made.weights.name.startswith("rule")


def test_a_partner_of_partners_ranks_above_a_stranger_as_busy(build):
    """a and b share the partner c; d worked as much, but with nobody whom a knows."""
    day = D(2016, 1, 1)
    teams = {"1": "ac", "2": "bc", "3": "de", "4": "ce"}
    projects = {f"cordis:{n}": {"start": day, "members": [f"own:{x}" for x in team]} for n, team in teams.items()}
    e = economy(build({f"own:{x}": {} for x in "abcde"}, projects))
    made = match(e, Request(scope="all", rows=(0,)))
    ranked = [e.ids[row] for row in made.right]
    assert ranked.index("own:b") < ranked.index("own:d")


def test_what_speaks_for_a_pair_by_being_small_is_told_as_small(build):
    """c has few partners, and the weights like that: it is told so, in the list as in the explanation."""
    teams = {"1": "ab", "2": "ad", "3": "de", "4": "df", "5": "bc"}
    projects = {f"cordis:{n}": {"start": D(2016, 1, 1), "members": [f"own:{x}" for x in t]} for n, t in teams.items()}
    e = economy(build({f"own:{x}": {} for x in "abcdef"}, projects))
    few = msgspec.structs.replace(shipped()["rule"], features={"reach": Weight(-1.0, 1.0)})
    made = match(e, Request(scope="all", rows=(0,), weights=few))
    first = next(made.suggestions())
    assert (first.partner_id, first.explanation) == ("own:c", "it has few partners")
    (part,) = explain(Scorer(e, "all", few), 0, 2).contributions
    assert part.contribution > 0
    assert part.sentence == "it has few partners"


def test_members_without_a_chain_are_counted_and_get_no_cross_chain_suggestions(build):
    chains = [("own:a", "chain:food", 1.0, *SAID), ("own:b", "chain:circular", 1.0, *SAID)]
    e = economy(build({"own:a": {}, "own:b": {}, "own:c": {}}, active_in=chains))
    made = match(e, Request())
    assert (made.served, made.without_chain) == (2, 1)
    assert 2 not in made.left
    assert 2 not in made.right


def test_weights_that_know_the_future_are_refused(build):
    e = economy(crowd(build), D(2016, 6, 1))
    with pytest.raises(BadInput, match=r"trained on facts until 2017-01-01, later than 2016-06-01"):
        match(e, Request(weights=shipped()["cross-chain-2017-01-01"]))


def test_the_latest_weights_that_may_be_used_are_chosen_and_the_rule_where_there_is_no_network(build):
    def with_pairs(day):
        e = economy(crowd(build, 400), day)
        assert len(e.network.partner) // 2 > 1_000
        return e

    late, middle, early = D(2018, 1, 1), D(2016, 6, 1), D(2014, 6, 1)
    assert choose(with_pairs(late), "cross-chain", late).trained_until == D(2017, 1, 1)
    assert choose(with_pairs(middle), "all", middle).trained_until == D(2016, 1, 1)
    assert choose(with_pairs(late), "cross-chain", early).trained_until is None
    assert choose(economy(build({"own:a": {}})), "cross-chain", late).trained_until is None


@pytest.mark.parametrize("top", [0, -1, 1_001])
def test_an_absurd_length_is_refused(build, top):
    with pytest.raises(BadInput, match="--top"):
        match(economy(build({})), Request(top=top))
