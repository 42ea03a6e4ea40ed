"""The page on barriers has every figure of its portfolio right."""

from pathlib import Path

import numpy as np
import pytest

from matching.portfolio.pool import pool
from matching.portfolio.unlocking import Lowered, unlocked

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "barriers.md"


def table(head):
    """The rows below the head that begins so, as cells."""
    lines = PAGE.read_text("utf-8").splitlines()
    begin = next(place for place, line in enumerate(lines) if line.startswith(f"| {head} |")) + 2
    rows = lines[begin : lines.index("", begin)]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


PAIRS, WITHOUT = table("pair"), table("without")
BARRIERS = [barrier for barrier, *_ in WITHOUT]
MEMBERS = sorted({member for pair, *_ in PAIRS for member in pair.split(", ")})


@pytest.fixture(scope="module")
def found():
    left, right = np.array([[MEMBERS.index(one) for one in pair.split(", ")] for pair, *_ in PAIRS]).T
    free = pool(left, right, np.array([float(score) for _, score, *_ in PAIRS]), np.ones(len(MEMBERS), int))
    hit = [place for place, (_, _, barrier, _) in enumerate(PAIRS) if barrier in BARRIERS]
    less = np.array([float(PAIRS[place][1]) - float(PAIRS[place][3]) for place in hit])
    barrier = np.array([BARRIERS.index(PAIRS[place][2]) for place in hit], np.int32)
    return unlocked(free, Lowered(np.array(hit), barrier, less, len(BARRIERS)))


def test_the_portfolio_with_all_barriers(found):
    assert found.value == pytest.approx(4.3)
    assert "2.4 + 1.9 = 4.3" in PAGE.read_text("utf-8")


def test_what_each_barrier_unlocks(found):
    assert found.gain.tolist() == [float(gain) for *_, gain in WITHOUT] == [0.9, 0.4]
    for _, reckoned, portfolio, gain in WITHOUT:
        terms, total = reckoned.split(" = ")
        assert sum(map(float, terms.split(" + "))) == pytest.approx(float(total)) == pytest.approx(float(portfolio))
        assert float(portfolio) - found.value == pytest.approx(float(gain))


def test_which_comes_first(found):
    label, permit = found.gain
    assert (round(0.6 * permit, 2), round(0.2 * label, 2)) == (0.24, 0.18)
    assert "0.6 × 0.4 = 0.24, and 0.2 × 0.9 = 0.18" in PAGE.read_text("utf-8")
