"""Not always the same partners: none in more than a share of all lists, where others are nearly as good.

Whoever is best connected is likely to find more partners, and so stands in nearly every list; but nobody can carry a
thousand proposals. Each candidate holds a share of the *promise* of its list: of the softmax over the scores of the
hundred best, which is how the weights were learnt. A partner that stands in too many lists is given a *price*, taken
from its share where it is decided who stands among the first: it leaves the lists in which it adds least to what
another would bring and stays where it adds much. Who stays is shown by score as before, and who left comes next.
Scores, explanations and probabilities do not change.

Prices are found beforehand on the lists of a fixed sample of those served, in proportion to how active they are, by
dual ascent on the limit that no partner stands in more than its share of lists (a Lagrangian relaxation, as in Su &
Bagwell, arXiv 2024, and with a bound as in Abdollahpouri, Burke & Mobasher, FLAIRS 2019). So nobody's list depends on
who else is asked, or on the order in which lists are made.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.errors import BadInput
from matching.ranking import ranked

SHOWN: Final = 20
"""The places of a list that count, and within which partners stand by score."""

SHORTLIST: Final = 100
"""So many of the best of each list share its promise: enough to fill the places of who leaves."""

SAMPLE: Final = 1_000
DEAREST: Final = 0.1  # a partner with a tenth more of a list's promise than another always comes before it
ROUNDS: Final = 60
STEP: Final = 0.005
SETTLE: Final = 15  # rounds after which steps are half as long
DECIMALS: Final = 9

Values = NDArray[np.float64]


def checked(share: float) -> float:
    """A share of lists, above 0 and at most 1; `BadInput` otherwise. 0 stands for no limit."""
    if not 0.0 <= share <= 1.0:
        raise BadInput(f"--diverse is a share of all lists, above 0 and at most 1, not {share:g}")
    return share


def sample(rows: NDArray[np.int32], activity: Values) -> NDArray[np.int32]:
    """Stakeholders spread evenly over the activity of those served: it is the active who take a partner's time.

    Systematic sampling in proportion to size (Madow 1949): nobody is drawn by chance, and nobody twice.

    >>> sample(np.array([3, 5, 8], np.int32), np.array([0.0, 1.0, 9.0])).tolist()
    [5, 8]
    """
    size = np.cumsum(activity)
    if not len(rows) or size[-1] <= 0:
        return rows[:: max(len(rows) // SAMPLE, 1)]
    drawn = np.searchsorted(size, (np.arange(SAMPLE) + 0.5) / SAMPLE * size[-1])
    return np.unique(rows[drawn])


def prices(left: NDArray[np.int32], right: NDArray[np.int32], score: Values, share: float, stakeholders: int) -> Values:
    """What each stakeholder costs as a partner, so that it stands in the first places of that share of lists at most.

    left, right, score   the shortlists of the sample, one stakeholder's after another, best first

    >>> left = np.repeat(np.arange(4, dtype=np.int32), 21)  # four lists: the same partner first, then twenty others
    >>> right = np.concatenate([[0, *range(20 * k + 1, 20 * k + 21)] for k in range(4)]).astype(np.int32)
    >>> score = np.concatenate([np.linspace(1.0 + k, 0.0, 21) for k in range(4)])
    >>> np.flatnonzero(prices(left, right, score, 0.5, 81)).tolist()
    [0]
    """
    who, worth = _table(left, right, shares(left, score), stakeholders)
    price = np.zeros(stakeholders + 1)
    for turn in range(ROUNDS if len(who) else 0):
        first = np.argsort(price[who] - worth, axis=1, kind="stable")[:, :SHOWN]
        near = np.take_along_axis(who, first, axis=1).ravel()
        found = np.bincount(near, minlength=stakeholders + 1)[: stakeholders + 1] / len(who)
        step = STEP / (1.0 + turn / SETTLE) * np.log(np.maximum(found, 0.5 / len(who)) / share)
        price = np.clip(np.where((found > share) | (price > 0), price + step, 0.0), 0.0, DEAREST)
        price[stakeholders] = 0.0
    return np.round(price[:stakeholders], DECIMALS)


def _table(
    left: NDArray[np.int32], right: NDArray[np.int32], score: Values, stakeholders: int
) -> tuple[NDArray[np.int64], Values]:
    """The shortlists as rows of equal length; where one is shorter, nobody, who is never among the best."""
    begins = np.flatnonzero(np.diff(left, prepend=-1))
    row = np.repeat(np.arange(len(begins)), np.diff(np.append(begins, len(left))))
    place = np.arange(len(left)) - begins[row] if len(left) else row
    width = int(place.max(initial=-1)) + 1
    who, worth = np.full((len(begins), width), stakeholders, np.int64), np.full((len(begins), width), -np.inf)
    who[row, place], worth[row, place] = right, score
    return who, worth


def shares(left: NDArray[np.int32], score: Values) -> Values:
    """What part of its list's promise each of a list holds; lists one after another.

    >>> shares(np.array([7, 7, 9], np.int32), np.array([np.log(3.0), 0.0, 5.0])).round(6).tolist()
    [0.75, 0.25, 1.0]
    """
    if not len(left):
        return np.empty(0)
    begins = np.flatnonzero(np.diff(left, prepend=-1))
    lengths = np.diff(np.append(begins, len(left)))
    power = np.exp(score - np.repeat(np.maximum.reduceat(score, begins), lengths))
    return np.asarray(power / np.repeat(np.add.reduceat(power, begins), lengths))


def set_back(left: NDArray[np.int32], right: NDArray[np.int32], score: Values, price: Values) -> NDArray[np.int64]:
    """The order in which lists are shown: who has the greatest shares less prices, by score; then the others, by score.

    left, right, score   lists one stakeholder's after another, best first, as long as the shortlist if they can be

    >>> lists = np.zeros(22, np.int32), np.arange(22, dtype=np.int32), np.linspace(1.0, 0.0, 22)
    >>> dear = np.where(np.arange(22) == 3, 0.1, 0.0)
    >>> set_back(*lists, dear).tolist()[2:5], set_back(*lists, dear).tolist()[19:]
    ([2, 4, 5], [20, 3, 21])
    """
    begins = np.flatnonzero(np.diff(left, prepend=-1))
    place = np.arange(len(left)) - np.repeat(begins, np.diff(np.append(begins, len(left))))
    near = np.flatnonzero(place < SHORTLIST)
    worth = np.round(shares(left[near], score[near]) - price[right[near]], DECIMALS)
    first = np.zeros(len(left), bool)
    first[near[ranked(left[near], worth, SHOWN)[0]]] = True
    return np.lexsort((place, ~first, left))
