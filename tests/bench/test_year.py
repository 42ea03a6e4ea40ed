"""A year in the life, on a simulated clock: every state reached, every figure equal to a recount from the trail."""

import numpy as np
import pytest

from bench.harvest import EXPECTED
from bench.year import Odds, lived
from graph.brokering.words import Reason, State
from graph.sqlite import open_store


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    """The year that `make demo` lives."""
    folder = tmp_path_factory.mktemp("year")
    store = open_store(folder / "year.db", create=True)
    yield lived(store, folder / "spool", 300, 1, 80)
    store.close()


def test_every_state_is_reached_and_every_reason_declared(year):
    reached = {name.removeprefix("reached ") for name in year["figures"] if name.startswith("reached ")}
    assert reached == set(State)
    declared = {name.removeprefix("declined for ") for name in year["figures"] if name.startswith("declined for ")}
    assert declared == set(Reason)


def test_every_figure_equals_its_recount_from_the_audit_trail(year):
    assert year["figures"] == year["recounted"]
    assert year["figures"]["begun"] > 900
    active, confirmed = (year["figures"][name] for name in ("reached active", "outcomes confirmed"))
    assert confirmed == active > 0, "each that ran brought something forth, which a party confirmed"
    assert year["figures"]["expected_first in cents"] == active * EXPECTED["expected_first"]


def test_every_figure_of_the_plan_equals_its_recount(year):
    """For all of it, each line, each chain, each quarter, and some of all three."""
    assert len(year["plan"]) == 18 * 23
    assert year["plan"] == year["plan recounted"]
    whole = {name.removeprefix("all: "): count for name, count in year["plan"].items() if name.startswith("all: ")}
    for name in ("actions_done", "actions_late", "actions_dropped", "milestones_over", "outcomes", "barriers_resolved"):
        assert whole[name] > 0, f"a year without {name} tells nothing of it"
    assert whole["partnerships_suggested"] == year["figures"]["begun"]


def test_meetings_come_to_what_was_planted(year):
    figures, odds = year["figures"], Odds()
    meetings = figures["Interaction yes"] + figures["Interaction no"]
    assert figures["Interaction no"] / meetings == pytest.approx(odds.not_held, abs=0.08)
    assert figures["reached exploring"] / figures["Interaction yes"] == pytest.approx(odds.cooperates, abs=0.06)
    assert figures["reached agreed"] / figures["Interaction yes"] == pytest.approx(odds.signs, abs=0.03)


def test_suggestions_after_feedback_are_better_than_without(year):
    """nDCG@20 of planted partners that may still be suggested, in the mean of the runs after the first."""
    heard, deaf = (year["ndcg@20"][name] for name in ("with feedback", "without"))
    assert heard[0] == deaf[0], "nobody had said anything"
    assert np.mean(heard[1:]) > np.mean(deaf[1:]) * 1.03


def test_run_manager_blend_and_base_rate_are_scored_on_the_same_pairs(year):
    assert year["brier"].keys() == {"run", "informed-manager", "blend", "base-rate"}
    assert len({count for count, _, _ in year["brier"].values()}) == 1
    assert all(0 <= brier < 0.25 for _, brier, _ in year["brier"].values())
