"""What an entry says, as marks that can be compared: meanings and stems of its words, whatever language it is in."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from snowballstemmer.dutch_stemmer import DutchStemmer
from snowballstemmer.english_stemmer import EnglishStemmer

from graph.folding import fold
from strategy.barriers.alike.glossary import meanings

TITLE_COUNTS: Final = 2.0
"""How often a word of the title counts; one of the summary once."""

MOST_LETTERS: Final = 3_000
_DUTCH, _ENGLISH = DutchStemmer(), EnglishStemmer()
_DUTCH_WORDS: Final = (
    "de het een en van voor op met aan bij tot te die dat ons onze wij als om uit naar door er dit zijn niet geen"
    " ook maar moet moeten mag mogen wordt worden krijgt krijgen heeft hebben wie wat zonder alleen enkel elke elk alle"
    " zelf nog al dan zo hoe na per hun ze zij hij ik men doen gaat komt komen daar hier"
)
_ENGLISH_WORDS: Final = (
    "the a an and of for on with at to by from our us as into are be been it its this that these not no nor but must"
    " may has have had whoever what who without only each every own still then so how after their they he she i you do"
    " does get gets goes come comes there here any more than"
)
_DUTCH_FILLERS: Final = frozenset(_DUTCH_WORDS.split())
_ENGLISH_FILLERS: Final = frozenset(_ENGLISH_WORDS.split())
_FILLERS: Final = (
    _DUTCH_FILLERS | _ENGLISH_FILLERS | {"in", "or", "of", "we", "over", "under", "is", "all", "one", "per"}
)
"""Words that tell nothing of a barrier; some tell the language."""

Marks = Mapping[str, float]
"""What an entry says: mark -> how often, of title and summary. A meaning has no equals sign before it, a stem has."""


def marks(title: str | None, summary: str | None) -> dict[str, float]:
    """The marks of an entry.

    >>> sorted(marks("Etiket in twee talen", None)), sorted(marks("A bilingual label", None))
    (['double', 'label', 'language'], ['=bilingu', '=bilingual', 'label'])
    """
    found: dict[str, float] = {}
    for text, counts in ((title, TITLE_COUNTS), (summary, 1.0)):
        for word in fold((text or "")[:MOST_LETTERS]).split():
            for mark in _of(word):
                found[mark] = found.get(mark, 0.0) + counts
    return found


@lru_cache(maxsize=65_536)
def _of(word: str) -> tuple[str, ...]:
    if word in _FILLERS or len(word) < 3:
        return ()
    if found := meanings(word):
        return tuple(sorted(found))
    return tuple(sorted({f"={_DUTCH.stemWord(word)}", f"={_ENGLISH.stemWord(word)}"}))


def language(*texts: str | None) -> str:
    """The language that an entry is in by its small words: nl or en; empty where it has as many of both.

    >>> language("Een etiket voor elke fles"), language("A label on every bottle"), language("Halal")
    ('nl', 'en', '')
    """
    words = fold(" ".join(text or "" for text in texts)[:MOST_LETTERS]).split()
    dutch, english = (sum(word in some for word in words) for some in (_DUTCH_FILLERS, _ENGLISH_FILLERS))
    return "" if dutch == english else "nl" if dutch > english else "en"
