"""Facts that a party says are wrong: a correction is opened for a broker to look at, and changes nothing by itself."""

from dataclasses import dataclass

from graph.brokering.nouns import Correction
from graph.brokering.relations import Corrects, RaisedIn
from graph.brokering.words import CorrectionState
from graph.writing.hand import Pen


@dataclass(frozen=True, slots=True)
class WrongFact:
    """What a party says is wrong about it: the property, and what is right."""

    property: str
    right: str


def open_correction(pen: Pen, own: str, stakeholder: str, wrong: WrongFact, by: str, partnership: str | None) -> None:
    """Open one of that id.

    by            who says so: a broker as the trail names them, or the id of a party's contact
    partnership   in which it came up, if it was in one
    """
    values = {
        "about": f"Stakeholder/{stakeholder}",
        "property": wrong.property,
        "right": wrong.right,
        "state": CorrectionState.OPEN,
        "opened": pen.today,
        "by": by,
    }
    pen.add(Correction, own, values)
    pen.add(Corrects, f"{own} {stakeholder}", {})
    if partnership is not None:
        pen.add(RaisedIn, f"{own} {partnership}", {})
