"""A match run: suggestions for everybody asked, the same bytes for the same manifest, whatever the threads."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from copy import copy
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.errors import BadInput
from graph.model import Suggestion
from matching.candidates import Pairs, Proposer, Scope
from matching.diversity import SHORTLIST, checked, prices, sample, set_back
from matching.economy import Economy
from matching.features import FEATURES, Context, context, table
from matching.holding.trial import Trial, draw
from matching.holding.trial import checked as checked_share
from matching.newcomers import ByProfile, without_history
from matching.ranking import ranked
from matching.running.block import REASONS, Block, joined
from matching.running.executors import Executor, Threads
from matching.running.spool import Nowhere, Spool
from matching.weights import Weights, choose, fit_to_use

BLOCK: Final = 128  # stakeholders scored together
SLICE: Final = 8_192  # pairs scored together: their features stay in the processor's cache
DECIMALS: Final = 9

Quiet = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a run.

    rows      stakeholders to serve, None for all that can be
    weights   None for the latest shipped set that may be used
    until     weights must not be trained later; None is the economy's own day
    diverse   the share of all lists in which a partner may stand (see `matching.diversity`); 0 is no limit
    held      the share of near-ties that is held back by lot (see `matching.holding`), and the seed of the lots
    """

    scope: Scope = "cross-chain"
    top: int = 20
    rows: tuple[int, ...] | None = None
    weights: Weights | None = None
    until: datetime.date | None = None
    diverse: float = 0.0
    held: float = 0.0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Matched:
    """The result of a run: arrays over suggestions, by stakeholder and rank.

    without_chain   stakeholders left out because their chain is unknown (cross-chain and bridge scopes)
    reasons         int8 suggestions × REASONS: places in `FEATURES`, plus its length where little of it speaks for the
                    pair; -1 for none
    diverse         the share of all lists in which a partner could stand; 0 was no limit
    trial           who was held back, and with whom they are compared; None where nobody was asked to be
    """

    economy: Economy
    scope: Scope
    weights: Weights
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    rank: NDArray[np.int32]
    score: NDArray[np.float64]
    reasons: NDArray[np.int8]
    served: int
    without_chain: int
    diverse: float = 0.0
    trial: Trial | None = None

    def __len__(self) -> int:
        return len(self.left)

    def chance(self) -> NDArray[np.float64]:
        """Probability of each that it becomes a joint project; not a number where the weights are not calibrated."""
        calibration = self.weights.calibration.get(self.scope)
        if calibration is None:
            return np.full(len(self), np.nan)
        new = without_history(self.economy)[self.left] & bool(self.weights.newcomers)
        return np.where(new, np.nan, calibration.of(self.score, self.left, self.economy))

    def suggestions(self) -> Iterator[Suggestion]:
        """One record each."""
        e, features = self.economy, FEATURES.values()
        sentences = [*(feature.sentence for feature in features), *(feature.against for feature in features)]
        chains = [*(chain.removeprefix("chain:") for chain in e.chains), None]
        calibration = self.weights.calibration.get(self.scope)
        for left, right, rank, score, reasons, chance in zip(
            self.left.tolist(),
            self.right.tolist(),
            self.rank.tolist(),
            self.score.tolist(),
            self.reasons.tolist(),
            self.chance().tolist(),
            strict=True,
        ):
            prospect = [] if calibration is None or chance != chance else [calibration.told(chance)]
            prospect += [said for told in (e.heard, e.barriers) if (said := told.told(left, right))]
            yield Suggestion(
                stakeholder_id=e.ids[left],
                partner_id=e.ids[right],
                rank=rank,
                score=score,
                chain_from=chains[e.primary[left]],
                chain_to=chains[e.primary[right]],
                explanation="; ".join([*(sentences[place] for place in reasons if place >= 0), *prospect]),
            )


def match(
    economy: Economy,
    request: Request,
    *,
    threads: int = 2,
    progress: Quiet = lambda done, total: None,
    executor: Executor | None = None,
    spool: Spool | None = None,
) -> Matched:
    """Suggest partners. Deterministic: equal scores go by the order of ids, and blocks never see each other.

    executor   who works on the blocks; `threads` of this process where none is given
    spool      where finished blocks lie: those that are there are not done again
    """
    if not 1 <= request.top <= 1_000:
        raise BadInput(f"--top is 1 to 1,000, not {request.top}")
    if checked_share(request.held) and request.rows is not None:
        raise BadInput("who is held back is drawn among all lists; leave out either --hold-back or --for")
    until = request.until or economy.as_of
    weights = request.weights or choose(economy, request.scope, until)
    fit_to_use(weights, economy, until)
    rows, without_chain = _served(economy, request)
    blocks = [rows[begin : begin + BLOCK] for begin in range(0, len(rows), BLOCK)]
    spool = spool or Nowhere()
    done = spool.read(len(blocks))
    if tasks := [(number, blocks[number]) for number, block in enumerate(done) if block is None]:
        served, scorer = len(rows) - sum(len(block) for _, block in tasks), _scorer(economy, request, weights, threads)
        with closing((executor or Threads(threads)).run(scorer, _listed(request), tasks)) as found:
            for number, block in found:
                spool.keep(number, block)
                done[number] = block
                served += len(blocks[number])
                progress(served, len(rows))
    whole = joined([block for block in done if block is not None])
    return _matched(economy, request, weights, whole, len(rows), without_chain)


def _listed(request: Request) -> int:
    """How long lists are made: twice as long where some of each may be held back, so that others take their places."""
    return 2 * request.top if request.held else request.top


def _scorer(economy: Economy, request: Request, weights: Weights, threads: int) -> "Scorer":
    """What scores the pairs; with prices for who would stand in too many lists, where a limit is asked for."""
    scorer = Scorer(economy, request.scope, weights)
    if not checked(request.diverse):
        return scorer
    everybody = _served(economy, replace(request, rows=None))[0]
    known = everybody[~scorer.new[everybody]]
    rows = sample(known, economy.network.activity[known])
    tasks = [(number, rows[begin : begin + BLOCK]) for number, begin in enumerate(range(0, len(rows), BLOCK))]
    lists = sorted(Threads(threads).run(scorer, SHORTLIST, tasks), key=itemgetter(0))
    short = joined([block for _, block in lists])
    return replace(scorer, price=prices(short.left, short.right, short.score, request.diverse, len(economy)))


def _served(economy: Economy, request: Request) -> tuple[NDArray[np.int32], int]:
    asked = np.arange(len(economy)) if request.rows is None else np.array(sorted(set(request.rows)), np.int64)
    if request.scope == "all":
        return asked[economy.open[asked]].astype(np.int32), 0
    known = economy.primary[asked] >= 0
    return asked[known & economy.open[asked]].astype(np.int32), int((~known).sum())


@dataclass(frozen=True, slots=True)
class Scorer:
    """Candidates, features and weights together.

    price   what everybody costs as a partner where it is decided who stands in a list; None for nothing
    new     bool, who is scored as a newcomer
    """

    economy: Economy
    scope: Scope
    weights: Weights
    price: NDArray[np.float64] | None = None
    proposer: Proposer = field(init=False)
    context: Context = field(init=False)
    by_profile: ByProfile = field(init=False)
    new: NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        self._set(Proposer(self.economy, self.scope), context(self.economy, self.weights.looked_at))

    def over(self, proposer: Proposer, tables: Context) -> "Scorer":
        """The same weights over another economy, whose parts were made already."""
        other = copy(self)
        other._set(proposer, tables)
        return other

    def _set(self, proposer: Proposer, tables: Context) -> None:
        made: dict[str, object] = {
            "economy": proposer.economy,
            "proposer": proposer,
            "context": tables,
            "by_profile": ByProfile(proposer, tables),
            "new": without_history(proposer.economy) & bool(self.weights.newcomers),
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)

    def weights_of(self, row: int) -> Weights:
        """The weights with which a stakeholder's candidates are scored."""
        return self.weights.for_newcomers if self.new[row] else self.weights

    def best(self, rows: NDArray[np.int32], top: int) -> Block:
        """The best suggestions of a block of stakeholders, in ascending order."""
        new = self.new[rows]
        known = self._best(self.proposer.propose(rows[~new]), self.weights, top)
        if not new.any():
            return known
        return _together([known, self._best(self.by_profile.propose(rows[new]), self.weights.for_newcomers, top)])

    def _best(self, pairs: Pairs, weights: Weights, top: int) -> Block:
        slices = [pairs.at(slice(begin, begin + SLICE)) for begin in range(0, len(pairs), SLICE)]
        sums = [self._parts(some, weights).sum(axis=1) for some in slices]
        score = np.round(np.concatenate([np.empty(0), *sums]), DECIMALS)
        kept, rank = ranked(pairs.left, score, top)  # candidates ascend, so that equals go by id
        if self.price is not None:
            kept, rank = self._limited(pairs, score, top)
        best = pairs.at(kept)
        return Block(best.left, best.right, rank, score[kept], _reasons(self._parts(best, weights), weights))

    def _limited(
        self, pairs: Pairs, score: NDArray[np.float64], top: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """The best of each list where some have a price, and their ranks."""
        assert self.price is not None
        kept, rank = ranked(pairs.left, score, max(top, SHORTLIST))
        kept = kept[set_back(pairs.left[kept], pairs.right[kept], score[kept], self.price)]
        return kept[rank <= top], rank[rank <= top]

    def _parts(self, pairs: Pairs, weights: Weights) -> NDArray[np.float64]:
        return contributions(weights, table(pairs, self.context, weights.names))


def contributions(weights: Weights, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """weight × (value - mean) of each pair and feature; they add up to the score."""
    return np.asarray((values - weights.means) * weights.coefficients)


def _reasons(parts: NDArray[np.float64], weights: Weights) -> NDArray[np.int8]:
    """Places in `FEATURES` of the strongest contributions in favour, strongest first."""
    order = np.argsort(-parts, axis=1, kind="stable")[:, :REASONS]
    speaks = np.take_along_axis(parts, order, axis=1) > 0
    place = np.array([list(FEATURES).index(name) for name in weights.names], np.int8)
    place[weights.coefficients < 0] += np.int8(len(FEATURES))  # there, little of it is what speaks for a pair
    found = np.full((len(parts), REASONS), -1, np.int8)
    found[:, : order.shape[1]] = np.where(speaks, place[order], -1)
    return found


def _together(blocks: Sequence[Block]) -> Block:
    """Several blocks as one, by stakeholder."""
    whole = joined(blocks)
    order = np.argsort(whole.left, kind="stable")
    return Block(**{name: getattr(whole, name)[order] for name in Block.__slots__})


def _matched(
    economy: Economy, request: Request, weights: Weights, whole: Block, served: int, without_chain: int
) -> Matched:
    trial = None
    if request.held:
        whole, trial = draw(whole, request.top, request.held, request.seed, economy.ids)
    columns = (whole.left, whole.right, whole.rank, whole.score, whole.reasons)
    return Matched(economy, request.scope, weights, *columns, served, without_chain, request.diverse, trial)
