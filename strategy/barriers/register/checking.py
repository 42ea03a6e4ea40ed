"""What cannot be so of a barrier: pure rules over what is said of one."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from graph.lines.barriers import Measure, Place, Route, Subject

Said = Mapping[str, Any]
"""What is said of a barrier, by the catalogue's names; what is not said is absent or None."""

MAST_VERSIONS: Final = ("2012", "2019")
HS_EDITIONS: Final = ("1988", "1992", "1996", "2002", "2007", "2012", "2017", "2022")
MOST_CHARACTERS: Final = 5_000
CHAPTER, PRODUCT = re.compile("[A-P]"), re.compile(r"\d{6}")

TOGETHER: Final = {
    "mast_chapter": "mast_version",
    "hs6": "hs_edition",
    "value_band": "value_reason",
    "expected": "expected_reason",
    "chance": "expected",
    "answer": "proposal",
    "answered": "answer",
}
"""What is only said together with something else -> what that is."""


def faults(said: Said, hindered: Mapping[str, int]) -> Iterator[str]:
    """What is wrong, in words that begin with the property to blame.

    hindered   how many `stakeholders`, `chains` and `markets` it hinders
    """
    for rule in RULES:
        yield from rule(said)
    if not any(hindered.values()):
        yield "stakeholders: say whom it hinders: a stakeholder, a value chain or a market"
    if said.get("place") == Place.ABROAD and not hindered.get("markets"):
        yield "markets: a barrier abroad stands before a market; say which"


def _needed(said: Said) -> Iterator[str]:
    for name in ("title", "place"):
        if not str(said.get(name) or "").strip():
            yield f"{name}: a barrier does not go without it"
    for name, value in said.items():
        if isinstance(value, str) and len(value) > MOST_CHARACTERS:
            yield f"{name}: {MOST_CHARACTERS:,} characters at most"


def _together(said: Said) -> Iterator[str]:
    for name, other in TOGETHER.items():
        if said.get(name) is not None and said.get(other) is None:
            yield f"{other}: it has to be said together with {name}"


def _mast(said: Said) -> Iterator[str]:
    chapter = said.get("mast_chapter")
    if chapter is None:
        return
    if not CHAPTER.fullmatch(chapter):
        yield f"mast_chapter: {chapter!r} is no chapter; they are the letters A to P"
    if said.get("mast_version") not in (None, *MAST_VERSIONS):
        yield f"mast_version: {said['mast_version']!r} is none; there are {', '.join(MAST_VERSIONS)}"
    if said.get("measure") != Measure.NON_TARIFF:
        yield "mast_chapter: MAST sorts non-tariff measures; say that it is one, or leave the chapter out"
    if said.get("subject") not in (None, Subject.GOODS):
        yield f"mast_chapter: MAST sorts measures on goods, not on {said['subject']}"


def _product(said: Said) -> Iterator[str]:
    code, edition = said.get("hs6"), said.get("hs_edition")
    if code is not None and not PRODUCT.fullmatch(code):
        yield f"hs6: {code!r} is no HS-6 code; it has six digits, without dots"
    if code is not None and said.get("subject") not in (None, Subject.GOODS):
        yield f"hs6: the Harmonised System sorts goods, not {said['subject']}"
    if edition is not None and edition not in HS_EDITIONS:
        yield f"hs_edition: {edition!r} is none; there are {', '.join(HS_EDITIONS)}"


def _removal(said: Said) -> Iterator[str]:
    chance = said.get("chance")
    if chance is not None and not 0 <= chance <= 1:
        yield f"chance: it is a probability, 0 to 1, not {chance:g}"
    if said.get("route") == Route.TBT_COMMENT and said.get("deadline") is None:
        yield "deadline: a comment under the TBT agreement has a last day; say which"


def _at_home(said: Said) -> Iterator[str]:
    if said.get("place") == Place.ABROAD:
        for name in ("law", "article", "burden", "proposal", "answer"):
            if said.get(name) is not None:
                yield f"{name}: that is said of barriers at home; put it into the summary of one abroad"


RULES: Final[tuple[Callable[[Said], Iterator[str]], ...]] = (
    _needed, _together, _mast, _product, _removal, _at_home,
)  # fmt: skip
"""Every rule on what is said of a barrier."""
