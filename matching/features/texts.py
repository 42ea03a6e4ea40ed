"""What needs and offers say in their own words, to compare them whatever they were read as.

A text that no capability was found in still tells: *bijen in de bloei* and *bijenkasten* share most of their letters.
Texts are compared by letters in threes within words, so that endings, compounds and slips weigh little, as TF-IDF
vectors of length 1 (Cavnar & Trenkle, 1994, on n-grams of letters). Where nobody states anything all of it is 0.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import numpy as np
from scipy import sparse

from graph.folding import fold
from graph.snapshot import Coded
from matching.economy import Economy, Lists, lists

LETTERS: Final = 3
LONGEST_TEXT: Final = 2_000


def texts(economy: Economy) -> Lists:
    """What everybody says: rows of needs, then rows of offers, each of length 1; entries are letters in threes."""
    n = len(economy)
    said = _said(economy, "NEEDS") | {row + n: text for row, text in _said(economy, "OFFERS").items()}
    axis: dict[str, int] = {}
    entries = [
        (row, axis.setdefault(part, len(axis)), count)
        for row, text in said.items()
        for part, count in Counter(parts(text)).items()
    ]
    row, column, count = np.array(entries, np.int64).reshape(-1, 3).T
    df = np.bincount(column, minlength=len(axis))
    level = count * np.log((1.0 + sum(map(bool, said.values()))) / (1.0 + df[column]))
    length = np.sqrt(np.bincount(row, level**2, minlength=2 * n))
    unit = np.divide(level, length[row], out=np.zeros_like(level), where=length[row] > 0)
    return lists(sparse.csr_array((unit, (row, column)), shape=(2 * n, len(axis))))


def parts(text: str) -> Iterator[str]:
    """Letters in threes of each folded word, with its beginning and end.

    >>> list(parts("de bij"))
    [' de', 'de ', ' bi', 'bij', 'ij ']
    """
    for word in fold(text[:LONGEST_TEXT]).split():
        framed = f" {word} "
        yield from (framed[place : place + LETTERS] for place in range(len(framed) - LETTERS + 1))


def _said(economy: Economy, relation: str) -> dict[int, str]:
    """The texts of each stakeholder that has some, each text once, by row."""
    edges, said = economy.snapshot.relations[relation], economy.said[relation]
    words = edges.columns["words"]
    assert isinstance(words, Coded)
    found: dict[int, set[str]] = {}
    for place in np.flatnonzero(said & (words.codes >= 0)).tolist():
        found.setdefault(int(edges.start[place]), set()).update((words[place] or "").split(" | "))
    return {row: " ".join(sorted(some)) for row, some in found.items()}
