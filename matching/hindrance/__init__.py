"""What stands in the way of pairs: those who must not meet, and barriers between those who would."""

from matching.hindrance.reading import hindrances
from matching.hindrance.standing import NONE, Hindrances

__all__ = ["NONE", "Hindrances", "hindrances"]
