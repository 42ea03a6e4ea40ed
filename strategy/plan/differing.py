"""What differs between two versions of the plan: what came, what went, and which words of the rest changed."""

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from strategy.plan.entries import Entry


class Change(enum.StrEnum):
    """What became of an entry."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Word:
    """A property that says something else now, as JSON has it."""

    property: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry that differs."""

    sort: str
    about: str
    title: str | None
    change: Change
    words: Sequence[Word] = ()


def differences(before: Sequence[Entry], after: Sequence[Entry]) -> list[Difference]:
    """What differs in what is planned, in the order of the later one, then what went; progress counts for nothing."""
    return list(_differences(_by_about(before), _by_about(after)))


def _differences(old: Mapping[tuple[str, str], Entry], new: Mapping[tuple[str, str], Entry]) -> Iterator[Difference]:
    for key, one in new.items():
        if key not in old:
            yield _difference(one, Change.ADDED)
        elif words := _words(old[key].content, one.content):
            yield _difference(one, Change.CHANGED, words)
    yield from (_difference(one, Change.REMOVED) for key, one in old.items() if key not in new)


def _by_about(entries: Sequence[Entry]) -> dict[tuple[str, str], Entry]:
    return {(one.sort, one.about): one for one in entries}


def _difference(one: Entry, change: Change, words: Sequence[Word] = ()) -> Difference:
    return Difference(one.sort, one.about, one.content.get("title") or one.content.get("label_en"), change, words)


def _words(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Word]:
    names = dict.fromkeys((*new, *old))
    return [Word(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)]
