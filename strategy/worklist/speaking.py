"""Contacts with stakeholders, as they are planned and as they went."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from graph.brokering.nouns import FollowUp, Interaction
from graph.brokering.relations import Concerns, Involves
from graph.brokering.words import Held, InteractionKind
from graph.errors import BadInput
from graph.writing.hand import Pen


@dataclass(frozen=True, slots=True)
class Spoken:
    """A contact: with whom, how, when, about what, and whether it came to it."""

    stakeholders: Sequence[str]
    kind: InteractionKind
    day: datetime.date
    subject: str | None = None
    partnership: str | None = None
    held: Held | None = None


def note(pen: Pen, by: str, spoken: Spoken) -> str:
    """Keep a contact; its id. Who does not say whether it was held plans what is to come, and held what is over.

    `BadInput` where nobody is named, or what is to come was held already.
    """
    if not spoken.stakeholders:
        raise BadInput("name the stakeholders that it is with")
    to_come = spoken.day > pen.today
    held = spoken.held or (Held.PLANNED if to_come else Held.YES)
    if to_come and held is Held.YES:
        raise BadInput(f"{spoken.day} is still to come; it can be planned, or not be held")
    own = f"interaction:{uuid.uuid4().hex}"
    said = {"kind": spoken.kind.value, "day": spoken.day, "subject": spoken.subject, "by": by, "held": held.value}
    pen.add(Interaction, own, said)
    for one in dict.fromkeys(spoken.stakeholders):
        pen.add(Involves, f"{own} {one}", {})
    if spoken.partnership is not None:
        pen.add(Concerns, f"{own} {spoken.partnership}", {})
    return own


def tell(pen: Pen, interaction: str, held: Held) -> None:
    """Say whether a planned contact came to it."""
    pen.say(Interaction, interaction, {"held": held.value})


def followed_up(pen: Pen, follow_up: str) -> None:
    """Say that partners were asked how it goes, today."""
    pen.say(FollowUp, follow_up, {"done": pen.today})
