"""What either of two could state otherwise so that they come closer: the changes that a way in is made of.

Only what a profile states, and what meets something of the other side: a need that the other's offer meets, an offer
that the other needs, a market where the other is or wants to go, or leaving one where it is not. Projects and partners
are past and are not changed; nor are chains, which follow from what somebody does.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.economy import Economy
from matching.explain import capability
from matching.features.markets import Markets
from matching.match import Scorer
from matching.pollination.bridges import country_code, country_name


class Say(StrEnum):
    """What is stated otherwise."""

    OFFER = "offered"
    NEED = "needed"
    TARGET = "wanted to go to"
    LEAVE = "no longer wanted to go to"


CLAIMS: Final = (Say.OFFER, Say.NEED)


@dataclass(frozen=True, slots=True)
class Move:
    """One change.

    theirs   whether the partner makes it; else the stakeholder that was asked for
    place    row of a capability for offers and needs, else number of a country in `Markets.countries`
    """

    theirs: bool
    say: Say
    place: int

    @property
    def about(self) -> tuple[int, int]:
        """Two moves about the same thing exclude each other."""
        return (0 if self.say in CLAIMS else 1 + self.theirs, self.place)

    def told(self, economy: Economy, markets: Markets) -> str:
        """In words, as what would be."""
        who = "they" if self.theirs else "you"
        if self.say in CLAIMS:
            return f"{who} {self.say} {capability(economy, self.place)} too"
        return f"{who} {self.say} {country_name(economy, markets.countries[self.place])}"


def moves(scorer: Scorer, left: int, right: int) -> tuple[Move, ...]:
    """All that the two could state otherwise: the stakeholder's own first, by what is said, then by place."""
    return tuple(
        move
        for theirs, one, other in ((False, left, right), (True, right, left))
        for move in (*_claims(scorer.economy, theirs, one, other), *_markets(scorer, theirs, one, other))
    )


def _claims(e: Economy, theirs: bool, one: int, other: int) -> list[Move]:
    """Nobody offers what it needs, or needs what it offers."""
    listed = np.union1d(e.offers.of(one), e.needs.of(one))
    return [
        Move(theirs, say, int(what))
        for say, meets in ((Say.OFFER, e.needs), (Say.NEED, e.offers))
        for what in np.setdiff1d(meets.of(other), listed)
    ]


def _markets(scorer: Scorer, theirs: bool, one: int, other: int) -> list[Move]:
    """Where somebody is already, or has said something else of a market, nothing is proposed."""
    markets = scorer.context.markets
    if not markets.countries:
        return []
    aims, welcome = markets.aims.of(one), np.union1d(markets.present.of(other), markets.aims.of(other))
    known = np.union1d(markets.present.of(one), _spoken(scorer.economy, markets, one))
    wished = [Move(theirs, Say.TARGET, int(where)) for where in np.setdiff1d(welcome, np.union1d(aims, known))]
    return wished + [Move(theirs, Say.LEAVE, int(where)) for where in np.setdiff1d(aims, welcome)]


def _spoken(e: Economy, markets: Markets, row: int) -> NDArray[np.int64]:
    """Countries that somebody has said anything of as a target, such as that it is not interested."""
    edges = e.snapshot.relations["TARGETS"]
    begin, end = np.searchsorted(edges.start, [row, row + 1])
    nodes = e.snapshot.kinds["Market"]
    codes = {country_code(nodes, int(market)) for market in edges.end[begin:end]}
    return np.array(sorted(markets.countries.index(code) for code in codes), np.int64)
