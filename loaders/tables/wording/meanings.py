"""How sure it is that a text means a capability: by the words it shares with one of its names, rare ones more.

A name's words need not stand together or in order. Let w be the weight of a word, ln(1 + capabilities ÷ those that have
it in a name). A name whose words make up the share n of its weight in the text, and the share t of the text's weight,
is meant with the sureness n (1 + t) / 2: a name that is there whole, amid much else, is half sure; a name with a word
missing is less, unless what is there is in no other capability's names. Words of a text that no name has weigh half of
what the rarest word does.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from loaders.tables.wording.lexicon import SLIP, Atoms, lexicon
from loaders.tables.wording.stems import TALK, content

SURE_ENOUGH: Final = 0.55
"""Below it a text is left unread, in its own words."""

MOST_MEANINGS: Final = 3
TRUST_IN_SLIP: Final = 0.8
TELLING: Final = 0.4
NEARLY_WHOLE: Final = 0.9
FEWEST_TO_TELL: Final = 50
"""A name that is there by two fifths of its weight, in words that no other capability has, counts as nearly whole."""

ALIKE: Final = 0.5
"""Words of one stem are of one length, more or less: *houden* is not *houdbaarheid*."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One capability that a text means.

    capability   its id
    label        how it is called
    sure         from 0 to 1
    words        the words of the text that decided, folded
    """

    capability: str
    label: str
    sure: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a capability by the words it is made of; `rank` decides between equals, the lowest first."""

    capability: str
    rank: int
    atoms: Atoms


class Names:
    """All names of all capabilities, and which of them a text holds."""

    def __init__(self, names: Mapping[tuple[int, str], Iterable[str]]) -> None:
        """`names` are those of each (rank, capability)."""
        listed = [(rank, capability, content(name)) for (rank, capability), some in names.items() for name in some]
        self.lexicon = lexicon(frozenset(word for _, _, words in listed for word in words))
        split = {
            Name(capability, rank, tuple(dict.fromkeys(atom for word in words for atom in self.lexicon.atoms(word))))
            for rank, capability, words in listed
        }
        self._names = sorted(
            split, key=lambda name: (name.rank, name.capability, [sorted(atom) for atom in name.atoms])
        )
        having = {(name.capability, stem) for name in self._names for atom in name.atoms for stem in atom}
        self._having = Counter(stem for _, stem in having)
        self._capabilities = len(names)
        self._places: dict[str, list[tuple[int, int]]] = {}
        for number, name in enumerate(self._names):
            for place, atom in enumerate(name.atoms):
                for stem in atom:
                    self._places.setdefault(stem, []).append((number, place))
        self._whole = [sum(map(self._weight, name.atoms)) for name in self._names]

    def within(self, text: str) -> list[tuple[str, float, tuple[str, ...]]]:
        """Capability, how sure, by which words, in the order of the text.

        The surest is found first, further ones only by names that are there whole. What one of them explains of the
        text does not speak against another.
        """
        words = dict.fromkeys(self.lexicon.joined(content(text)))
        read = [(atom, word) for word in words for atom in self.lexicon.atoms(word)]
        total = math.fsum(self._weight(atom) for atom, word in read if word not in TALK) or 1.0
        free = set(range(len(read)))
        found: dict[str, tuple[int, float, tuple[str, ...]]] = {}
        while free and len(found) < MOST_MEANINGS:
            best = self._best(read, free, total)
            if best is None or best[0] < SURE_ENOUGH or (found and best[1] < 1.0):
                break
            _, share, capability, used = best
            by = tuple(dict.fromkeys(read[place][1] for place in sorted(used)))
            found.setdefault(capability, (min(used), share, by))
            free -= used
        explained = math.fsum(self._weight(atom) for place, (atom, _) in enumerate(read) if place not in free)
        text_share = min(explained / total, 1.0)
        in_order = sorted((at, one, share, by) for one, (at, share, by) in found.items())
        return [(one, round(share * (1.0 + text_share) / 2.0, 2), by) for _, one, share, by in in_order]

    def _best(
        self, read: list[tuple[frozenset[str], str]], free: set[int], total: float
    ) -> tuple[float, float, str, set[int]] | None:
        """How sure, share of the name, capability, places in the text: of the name that is meant most likely."""
        shared: dict[int, dict[int, int]] = {}
        for at in sorted(free):
            for stem in sorted(read[at][0]):
                for number, place in self._places.get(stem, ()):
                    if _alike(read[at], self._names[number].atoms[place]):
                        shared.setdefault(number, {}).setdefault(place, at)
        best: tuple[tuple[float, float, int, int], float, str, set[int]] | None = None
        for number in sorted(shared):
            name, one = self._names[number], shared[number]
            weight = math.fsum(self._weight(name.atoms[place]) * _trust(read[at][0]) for place, at in one.items())
            used = set(one.values())
            share = min(weight / self._whole[number], len(used) / len(one))
            if share >= TELLING and all(self._tells(name.atoms[place]) for place in one):
                share = max(share, NEARLY_WHOLE)
            covered = min(math.fsum(self._weight(read[at][0]) for at in used) / total, 1.0)
            equal = sum(_equal(read[at][0], name.atoms[place]) for place, at in one.items())
            order = (round(share * (1.0 + covered) / 2.0, 6), round(weight, 6), equal, -number)
            if best is None or order > best[0]:
                best = order, share, name.capability, used
        return None if best is None else (best[0][0], round(best[1], 6), best[2], best[3])

    def _tells(self, atom: frozenset[str]) -> bool:
        """Whether only one capability has the word, of enough of them for that to mean something."""
        if self._capabilities < FEWEST_TO_TELL or any(stem[1:] in TALK for stem in atom if stem[0] == "="):
            return False
        return max(self._having[stem] for stem in atom if stem in self._having) == 1

    def _weight(self, atom: frozenset[str]) -> float:
        known = [self._having[stem] for stem in atom if stem in self._having]
        if not known:
            return math.log(1.0 + self._capabilities) / 2.0
        return math.log(1.0 + self._capabilities / max(known))


def _equal(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two words are the same without stemming."""
    return any(stem[0] == "=" for stem in one & other)


def _trust(atom: frozenset[str]) -> float:
    """How far a word counts that was perhaps mistyped."""
    return TRUST_IN_SLIP if atom >= SLIP else 1.0


def _alike(read: tuple[frozenset[str], str], other: frozenset[str]) -> bool:
    """Whether a word that shares a stem with one of a name may be it; words around what is meant must equal it."""
    atom, word = read
    if word in TALK:
        return f"={word}" in other
    lengths = [len(stem) - 1 for one in (atom, other) for stem in one if stem[0] == "="]
    return min(lengths) > ALIKE * max(lengths)
