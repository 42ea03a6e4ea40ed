"""Words of trade and rules in Dutch and English that mean the same, so that entries in two languages can be compared.

Each line of `glossary.txt` is a meaning: words of both languages, with a bar between. Words are beginnings, folded:
*etiket* begins *etikettering*; from five letters on they are looked for within compounds, too, such as *taaletiket*.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Final

LEAST_WITHIN: Final = 5
"""Letters from which a word is looked for within another."""


@lru_cache(1)
def beginnings() -> Mapping[str, str]:
    """Beginning of a folded word -> its meaning, which is called by the first word of its line."""
    found: dict[str, str] = {}
    for meaning, words in _read():
        for word in words:
            found.setdefault(word, meaning)
    return found


def _read() -> Iterator[tuple[str, list[str]]]:
    for line in resources.files(__package__).joinpath("glossary.txt").read_text("utf-8").splitlines():
        words = line.replace("|", " ").split()
        yield words[0], words


def meanings(word: str) -> frozenset[str]:
    """What a folded word means; empty where the glossary has no part of it.

    >>> sorted(meanings("etiketteringsregels")), sorted(meanings("labelling")), sorted(meanings("hommel"))
    (['label', 'law'], ['label'], [])
    """
    known = beginnings()
    starts = [known[word[:end]] for end in range(len(word), 2, -1) if word[:end] in known]
    within = {
        known[word[begin:end]]
        for begin in range(1, len(word) - LEAST_WITHIN + 1)
        for end in range(begin + LEAST_WITHIN, len(word) + 1)
        if word[begin:end] in known
    }
    return frozenset({*starts[:1], *within})
