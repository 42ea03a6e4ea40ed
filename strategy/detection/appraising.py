"""What a person makes of a concern: a scorecard never decides, somebody does, and says what they did."""

from typing import Final

from graph.errors import BadInput
from graph.lines.detection import Appraisal, Appraises, Concern, Treatment
from graph.writing.hand import Pen
from strategy.naming import digest

LONGEST: Final = 2_000
"""Characters of a reason."""


def appraisal_of(stakeholder: str, concern: Concern) -> str:
    """Id of what is made of a concern about a stakeholder: the later word counts, the trail keeps the earlier.

    >>> appraisal_of("own:a", Concern.DISTRESS)
    'appraisal:362531b1a61c1cb15d9f4751'
    """
    return f"appraisal:{digest(stakeholder, concern)}"


def appraise(pen: Pen, by: str, stakeholder: str, concern: Concern, treatment: Treatment, reason: str | None) -> str:
    """Say what is made of a concern from today on; its id. It is off the list until something newer is known.

    `BadInput` where a concern is dismissed without a reason, and for a reason that is too long.
    """
    reason = (reason or "").strip() or None
    if treatment is Treatment.DISMISSED and reason is None:
        raise BadInput("say why it is dismissed, so that a colleague can follow it")
    if reason is not None and len(reason) > LONGEST:
        raise BadInput(f"reason: {LONGEST:,} characters at most")
    own = appraisal_of(stakeholder, concern)
    said = {"concern": concern.value, "treatment": treatment.value, "reason": reason, "by": by, "day": pen.today}
    pen.say(Appraisal, own, said)
    pen.say(Appraises, f"{own} {stakeholder}", {})
    return own
