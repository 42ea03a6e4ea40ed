"""A match run: suggestions for everybody asked, the same bytes for the same manifest, whatever the threads."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from graph.errors import BadInput
from graph.model import Suggestion
from matching.candidates import Pairs, Proposer, Scope
from matching.economy import Economy
from matching.features import FEATURES, Context, context, table
from matching.newcomers import ByProfile, without_history
from matching.ranking import ranked
from matching.weights import Weights, choose, fit_to_use

BLOCK: Final = 128  # stakeholders scored together
SLICE: Final = 8_192  # pairs scored together: their features stay in the processor's cache
REASONS: Final = 3
DECIMALS: Final = 9

Quiet = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a run.

    rows      stakeholders to serve, None for all that can be
    weights   None for the latest shipped set that may be used
    until     weights must not be trained later; None is the economy's own day
    """

    scope: Scope = "cross-chain"
    top: int = 20
    rows: tuple[int, ...] | None = None
    weights: Weights | None = None
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """The result of a run: arrays over suggestions, by stakeholder and rank.

    without_chain   stakeholders left out because their chain is unknown (cross-chain and bridge scopes)
    reasons         int8 suggestions × REASONS: places in `FEATURES`, plus its length where little of it speaks for the
                    pair; -1 for none
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

    def __len__(self) -> int:
        return len(self.left)

    def suggestions(self) -> Iterator[Suggestion]:
        """One record each."""
        e, features = self.economy, FEATURES.values()
        sentences = [*(feature.sentence for feature in features), *(feature.against for feature in features)]
        chains = [*(chain.removeprefix("chain:") for chain in e.chains), None]
        for left, right, rank, score, reasons in zip(
            self.left.tolist(),
            self.right.tolist(),
            self.rank.tolist(),
            self.score.tolist(),
            self.reasons.tolist(),
            strict=True,
        ):
            yield Suggestion(
                stakeholder_id=e.ids[left],
                partner_id=e.ids[right],
                rank=rank,
                score=score,
                chain_from=chains[e.primary[left]],
                chain_to=chains[e.primary[right]],
                explanation="; ".join(sentences[place] for place in reasons if place >= 0),
            )


@dataclass(frozen=True, slots=True)
class _Block:
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    rank: NDArray[np.int32]
    score: NDArray[np.float64]
    reasons: NDArray[np.int8]


def match(
    economy: Economy, request: Request, *, threads: int = 2, progress: Quiet = lambda done, total: None
) -> Matched:
    """Suggest partners. Deterministic: equal scores go by the order of ids, and blocks never see each other."""
    if not 1 <= request.top <= 1_000:
        raise BadInput(f"--top is 1 to 1,000, not {request.top}")
    until = request.until or economy.as_of
    weights = request.weights or choose(economy, request.scope, until)
    fit_to_use(weights, economy, until)
    rows, without_chain = _served(economy, request)
    scorer = Scorer(economy, request.scope, weights)
    blocks = [rows[begin : begin + BLOCK] for begin in range(0, len(rows), BLOCK)]
    done: list[_Block] = []
    with ThreadPoolExecutor(threads) if threads > 1 else nullcontext() as pool:
        for block in _in_order(pool, lambda some: scorer.best(some, request.top), blocks):
            done.append(block)
            progress(min(len(done) * BLOCK, len(rows)), len(rows))
    return _joined(economy, request.scope, weights, done, len(rows), without_chain)


def _served(economy: Economy, request: Request) -> tuple[NDArray[np.int32], int]:
    asked = np.arange(len(economy)) if request.rows is None else np.array(sorted(set(request.rows)), np.int64)
    if request.scope == "all":
        return asked[economy.open[asked]].astype(np.int32), 0
    known = economy.primary[asked] >= 0
    return asked[known & economy.open[asked]].astype(np.int32), int((~known).sum())


def _in_order(
    pool: Executor | None, work: Callable[[Any], _Block], blocks: Sequence[NDArray[np.int32]]
) -> Iterator[_Block]:
    """Results in the order of the blocks, a bounded number under way."""
    if pool is None:
        yield from map(work, blocks)
        return
    waiting: list[Future[_Block]] = []
    for block in blocks:
        waiting.append(pool.submit(work, block))
        if len(waiting) >= 16:
            yield waiting.pop(0).result()
    for future in waiting:
        yield future.result()


@dataclass(frozen=True, slots=True)
class Scorer:
    """Candidates, features and weights together.

    new   bool, who is scored as a newcomer
    """

    economy: Economy
    scope: Scope
    weights: Weights
    proposer: Proposer = field(init=False)
    context: Context = field(init=False)
    by_profile: ByProfile = field(init=False)
    new: NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        made: dict[str, object] = {
            "proposer": (proposer := Proposer(self.economy, self.scope)),
            "context": (tables := context(self.economy, self.weights.names)),
            "by_profile": ByProfile(proposer, tables),
            "new": without_history(self.economy) & bool(self.weights.newcomers),
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)

    def weights_of(self, row: int) -> Weights:
        """The weights with which a stakeholder's candidates are scored."""
        return self.weights.for_newcomers if self.new[row] else self.weights

    def best(self, rows: NDArray[np.int32], top: int) -> _Block:
        """The best suggestions of a block of stakeholders, in ascending order."""
        new = self.new[rows]
        known = self._best(self.proposer.propose(rows[~new]), self.weights, top)
        if not new.any():
            return known
        return _together([known, self._best(self.by_profile.propose(rows[new]), self.weights.for_newcomers, top)])

    def _best(self, pairs: Pairs, weights: Weights, top: int) -> _Block:
        slices = [pairs.at(slice(begin, begin + SLICE)) for begin in range(0, len(pairs), SLICE)]
        sums = [self._parts(some, weights).sum(axis=1) for some in slices]
        score = np.round(np.concatenate([np.empty(0), *sums]), DECIMALS)
        kept, rank = ranked(pairs.left, score, top)  # candidates ascend, so that equals go by id
        best = pairs.at(kept)
        return _Block(best.left, best.right, rank, score[kept], _reasons(self._parts(best, weights), weights))

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


def _together(blocks: Sequence[_Block]) -> _Block:
    """Several blocks as one, by stakeholder."""
    columns = {name: np.concatenate([getattr(block, name) for block in blocks]) for name in _Block.__slots__}
    order = np.argsort(columns["left"], kind="stable")
    return _Block(**{name: column[order] for name, column in columns.items()})


def _joined(
    economy: Economy, scope: Scope, weights: Weights, blocks: Sequence[_Block], served: int, without_chain: int
) -> Matched:
    empty = _Block(
        np.empty(0, np.int32),
        np.empty(0, np.int32),
        np.empty(0, np.int32),
        np.empty(0),
        np.empty((0, REASONS), np.int8),
    )
    parts = [empty, *blocks]
    return Matched(
        economy,
        scope,
        weights,
        np.concatenate([part.left for part in parts]),
        np.concatenate([part.right for part in parts]),
        np.concatenate([part.rank for part in parts]),
        np.concatenate([part.score for part in parts]),
        np.concatenate([part.reasons for part in parts]),
        served,
        without_chain,
    )
