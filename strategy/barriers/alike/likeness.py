"""How likely two entries are the same barrier: a few things that can be named, weighed, and added up.

The weights were learnt on one half of a made-up register of 300 entries in Dutch and English and measured on the other
(`python -m bench.barriers`, ADR 0046). They propose; a person decides.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from strategy.barriers.alike.reading import Marks, language, marks

FROM: Final = -1.25
"""Log-odds from which two are proposed: where precision and recall balanced best on the half that was learnt on."""

MOST: Final = 5
"""Proposals for one entry."""

SHOWN: Final = 5
"""Words that a reason names."""

WEIGHTS: Final[Mapping[str, float]] = {
    "always": -2.9,
    "words": 8.0,
    "one_language": -2.2,
    "same_product": 4.8,
    "other_product": -3.8,
    "other_sort": -3.4,
}
"""What speaks for it, and how much, in log-odds. Two in one language share words whatever they are about."""

SORTS: Final = ("subject", "measure", "mast_chapter")


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry of the register says."""

    id: str
    title: str | None = None
    summary: str | None = None
    place: str | None = None
    subject: str | None = None
    measure: str | None = None
    mast_chapter: str | None = None
    hs6: str | None = None
    markets: frozenset[str] = frozenset()
    chains: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Alike:
    """Another entry that may be the same, with what speaks for it.

    odds   log-odds, from `FROM` on
    why    the reason, in words
    """

    id: str
    title: str | None
    odds: float
    why: str


def alike(entry: Entry, others: Sequence[Entry]) -> list[Alike]:
    """Those that are likely the same, the likeliest first, five at most."""
    some = [other for other in others if other.id != entry.id and could_be(entry, other)]
    rare = rarity([marks(one.title, one.summary) for one in (entry, *others)])
    mine = vector(marks(entry.title, entry.summary), rare)
    found = []
    for other in some:
        shared = together(mine, vector(marks(other.title, other.summary), rare))
        terms = dict(signs(entry, other, math.fsum(shared.values())))
        odds = math.fsum(WEIGHTS[name] * value for name, value in terms.items())
        if odds >= FROM:
            found.append(Alike(other.id, other.title, odds, "; ".join(_why(entry, other, terms, shared))))
    return sorted(found, key=lambda one: (-one.odds, one.id))[:MOST]


def could_be(one: Entry, other: Entry) -> bool:
    """Whether nothing that is known of both rules it out: where they stand, and before whom.

    >>> could_be(Entry("a", markets=frozenset({"XA"})), Entry("b", markets=frozenset({"XB"})))
    False
    """
    places = {one.place, other.place} - {None}
    apart = (
        bool(mine and theirs) and mine.isdisjoint(theirs)
        for mine, theirs in ((one.markets, other.markets), (one.chains, other.chains))
    )
    return len(places) < 2 and not any(apart)


def signs(one: Entry, other: Entry, words: float) -> Iterator[tuple[str, float]]:
    """What speaks for and against, by the names of `WEIGHTS`; `words` is how alike the texts are, 0 to 1."""
    yield "always", 1.0
    yield "words", words
    if language(one.title, one.summary) == language(other.title, other.summary):
        yield "one_language", 1.0
    if one.hs6 and other.hs6:
        yield ("same_product" if one.hs6 == other.hs6 else "other_product"), 1.0
    if any(None not in (pair := (getattr(one, name), getattr(other, name))) and pair[0] != pair[1] for name in SORTS):
        yield "other_sort", 1.0


def rarity(texts: Sequence[Marks]) -> dict[str, float]:
    """How much each mark tells: ln(1 + entries ÷ those that have it), so that two alone still have words in common."""
    counts = Counter(mark for one in texts for mark in one)
    return {mark: math.log(1 + len(texts) / count) for mark, count in counts.items()}


def vector(said: Marks, rare: Mapping[str, float]) -> dict[str, float]:
    """Marks weighed by how often and how rare, at length 1."""
    weighed = {mark: (1 + math.log(count)) * rare[mark] for mark, count in said.items()}
    length = math.sqrt(math.fsum(value**2 for value in weighed.values()))
    return {mark: value / length for mark, value in weighed.items()} if length else {}


def together(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    """What both say, and how much of the cosine each mark makes."""
    return {mark: value * other[mark] for mark, value in one.items() if mark in other}


def _why(one: Entry, other: Entry, terms: Mapping[str, float], shared: Mapping[str, float]) -> Iterator[str]:
    for what in ("markets", "chains"):
        if both := getattr(one, what) & getattr(other, what):
            yield f"the same {what}: {', '.join(sorted(both))}"
    if "same_product" in terms:
        yield f"the same product: HS {one.hs6}"
    told = sorted(shared, key=lambda mark: (-shared[mark], mark))
    if names := list(dict.fromkeys(mark.lstrip("=") for mark in told))[:SHOWN]:
        yield f"both speak of {', '.join(names)}"
