"""How an action stands follows from dates and facts alone."""

import datetime
from pathlib import Path

import pytest

from strategy.plan.standing import Course, Part, Standing, Why, judged

ROOT = Path(__file__).parents[3]
TODAY = datetime.date(2026, 7, 1)
EARLIER, LATER = datetime.date(2026, 6, 30), datetime.date(2026, 7, 2)
START, END = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
DONE, OPEN = Part(True, day=EARLIER), Part(False)


def stands(**known):
    return judged(Course(**known), TODAY)


@pytest.mark.parametrize(
    ("known", "standing", "why"),
    [
        ({}, Standing.UNMEASURED, [Why.NOTHING]),
        ({"due": EARLIER}, Standing.LATE, [Why.OVER]),
        ({"due": TODAY, "milestones": [Part(False, LATER)]}, Standing.ON_TRACK, []),
        ({"due": EARLIER, "milestones": [OPEN]}, Standing.LATE, [Why.OVER]),
        ({"due": EARLIER, "milestones": [DONE]}, Standing.DONE, []),
        ({"milestones": [Part(False, EARLIER)]}, Standing.AT_RISK, [Why.MILESTONE_OVER]),
        ({"milestones": [Part(True, EARLIER), Part(False, TODAY)]}, Standing.ON_TRACK, []),
        ({"others": [OPEN], "wanted": 1}, Standing.AT_RISK, [Why.TOO_FEW]),
        ({"others": [OPEN], "wanted": 1, "under_way": 1}, Standing.ON_TRACK, []),
        ({"others": [DONE, OPEN], "wanted": 2, "agreed": 1, "under_way": 1}, Standing.ON_TRACK, []),
        ({"dropped": True, "due": EARLIER, "milestones": [DONE]}, Standing.DROPPED, []),
    ],
)
def test_it_stands_as_dates_and_facts_have_it(known, standing, why):
    found = stands(**known)
    assert found.standing is standing
    assert [reason.why for reason in found.reasons] == why


def test_parts_without_a_day_are_expected_evenly_over_its_time():
    """Of its time 181 days of 364 are over: of two parts none is expected yet, of three one."""
    time = {"start": START, "due": END}
    assert stands(**time, others=[OPEN, OPEN]).standing is Standing.ON_TRACK
    lagging = stands(**time, others=[OPEN, OPEN, OPEN])
    assert lagging.standing is Standing.AT_RISK
    assert lagging.reasons[0].values == {"done": 0, "evenly": 1, "percent": 49}
    assert stands(**time, others=[DONE, OPEN, OPEN]).standing is Standing.ON_TRACK


def test_it_was_done_on_the_day_of_its_last_part():
    assert stands(milestones=[Part(True, day=EARLIER)], others=[Part(True, day=START)]).day == EARLIER
    assert stands(milestones=[Part(True, day=EARLIER)], others=[Part(True)]).day is None, "nobody knows that"
    assert stands(milestones=[Part(True, day=EARLIER), OPEN]).day is None


def test_more_agreements_than_wanted_make_up_for_nothing_else():
    found = stands(wanted=1, agreed=3, others=[DONE], milestones=[Part(False, EARLIER)])
    assert (found.standing, found.done, found.of) == (Standing.AT_RISK, 1, 2)


def test_the_example_of_the_page_holds():
    """The numbers of docs/explanation/action-plan.md, worked out anew."""
    page = " ".join((ROOT / "docs" / "explanation" / "action-plan.md").read_text("utf-8").split())
    time = {"start": START, "due": END, "wanted": 2, "under_way": 2}
    assert f"which is {(END - START).days} days" in page
    july, september = datetime.date(2026, 7, 1), datetime.date(2026, 9, 1)
    gone = (july - START).days
    assert (
        f"On 1 July {gone} days are over: {gone} ÷ 364 = {gone / 364:.3f}, times three is {gone / 364 * 3:.2f}" in page
    )
    assert f"On 1 September {(september - START).days} ÷ 364 × 3 = {(september - START).days / 364 * 3:.3f}" in page
    one, two = [DONE, OPEN, OPEN], [DONE, DONE, OPEN]
    assert judged(Course(**time, others=[OPEN] * 3), july).standing is Standing.AT_RISK
    assert judged(Course(**time, others=one), july).standing is Standing.ON_TRACK
    assert judged(Course(**time, others=one), september).standing is Standing.AT_RISK
    assert judged(Course(**time, others=two), september).standing is Standing.ON_TRACK
