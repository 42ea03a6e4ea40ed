"""The scorer as though two profiles stated otherwise, as it would be made anew from a store that says so.

What follows from projects is kept as it is. What counts who offers and needs what, such as the rarity of a capability,
is counted again: a statement changes it for everybody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from matching.counterfactual.moves import CLAIMS, Move, Say
from matching.economy import SAID_LEVEL, Economy, Lists, rarity
from matching.features import Context
from matching.features.markets import Markets, markets
from matching.match import Scorer


def restated(scorer: Scorer, pair: tuple[int, int], moves: Sequence[Move]) -> Scorer:
    """The scorer as though these moves had been made by the stakeholder and its partner."""
    economy = _economy(scorer.economy, pair, [move for move in moves if move.say in CLAIMS])
    return scorer.over(scorer.proposer.restated(economy), _context(scorer.context, economy, pair, moves))


def _economy(e: Economy, pair: tuple[int, int], claims: Sequence[Move]) -> Economy:
    offers, needs = e.offers, e.needs
    for move in claims:
        if move.say is Say.OFFER:
            offers = _listing(offers, pair[move.theirs], move.place)
        else:
            needs = _listing(needs, pair[move.theirs], move.place)
    return replace(e, offers=offers, needs=needs, idf=rarity(offers, needs, len(e.idf)))


def _context(context: Context, economy: Economy, pair: tuple[int, int], moves: Sequence[Move]) -> Context:
    if not context.markets.countries:
        return replace(context, economy=economy)
    made: Markets = markets(economy)
    aims = made.aims
    for theirs, row in enumerate(pair):
        aimed = targets(aims.of(row).tolist(), [move for move in moves if move.theirs == theirs])
        aims = _rewritten(aims, row, dict.fromkeys(sorted(aimed), 1.0 / np.sqrt(max(len(aimed), 1))))
    return replace(context, economy=economy, markets=replace(made, aims=aims))


def targets(now: Sequence[int], moves: Sequence[Move]) -> set[int]:
    """The countries where somebody wants to go after these moves of its own."""
    left = {move.place for move in moves if move.say is Say.LEAVE}
    return {*now, *(move.place for move in moves if move.say is Say.TARGET)} - left


def _listing(lists: Lists, row: int, capability: int) -> Lists:
    """The lists with one more entry."""
    begin, end = lists.indptr[row], lists.indptr[row + 1]
    now = dict(zip(lists.of(row).tolist(), lists.level[begin:end].tolist(), strict=True))
    return _rewritten(lists, row, dict(sorted({**now, capability: SAID_LEVEL}.items())))


def _rewritten(lists: Lists, row: int, entries: Mapping[int, float]) -> Lists:
    """The lists with other entries of one stakeholder, given in ascending order."""
    begin, end = int(lists.indptr[row]), int(lists.indptr[row + 1])
    indptr = lists.indptr.copy()
    indptr[row + 1 :] += len(entries) - (end - begin)
    what, level = np.array(list(entries), np.int32), np.array(list(entries.values()), np.float64)
    return Lists(
        indptr,
        np.concatenate([lists.capability[:begin], what, lists.capability[end:]]),
        np.concatenate([lists.level[:begin], level, lists.level[end:]]),
    )
