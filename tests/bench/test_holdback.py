"""Holding back tells the truth about what brokering does, in years in which that is known."""

import pytest

from bench.holdback import BROKERED, PLANTED, measured


@pytest.fixture(scope="module")
def found():
    """Sixty years of two hundred stakeholders."""
    return measured(200, 60, (0.1, 0.2))


@pytest.mark.parametrize("share", ["0.1", "0.2"])
def test_the_interval_holds_the_planted_effect_and_little_is_lost(found, share):
    row = found["shares"][share]
    assert row["covered"] >= 0.91
    assert BROKERED < row["planted"] < PLANTED
    assert row["estimate"] == pytest.approx(row["planted"], abs=0.02)
    assert abs(row["lost_share"]) < 0.05


def test_who_holds_back_more_sees_more(found):
    assert found["shares"]["0.1"]["held"] < found["shares"]["0.2"]["held"]
    assert found["shares"]["0.1"]["seen"] <= found["shares"]["0.2"]["seen"]
