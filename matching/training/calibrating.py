"""Calibration on an earlier day: which of the suggestions that would have been shown then came true."""

import datetime

import msgspec
import numpy as np
from numpy.typing import NDArray

from graph.snapshot import Snapshot
from matching.candidates import SCOPES, Scope
from matching.economy import Economy, economy
from matching.match import Matched, Request, match
from matching.network import DAYS_A_YEAR
from matching.training.labels import Labels, labels
from matching.weights import Weights
from matching.weights.calibration import calibrated, terms

SHOWN = 20  # for each stakeholder
SERVED = 8_000
SEED = 2016


def calibrate(snapshot: Snapshot, weights: Weights, since: datetime.date, until: datetime.date) -> Weights:
    """The same weights, with what share of each score's suggestions came true between these days, scope by scope."""
    history = economy(snapshot, since)
    truth = labels(snapshot, history, until)
    years = round((until - since).days / DAYS_A_YEAR, 1)
    found = {}
    for scope in (scope for scope in SCOPES if scope in weights.scopes):
        made = shown(history, weights, scope, SERVED)
        told = terms(made.score, made.left, history)
        learnt = calibrated(told, came_true(made, truth), since=str(since), years=years)
        if learnt is not None:
            found[scope] = learnt
    return msgspec.structs.replace(weights, calibration=found)


def shown(history: Economy, weights: Weights, scope: Scope, served: int) -> Matched:
    """What stakeholders drawn at random would be shown: all who took part in something, whether they found a partner.

    Newcomers are left out: their scores are of other weights.
    """
    known = np.flatnonzero((history.network.projects > 0) & history.open)
    if scope != "all":
        known = known[history.primary[known] >= 0]
    drawn = np.random.default_rng(SEED).permutation(known)[:served]
    rows = tuple(drawn.tolist())
    return match(history, Request(scope, SHOWN, rows, weights, until=weights.trained_until))


def came_true(made: Matched, truth: Labels) -> NDArray[np.bool_]:
    """Which suggestions became partnerships."""
    return np.asarray(truth.matrix[made.left, made.right]).ravel() > 0
