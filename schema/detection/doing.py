"""The mutation by which somebody says what they make of a concern."""

from typing import Final

from graph.lines.detection import Appraisal, Concern, Treatment
from schema.mutations.acts import Act, Asked
from schema.mutations.asking import node, properties
from strategy.detection.appraising import appraise


def _appraise(asked: Asked) -> str:
    concern, treatment = Concern(str(asked.given["concern"])), Treatment(str(asked.given["treatment"]))
    return appraise(asked.pen, asked.who, str(asked.given["stakeholder"]), concern, treatment, asked.text("reason"))


ACTS: Final = (
    Act("appraise", "Say what you make of a concern about a company: you saw it, spoke with them, or dismiss it and say"
        " why. It is off the triage list until something newer is known; taken back by `undo`.",
        (node("stakeholder", "Stakeholder"),
         *properties(Appraisal, without=("by", "day"), needed=("concern", "treatment"))),
        "Appraisal", _appraise),
)  # fmt: skip
"""Every mutation of detection."""
