"""The third chair: for two who share no chain, who speaks both chains' language and can sit between them.

Whoever works in a chain of each side may take it. They are ranked by the geometric mean of how close they are to either
in the recent network: decayed work together, and decayed paths through one shared partner. Close to one alone is not
enough. Where neither leads anywhere, as in a sheet without history, fitting needs and offers on both sides take its
place. Measured by `bench.third`.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.candidates import COMMON, DECAYED, NEEDS_MET, WANTED, Pairs, Proposer
from matching.economy import Economy

MOST: Final = 5

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Side:
    """How a third chair stands to one of the two.

    worked    whether it worked with it
    shared    how many partners both have
    fit       idf of the needs met between them, either way
    language  share of its work in chains of that side, 0 to 1
    """

    worked: bool
    shared: int
    fit: float
    language: float


@dataclass(frozen=True, slots=True)
class ThirdChair:
    """Somebody who can sit between two: its row, its score, and how it stands to either."""

    row: int
    score: float
    sides: tuple[Side, Side]


def third_chairs(proposer: Proposer, left: int, right: int, most: int = MOST) -> tuple[ThirdChair, ...]:
    """The best third chairs, best first, of equals by id; none for a pair that shares a chain or has none."""
    e = proposer.economy
    if not e.member[left].any() or not e.member[right].any() or (e.member[left] & e.member[right]).any():
        return ()
    everybody = np.arange(len(e), dtype=np.int32)
    near = [proposer.closure(row, everybody) for row in (left, right)]
    direct = [_together(e, row) for row in (left, right)]
    language = [_language(e, row) for row in (left, right)]
    may = _may(e, left, right) & (language[0] > 0) & (language[1] > 0)
    score = np.where(may, closeness(near, direct), 0.0)
    if not score.any():
        score = np.where(may, fitness(near), 0.0)
    best = [int(row) for row in np.argsort(-score, kind="stable")[:most] if score[row] > 0]
    sides = list(zip(near, direct, language, strict=True))
    return tuple(ThirdChair(row, float(score[row]), (_side(*sides[0], row), _side(*sides[1], row))) for row in best)


def closeness(near: list[Pairs], direct: list[Values]) -> Values:
    """Geometric mean of everybody's closeness to both in the recent network."""
    one, other = (work + pairs.closure[:, DECAYED] for work, pairs in zip(direct, near, strict=True))
    return np.sqrt(one * other)


def fitness(near: list[Pairs]) -> Values:
    """Geometric mean of how well everybody's needs and offers fit both."""
    one, other = (pairs.closure[:, NEEDS_MET] + pairs.closure[:, WANTED] for pairs in near)
    return np.sqrt(one * other)


def _together(e: Economy, row: int) -> Values:
    """Decayed work of everybody with one stakeholder."""
    n = e.network
    found = np.zeros(len(e))
    found[n.partner[n.indptr[row] : n.indptr[row + 1]]] = n.decayed[n.indptr[row] : n.indptr[row + 1]]
    return found


def _language(e: Economy, row: int) -> Values:
    """Share of everybody's work in the chains that one stakeholder belongs to."""
    total = e.weight.sum(axis=1)
    there = e.weight[:, e.member[row]].sum(axis=1)
    return np.divide(there, total, out=np.zeros_like(total), where=total > 0)


def _may(e: Economy, left: int, right: int) -> NDArray[np.bool_]:
    """Who may sit there: open, of neither's group, excluded by neither."""
    may = e.open.copy()
    for row in (left, right):
        may &= e.group != e.group[row]
        may[[row, *e.excluded.get(row, ())]] = False
    return may


def _side(pairs: Pairs, direct: Values, language: Values, row: int) -> Side:
    closure = pairs.closure[row]
    fit = float(closure[NEEDS_MET] + closure[WANTED])
    return Side(bool(direct[row] > 0), int(closure[COMMON]), fit, float(language[row]))
