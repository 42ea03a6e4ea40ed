"""What words mean, put right once for all: wherever they stand in an offer or need, and where they come again.

The words become another name of what they mean, so that sheets that are loaded later are read so, too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

import strawberry

from graph.catalogue import RELATIONS
from graph.model import Capability
from graph.select import Branch, Direction, Op, Order, Page, RowRule, Select, Test, Through
from graph.store import Store, Writer
from loaders.tables.wording.capabilities import content_words, pieces
from schema.mutations.asking import ONCE, Ask, Given, problems
from schema.mutations.doing import Doing, mutation
from schema.mutations.editing import Put, Remove, edited
from schema.mutations.payloads import ManyEditsPayload, asked
from schema.mutations.problems import EditError, EditErrorCode, refused
from schema.viewer import Viewer

STATED: Final = ("OFFERS", "NEEDS")
STRENGTHS: Final = {"OFFERS": "level", "NEEDS": "urgency"}
BETWEEN: Final = " | "
PAGE: Final = 1_000
MOST_BELOW: Final = 1_000
NAMES: Final = ("label_en", "label_nl", "label_fr", "alt_labels")


@dataclass(frozen=True, slots=True)
class Said:
    """An offer or need of a stakeholder, with the texts in its own words that were read as it, if there are any."""

    relation: str
    stakeholder: str
    capability: str
    texts: Sequence[str]
    strength: float | None


@dataclass(frozen=True, slots=True)
class Split:
    """The texts of an offer or need: those that are read otherwise from now on, and the rest."""

    said: Said
    meant: Sequence[str]
    rest: Sequence[str]


def rereadings(said: Sequence[Said], words: str, meaning: str | None) -> Iterator[Put]:
    """What is changed so that these words mean this capability, or nothing, whoever wrote them."""
    own = content_words(words)
    listed = {(one.relation, one.stakeholder, one.capability): one for one in said}
    for one in said:
        split = Split(
            one,
            [text for text in one.texts if content_words(text) == own],
            [text for text in one.texts if content_words(text) != own],
        )
        if split.meant and one.capability != meaning:
            yield from _moved(split, meaning and listed.get((one.relation, one.stakeholder, meaning)), meaning)


def _moved(split: Split, there: Said | str | None, meaning: str | None) -> Iterator[Put]:
    """The words leave one capability for another; what else was read as the first one stays."""
    said = split.said
    noun, start = RELATIONS[said.relation].noun, said.stakeholder
    if split.rest:
        yield Put(noun, f"{start} {said.capability}", {"words": BETWEEN.join(split.rest)})
    else:
        yield Remove(noun, f"{start} {said.capability}")
    if meaning is not None:
        before = there if isinstance(there, Said) else None
        texts = dict.fromkeys([*(before.texts if before else ()), *split.meant])
        strength = said.strength if before is None or before.strength is None else before.strength
        values = {"words": BETWEEN.join(texts), STRENGTHS[said.relation]: strength}
        yield Put(noun, f"{start} {meaning}", {name: value for name, value in values.items() if value is not None})


def _said(store: Store, relation: str, rule: RowRule) -> Iterator[Said]:
    """Every offer or need of those who have some in their own words."""
    strength, known = STRENGTHS[relation], Test("words", Op.KNOWN, True)
    below = Branch(relation, Direction.OUT, ("id",), ("words", strength), order=(Order("id"),), limit=MOST_BELOW)
    where, after = Through(relation, Direction.OUT, edge=known), None
    while True:
        page = Page(PAGE, after=after, ahead=False)
        rows = cast(Any, store.find(Select("Stakeholder", ("id",), (below,), where, (Order("id"),), page), rule).rows)
        for own, (_, stated) in rows:
            for words, level, capability in stated:
                yield Said(relation, own, capability, list(pieces(words or "")), level)
        if len(rows) < PAGE:
            return
        after = (rows[-1][0], rows[-1][0])


def _named(unit: Writer, meaning: str, words: str, store: Store) -> Iterator[Put]:
    """The words as another name of the capability, unless it bears them already."""
    where = Test("id", Op.EQ, meaning)
    labels = cast(Any, store.find(Select("Capability", NAMES, where=where, page=Page(1))).rows)[0]
    others = list(labels[-1] or ())
    if content_words(words) not in {content_words(name) for name in (*labels[:-1], *others) if name}:
        yield Put(Capability, meaning, {"alt_labels": [*others, words]})


ASKS: Final = (
    Ask("words", str, "The words as a stakeholder wrote them, one text.", required=True),
    Ask("capability", strawberry.ID, "Id of the capability that they mean; nothing where it is left out.",
        kind="Capability"),
    ONCE,
)  # fmt: skip


def _check(viewer: Viewer, given: Given) -> list[EditError]:
    return problems(ASKS, given, viewer.store, viewer.rule)


def _do(viewer: Viewer, unit: Writer, given: Given) -> Doing:
    words = str(given["words"]).strip()
    meaning = str(given["capability"]) if given.get("capability") else None
    if not content_words(words) or list(pieces(words)) != [words]:
        raise refused(EditErrorCode.INVALID, "give one text, as somebody wrote it, not several and not none", "words")
    said = [one for relation in STATED for one in _said(viewer.store, relation, viewer.rule)]
    changes = list(rereadings(said, words, meaning))
    about = len({change.key for change in changes if not isinstance(change, Remove)} or changes)
    named = [] if meaning is None else list(_named(unit, meaning, words, viewer.store))
    return Doing(about, edited(unit, [*named, *changes]))


MUTATIONS: Final[dict[str, Any]] = {
    "correct_reading": mutation(
        "correct_reading", _do, asked("correct_reading", ASKS), ManyEditsPayload,
        "Say once for all what words mean, whoever wrote them: every offer and need that is in these words becomes one"
        " of that capability, of which they are a name from now on, so that sheets that are loaded later are read so."
        " Without a capability these offers and needs are taken away; for later sheets, put that in `corrections.csv`.",
        _check,
    )
}  # fmt: skip
"""The mutation."""
