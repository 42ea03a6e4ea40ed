"""What sources say, in batches: grouped, compared with what is said so far, and told in the trail."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import orjson

from graph.catalogue import BY_NOUN, Kind, RelationType
from graph.errors import BadInput, Conflict
from graph.records import ERASED, RETRACTED, Record, encode, key_of, resolve
from graph.store import HAND, INFERRED, Span, Statement, Tally
from graph.values import Fact

CHUNK = 5_000

Words = Mapping[str, Statement]
"""Source -> what it says of one record."""

Said = Mapping[str, Words]
"""Key -> what is said of the record."""


@dataclass(frozen=True)
class Change:
    """What was said, and is said now, of some records of one noun."""

    entry: Kind | RelationType
    before: Said
    after: Said

    @cached_property
    def shown(self) -> Mapping[str, Statement]:
        """What follows: the records to show, where there is anything to show."""
        resolved = ((key, resolve(words.values())) for key, words in self.after.items())
        return {key: word for key, word in resolved if word is not None}


def grouped(facts: Sequence[Fact]) -> Iterator[tuple[type[Fact], list[Record]]]:
    """Facts of one noun after another, in the order given, checked."""
    pending: list[Record] = []
    noun: type[Fact] | None = None
    for fact in facts:
        if noun is not None and (type(fact) is not noun or len(pending) == CHUNK):
            yield noun, pending
            pending = []
        noun = type(fact)
        pending.append(encode(fact))
    if noun is not None:
        yield noun, pending


def planned(before: Said, records: Sequence[Record]) -> tuple[Tally, Said]:
    """What a batch would do: how much is new, changed and unchanged, and what is said then of what changes."""
    new = changed = unchanged = 0
    after: dict[str, Words] = {}
    for record in records:
        now = after.get(record.key) or before.get(record.key, {})
        if erased(now):
            _refuse_by_hand(record)
            unchanged += 1
            continue
        mine = now.get(record.source)
        word = said_in(record)
        if mine == word:
            unchanged += 1
            continue
        new, changed = (new + 1, changed) if mine is None else (new, changed + 1)
        after[record.key] = {**now, record.source: word}
    return Tally(new, changed, unchanged), after


def without(source: str, before: Said) -> Said:
    """What is said of those records that the source spoke of, once it no longer does."""
    return {
        key: {name: word for name, word in words.items() if name != source}
        for key, words in before.items()
        if source in words and not erased(words)
    }


def said_in(record: Record) -> Statement:
    """A record as the statement of its source."""
    return Statement(record.source, record.as_of, record.rule, record.values)


def retraction(key: str) -> Record:
    """That a record is not so, said by hand."""
    return Record(key, HAND, None, RETRACTED, {})


def retracted(words: Words) -> bool:
    """Whether somebody said by hand that it is not so."""
    return HAND in words and words[HAND].rule == RETRACTED


def tombstone(day: datetime.date) -> Words:
    """What is said of a person from the day on which all that was said of them was erased."""
    return {HAND: Statement(HAND, day.isoformat(), ERASED, {"erased": day.isoformat()})}


def erased(words: Words) -> bool:
    """Whether what was said was erased: sources that say it again are not listened to."""
    return HAND in words and words[HAND].rule == ERASED


def _refuse_by_hand(record: Record) -> None:
    if record.source == HAND:
        raise Conflict(f"{record.key}: what was held of this person was erased for good; make another entry")


def spans(facts: Iterable[Fact], size: int) -> Iterator[tuple[list[Fact], Span]]:
    """Relations in order of their keys, so many at a time, each lot with the span it fills; together these are all.

    No store can write a million in one go.
    """
    rest, after = iter(facts), ""
    some = list(islice(rest, size))
    while coming := list(islice(rest, size)):
        until = key_of(some[-1])
        yield some, Span(after, until)
        some, after = coming, until
    yield some, Span(after)


def refuse_inferences(records: Iterable[Record]) -> None:
    """`BadInput` if somebody says what only `Writer.infer` may."""
    for record in records:
        if record.source == INFERRED:
            raise BadInput(f"{record.key}: the source {INFERRED!r} is for what is inferred; name another")


def inferred(facts: Iterable[Fact], rule: str, within: Span) -> Iterator[Record]:
    """The records of inferences, checked."""
    known: set[str] = set()
    for fact in facts:
        record = _inferred(fact, rule, within)
        if record.key in known:
            raise BadInput(f"{record.key}: inferred twice; give each relation once")
        known.add(record.key)
        yield record


def _inferred(fact: Fact, rule: str, within: Span) -> Record:
    """A record; `BadInput` if it does not say that it is inferred, by which rule, or lies elsewhere."""
    record = encode(fact)
    if not within.holds(record.key):
        raise BadInput(f"{record.key}: not within what is replaced, {within.after!r} to {within.until!r}")
    if record.source != INFERRED or record.rule != rule:
        raise BadInput(f"{record.key}: an inference has the source {INFERRED!r} and names its rule, here {rule!r}")
    return record


def key_as_kept(noun: type[Fact], key: str) -> str:
    """The key; `BadInput` if no record of the noun can have it."""
    ends = 2 if isinstance(BY_NOUN[noun], RelationType) else 1
    if not key.isascii() or len(key.split(" ")) != ends:
        shape = "both ids with a space between" if ends == 2 else "an id"
        raise BadInput(f"{BY_NOUN[noun].name} {key[:200]!r}: the key is {shape}, in printable ASCII")
    return key


def chunks(noun: type[Fact], keys: Iterable[str]) -> Iterator[list[str]]:
    """Keys of a noun in lists of bounded length."""
    rest = (key_as_kept(noun, key) for key in keys)
    while some := list(islice(rest, CHUNK)):
        yield some


def difference(entry: Kind | RelationType, before: Words, after: Words) -> tuple[str | None, str | None]:
    """What was and is shown of a record, as canonical JSON; of personal records the fields' names alone."""
    was, now = ((word.values if (word := resolve(words.values())) else None) for words in (before, after))
    if isinstance(entry, Kind) and entry.personal:
        changed = sorted(
            name for name in {**(was or {}), **(now or {})} if (was or {}).get(name) != (now or {}).get(name)
        )
        return None, _canonical(dict.fromkeys(changed))
    return _canonical(was), _canonical(now)


def _canonical(values: Mapping[str, object] | None) -> str | None:
    return None if values is None else orjson.dumps(values, option=orjson.OPT_SORT_KEYS).decode()
