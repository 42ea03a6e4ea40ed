"""The listwise linear blend of the yardstick, rebuilt: the strongest peer that explains itself.

As `../shared/bench/README.md` tells it: a linear model over some 35 features of a pair (scores of heuristics,
popularity and recency of the partner, lifts of chain, country and type, shares of each side's partners in the other's),
learnt on the partnerships of the last year before the day against 200 other candidates each, by a softmax over the
candidates of a query; it ranks about a thousand candidates. Nothing of it is ours but the facts and the hard rules.
"""

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.blend.listed import Listed, newcomers, with_history
from bench.blend.listwise import Linear, learn
from bench.blend.past import Codes, Values, past
from bench.blend.scores import NAMES, Heuristics
from graph.snapshot import Snapshot
from matching.candidates import Scope
from matching.economy import Economy, economy
from matching.training.labels import Labels, declared, labels

BLEND = "listwise linear blend"
QUERIES = 2_000
OTHERS = 200
SEED = 2016
Lists = dict[tuple[str, Scope], dict[int, list[int]]]
"""(model, scope) -> stakeholder -> its partners, best first."""


@dataclass(frozen=True, slots=True)
class Blend:
    """The two models of each scope: for those with a history, and for newcomers."""

    known: Mapping[Scope, Linear]
    new: Mapping[Scope, Linear]


def learnt(snapshot: Snapshot, day: datetime.date, scopes: Collection[Scope]) -> Blend:
    """Learn from what was known a year before the day, and who found whom in that year."""
    before = economy(snapshot, day.replace(year=day.year - 1))
    truth, told = labels(snapshot, before, day), declared(snapshot, before, day)
    return Blend(
        _models(with_history(Heuristics(past(before)), scopes, _drawn(truth)), truth),
        _models(newcomers(past(told.economy), scopes, _drawn(told.found)), told.found),
    )


def lists(blend: Blend, history: Economy, asked: Mapping[Scope, Collection[int]], top: int) -> Lists:
    """The best partners of stakeholders with a history, by the blend and by each of its heuristics alone."""
    found: Lists = {(name, scope): {} for name in (BLEND, *NAMES) for scope in asked}
    rows = np.unique(np.concatenate([list(some) for some in asked.values()]))
    for one in with_history(Heuristics(past(history)), tuple(asked), rows):
        if one.row in asked[one.scope]:
            found[BLEND, one.scope][one.row] = one.best(blend.known[one.scope], top)
            for name in NAMES:
                found[name, one.scope][one.row] = one.first(name, top)
    return found


def lists_of_newcomers(
    blend: Blend, told: Economy, rows: Iterable[int], scope: Scope, top: int
) -> dict[int, list[int]]:
    """The best partners of stakeholders of whom only the profile is known."""
    found = newcomers(past(told), (scope,), np.array(list(rows)))
    return {one.row: one.best(blend.new[scope], top) for one in found}


def _drawn(truth: Labels) -> Codes:
    found = np.flatnonzero(np.diff(truth.matrix.indptr))
    return np.sort(np.random.default_rng(SEED).permutation(found)[:QUERIES])


def _models(listed: Iterable[Listed], truth: Labels) -> dict[Scope, Linear]:
    """A model for each scope, learnt on the hits of each list and 200 others."""
    draw = np.random.default_rng(SEED)
    taught: dict[Scope, list[tuple[Values, NDArray[np.bool_]]]] = {}
    for one in listed:
        hit = np.isin(one.others, truth.of(one.row))
        if hit.any():
            others = draw.permutation(np.flatnonzero(~hit))[:OTHERS]
            kept = np.concatenate([np.flatnonzero(hit), others])
            taught.setdefault(one.scope, []).append((one.values[kept], hit[kept]))
    return {scope: _model(some) for scope, some in taught.items()}


def _model(some: list[tuple[Values, NDArray[np.bool_]]]) -> Linear:
    values, hits = zip(*some, strict=True)
    return learn(np.concatenate(values), np.concatenate(hits), np.repeat(np.arange(len(hits)), [len(h) for h in hits]))
