"""What two stakeholders can do abroad together: one carries the other along, or both enter a market jointly.

The readable twin of the market features (`matching.features.markets`): for one pair, in words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from graph.snapshot import UNKNOWN_DAY, Coded, Nodes
from matching.economy import Economy
from matching.features.markets import COUNTRY_LETTERS, ENDED, UNWANTED

COMPETING: Final = 0.5
"""From this cosine of their offers on, two sell too much of the same to go abroad together."""

Kind = Literal["carry-along", "joint-entry"]


@dataclass(frozen=True, slots=True)
class Bridge:
    """One market that two can share.

    kind     carry-along: `helper` is there and the other wants to go; joint-entry: both want to go, `helper` is None
    market   its name, or its country's code where none is known
    places   relation and row in the snapshot of what was said
    """

    kind: Kind
    market: str
    helper: int | None
    places: tuple[tuple[str, int], ...]


def bridges(economy: Economy, left: int, right: int) -> tuple[Bridge, ...]:
    """The markets that two can share, by country code; none where they compete, or where nothing is stated."""
    if competition(economy, left, right) >= COMPETING:
        return ()
    present, aims = ({row: _said(economy, name, row) for row in (left, right)} for name in ("PRESENT_IN", "TARGETS"))
    wants = {row: {code: at for code, at in aims[row].items() if code not in present[row]} for row in (left, right)}
    found = []
    for seeker, holder in ((left, right), (right, left)):
        for code in sorted(wants[seeker].keys() & present[holder].keys()):
            said = (("TARGETS", wants[seeker][code]), ("PRESENT_IN", present[holder][code]))
            found.append(Bridge("carry-along", country_name(economy, code), holder, said))
    for code in sorted(wants[left].keys() & wants[right].keys()):
        said = (("TARGETS", wants[left][code]), ("TARGETS", wants[right][code]))
        found.append(Bridge("joint-entry", country_name(economy, code), None, said))
    return tuple(found)


def competition(economy: Economy, left: int, right: int) -> float:
    """Cosine of what both offer, each capability by its rarity: 1 where they sell the same, 0 where nothing of it."""
    one, other = (set(economy.offers.of(row).tolist()) for row in (left, right))
    weight = {capability: float(economy.idf[capability]) ** 2 for capability in sorted(one | other)}
    length = sum(weight[c] for c in sorted(one)) * sum(weight[c] for c in sorted(other))
    return sum(weight[c] for c in sorted(one & other)) / length**0.5 if length else 0.0


def _said(economy: Economy, relation: str, row: int) -> Mapping[str, int]:
    """Country -> where in the snapshot it is said that somebody is there, or wants to go."""
    edges = economy.snapshot.relations[relation]
    status = edges.columns["status"]
    assert isinstance(status, Coded)
    until, counts = np.asarray(edges.columns["until"]), economy.said[relation]
    begin, end = np.searchsorted(edges.start, [row, row + 1])
    found: dict[str, int] = {}
    for place in range(int(begin), int(end)):
        holds = int(until[place]) == UNKNOWN_DAY or int(until[place]) >= economy.day
        if counts[place] and holds and status[place] not in (ENDED, UNWANTED):
            found.setdefault(country_code(economy.snapshot.kinds["Market"], int(edges.end[place])), place)
    return found


def country_code(markets: Nodes, row: int) -> str:
    """The country of a market."""
    notation = markets.columns["notation"]
    assert isinstance(notation, Coded)
    return (notation[row] or markets.ids[row].rpartition(":")[2])[:COUNTRY_LETTERS]


def country_name(economy: Economy, code: str) -> str:
    """Its name in English, or the code where none is known."""
    markets = economy.snapshot.kinds["Market"]
    notation, label = markets.columns["notation"], markets.columns["label_en"]
    assert isinstance(notation, Coded)
    assert isinstance(label, Coded)
    if code in notation.values:
        return label[int(np.flatnonzero(notation.equal(code))[0])] or code
    return code
