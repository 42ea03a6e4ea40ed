"""What people made of earlier suggestions, and what came of them: `rules` says what it does, `hearing` reads it."""

from matching.feedback.hearing import Heard, heard
from matching.feedback.rules import FADES, STATES, VERDICTS, Bar, Effect, effect_of

__all__ = ["FADES", "STATES", "VERDICTS", "Bar", "Effect", "Heard", "effect_of", "heard"]
