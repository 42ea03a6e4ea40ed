"""Who fits by what they offer and need alone: the exact best for everybody, without history and without learnt weights.

The score of two stakeholders is the idf of what one offers and the other needs, in both directions:

    s(i, j) = Σ idf(c), c in offers(i) ∩ needs(j)  +  Σ idf(c), c in needs(i) ∩ offers(j)

    some = index(economy.offers, economy.needs, economy.idf, chains)
    found = best(some, top=20, scope="bridge")
    found.who[row, :found.count[row]]
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from graph.errors import BadInput
from matching.fit.index import Index, index
from matching.fit.kernels.plan import CHOOSE
from matching.fit.kernels.search import Found, search

__all__ = ["Best", "Index", "Scope", "best", "index"]

Scope = Literal["all", "bridge"]
SCOPES = get_args(Scope)

LEAST_BLOCK, MOST_BLOCK = 128, 8_192
"""So many stakeholders go through the tiles together: many share what is read, few keep all threads at work."""
MOST = 1_000
TRIES = (2.0, 5.0)
"""By the first guess, so many times what is asked for should reach the limit; by the second; then there is none."""

Quiet = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Best:
    """The best of each stakeholder asked for, the best first, equals by row.

    rows    int32, who was asked for
    count   int64, how many there are: fewer than asked for where fewer have anything in common
    who     int32, rows × top, -1 where there is nobody
    score   float64, rows × top, 0 where there is nobody
    """

    rows: NDArray[np.int32]
    count: NDArray[np.int64]
    who: NDArray[np.int32]
    score: NDArray[np.float64]


def best(
    some: Index,
    rows: NDArray[np.integer] | None = None,
    *,
    top: int = 20,
    scope: Scope = "all",
    threads: int = 2,
    kernel: int = CHOOSE,
    progress: Quiet = lambda done, total: None,
) -> Best:
    """The best `top` for each of these stakeholders, for everybody where none are given.

    Exact, and the same bytes whatever the threads and the kernel. A pair that has nothing in common is no fit.
    `BadInput` where `top` is not 1 to 1,000.
    """
    if not 1 <= top <= MOST:
        raise BadInput(f"the number of partners is 1 to {MOST:,}, not {top}")
    asked = np.arange(len(some.group), dtype=np.int32) if rows is None else np.asarray(rows, np.int32)
    found = Best(
        asked,
        np.zeros(len(asked), np.int64),
        np.full((len(asked), top), -1, np.int32),
        np.zeros((len(asked), top)),
    )
    size = min(max(len(asked) // (8 * threads), LEAST_BLOCK), MOST_BLOCK)
    blocks = [slice(begin, begin + size) for begin in range(0, len(asked), size)]
    with ThreadPoolExecutor(threads) if threads > 1 and len(blocks) > 1 else nullcontext() as pool:
        work = (pool.map if pool else map)(lambda block: _serve(some, found, block, scope, kernel), blocks)
        for done, _ in enumerate(work, start=1):
            progress(min(done * size, len(asked)), len(asked))
    return found


def _serve(some: Index, found: Best, block: slice, scope: Scope, kernel: int) -> None:
    """Fill in one block; whoever gets too few by a guess is served again by a lower one, at last without any."""
    rows, room = found.rows[block], Found(found.count[block], found.who[block], found.score[block])
    first, *lower = (times * room.who.shape[1] for times in (*TRIES, 0.0))
    search(rows, first, scope == "bridge", kernel, some, room)
    for wanted in lower:
        places = np.flatnonzero(room.count < 0)
        if not len(places):
            return
        again = Found(np.zeros_like(places), np.full_like(room.who[places], -1), np.zeros_like(room.score[places]))
        search(rows[places], wanted, scope == "bridge", kernel, some, again)
        for array, filled in zip(room, again, strict=True):
            array[places] = filled
