"""The forces of ForceAtlas2, in numba: everybody repels everybody, links pull, the centre pulls a little.

Repulsion is summed over the cells of a quadtree (Barnes and Hut): a cell that is far off for its size counts as one
body. The tree lies in one list, each cell before its parts, so that a walk is a loop. Each body's force is a sum of its
own in an order of its own: however many threads share the bodies out, not a bit of it changes. Without `fastmath`, for
the same reason. Plain numpy is the twin that tests hold it to.

M. Jacomy, T. Venturini, S. Heymann, M. Bastian (2014): ForceAtlas2, PLoS ONE 9(6). J. Barnes, P. Hut (1986), Nature 324
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

BITS: Final = 16
"""So often the plane is halved each way at most."""

SOFT: Final = 1.0
"""Added to distances squared, so that two bodies in one spot do not throw each other out of the picture."""

LEAF: Final = 8
"""Bodies that are looked at one by one."""

Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tree:
    """Cells, each before its parts.

    order         the bodies as they lie along the curve through all cells
    place, mass   of the bodies in that order
    cells         float64, a row for each cell: x and y of the centre of its mass, its mass, its width squared
    spans         int32, the same: its first body, the one after its last, the next cell that is no part of it, and
                  whether it has no parts
    """

    order: NDArray[np.int64]
    place: Reals
    mass: Reals
    cells: Reals
    spans: NDArray[np.int32]


def grown(place: Reals, mass: Reals) -> Tree:
    """The tree over bodies at these places."""
    low = place.min(axis=0)
    width = max(float((place.max(axis=0) - low).max()), 1e-9)
    codes = _curve(place, low[0], low[1], (2**BITS - 1) / width)
    order = np.argsort(codes, kind="stable")
    there, heavy = place[order], mass[order]
    cells, spans = _cells(codes[order], there, heavy, width * (1.0 + 2.0**-BITS))
    return Tree(order, there, heavy, cells, spans)


@njit(cache=True, nogil=True)
def _curve(place: Any, left: float, low: float, scale: float) -> Any:
    """Where each body lies on the Z-shaped curve through all cells (G. M. Morton, 1966)."""
    codes = np.empty(len(place), np.uint32)
    for row in range(len(place)):
        x, y = np.uint32((place[row, 0] - left) * scale), np.uint32((place[row, 1] - low) * scale)
        code = np.uint32(0)
        for bit in range(BITS):
            code |= ((x >> bit) & 1) << (2 * bit) | ((y >> bit) & 1) << (2 * bit + 1)
        codes[row] = code
    return codes


@njit(cache=True, nogil=True)
def _cells(codes: Any, place: Any, mass: Any, width: float) -> Any:
    """The cells over bodies in order of the curve, each before its parts."""
    n, made, deepest = len(codes), 0, -1
    cells, spans, sums = np.empty((2 * n, 4)), np.empty((2 * n, 4), np.int32), _sums(place, mass)
    waiting, still = np.zeros((4 * BITS + 4, 3), np.int64), 1
    waiting[0, 1] = n
    opened = np.zeros(BITS + 1, np.int32)
    while still:
        still -= 1
        first, last, level = waiting[still]
        while (
            last - first > LEAF and level < BITS and (codes[first] ^ codes[last - 1]) >> (2 * (BITS - level - 1)) == 0
        ):
            level += 1  # all of them lie in one quarter
        while deepest >= 0 and spans[opened[deepest], 1] <= first:
            spans[opened[deepest], 2] = made
            deepest -= 1
        heavy = sums[last, 2] - sums[first, 2]
        for axis in range(2):
            cells[made, axis] = (sums[last, axis] - sums[first, axis]) / heavy
        cells[made, 2], cells[made, 3] = heavy, (width / 2.0**level) ** 2
        whole = last - first <= LEAF or level == BITS
        spans[made, 0], spans[made, 1], spans[made, 2], spans[made, 3] = first, last, made + 1, whole
        if not whole:
            deepest += 1
            opened[deepest] = made
            still = _quartered(codes, first, last, level, waiting, still)
        made += 1
    for level in range(deepest + 1):
        spans[opened[level], 2] = made
    return cells[:made].copy(), spans[:made].copy()


@njit(cache=True, nogil=True)
def _sums(place: Any, mass: Any) -> Any:
    """Mass times place, and mass, of all bodies before each."""
    sums = np.zeros((len(mass) + 1, 3))
    for row in range(len(mass)):
        sums[row + 1, 0] = sums[row, 0] + mass[row] * place[row, 0]
        sums[row + 1, 1] = sums[row, 1] + mass[row] * place[row, 1]
        sums[row + 1, 2] = sums[row, 2] + mass[row]
    return sums


@njit(cache=True, nogil=True)
def _quartered(codes: Any, first: int, last: int, level: int, waiting: Any, still: int) -> int:
    """Put the quarters of a cell that hold anybody on the pile, the first on top; how many lie there then."""
    shift, end = 2 * (BITS - level - 1), last
    for quarter in range(3, -1, -1):
        begin = end
        while begin > first and (codes[begin - 1] >> shift) & 3 == quarter:
            begin -= 1
        if begin < end:
            waiting[still, 0], waiting[still, 1], waiting[still, 2] = begin, end, level + 1
            still += 1
        end = begin
    return still


@njit(cache=True, nogil=True)
def repulsion(first: int, last: int, place: Any, mass: Any, cells: Any, spans: Any, open2: float, force: Any) -> None:
    """What pushes the bodies from first to last, in order of the curve, into `force`.

    A cell counts as one body where its distance squared is more than `open2` times its width squared.
    """
    for row in range(first, last):
        x, y, fx, fy, at = place[row, 0], place[row, 1], 0.0, 0.0, 0
        while at < len(cells):
            dx, dy = x - cells[at, 0], y - cells[at, 1]
            far = dx * dx + dy * dy
            if far > open2 * cells[at, 3]:
                push = cells[at, 2] / (far + SOFT)
                fx += dx * push
                fy += dy * push
                at = spans[at, 2]
            elif spans[at, 3]:
                for other in range(spans[at, 0], spans[at, 1]):
                    dx, dy = x - place[other, 0], y - place[other, 1]
                    push = mass[other] / (dx * dx + dy * dy + SOFT)
                    fx += dx * push
                    fy += dy * push
                at = spans[at, 2]
            else:
                at += 1
        force[row, 0] = fx * mass[row]
        force[row, 1] = fy * mass[row]


@njit(cache=True, nogil=True)
def pull(
    first: int, last: int, order: Any, place: Any, mass: Any, links: Any, others: Any, weight: Any, gravity: float,
    apart: float, force: Any, pushed: Any,
) -> None:  # fmt: skip
    """What moves the bodies from first to last in order of the curve: `apart` times what pushes them, links and centre.

    place, mass             by body
    links, others, weight   the network in rows (CSR)
    """
    for row in range(first, last):
        body = order[row]
        x, y = place[body, 0], place[body, 1]
        fx, fy = apart * pushed[row, 0], apart * pushed[row, 1]
        for at in range(links[body], links[body + 1]):
            fx += weight[at] * (place[others[at], 0] - x)
            fy += weight[at] * (place[others[at], 1] - y)
        force[body, 0] = fx - gravity * mass[body] * x
        force[body, 1] = fy - gravity * mass[body] * y


@njit(cache=True, nogil=True)
def unrest(mass: Any, force: Any, before: Any) -> Any:
    """How much bodies swing to and fro, and how much they get on, each weighed by its mass."""
    swinging, going = 0.0, 0.0
    for body in range(len(mass)):
        dx, dy = force[body, 0] - before[body, 0], force[body, 1] - before[body, 1]
        sx, sy = force[body, 0] + before[body, 0], force[body, 1] + before[body, 1]
        swinging += mass[body] * np.sqrt(dx * dx + dy * dy)
        going += 0.5 * mass[body] * np.sqrt(sx * sx + sy * sy)
    return swinging, going


@njit(cache=True, nogil=True)
def move(place: Any, mass: Any, force: Any, before: Any, speed: float) -> None:
    """Move each body along its force, the less the more it swings; the force becomes the one before."""
    for body in range(len(mass)):
        dx, dy = force[body, 0] - before[body, 0], force[body, 1] - before[body, 1]
        step = speed / (1.0 + np.sqrt(speed * mass[body] * np.sqrt(dx * dx + dy * dy)))
        for axis in range(2):
            place[body, axis] += step * force[body, axis]
            before[body, axis] = force[body, axis]
