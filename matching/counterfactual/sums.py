"""What scores are made of, as sums to which each move adds its own part, whichever others are made beside it.

That holds since no two moves of a set are about the same capability or market. How rare a capability is depends on how
many list anything, too: all sums are kept for none, one and both of the two beginning to list something.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from matching.counterfactual.crowd import Crowd, Reals, begun, dense
from matching.counterfactual.moves import CLAIMS, Move, Say
from matching.match import Scorer

MET, WANTED, BOTH, MINE, THEIRS, CARRIED, CARRIES, JOINT, MY_AIMS, THEIR_AIMS = range(10)
"""Σ idf of needs met, of offers wanted; Σ idf² of what both offer, you offer, they offer; markets where one is and the
other wants to go, either way; markets that both want, you want, they want."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What the two state: 1 by capability in question, or by country. Of the partner only what is more than now."""

    needs: Reals
    offers: Reals
    more_needs: Reals
    more_offers: Reals
    idf: Reals
    aims: Reals
    more_aims: Reals


@dataclass(frozen=True, slots=True)
class Sums:
    """base   levels × stakeholders × sums, without a move; `added` levels × moves × stakeholders × sums."""

    base: Reals
    added: Reals


class Stating:
    """Works out the sums of a pair.

    what     int32, the capabilities in question, ascending: all that the two offer or need
    silent   whether either lists nothing yet
    """

    def __init__(self, scorer: Scorer, pair: tuple[int, int], moves: Sequence[Move]) -> None:
        e, self._markets = scorer.economy, scorer.context.markets
        self.moves = moves
        self.what = np.unique(np.concatenate([lists.of(row) for lists in (e.offers, e.needs) for row in pair]))
        self.silent = [not len(e.offers.of(row)) and not len(e.needs.of(row)) for row in pair]
        self._countries = np.arange(len(self._markets.countries), dtype=np.int32)
        claimed = np.concatenate([e.offers.capability, e.needs.capability])
        self._df = np.bincount(claimed, minlength=len(e.idf))[self.what]
        self._begun = begun(scorer)
        mine = np.array(pair[:1], np.int32)
        here, nowhere = np.zeros(len(self.what)), np.zeros(len(self._countries))
        self._present = dense(self._markets.present, mine, self._countries)[0]
        self._now = Statement(
            needs=dense(e.needs, mine, self.what)[0],
            offers=dense(e.offers, mine, self.what)[0],
            more_needs=here,
            more_offers=here,
            idf=e.idf[self.what],
            aims=dense(self._markets.aims, mine, self._countries)[0],
            more_aims=nowhere,
        )

    def sums(self, crowd: Crowd) -> Sums:
        """The sums of some stakeholders."""
        base, added = [], []
        for level in range(1 + sum(self.silent)):
            now = replace(self._now, idf=self._now.idf + self._begun[level])
            base.append(self._sums(now, now.idf, level, crowd))
            made = [self._sums(self._after(now, move), now.idf, level, crowd) - base[-1] for move in self.moves]
            added.append(np.array(made).reshape(len(self.moves), *base[-1].shape))
        return Sums(np.stack(base), np.stack(added))

    def _after(self, now: Statement, move: Move) -> Statement:
        """What is stated after one move."""
        if move.say not in CLAIMS:
            step = (self._countries == move.place) * (1.0 if move.say is Say.TARGET else -1.0)
            return replace(now, more_aims=step) if move.theirs else replace(now, aims=now.aims + step)
        step = (self.what == move.place).astype(np.float64)
        said = replace(now, idf=now.idf - step * np.log1p(1.0 / (1.0 + self._df)))
        if move.theirs:
            return replace(said, more_offers=step) if move.say is Say.OFFER else replace(said, more_needs=step)
        if move.say is Say.OFFER:
            return replace(said, offers=said.offers + step)
        return replace(said, needs=said.needs + step)

    def _sums(self, said: Statement, usual: Reals, level: int, crowd: Crowd) -> Reals:
        """Stakeholders × sums of one statement; `usual` is the idf before it."""
        found = np.zeros((len(crowd.who), 10))
        square = said.idf**2
        found[:, MET] = crowd.offers @ (said.needs * said.idf)
        found[:, WANTED] = crowd.needs @ (said.offers * said.idf)
        found[:, BOTH] = crowd.offers @ (said.offers * square)
        found[:, MINE] = said.offers @ square
        found[:, THEIRS] = crowd.length[level] + crowd.offers @ (square - usual**2)
        found[:, CARRIED] = crowd.present @ said.aims
        found[:, CARRIES] = crowd.aims @ self._present
        found[:, JOINT] = crowd.aims @ said.aims
        found[:, MY_AIMS] = said.aims.sum()
        found[:, THEIR_AIMS] = crowd.aims.sum(axis=1)
        found[0, MET] += said.more_offers @ (said.needs * said.idf)
        found[0, WANTED] += said.more_needs @ (said.offers * said.idf)
        found[0, BOTH] += said.more_offers @ (said.offers * square)
        found[0, THEIRS] += said.more_offers @ square
        found[0, CARRIES] += said.more_aims @ self._present
        found[0, JOINT] += said.more_aims @ said.aims
        found[0, THEIR_AIMS] += said.more_aims.sum()
        return found
