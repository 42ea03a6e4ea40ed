"""Whom the blend weighs: about a thousand candidates of each stakeholder by three terms, and its best of them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.blend import pairs
from bench.blend.listwise import Linear
from bench.blend.past import Codes, Past, Values
from bench.blend.scores import Heuristics
from matching.candidates import Proposer, Scope

CANDIDATES = 1_000
BLOCK = 64


@dataclass(frozen=True, slots=True)
class Listed:
    """One stakeholder in one scope.

    allowed   whom the hard rules admit, ascending
    score     each heuristic over everybody
    others    its candidates, ascending; `values` are their features
    """

    row: int
    scope: Scope
    allowed: Codes
    score: Mapping[str, Values]
    others: Codes
    values: Values

    def best(self, model: Linear, top: int) -> list[int]:
        """The best candidates by a model, best first; equals by place."""
        return [int(one) for one in self.others[np.argsort(-model.of(self.values), kind="stable")[:top]]]

    def first(self, heuristic: str, top: int) -> list[int]:
        """The best of all by one heuristic, best first; equals by place."""
        score = self.score[heuristic][self.allowed]
        if len(score) > top:
            near = np.flatnonzero(score >= np.partition(score, len(score) - top)[len(score) - top])
        else:
            near = np.arange(len(score))
        return [int(one) for one in self.allowed[near[np.argsort(-score[near], kind="stable")[:top]]]]


def with_history(heuristics: Heuristics, scopes: Collection[Scope], rows: Codes) -> Iterator[Listed]:
    """Those who worked with somebody: candidates by decayed paths, common neighbours and recent activity."""
    p = heuristics.past
    proposers = {scope: Proposer(p.economy, scope) for scope in scopes}
    everybody = np.flatnonzero(p.known)
    for begin in range(0, len(rows), BLOCK):
        block = rows[begin : begin + BLOCK]
        scores = heuristics.of(block)
        cheap = 2.0 * np.log1p(1e3 * scores["decayed"]) + np.log1p(scores["common"]) + 0.6 * np.log1p(p.recent)[:, None]
        for place, row in enumerate(block.tolist()):
            score = {name: values[:, place] for name, values in scores.items()}
            for scope, proposer in proposers.items():
                allowed = _allowed(proposer, row, everybody)
                others = _thousand(cheap[:, place], allowed)
                here = {name: values[others].astype(float) for name, values in score.items()}
                met = pairs.met(p, np.full(len(others), row), others, here)
                yield Listed(row, scope, allowed, score, others, met)


def newcomers(p: Past, scopes: Collection[Scope], rows: Codes) -> Iterator[Listed]:
    """Those of whom only the profile is known: candidates by partner weight in all and in their groups."""
    proposers = {scope: Proposer(p.economy, scope) for scope in scopes}
    everybody = np.flatnonzero(p.total > 0)
    for row in rows.tolist():
        cheap = np.log(p.total + 1e-2)
        for name, weight in p.toward.items():
            cheap += 0.4 * np.log(weight[:, p.group[name][row]] + 1e-2)
        for scope, proposer in proposers.items():
            allowed = _allowed(proposer, row, everybody)
            others = _thousand(cheap, allowed)
            yield Listed(row, scope, allowed, {}, others, pairs.unmet(p, np.full(len(others), row), others))


def _allowed(proposer: Proposer, row: int, everybody: Codes) -> Codes:
    return everybody[proposer.allowed(row, everybody.astype(np.int32))]


def _thousand(cheap: Values, others: Codes) -> NDArray[np.int64]:
    if len(others) > CANDIDATES:
        others = np.sort(others[np.argpartition(-cheap[others], CANDIDATES - 1)[:CANDIDATES]])
    return others
