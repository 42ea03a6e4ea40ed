"""Small pieces of a picture in rings around the large one. Pure functions."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

GAP: Final = 5.0
"""Between neighbours: half of what lies between bodies of a picture as a rule."""

STEPS: Final = 1.1
"""The first ring lies at a power of this, so that rings stay where they are while the middle grows a little."""

Places = NDArray[np.float64]


def ring(n: int) -> Places:
    """Places of n bodies in a circle, `GAP` apart; one is in the middle of it."""
    if n < 2:
        return np.zeros((n, 2))
    radius = GAP / (2.0 * math.sin(math.pi / n))
    turn = 2.0 * math.pi * np.arange(n) / n
    return radius * np.column_stack((np.cos(turn), np.sin(turn)))


def packed(shapes: Sequence[Places]) -> list[tuple[float, float]]:
    """The centre of each shape, so that none overlaps another: the first in the middle, the rest around it in order.

    A shape takes a circle around its origin that holds all of its places.
    """
    radii = [float(np.sqrt((shape**2).sum(axis=1).max(initial=0.0))) + GAP / 2.0 for shape in shapes]
    centres = [(0.0, 0.0)][: len(shapes)]
    inner = STEPS ** math.ceil(math.log(max(radii[:1], default=1.0), STEPS))
    turned, widest = 0.0, 0.0
    for radius in radii[1:]:
        widest = widest or radius  # they come by size as a rule, so that the first of a ring is the widest
        far = inner + widest
        needs = 2.0 * math.asin(min(radius / far, 1.0))
        if turned + needs > 2.0 * math.pi:
            inner, widest, turned = inner + 2.0 * widest, radius, 0.0
            far = inner + widest
            needs = 2.0 * math.asin(min(radius / far, 1.0))
        middle = turned + needs / 2.0
        centres.append((far * math.cos(middle), far * math.sin(middle)))
        turned += needs
    return centres
