"""What an introduction carries: a first step that the parties take together, who pays for it, and when to ask after it.

Lists of names alone had no effect on firms; introductions with a first joint step, and regular meetings, did (NBER
w22951 and w33082).
"""

import datetime
from collections.abc import Mapping
from typing import Final

from graph.brokering.nouns import FollowUp
from graph.brokering.relations import FollowsUp, PaidBy
from graph.writing.hand import Pen
from strategy.naming import digest
from strategy.partnership.acting import Act

FOLLOW_UPS: Final[Mapping[int, str]] = {
    2: "Have they met, and taken the first joint step?",
    6: "What came of it, and what holds it up?",
    12: "Do they go on together, and to what end?",
}
"""Weeks after the introduction -> what to ask."""


def introduce(pen: Pen, act: Act) -> None:
    """Say who pays for the first joint step, and put down when to ask after it."""
    partnership, place = act.there.id, act.there.steps + 1
    if act.wish.service is not None:
        pen.say(PaidBy, f"{partnership} {act.wish.service}", {})
    for weeks, about in FOLLOW_UPS.items():
        own = f"followup:{digest(partnership)}:{place}:{weeks}"
        due = act.today + datetime.timedelta(weeks=weeks)
        pen.add(FollowUp, own, {"weeks": weeks, "due": due, "about": about})
        pen.add(FollowsUp, f"{own} {partnership}", {})
