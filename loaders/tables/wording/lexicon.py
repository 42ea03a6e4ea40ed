"""The words that known labels are made of: which of them a text uses, also within compounds and with a slip.

Dutch writes *koelcelbouw* as one word, and people leave letters out. A word that no label has is taken apart into
words that labels have, with the letters that join them (*verpakking-s-lijn*); if that fails, it is the one word of a
label that differs by one letter.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from loaders.tables.wording.stems import FILLERS, TALK, Stems, stems

SHORTEST_PART: Final = 3
SHORTEST_ALONE: Final = 5
"""A part that stands beside letters which no label knows must say more by itself."""

SHORTEST_INFLECTED: Final = 5
"""A part that no label has in just that form is at least so long: *-len* and *-age* are endings, not words."""

LONGEST_WORD: Final = 60
"""Longer ones are no words; taking them apart would take long."""

MOST_KEPT: Final = 100_000
SAME_BEGIN: Final = 4
SHORTEST_WITH_SLIP: Final = 7
JOINTS: Final = ("", "s", "e", "en", "n")
UNKNOWN: Final = frozenset[str]()
SLIP: Final = frozenset(("~",))
"""Marks a word that was taken for another."""

Atoms = tuple[Stems, ...]


@lru_cache(maxsize=4)
def lexicon(words: frozenset[str]) -> "Lexicon":
    """The lexicon of these words, kept, since one load after another reads by the same labels."""
    return Lexicon(words)


class Lexicon:
    """The words of labels, by themselves and by their stems."""

    def __init__(self, words: Iterable[str]) -> None:
        self._made: dict[str, Atoms] = {}
        self._split: dict[str, tuple[str, ...]] = {}
        self._words = set(words)
        self._begins = {word[:SAME_BEGIN] for word in self._words}
        self._stems = {stem for word in self._words for stem in stems(word)}
        self._slips: dict[str, set[str]] = {}
        for word in self._words:
            if len(word) >= SHORTEST_WITH_SLIP:
                for shorter in _shorter(word):
                    self._slips.setdefault(shorter, set()).add(word)

    def knows(self, word: str) -> bool:
        """Whether a label has the word in some form."""
        return word in self._words or not self._stems.isdisjoint(stems(word))

    def joined(self, words: Iterable[str]) -> list[str]:
        """The words, where two that a label writes as one are one: Dutch compounds are often written apart.

        >>> Lexicon(["kwaliteitscontrole"]).joined(["betere", "kwaliteits", "controle"])
        ['betere', 'kwaliteitscontrole']
        """
        found: list[str] = []
        for word in words:
            if found and found[-1] + word in self._words:
                found[-1] += word
            else:
                found.append(word)
        return found

    def atoms(self, word: str) -> Atoms:
        """What a word is made of: stems of words that labels have, `UNKNOWN` for what is none.

        >>> lexicon = Lexicon(["koelcel", "opslag", "robot", "verpakking", "lijn"])
        >>> ["verpak" in part for part in lexicon.atoms("verpakkingslijn")], lexicon.atoms("xyz")
        ([True, False], (frozenset(),))
        """
        if word not in self._made:
            if len(self._made) >= MOST_KEPT:
                self._made.clear()
            self._made[word] = self._atoms(word)
        return self._made[word]

    def _atoms(self, word: str) -> Atoms:
        if len(word) > LONGEST_WORD:
            return (UNKNOWN,)
        if parts := self._parts(word):
            return tuple(stems(part) for part in parts)
        if self.knows(word):
            return (stems(word),)
        if meant := self._without_slip(word):
            return tuple(atom | SLIP for atom in self.atoms(meant))
        return self._beside_unknown(word)

    def _parts(self, word: str) -> tuple[str, ...]:
        """The word as at least two words of labels, as few as will do; of equals with the longest head."""
        if word in self._split:
            return self._split[word]
        best: tuple[str, ...] = ()
        for begin in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            front = self._front(word[:begin]) if self._is_part(word[begin:]) else ()
            if front and (not best or len(front) + 1 <= len(best)):
                best = (*front, word[begin:])
        if len(self._split) >= MOST_KEPT:
            self._split.clear()
        self._split[word] = best
        return best

    def _front(self, front: str) -> tuple[str, ...]:
        """What stands before the head, without the letters that join the two."""
        for joint in JOINTS:
            stripped = front.removesuffix(joint)
            joined = stripped + joint == front and len(stripped) >= SHORTEST_PART
            stem = len(stripped) > SHORTEST_PART and stripped in self._stems
            if joined and (stem or self._is_part(stripped)):
                return (stripped,)
        for joint in JOINTS:
            if (stripped := front.removesuffix(joint)) + joint == front and (parts := self._parts(stripped)):
                return parts
        return ()

    def _is_part(self, word: str) -> bool:
        if word in FILLERS or word in TALK:
            return False
        inflected = len(word) >= SHORTEST_INFLECTED and word[:SAME_BEGIN] in self._begins
        return word in self._words or (inflected and self.knows(word))

    def _without_slip(self, word: str) -> str | None:
        """The one word of a label that is a letter more, less, other or swapped away from it."""
        if len(word) < SHORTEST_WITH_SLIP or any(other.startswith(word) for other in self._words):
            return None  # *patiënten* is no slip for *patenten* where labels know of *patiëntendossiers*
        near = {other for shorter in (word, *_shorter(word)) for other in self._slips.get(shorter, ())}
        near |= {shorter for shorter in _shorter(word) if shorter in self._words}
        near = {other for other in near if _one_slip(word, other)}
        alike = {stem for other in near for stem in stems(other)}
        if not near or not all(stems(other) & stems(min(near)) for other in near) or not alike:
            return None
        return min(near)

    def _beside_unknown(self, word: str) -> Atoms:
        """The longest word of a label that it ends in, else begins with, and the rest unread."""
        for length in range(len(word) - SHORTEST_PART, SHORTEST_ALONE - 1, -1):
            if self._is_part(word[-length:]):
                return (UNKNOWN, stems(word[-length:]))
            if word[:length] in self._words:
                return (stems(word[:length]), UNKNOWN)
        return (UNKNOWN,)


def _shorter(word: str) -> Iterator[str]:
    """The word with one letter left out."""
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two swapped, make one word the other; the first letter is right.

    >>> _one_slip("verpaking", "verpakking"), _one_slip("sensro", "sensor"), _one_slip("robot", "robots2")
    (True, True, False)
    """
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return short in _shorter(long)
    differing = [place for place in range(len(one)) if one[place] != other[place]]
    if len(differing) == 2 and differing[1] == differing[0] + 1:
        first, second = differing
        return one[first] == other[second] and one[second] == other[first]
    return len(differing) == 1
