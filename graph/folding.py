"""How text is folded, so that people find and sort names the way they type them, alike in every store.

Stores' own analysers and collations differ on ø, ß, ł, l'École, R.U.G. and 東京; both keys below are made here, at
write, and are plain ASCII.
"""

import re
from collections.abc import Iterable

from anyascii import anyascii

from graph.errors import BadInput

SORT_KEY_LENGTH = 120
SEARCH_TEXT_LENGTH = 2_000
LONGEST_WORD = 255  # no search index holds longer ones
MOST_WORDS = 100
LAST = "~"  # above every letter and digit: what has no title sorts last

_DOTTED = re.compile(r"\b(?:\w\.){2,}(?:\w\b)?")
_BREAK = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Lower-case ASCII words, one space apart.

    >>> fold("Université de l'École"), fold("Łódź"), fold("Straße"), fold("東京")
    ('universite de l ecole', 'lodz', 'strasse', 'dongjing')
    """
    return _BREAK.sub(" ", anyascii(text).lower()).strip()


def sort_key(title: str | None) -> str:
    """What a record sorts by: its folded title, cut; the last key of all where there is none.

    >>> sort_key("Élan"), sort_key(None), sort_key("★")
    ('elan', '~', '~')
    """
    return (fold(title)[:SORT_KEY_LENGTH].strip() if title else "") or LAST


def search_text(parts: Iterable[str | None]) -> str:
    """The words a record is found by. Dotted initials count as one word too.

    >>> search_text(["R.U.G.", None, "Université"])
    'r u g universite rug'
    """
    given = [part for part in parts if part]
    joined = [initials.replace(".", "") for part in given for initials in _DOTTED.findall(part)]
    words = " ".join(fold(part) for part in (*given, *joined))
    return " ".join(dict.fromkeys(word[:LONGEST_WORD] for word in words.split()))[:SEARCH_TEXT_LENGTH]


def search_words(query: str) -> tuple[str, ...]:
    """What people typed, folded like the text they look for; each word may be the beginning of one.

    Raises `BadInput` for more words than anybody looks for at once.

    >>> search_words("  l'Écol ")
    ('l', 'ecol')
    """
    words = tuple(dict.fromkeys(word[:LONGEST_WORD] for word in fold(query).split()))
    if len(words) > MOST_WORDS:
        raise BadInput(f"a search is for {MOST_WORDS} words at most, not {len(words):,}; leave some out")
    return words
