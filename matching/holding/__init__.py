"""Holding back a few suggestions among near-ties, by lot, so that one can tell what brokering does by itself."""

from matching.holding.effect import Arm, Effect, effect, power, smallest
from matching.holding.trial import NEAR, Trial, checked, draw

__all__ = ["NEAR", "Arm", "Effect", "Trial", "checked", "draw", "effect", "power", "smallest"]
