"""Free texts read as capabilities: which known concept an offer or need means, or a new one in the sheet's words.

Words are compared folded, without filler words and plural endings, with the labels and other names of the
capabilities that the store knows in Dutch, English and French. No meaning is guessed from afar: a text that names
nothing known becomes a capability of the own scheme, whose id follows from its words alone, so that two sheets that
write the same mean the same, and reading a sheet again reads it alike.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.folding import fold
from graph.model import Capability

SURE_ENOUGH = 0.6
"""Share of a text's words that known labels must cover to be what it means."""

LONGEST_LABEL_WORDS = 8
LONGEST_SLUG_CHARACTERS = 100

SCHEME_ORDER = ("euroscivoc", "nace", "topic", "programme", "term", "own")
"""Whose concept is meant where several bear the same label."""

_FILLERS = (
    "de het een en of van voor in op met aan bij tot te die dat ons onze wij we als om uit naar over door"
    " the a an and or of for in on with at to by from our we as into per"
    " le la les l un une des du d et ou pour dans avec aux au en par nos nous"
)
FILLERS = frozenset(_FILLERS.split())

_SEPARATORS = re.compile(r"[|;\n]")


@dataclass(frozen=True, slots=True)
class Reading:
    """How one text was read.

    text          as written
    capabilities  ids of what it means
    labels        how these are called
    sure          share of its words that their labels cover, 1 = it is a label; 0 = a new capability was made
    """

    text: str
    capabilities: tuple[str, ...]
    labels: tuple[str, ...]
    sure: float


def pieces(cell: str) -> Iterator[str]:
    """The texts of a cell that holds several.

    >>> list(pieces("drogen | verpakken;; koelen"))
    ['drogen', 'verpakken', 'koelen']
    """
    return (stripped for piece in _SEPARATORS.split(cell) if (stripped := piece.strip()))


def content_words(text: str) -> tuple[str, ...]:
    """The words that tell: folded, without fillers and plural endings. They decide what is the same.

    >>> content_words("De sensoren voor koelcellen"), content_words("batteries and glass")
    (('sensor', 'koelcell'), ('battery', 'glass'))
    """
    words = fold(text).split()
    return tuple(singular(word) for word in words if word not in FILLERS)


def singular(word: str) -> str:
    """A word without its plural ending, by rule of thumb; the same for labels and texts."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 5 and word.endswith("en"):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def own_id(text: str) -> str:
    """The id of a new capability, made of its words.

    >>> own_id("Drogen van bessen"), own_id("★")
    ('own:drogen-bessen', 'own:26c57b085498')
    """
    words = fold(text).split()
    slug = "-".join([word for word in words if word not in FILLERS] or words)
    if 0 < len(slug) <= LONGEST_SLUG_CHARACTERS:
        return f"own:{slug}"
    return f"own:{(slug[:LONGEST_SLUG_CHARACTERS] + '-').lstrip('-')}{hashlib.sha256(text.encode()).hexdigest()[:12]}"


class Vocabulary:
    """The capabilities that are known, by the words of their labels."""

    def __init__(self, capabilities: Iterable[Capability] = ()) -> None:
        self._label: dict[str, str] = {}
        self._by_words: dict[tuple[str, ...], tuple[int, str]] = {}
        for capability in capabilities:
            self.add(capability)

    def add(self, capability: Capability) -> None:
        """Make a capability known by all its names."""
        names = (capability.label_en, capability.label_nl, capability.label_fr, *(capability.alt_labels or ()))
        known = [name for name in names if name]
        self._label[capability.id] = known[0] if known else capability.id
        scheme = capability.scheme or capability.id.split(":", 1)[0]
        rank = SCHEME_ORDER.index(scheme) if scheme in SCHEME_ORDER else len(SCHEME_ORDER)
        for name in known:
            words = content_words(name)
            if 0 < len(words) <= LONGEST_LABEL_WORDS:
                mine = (rank, capability.id)
                self._by_words[words] = min(mine, self._by_words.get(words, mine))

    def read(self, text: str) -> Reading:
        """What a text means."""
        if text in self._label:
            return self._reading(text, [text], 1.0)
        words = content_words(text)
        if exact := self._by_words.get(words):
            return self._reading(text, [exact[1]], 1.0)
        found, covered = self._parts(words)
        if words and covered / len(words) >= SURE_ENOUGH:
            return self._reading(text, found, round(covered / len(words), 2))
        return Reading(text, (own_id(text),), (text,), 0.0)

    def _parts(self, words: tuple[str, ...]) -> tuple[list[str], int]:
        """Known labels within the words, the longest first from the left, and how many words they cover.

        Own capabilities only count as a whole: else what a text means would depend on the rows before it.
        """
        found: dict[str, None] = {}
        covered = place = 0
        while place < len(words):
            for length in range(min(LONGEST_LABEL_WORDS, len(words) - place), 0, -1):
                rank, found_id = self._by_words.get(words[place : place + length], (len(SCHEME_ORDER), ""))
                if found_id and rank != SCHEME_ORDER.index("own"):
                    found[found_id] = None
                    covered, place = covered + length, place + length
                    break
            else:
                place += 1
        return list(found), covered

    def _reading(self, text: str, ids: list[str], sure: float) -> Reading:
        return Reading(text, tuple(ids), tuple(self._label[capability] for capability in ids), sure)
