"""Near-ties held back by lot: the same everywhere, told beforehand, and compared with others drawn likewise."""

import datetime

import numpy as np
import orjson
import pytest

from graph.errors import BadInput
from graph.model import MatchRun
from matching import runs
from matching.economy import economy
from matching.holding import NEAR, Arm, effect, power, smallest
from matching.holding.outcomes import measure
from matching.match import Request, match

D = datetime.date
SAID = ("hand", D(2016, 1, 1))
PEOPLE, TOP = 60, 5


def crowd(build, **said):
    """Sixty of two chains who offer and need much the same, so that most suggestions are near-ties."""
    draw = np.random.default_rng(3)
    who = [f"own:{n:02}" for n in range(PEOPLE)]
    claims = [[(one, f"term:{t}", 1.0, *SAID) for one in who for t in draw.choice(6, 2, replace=False)] for _ in "on"]
    chains = [(one, f"chain:{'food' if n % 2 else 'circular'}", 1.0, *SAID) for n, one in enumerate(who)]
    return build({one: {} for one in who}, offers=claims[0], needs=claims[1], active_in=chains, **said)


@pytest.fixture
def known(build):
    return economy(crowd(build))


def held(e, share=0.2, seed=1, **asked):
    return match(e, Request(top=TOP, held=share, seed=seed, **asked), threads=1)


def pairs(made):
    return {tuple(sorted(pair)) for pair in zip(made.left.tolist(), made.right.tolist(), strict=True)}


def test_who_is_held_back_stands_in_no_list_and_who_is_compared_in_one(known):
    made = held(known)
    assert len(made.trial.held) > 10
    assert pairs(made).isdisjoint(map(tuple, made.trial.held.tolist()))
    assert pairs(made).issuperset(map(tuple, made.trial.shown.tolist()))


def test_lists_are_as_long_as_without_and_change_by_who_is_held_back_alone(known):
    made, without = held(known), match(known, Request(top=TOP), threads=1)
    assert made.left.tolist() == without.left.tolist()
    assert made.rank.tolist() == without.rank.tolist()
    assert pairs(without) - pairs(made) == set(map(tuple, made.trial.held.tolist()))


def test_only_near_ties_are_drawn(known):
    made, longer = held(known), match(known, Request(top=TOP + 1), threads=1)
    first = dict(zip(longer.left[longer.rank > TOP].tolist(), longer.score[longer.rank > TOP].tolist(), strict=True))
    score = {
        (left, right): score
        for left, right, score, rank in zip(
            longer.left.tolist(), longer.right.tolist(), longer.score.tolist(), longer.rank.tolist(), strict=True
        )
        if rank <= TOP
    }
    for one, other in (*made.trial.held.tolist(), *made.trial.shown.tolist()):
        for left, right in ((one, other), (other, one)):
            if (left, right) in score:
                assert score[left, right] - first[left] <= NEAR


def test_the_lot_is_of_the_two_ids_and_the_seed(known):
    small, large, other = held(known, 0.1), held(known, 0.2), held(known, 0.1, seed=2)
    assert set(map(tuple, small.trial.held.tolist())) < set(map(tuple, large.trial.held.tolist()))
    assert small.trial.held.tolist() != other.trial.held.tolist()
    assert held(known, 0.1).right.tobytes() == small.right.tobytes()


def test_a_share_is_held_back_and_four_times_as_many_are_compared(build):
    lots = [held(economy(crowd(build)), 0.1, seed).trial for seed in range(12)]
    assert 2.5 < sum(len(one.shown) for one in lots) / sum(len(one.held) for one in lots) < 5.5


def test_the_manifest_tells_who_why_and_what_can_be_seen_and_the_id_is_of_what_decides(known):
    made = held(known)
    planned = runs.manifest(made, TOP, None)
    told = orjson.loads(runs.whole(planned, made))
    assert told["held"] == 0.2
    assert told["trial"]["held"] == [[known.ids[a], known.ids[b]] for a, b in made.trial.held.tolist()]
    assert "by lot" in told["trial"]["why"]
    assert told["trial"]["smallest_effect"] == runs.foreseen(made)
    assert b"trial" not in planned.json()
    assert planned == runs.planned(known, Request(top=TOP, held=0.2), made.weights)
    without = runs.manifest(match(known, Request(top=TOP), threads=1), TOP, None)
    assert b"held" not in without.json()
    assert without.run_id != planned.run_id


@pytest.mark.parametrize(
    ("asked", "said"), [({"share": 0.7}, "--hold-back is a share"), ({"rows": (0, 1)}, "leave out either")]
)
def test_what_cannot_be_held_back_is_refused(known, asked, said):
    with pytest.raises(BadInput, match=said):
        held(known, **asked)


def run_of(known):
    made = held(known)
    return made.trial, MatchRun(id="run:1", manifest=runs.whole(runs.manifest(made, TOP, None), made), source="test")


def test_what_came_of_it_is_counted_in_projects_and_partnerships_of_the_period(build, known):
    trial, run = run_of(known)
    ids, since = known.ids, known.as_of
    (a, b), (c, d), (e, f) = trial.shown[:3].tolist()
    g, h = trial.held[0].tolist()
    later, late = since + datetime.timedelta(days=30), since + datetime.timedelta(days=900)
    projects = {
        "cordis:1": {"start": later, "members": [ids[a], ids[b]]},
        "cordis:2": {"start": late, "members": [ids[g], ids[h]]},
    }
    between = [("own:deal", ids[c]), ("own:deal", ids[d]), ("own:talk", ids[e]), ("own:talk", ids[f])]
    came = crowd(
        build,
        projects=projects,
        between=between,
        partnerships={"own:deal": ("active", late, later), "own:talk": ("exploring", later)},
    )
    found = measure(came, run, since + datetime.timedelta(days=365))
    assert found.effect.shown == Arm(len(trial.shown), 2)
    assert found.effect.held == Arm(len(trial.held), 0)
    assert measure(came, run, late + datetime.timedelta(days=1)).effect.held == Arm(len(trial.held), 1)


def test_a_run_that_held_nothing_back_cannot_tell(known):
    made = match(known, Request(top=TOP), threads=1)
    run = MatchRun(id="run:1", manifest=runs.whole(runs.manifest(made, TOP, None), made), source="test")
    with pytest.raises(BadInput, match="held nothing back"):
        measure(known.snapshot, run, D(2030, 1, 1))


def test_the_interval_covers_the_planted_effect_as_often_as_it_says():
    draw = np.random.default_rng(7)
    covered = 0
    for _ in range(2_000):
        shown, held_ = Arm(800, int(draw.binomial(800, 0.05))), Arm(200, int(draw.binomial(200, 0.02)))
        found = effect(shown, held_)
        covered += found.low <= 0.03 <= found.high
    assert covered / 2_000 >= 0.93


def test_the_smallest_effect_that_is_seen_is_seen_four_times_out_of_five():
    size = smallest(4_000, 1_000, 0.01)
    assert power(4_000, 1_000, 0.01, size) == pytest.approx(0.8, abs=1e-3)
    draw = np.random.default_rng(7)
    seen = sum(
        effect(Arm(4_000, int(draw.binomial(4_000, 0.01 + size))), Arm(1_000, int(draw.binomial(1_000, 0.01)))).low > 0
        for _ in range(1_000)
    )
    assert 0.7 < seen / 1_000 < 0.9
