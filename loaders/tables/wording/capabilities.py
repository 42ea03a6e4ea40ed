"""Free texts read as capabilities: which known concept an offer or need means, or a new one in the sheet's words.

A text that is a label, in Dutch, English or French, means that capability. Else its words tell, by their stems, within
compounds and with a slip (`meanings`). A text that is not read surely enough becomes a capability of the own scheme,
whose id follows from its words alone, so that two sheets that write the same mean the same, and reading a sheet again
reads it alike. What a manager corrected comes before all of that.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from graph.folding import fold
from graph.model import Capability
from loaders.tables.wording.likeness import Encoder, Likeness
from loaders.tables.wording.meanings import Meaning, Names
from loaders.tables.wording.stems import FILLERS

LONGEST_LABEL_WORDS = 8
LONGEST_SLUG_CHARACTERS = 100

SCHEME_ORDER = ("euroscivoc", "skill", "nace", "topic", "programme", "term", "own")
"""Whose concept is meant where several bear the same label."""

OWN = SCHEME_ORDER.index("own")
OWN_PREFIX = "own:"

READ = "capability-from-words"
LIKE = "capability-by-likeness"
CORRECTED = "capability-by-correction"
"""Rules that a reading follows where the text does not name what it means."""

_SEPARATORS = re.compile(r"[|;\n]")


@dataclass(frozen=True, slots=True)
class Reading:
    """How one text was read.

    text       as written
    meanings   what it means; a new capability of sureness 0 where it was left unread, none where that was corrected so
    rule       how it was read, None where the text itself names what it means, or is kept in its own words
    """

    text: str
    meanings: tuple[Meaning, ...]
    rule: str | None = None

    @property
    def capabilities(self) -> tuple[str, ...]:
        """Ids of what it means."""
        return tuple(meaning.capability for meaning in self.meanings)

    @property
    def sure(self) -> float:
        """How sure the least sure of its meanings is; 1 where it was corrected to mean nothing."""
        return min((meaning.sure for meaning in self.meanings), default=1.0)

    @property
    def unread(self) -> bool:
        """Whether it is kept in its own words, now or since an earlier load, because nothing known was found in it."""
        own = [one for one in self.capabilities if one.startswith(OWN_PREFIX) and one != self.text]
        return self.rule is None and bool(own)


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
    """The capabilities that are known, by the words of their labels.

    `lent` are capabilities that come with Hommel. One whose English label a known capability bears too lends that one
    its names; of the others a text can mean them as well (`lent` tells which these are). With a `model`, what words
    leave unread is read by likeness of meaning.
    """

    def __init__(
        self,
        capabilities: Iterable[Capability] = (),
        lent: Iterable[Capability] = (),
        model: Encoder | None = None,
    ) -> None:
        self._model = model
        self._label: dict[str, str] = {}
        self._by_words: dict[tuple[str, ...], tuple[int, str]] = {}
        self._corrected: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._listed: dict[tuple[int, str], list[str]] = {}
        for capability in capabilities:
            self._learn(capability, _rank(capability))
        self.lent: dict[str, Capability] = {}
        for capability in lent:
            rank, known = self._by_words.get(content_words(capability.label_en or ""), (0, ""))
            if known and rank != OWN:
                self._learn(replace(capability, id=known), rank)
            else:
                self.lent[capability.id] = capability
                self._learn(capability, _rank(capability))

    @cached_property
    def _names(self) -> Names:
        return Names(self._listed)

    @cached_property
    def _likeness(self) -> Likeness | None:
        listed = [(one, self._label[one], name) for (_, one), names in sorted(self._listed.items()) for name in names]
        return None if self._model is None else Likeness(self._model, listed)

    def add(self, capability: Capability) -> None:
        """Make an own capability known by all its names."""
        self._learn(capability, OWN)

    def correct(self, text: str, capabilities: tuple[str, ...]) -> None:
        """From now on the text means these; none, and it means nothing."""
        self._corrected[content_words(text)] = capabilities

    def knows(self, named: str) -> str | None:
        """The capability of that id, or of exactly that name."""
        exact = self._by_words.get(content_words(named))
        return named if named in self._label else exact and exact[1]

    def read(self, text: str) -> Reading:
        """What a text means."""
        words = content_words(text)
        if (corrected := self._corrected.get(words)) is not None:
            return Reading(text, tuple(Meaning(one, self._label.get(one, one), 1.0) for one in corrected), CORRECTED)
        if named := self.knows(text):
            return Reading(text, (Meaning(named, self._label[named], 1.0, words),))
        found = self._names.within(text)
        if found:
            return Reading(text, tuple(Meaning(one, self._label[one], sure, by) for one, sure, by in found), READ)
        if self._likeness and (like := self._likeness.nearest(text)):
            return Reading(text, (like,), LIKE)
        return Reading(text, (Meaning(own_id(text), text, 0.0),))

    def _learn(self, capability: Capability, rank: int) -> None:
        listed = (capability.label_en, capability.label_nl, capability.label_fr, *(capability.alt_labels or ()))
        known = [name for name in listed if name]
        self._label.setdefault(capability.id, known[0] if known else capability.id)
        for name in known:
            words = content_words(name)
            if 0 < len(words) <= LONGEST_LABEL_WORDS:
                mine = (rank, capability.id)
                self._by_words[words] = min(mine, self._by_words.get(words, mine))
        if rank != OWN:  # own ones count as a whole: else what a text means would depend on the rows before it
            self._listed.setdefault((rank, capability.id), []).extend(known)


def _rank(capability: Capability) -> int:
    scheme = capability.scheme or capability.id.split(":", 1)[0]
    return SCHEME_ORDER.index(scheme) if scheme in SCHEME_ORDER else len(SCHEME_ORDER)
