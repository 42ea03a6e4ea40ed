"""The rebuilt blend is what it says: its heuristics are the named ones, and it learns from earlier years alone."""

import datetime

import numpy as np
import pytest

from bench import blend
from bench.blend.factors import factors
from bench.blend.listwise import learn
from bench.blend.past import past
from bench.blend.scores import NAMES, Heuristics
from matching.baselines import BASELINES
from matching.economy import economy
from matching.profiles import Profile, declare
from tests.matching.conftest import snapshot_of
from tests.matching.growing import growing

D = datetime.date
DAY = D(2017, 1, 1)
TWINS = {
    "popularity": "popularity",
    "common": "common neighbours",
    "adamic_adar": "Adamic-Adar",
    "resource": "resource allocation",
}


@pytest.fixture(scope="module")
def grown():
    return growing(snapshot_of)


@pytest.fixture(scope="module")
def heuristics(grown):
    return Heuristics(past(economy(grown, DAY)))


@pytest.mark.parametrize(("name", "twin"), TWINS.items())
def test_neighbour_scores_are_those_of_the_named_baselines(heuristics, name, twin):
    network, rows = heuristics.past.economy.network, np.array([0, 5, 40])
    scores = heuristics.of(rows)[name]
    for place, row in enumerate(rows):
        others = np.arange(len(network.degree)) != row
        assert scores[others, place] == pytest.approx(BASELINES[twin](network)(row)[others], rel=1e-5)


def test_walks_favour_ones_own_circle(heuristics):
    for name in ("walk", "decayed_walk"):
        visits = heuristics.of(np.array([0]))[name][:, 0]
        assert visits[1:12].mean() > 2 * visits[12:].mean()


def test_factors_bring_those_together_who_worked_together(heuristics):
    decayed = heuristics.past.decayed
    ask, found = factors(decayed)
    score = ask @ found.T
    together = decayed.toarray() > 0
    assert score[together].mean() > score[~together].mean() + 0.1


def test_a_softmax_over_lists_finds_the_weights_that_made_the_choices():
    draw, truth = np.random.default_rng(1), np.array([1.5, -1.0, 0.0])
    values = draw.standard_normal((2_000, 8, 3))
    chosen = (values @ truth + draw.gumbel(size=(2_000, 8))).argmax(axis=1)
    hit = np.arange(8) == chosen[:, None]
    model = learn(values.reshape(-1, 3), hit.ravel(), np.repeat(np.arange(2_000), 8))
    assert model.weight / model.spread == pytest.approx(truth, abs=0.15)


def test_lists_name_nobody_whom_the_hard_rules_bar(grown):
    history = economy(grown, DAY)
    peer = blend.learnt(grown, DAY, ("all",))
    lists = blend.lists(peer, history, {"all": range(30)}, 10)
    assert set(lists) == {(name, "all") for name in (blend.BLEND, *NAMES)}
    for found in lists.values():
        for row, best in found.items():
            assert 0 < len(set(best)) == len(best) <= 10
            assert not set(best) & {row, *history.partners.indices[slice(*history.partners.indptr[row : row + 2])]}


def test_a_newcomer_is_shown_those_of_other_chains_who_worked_with_somebody():
    new = [f"own:n{k}" for k in range(8)]
    first = {
        f"cordis:n{k}": {
            "start": D(2016, 5, 1),
            "members": [who, f"own:{k * 12:03}", f"own:{k * 12 + 5:03}"],
            "chains": {"food": 1.0},
            "about": [],
        }
        for k, who in enumerate(new)
    }
    snapshot = growing(snapshot_of, later=first.items(), more=new)
    peer = blend.learnt(snapshot, DAY, ("cross-chain",))
    told = economy(declare(snapshot, [Profile("own:z", "BE", None, ("chain:food",))], DAY), DAY)
    row = told.ids.index("own:z")
    ((asked, best),) = blend.lists_of_newcomers(peer, told, [row], "cross-chain", 5).items()
    assert asked == row
    assert len(set(best)) == 5
    assert (told.network.projects[best] > 0).all()
    assert (told.primary[best] != told.primary[row]).all()


def test_what_comes_on_the_day_or_later_teaches_nothing():
    later = {"cordis:later": {"start": DAY, "members": ["own:000", "own:100"], "chains": {"food": 1.0}, "about": []}}
    one, two = (blend.learnt(growing(snapshot_of, later=some), DAY, ("all",)) for some in ((), later.items()))
    assert one.known["all"].weight == pytest.approx(two.known["all"].weight)
