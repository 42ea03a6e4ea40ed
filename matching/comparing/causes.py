"""Which facts of whom changed between two runs, in plain words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from graph.snapshot import Coded, Nodes, Snapshot, Wanted
from matching.comparing.facts import ABOUT, Facts, Prints, about, prints, said
from matching.comparing.topics import TOPICS, Topic

WANTED: Final = Wanted(
    kinds={
        "Stakeholder": ("name", "kind", "country", "status", "visibility"),
        "Project": ("acronym",),
        "Capability": ("label_en",),
        "Partnership": ("title",),
        "ValueChain": (),
    }
)
"""What a snapshot must hold so that facts can be named."""

LABELS: Final = {"Stakeholder": "name", "Project": "acronym", "Capability": "label_en", "Partnership": "title"}
MOST_TOLD: Final = 5
"""So many facts of a party are told beside each suggestion."""

RULES: Final = frozenset({"parties", "status", "visibility", "primary chain", "exclusions", "partnerships"})
"""Topics that decide by a hard rule who may be suggested to whom."""

CAME, WENT, CHANGED = "came", "went", "changed"


@dataclass(frozen=True, slots=True)
class FactChange:
    """How one fact of a party changed: what sort of fact, its other end, and that it came, went or changed."""

    topic: str
    what: str
    how: str
    text: str


@dataclass(frozen=True, slots=True)
class Causes:
    """Facts that changed between two runs, by party; of whom only one run knows, that alone is told.

    known   False where no facts are kept beside one of the runs
    """

    known: bool
    of: Mapping[str, tuple[FactChange, ...]]

    def of_pair(self, one: str, other: str) -> tuple[str, ...]:
        """What changed of either: hard rules first, then what has to do with both; a few of each party."""
        both = [self.of.get(who, ()) for who in (one, other)]
        shared = {change.what for change in both[0]} & {change.what for change in both[1]} - {""}
        told: list[tuple[int, str]] = []
        for changes in both:
            weighty = sorted(
                (2 - (change.what in shared) - 2 * (change.topic in RULES), change.text) for change in changes
            )
            told += weighty[:MOST_TOLD]
            if len(weighty) > MOST_TOLD:
                told.append((3, f"and {len(weighty) - MOST_TOLD:,} more facts of one of them"))
        return tuple(dict.fromkeys(text for _, text in sorted(told, key=lambda row: row[0])))

    def totals(self) -> dict[tuple[str, str], int]:
        """How many facts of each topic came, went and changed, in the order of the topics."""
        found = Counter((change.topic, change.how) for changes in self.of.values() for change in changes)
        order = {topic.name: place for place, topic in enumerate(TOPICS)}
        return dict(sorted(found.items(), key=lambda row: (order.get(row[0][0], -1), row[0])))


def causes(
    snapshot: Snapshot, before: Facts | None, after: Facts | None, parties: Iterable[str] | None = None
) -> Causes:
    """What changed of these parties, or of everybody in the snapshot."""
    if before is None or after is None:
        return Causes(False, {})
    ids = snapshot.kinds["Stakeholder"].ids if parties is None else sorted(set(parties))
    changed = list(_changed(ids, before, after))
    facts = [fact for _, *both in changed for fact in both if fact is not None]
    names = _Names(snapshot, np.concatenate([np.empty(0, np.uint64), *facts]))
    return Causes(True, {who: names.told(who, went, came) for who, went, came in changed})


def _changed(ids: Sequence[str], before: Facts, after: Facts) -> Iterator[tuple[str, Prints | None, Prints | None]]:
    """For each party whose facts differ, those that went and came; None for a run that knew nothing of it."""
    whole = before.whole and after.whole
    for who, party in zip(ids, prints(ids).tolist(), strict=True):
        here, there = before.of(party), after.of(party)
        if here is None or there is None:
            if whole and (here is not None or there is not None):
                yield who, here, there
        elif not np.array_equal(here, there):
            yield who, np.setdiff1d(here, there), np.setdiff1d(there, here)


class _Names:
    """Finds out what facts were about, by making those that there could have been."""

    def __init__(self, snapshot: Snapshot, facts: Prints) -> None:
        who = snapshot.kinds["Stakeholder"]
        self._name = {one: _label(who, "Stakeholder", place) for place, one in enumerate(who.ids)}
        self._about = dict(_abouts(snapshot, np.unique(facts & ABOUT)))
        self._texts = {topic.name: _values(snapshot, topic) for topic in TOPICS if topic.kind is None}

    def told(self, who: str, went: Prints | None, came: Prints | None) -> tuple[FactChange, ...]:
        """What changed of a party, the weightiest topics first."""
        name = self._name.get(who, who)
        if went is None or came is None:
            how, which = (CAME, "first") if went is None else (WENT, "second")
            return (FactChange("parties", "", how, f"{name} was not known to the {which} run"),)
        was, now = ({int(one & ABOUT): int(one & ~ABOUT) for one in some} for some in (went, came))
        found = [self._told(name, key, was.get(key), now.get(key)) for key in {**was, **now}]
        return tuple(change for _, change in sorted(found, key=lambda row: (row[0], row[1].text)))

    def _told(self, name: str, key: int, was: int | None, now: int | None) -> tuple[int, FactChange]:
        """One change, with the place of its topic."""
        how = CAME if was is None else WENT if now is None else CHANGED
        if key not in self._about:
            return len(TOPICS), FactChange("others", "", how, f"{name} had to do with what is no longer there")
        topic, what = self._about[key]
        texts = self._texts.get(topic.name, {})
        old, new = ("another" if some is None else texts.get(some, "another") for some in (was, now))
        sentence = {CAME: topic.came, WENT: topic.went, CHANGED: topic.changed}[how]
        text = sentence.format(who=name, what=what if topic.kind else new, was=old)
        return TOPICS.index(topic), FactChange(topic.name, what, how, text)


def _abouts(snapshot: Snapshot, wanted: Prints) -> Iterator[tuple[int, tuple[Topic, str]]]:
    made = {kind: prints(snapshot.kinds[kind].ids) for kind in LABELS}
    for topic in TOPICS:
        ends = made[topic.kind] if topic.kind else np.zeros(1, np.uint64)
        keys = about(topic, ends)
        for place in np.flatnonzero(np.isin(keys, wanted)).tolist():
            yield int(keys[place]), (topic, _label(snapshot.kinds[topic.kind], topic.kind, place) if topic.kind else "")


def _values(snapshot: Snapshot, topic: Topic) -> dict[int, str]:
    """What a property may say, by its fingerprint."""
    if topic.relation == "chain":
        texts: Sequence[str] = snapshot.kinds["ValueChain"].ids
    else:
        column = snapshot.kinds["Stakeholder"].columns[topic.relation]
        assert isinstance(column, Coded)
        texts = column.values
    return dict(zip(said(prints(texts)).tolist(), (text.removeprefix("chain:") for text in texts), strict=True))


def _label(nodes: Nodes, kind: str, place: int) -> str:
    column = nodes.columns[LABELS[kind]]
    assert isinstance(column, Coded)
    return column[place] or nodes.ids[place]
