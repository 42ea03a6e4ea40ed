"""No partner stands in too many lists, the same whoever is asked; who stays is shown by score."""

import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput
from matching.diversity import DEAREST, SAMPLE, SHORTLIST, SHOWN, prices, sample, set_back, shares
from matching.economy import economy
from matching.match import Request, Scorer, match
from matching.runs import manifest
from matching.weights import shipped
from tests.matching.growing import growing

D = datetime.date
LEARNT = shipped()["all-2017-01-01"]
ASKED = {"scope": "all", "top": 20, "weights": LEARNT}
SHARE = 0.3


@pytest.fixture(scope="module")
def known(build):
    return economy(growing(build), D(2017, 6, 1))


@pytest.fixture(scope="module")
def plain(known):
    return match(known, Request(**ASKED))


@pytest.fixture(scope="module")
def made(known):
    return match(known, Request(**ASKED, diverse=SHARE))


def commonest(some):
    """In what share of lists the most suggested partner stands."""
    return np.bincount(some.right[some.rank <= SHOWN]).max() / some.served


def lists(some):
    return {row: some.right[some.left == row].tolist() for row in np.unique(some.left)}


def test_nobody_stands_in_more_lists_than_asked_but_for_the_last_steps_of_the_prices(plain, made):
    assert commonest(plain) > 1.3 * SHARE
    assert commonest(made) < 1.1 * SHARE
    assert len(made) == len(plain)
    assert len(np.unique(made.right)) >= len(np.unique(plain.right))


def test_who_stays_in_a_list_stays_in_the_same_order(plain, made):
    before, after = lists(plain), lists(made)
    assert before != after
    for row, others in after.items():
        stayed = [other for other in others if other in before[row]]
        assert stayed == [other for other in before[row] if other in others]


def test_scores_are_what_they_were(known, made):
    all_ = Scorer(known, "all", LEARNT).best(np.unique(made.left), 1_000)
    score = dict(zip(zip(all_.left.tolist(), all_.right.tolist(), strict=True), all_.score.tolist(), strict=True))
    for left, right, got in zip(made.left.tolist(), made.right.tolist(), made.score.tolist(), strict=True):
        assert got == score[left, right]


def test_whoever_is_asked_and_however_many_threads_nobodys_list_changes(known, made):
    some = match(known, Request(**ASKED, diverse=SHARE, rows=(3, 90)), threads=1)
    kept = np.isin(made.left, (3, 90))
    for name in ("right", "rank", "score", "reasons"):
        assert getattr(some, name).tobytes() == getattr(made, name)[kept].tobytes()


def test_whoever_leaves_the_first_places_comes_next(known):
    long, plain = (match(known, Request(**ASKED | {"top": 40}, diverse=share)) for share in (SHARE, 0.0))
    after, before = lists(long), lists(plain)
    assert any(set(after[row][:SHOWN]) != set(before[row][:SHOWN]) for row in after)
    for row, others in after.items():
        rest = [other for other in before[row] if other not in others[:SHOWN]]
        assert others[SHOWN:] == rest[: len(others) - SHOWN]


def test_a_limit_that_nobody_reaches_changes_nothing(known, plain):
    same = match(known, Request(**ASKED, diverse=1.0))
    assert same.right.tobytes() == plain.right.tobytes()
    assert same.rank.tobytes() == plain.rank.tobytes()


def test_a_run_with_another_limit_is_another_run(plain, made):
    assert manifest(made, 20, None).run_id != manifest(plain, 20, None).run_id
    assert b"diverse" not in manifest(plain, 20, None).json()


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_a_limit_that_is_no_share_is_refused(known, share):
    with pytest.raises(BadInput, match="--diverse is a share"):
        match(known, Request(**ASKED, diverse=share))


SCORES = st.lists(st.lists(st.floats(-3, 3), min_size=1, max_size=40), min_size=1, max_size=12)


@given(SCORES, st.floats(0.05, 1))
def test_prices_are_bounded_and_only_for_who_stands_in_too_many_lists(scores, share):
    left = np.repeat(np.arange(len(scores), dtype=np.int32), [len(row) for row in scores])
    right = np.concatenate([np.arange(len(row), dtype=np.int32) for row in scores])
    score = np.concatenate([sorted(row, reverse=True) for row in scores])
    found = prices(left, right, score, share, 40)
    assert found.min() >= 0
    assert found.max() <= DEAREST
    alone = np.bincount(right, minlength=40) / len(scores)
    assert (found[alone <= share] == 0).all()  # who is on few shortlists costs nothing


PRICED = st.lists(st.tuples(st.floats(-3, 3), st.sampled_from([0.0, 0.0, 0.01, DEAREST])), min_size=1, max_size=130)


@given(st.lists(PRICED, max_size=3))
def test_the_first_places_are_of_the_greatest_shares_less_prices_and_all_others_follow_by_score(lists):
    lists = [sorted(rows, reverse=True) for rows in lists]
    left = np.repeat(np.arange(len(lists), dtype=np.int32), [len(rows) for rows in lists])
    score = np.array([one for rows in lists for one, _ in rows])
    price = np.array([one for rows in lists for _, one in rows])
    order = set_back(left, np.arange(len(left), dtype=np.int32), score, price)
    begin = 0
    for rows in lists:
        end = begin + len(rows)
        shown = order[begin:end].tolist()
        worth = np.round(
            shares(left[begin:end][:SHORTLIST], score[begin:end][:SHORTLIST]) - price[begin:end][:SHORTLIST], 9
        )
        best = begin + np.sort(np.argsort(-worth, kind="stable")[:SHOWN])
        assert shown == [*best.tolist(), *(at for at in range(begin, end) if at not in best)]
        begin = end


@given(SCORES)
def test_the_shares_of_a_list_add_up_to_its_promise(scores):
    left = np.repeat(np.arange(len(scores), dtype=np.int32), [len(row) for row in scores])
    found = shares(left, np.concatenate(scores))
    assert np.bincount(left, found) == pytest.approx(1.0)
    for row, part in zip(scores, np.split(found, np.cumsum([len(row) for row in scores])[:-1]), strict=True):
        assert (np.diff(part[np.argsort(row, kind="stable")]) >= 0).all()


@given(st.lists(st.floats(0, 9), max_size=3_000))
def test_a_sample_is_of_those_served_each_once_and_the_more_active_first(activity):
    rows = np.arange(len(activity), dtype=np.int32)
    some = sample(rows, np.array(activity))
    assert some.tolist() == sorted(set(some.tolist()))
    assert len(some) > 0 or not activity
    if sum(activity) > 0:
        assert (np.array(activity)[some] > 0).all()
        assert set(np.flatnonzero(np.array(activity) > 1.001 * sum(activity) / SAMPLE).tolist()) <= set(some.tolist())
