"""What a slot of each stakeholder is worth: dual prices, by coordinate descent.

With everybody else's prices held, the bound is least where a stakeholder's own price lies between the margins of its
last pair that fits in and of its first that does not. The middle of that interval leaves room to both sides: ends of
it, which any coordinate descent may choose, get stuck far from the least bound; the middle hardly ever does.
"""

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def first(capacity: Any, board: Any) -> Any:
    """Prices to begin with: half the score of the first pair that does not fit in."""
    price = np.zeros(len(capacity))
    for row in range(len(capacity)):
        if capacity[row] < board.begin[row + 1] - board.begin[row]:
            price[row] = 0.5 * board.worth[board.begin[row] + capacity[row]]
    return price


@njit(cache=True, nogil=True)
def sweep(price: Any, capacity: Any, term: Any, board: Any) -> None:
    """Set everybody's price once, in order."""
    top = np.empty(_widest(capacity, board) + 1)
    most = term.max()
    for row in range(len(price)):
        price[row] = _priced(row, capacity, most, price, term, board, top)


@njit(cache=True, nogil=True)
def _priced(row: int, capacity: Any, most: float, price: Any, term: Any, board: Any, top: Any) -> float:
    """The price of one stakeholder's slots, with all others held."""
    pairs = board.begin[row + 1] - board.begin[row]
    if pairs == 0 or capacity[row] > pairs:
        return 0.0  # all its pairs fit in
    return _middle(row, capacity[row], most, price, term, board, top)


@njit(cache=True, nogil=True)
def settle(rows: Any, most_steps: int, least: float, price: Any, capacity: Any, term: Any, board: Any) -> int:
    """Set the prices of these stakeholders, then of whoever has a pair with one whose price changed, and so on.

    Until no price changes by more than the least, or after so many steps; how many there were.
    """
    n, steps, most = len(price), 0, term.max()
    top = np.empty(_widest(capacity, board) + 1)
    queue, waits = np.empty(n, np.int32), np.zeros(n, np.bool_)
    size = len(rows)
    queue[:size] = rows
    waits[rows] = True
    first = 0
    while size > 0 and steps < most_steps:
        row = queue[first]
        first, size, steps = (first + 1) % n, size - 1, steps + 1
        waits[row] = False
        before = price[row]
        price[row] = _priced(row, capacity, most, price, term, board, top)
        if abs(price[row] - before) <= least:
            continue
        for place in range(board.begin[row], board.begin[row + 1]):
            other = board.other[place]
            if not waits[other]:
                waits[other] = True
                queue[(first + size) % n] = other
                size += 1
    return steps


@njit(cache=True, nogil=True)
def _widest(capacity: Any, board: Any) -> int:
    """The greatest capacity that can be used up."""
    widest = 0
    for row in range(len(capacity)):
        if capacity[row] <= board.begin[row + 1] - board.begin[row]:
            widest = max(widest, capacity[row])
    return widest


@njit(cache=True, nogil=True)
def _middle(row: int, fits: int, most: float, price: Any, term: Any, board: Any, top: Any) -> float:
    """Between the margins of the last pair that fits in and of the next, neither below 0."""
    found, floor = 0, -np.inf
    for place in range(board.begin[row], board.begin[row + 1]):
        if board.worth[place] + most <= floor:
            break  # lists descend
        value = board.worth[place] + term[board.sort[place]] - price[board.other[place]]
        if value <= floor:
            continue
        at = min(found, fits)
        found = min(found + 1, fits + 1)
        while at > 0 and top[at - 1] < value:
            top[at] = top[at - 1]
            at -= 1
        top[at] = value
        if found > fits:
            floor = top[fits]
    following = max(top[fits], 0.0) if found > fits else 0.0
    return 0.5 * (max(top[fits - 1], 0.0) + following)
