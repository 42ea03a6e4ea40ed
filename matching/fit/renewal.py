"""After some stakeholders have changed: only the lists that can have changed are made again.

A list changes if its owner changed, if somebody on it changed, or if somebody who changed now scores enough to come
on it. Weights are constants: they are those of the index that was made before.
"""

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from graph.errors import BadInput
from matching.fit import Best, Scope, best
from matching.fit.index import Index
from matching.fit.kernels.lists import add_up, clear
from matching.fit.kernels.plan import ADD, plan

FEW = 1_000
"""Up to so many, or a twentieth of all, whom a change reaches is looked for; of more, all lists are made again."""


def renewed(
    before: Best, some: Index, changed: NDArray[np.integer], *, scope: Scope = "all", threads: int = 2
) -> tuple[Best, NDArray[np.int32]]:
    """The best of everybody now, equal to asking about everybody again, and whose lists were made again.

    before    the best of everybody before the change, of the same scope
    some      the index now, with the same weights
    changed   stakeholders whose offers, needs, chains, group or exclusions changed: of an exclusion both

    `BadInput` where the numbers of stakeholders differ.
    """
    n, top = len(some.group), before.who.shape[1]
    if len(before.rows) != n:
        raise BadInput(f"lists of {len(before.rows):,} stakeholders cannot be renewed for {n:,}; ask about everybody")
    rows = np.unique(changed).astype(np.int32)
    mark = np.zeros(n + 1, bool)  # the last stands for nobody
    mark[rows] = True
    again = mark[:-1] | mark[before.who].any(axis=1)
    least = np.where(before.count == top, before.score[:, -1], 0.0)
    if len(rows) > max(n // 20, FEW):
        again[:] = True
    else:
        _mark_reached(rows, least, some, again)
    stale = np.flatnonzero(again).astype(np.int32)
    fresh = best(some, stale, top=top, scope=scope, threads=threads)
    count, who, score = before.count.copy(), before.who.copy(), before.score.copy()
    count[stale], who[stale], score[stale] = fresh.count, fresh.who, fresh.score
    return Best(before.rows, count, who, score), stale


@njit(cache=True, nogil=True)
def _mark_reached(rows: Any, least: Any, index: Any, again: Any) -> None:
    """Mark whoever scores at least its own `least` with one of these; scores are the same either way."""
    made, span, claims = plan(rows, 0.0, False, ADD, index), index.span[0], len(index.weight)
    sums, chosen = np.zeros(span), np.empty(span, np.uint16)
    for tile in range(-(-len(index.group) // span)):
        starts, base = index.postings_begin[tile * claims : (tile + 1) * claims + 1], tile * span
        for place in range(len(rows)):
            lo, hi = made.begin[place], made.begin[place + 1]
            count = add_up(lo, hi, made.term, index.weight, starts, index.posting, 0.0, sums, chosen)
            for at in range(count):
                other = base + int(chosen[at])
                if sums[chosen[at]] >= least[other]:
                    again[other] = True
            clear(lo, hi, made.term, starts, index.posting, sums)
