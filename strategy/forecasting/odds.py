"""Odds as numbers: sealed, blended, scored."""

import hashlib
import math
from collections.abc import Mapping
from typing import Final

import orjson

DIGITS: Final = 6
LEAST: Final = 0.001
"""Nothing is surer than this, nor its opposite: a blend with 0 or 1 in it would be 0 or 1 whatever the others say."""


def sealed(odds: float, nonce: str, about: Mapping[str, str]) -> str:
    """SHA-256, in hexadecimal, of the canonical JSON of the odds, what they are about, and a nonce that hides them.

    >>> sealed(0.1, "salt", {"stakeholder": "own:a"})[:16]
    '8644873a2d23904f'
    """
    told = {**about, "nonce": nonce, "odds": round(odds, DIGITS)}
    return hashlib.sha256(orjson.dumps(told, option=orjson.OPT_SORT_KEYS)).hexdigest()


def blend(one: float, other: float) -> float:
    """Two probabilities as one: the mean of their log odds.

    >>> blend(0.5, 0.5), round(blend(0.01, 0.2), 3)
    (0.5, 0.048)
    """
    log = [math.log(p / (1 - p)) for p in (min(max(p, LEAST), 1 - LEAST) for p in (one, other))]
    return round(1 / (1 + math.exp(-sum(log) / 2)), DIGITS)


def brier(odds: float, happened: bool) -> float:
    """Square of the distance between odds and what happened, 0 to 1 (Brier 1950).

    >>> brier(0.25, happened=True), brier(0.0, happened=False)
    (0.5625, 0.0)
    """
    return round((odds - happened) ** 2, DIGITS * 2)
