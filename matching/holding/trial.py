"""Which suggestions are held back, and with which others they are compared: an experiment, decided before it begins.

A near-tie is a suggestion whose score is hardly above that of the first which the list has no room for: whoever gets
the other instead loses next to nothing. Each pair draws one lot, the same in both lists and in every run with that
seed, from nothing but its two ids. The lowest lots are held back, in all lists; the next ones are compared with them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from graph.errors import BadInput
from matching.running.block import Block

NEAR: Final = 0.25
"""So much score is hardly more: odds 28 % higher, where the score is a logarithm of odds."""

COMPARED: Final = 4
"""So many shown ones are compared with each that is held back: more would hardly narrow the interval."""

MOST: Final = 0.5

WHY: Final = "by lot, among suggestions hardly better than the first that the list has no room for"


@dataclass(frozen=True, slots=True)
class Trial:
    """An experiment: pairs of rows, the lower one first, ascending.

    share   of the near-ties that are held back
    seed    of the lots
    held    pairs kept out of every list; `shown` pairs drawn likewise that stand in one
    """

    share: float
    seed: int
    held: NDArray[np.int32]
    shown: NDArray[np.int32]

    def told(self, ids: Sequence[str], foreseen: float) -> dict[str, Any]:
        """It as a manifest says it: who, why, and the smallest effect that it would show four times out of five."""
        held, shown = ([[ids[one], ids[other]] for one, other in some.tolist()] for some in (self.held, self.shown))
        return {"held": held, "shown": shown, "smallest_effect": foreseen, "why": WHY}


def checked(share: float) -> float:
    """The share; `BadInput` where it is none."""
    if not 0.0 <= share <= MOST:
        raise BadInput(f"--hold-back is a share of the near-ties, 0 to {MOST:g}, such as 0.05; not {share:g}")
    return share


def draw(block: Block, top: int, share: float, seed: int, ids: Sequence[str]) -> tuple[Block, Trial]:
    """What is left of lists of up to twice `top` once some are held back, `top` each; and the experiment."""
    near = _near(block, top)
    pair = np.sort(np.column_stack([block.left, block.right]), axis=1).astype(np.int64)
    code = pair[:, 0] * len(ids) + pair[:, 1]
    tied = np.unique(code[near])
    tied = tied[~np.isin(tied, code[~near])]  # in the other's list it would be shown whatever the lot
    pairs = np.column_stack([tied // max(len(ids), 1), tied % max(len(ids), 1)]).astype(np.int32)
    lot = np.fromiter(_lots(pairs, seed, ids), np.float64, len(pairs))
    held, compared = lot < share, (lot >= share) & (lot < (1 + COMPARED) * share)
    return _left(block, ~np.isin(code, tied[held]), top), Trial(share, seed, pairs[held], pairs[compared])


def _near(block: Block, top: int) -> NDArray[np.bool_]:
    """Which stand in a list, and hardly above the first that does not."""
    first = block.rank == top + 1
    cut = np.full(int(block.left.max(initial=-1)) + 1, -np.inf)
    cut[block.left[first]] = block.score[first]
    return (block.rank <= top) & (block.score - cut[block.left] <= NEAR)


def _lots(pairs: NDArray[np.int32], seed: int, ids: Sequence[str]) -> Iterator[float]:
    """A number from 0 to 1 for each pair."""
    for one, other in pairs.tolist():
        lot = sha256(f"{seed} {ids[one]} {ids[other]}".encode()).digest()
        yield int.from_bytes(lot[:8], "big") / 2.0**64


def _left(block: Block, kept: NDArray[np.bool_], top: int) -> Block:
    """The first `top` of each list that are kept, with the ranks that they have then."""
    gone = np.cumsum(~kept)
    begin = np.flatnonzero(block.rank == 1)
    lengths = np.diff(np.append(begin, len(block.rank)))
    before = np.repeat(gone[begin] - ~kept[begin], lengths) if len(begin) else gone
    rank = (block.rank - (gone - before)).astype(np.int32)
    stay = kept & (rank <= top)
    return Block(block.left[stay], block.right[stay], rank[stay], block.score[stay], block.reasons[stay])
