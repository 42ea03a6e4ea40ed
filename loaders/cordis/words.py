"""Words of titles and objectives that may name a capability."""

import re
from pathlib import Path
from typing import Final

from graph.folding import fold

MOST_TERMS: Final = 2_000
FEWEST_PROJECTS: Final = 5
MOST_SHARE: Final = 0.05  # of the projects that have any words: commoner words tell nobody apart
IN_TITLES_OF_ONE_IN: Final = 10  # of the projects that use it: what never makes it into a title is no subject
TERMS_OF_A_PROJECT: Final = 8

_WORD: Final = re.compile("[a-z]{4,24}")
_STOP: Final = frozenset((Path(__file__).parent / "stopwords.txt").read_text(encoding="ascii").split())
_NOT_NOUNS: Final = ("able", "ed", "ful", "ible", "ing", "ise", "ize", "less", "ly")
_SINGULAR: Final = ("as", "is", "os", "ss", "us", "species", "series")


def words(text: str) -> set[str]:
    """The words of a text that may be nouns of a subject, folded, in the singular.

    >>> sorted(words("Développement of new Batteries and highly porous membranes"))
    ['battery', 'developpement', 'membrane', 'porous']
    """
    found = {singular(word) for word in fold(text).split() if _WORD.fullmatch(word)}
    return {word for word in found if word not in _STOP and len(word) >= 4 and not word.endswith(_NOT_NOUNS)}


def singular(word: str) -> str:
    """A noun without its regular plural.

    >>> singular("cities"), singular("sensors"), singular("processes"), singular("glass"), singular("biogas")
    ('city', 'sensor', 'process', 'glass', 'biogas')
    """
    if word.endswith(_SINGULAR) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 5:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]
