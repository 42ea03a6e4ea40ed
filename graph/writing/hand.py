"""What people say of a record, changed in a unit so that it can be taken back."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graph.catalogue import BY_NOUN, KINDS, RELATIONS, Kind, RelationType
from graph.errors import Conflict
from graph.model import Source
from graph.records import RETRACTED, decode
from graph.store import HAND, Statement, Writer
from graph.values import Fact

BY_HAND: Final = Source(id=HAND, title="By hand", source=HAND)

Word = list[Any] | None
"""What was said by hand, as JSON: source, as-of date, rule, values."""

Change = tuple[str, str, Word, Word]
"""Noun, key, and the word by hand before and after."""


def word(unit: Writer, noun: type[Fact], key: str) -> Word:
    """What is said of a record by hand."""
    found = next((one for one in unit.said(noun, key) if one.source == HAND), None)
    return None if found is None else [found.source, found.as_of, found.rule, dict(found.values)]


def restored(unit: Writer, change: Change) -> Change:
    """Put a word back as it was before a change; `Conflict` where it is not what the change made of it any more."""
    name, key, before, after = change
    entry = named(name)
    if word(unit, entry.noun, key) != after:
        raise Conflict(f"{name} {key!r} was edited since; undo by editing it again")
    if before is None:
        unit.withdraw(HAND, entry.noun, [key])
    elif before[2] == RETRACTED:
        unit.retract(entry.noun, [key])
    else:
        unit.say([decode(entry, key, Statement(*before))])
    return name, key, after, before


def named(name: str) -> Kind | RelationType:
    """The kind or relation of that name."""
    return KINDS.get(name) or RELATIONS[name]


@dataclass(slots=True)
class Pen:
    """Writes by hand what belongs together, in a unit, and tells how to take it back.

    Nothing is written before `done`, so that several words of one record become one.
    """

    unit: Writer
    today: datetime.date
    words: dict[tuple[type[Fact], str], tuple[Word, dict[str, Any]]] = field(default_factory=dict)
    forgotten: list[tuple[type[Fact], str]] = field(default_factory=list)

    def say(self, noun: type[Fact], key: str, values: Mapping[str, Any]) -> None:
        """Say this of a record; what is not named stays as it was said by hand, None takes it back."""
        before, mine = self.words.get((noun, key)) or self._found(noun, key)
        merged = {**mine, **{name: _plain(value) for name, value in values.items()}}
        self.words[noun, key] = before, {name: value for name, value in merged.items() if value is not None}

    def add(self, noun: type[Fact], key: str, values: Mapping[str, Any]) -> None:
        """Say this of a record that is new."""
        known = {name: _plain(value) for name, value in values.items() if value is not None}
        self.words[noun, key] = None, known

    def forget(self, noun: type[Fact], key: str) -> None:
        """Say nothing of a record by hand any more; relations before their ends."""
        self.forgotten.append((noun, key))

    def done(self) -> list[Change]:
        """Write it; what was changed. `BadInput` and `Conflict` as `Writer.say`."""
        gone = [self._forget(*which) for which in self.forgotten]
        new = [(*which, *words) for which, words in self.words.items() if _differs(*words)]
        new.sort(key=lambda change: isinstance(BY_NOUN[change[0]], RelationType))  # nodes before what is between them
        facts = [decode(BY_NOUN[noun], key, self._word(values)) for noun, key, _, values in new]
        if facts:
            self.unit.say([BY_HAND])
            self.unit.say(facts)
        return gone + [
            (BY_NOUN[noun].name, key, before, [HAND, self.today.isoformat(), None, values])
            for noun, key, before, values in new
        ]

    def _forget(self, noun: type[Fact], key: str) -> Change:
        before = word(self.unit, noun, key)
        self.unit.withdraw(HAND, noun, [key])
        return BY_NOUN[noun].name, key, before, None

    def _found(self, noun: type[Fact], key: str) -> tuple[Word, dict[str, Any]]:
        before = word(self.unit, noun, key)
        return before, dict(before[3]) if before is not None and before[2] != RETRACTED else {}

    def _word(self, values: Mapping[str, Any]) -> Statement:
        return Statement(HAND, self.today.isoformat(), None, values)


def _differs(before: Word, values: Mapping[str, Any]) -> bool:
    return before is None or before[2] == RETRACTED or dict(before[3]) != values


def _plain(value: Any) -> Any:
    """A value as JSON has it: days as text."""
    return value.isoformat() if isinstance(value, datetime.date) else value
