"""A store as sections of plain rows, in an order in which another can take them in.

kept/…            what each source says of each record, kinds before relations
inferred/…/…      what a rule inferred of a relation
suggestions/…     the suggestions of a run
history           the audit trail
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from itertools import islice
from math import isfinite
from typing import Any, TypeVar

from graph.catalogue import BY_NOUN, KINDS, RELATIONS, Kind, RelationType
from graph.errors import BadInput, Corrupt
from graph.model import MatchRun, Suggestion
from graph.records import RETRACTED, decode, encode, precedence
from graph.store import INFERRED, AuditRow, Frozen, Kept, Statement, Store
from graph.values import Fact
from graph.writing.saying import key_as_kept, refuse_inferences, retraction, said_in, spans

BATCH = 20_000
MOST = 2**53
"""Whole numbers below it are the same everywhere."""

Row = list[Any]
"""JSON values alone."""


@dataclass(frozen=True, slots=True)
class Section:
    """A name, and its rows, streamed."""

    name: str
    rows: Iterable[Row]


def sections(store: Frozen) -> Iterator[Section]:
    """Everything that the store holds; each section is read when its rows are."""
    for noun, entry in BY_NOUN.items():
        yield Section(f"kept/{entry.name}", (_of_kept(one) for one in store.kept(noun)))
    for relation in RELATIONS.values():
        for rule in rules(store, relation):
            yield Section(f"inferred/{relation.name}/{rule}", _inferred(store, relation.noun, rule))
    for run in store.scan(MatchRun):
        assert isinstance(run, MatchRun)
        yield Section(f"suggestions/{run.id}", (_of_suggestion(one) for one in store.suggestions(run.id)))
    yield Section("history", (list(astuple(row)) for row in store.history()))


def rules(store: Frozen, relation: RelationType) -> list[str]:
    """The rules by which relations of that type were inferred."""
    return sorted({fact.rule for fact in store.scan(relation.noun) if fact.source == INFERRED and fact.rule})


def take_in(store: Store, section: Section, actor: str, revision: int) -> None:
    """Write a section; what it holds already changes nothing, so that one that was stopped can be taken in again."""
    sort, _, rest = section.name.partition("/")
    if sort not in _TAKERS:
        raise Corrupt(f"there is a section {section.name!r}, which this program does not know; upgrade Hommel")
    _TAKERS[sort](store, rest, iter(section.rows), actor, revision)


Made = TypeVar("Made")


def _made(name: str, rows: Iterable[Row], make: Callable[[Row], Made]) -> Iterator[Made]:
    """Each row as what it stands for; `Corrupt` names the first that stands for nothing."""
    for number, row in enumerate(rows, 1):
        try:
            yield make(row)
        except (TypeError, ValueError, AttributeError, LookupError, OverflowError, BadInput) as why:
            raise Corrupt(f"row {number:,} of {name} is none that a store could have kept: {why}") from None


def _take_kept(store: Store, name: str, rows: Iterator[Row], actor: str, revision: int) -> None:
    entry = _entry(name)
    made = _made(f"kept/{name}", rows, lambda row: _to_kept(entry, row))
    while batch := list(islice(made, BATCH)):
        with store.unit(actor, bulk=f"restore {name}") as unit:
            unit.restore(entry.noun, batch)


def _take_inferred(store: Store, name: str, rows: Iterator[Row], actor: str, revision: int) -> None:
    relation, _, rule = name.partition("/")
    noun = _entry(relation).noun
    made = _made(f"inferred/{name}", rows, lambda row: _to_inferred(noun, rule, row))
    for some, span in spans(made, BATCH):
        with store.unit(actor, bulk=f"restore {name}") as unit:
            unit.infer(noun, rule, some, span)


def _to_suggestion(row: Row) -> Suggestion:
    one = Suggestion(**dict(zip(_SUGGESTED, row, strict=True)))
    texts = (one.stakeholder_id, one.partner_id, one.explanation)
    _check(all(map(_is_text, texts)) and all(code is None or _is_text(code) for code in (one.chain_from, one.chain_to)))
    _check(type(one.rank) is int and 0 < one.rank < MOST and type(one.score) in (int, float) and isfinite(one.score))
    return one


def _to_line(row: Row) -> AuditRow:
    line = AuditRow(*row)
    texts = (line.at, line.actor, line.action, line.kind, line.key)
    _check(all(map(_is_text, texts)) and all(text is None or _is_text(text) for text in (line.before, line.after)))
    _check(type(line.revision) is int and 0 < line.revision < MOST)
    return line


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value.encode()) >= 0  # half a surrogate pair cannot be encoded


def _check(holds: bool) -> None:
    if not holds:
        raise ValueError("a value is of another sort")


def _take_suggestions(store: Store, run_id: str, rows: Iterator[Row], actor: str, revision: int) -> None:
    run = next((run for run in store.runs() if run.id == run_id), None)
    if run is None:
        raise Corrupt(f"there are suggestions of a run {run_id!r} that is not there")
    with store.unit(actor, bulk=f"restore suggestions {run_id}") as unit:
        unit.add_suggestions(run, _made(f"suggestions/{run_id}", rows, _to_suggestion))


def _take_history(store: Store, _: str, rows: Iterator[Row], actor: str, revision: int) -> None:
    with store.unit(actor, bulk="restore history") as unit:
        unit.recall(revision, _made("history", rows, _to_line))


_TAKERS: dict[str, Callable[[Store, str, Iterator[Row], str, int], None]] = {
    "kept": _take_kept,
    "inferred": _take_inferred,
    "suggestions": _take_suggestions,
    "history": _take_history,
}


def _entry(name: str) -> Kind | RelationType:
    entry = KINDS.get(name) or RELATIONS.get(name)
    if entry is None:
        raise Corrupt(f"there are records of {name!r}, which this program does not know; upgrade Hommel")
    return entry


def _of_kept(one: Kept) -> Row:
    return [one.key, [_of_word(word) for word in one.words], one.shown and _of_word(one.shown)]


def _to_kept(entry: Kind | RelationType, row: Row) -> Kept:
    key, words, shown = row
    key_as_kept(entry.noun, key)
    said = sorted((_to_word(entry, key, word) for word in words), key=precedence, reverse=True)
    return Kept(key, tuple(said), shown and _to_word(entry, key, shown))


def _to_word(entry: Kind | RelationType, key: str, word: Row) -> Statement:
    """A statement, checked as if its source had just said it."""
    statement = Statement(*word)
    if statement.rule == RETRACTED:
        if statement != said_in(retraction(key)):
            raise ValueError("a retraction is by hand, and says nothing else")
        return statement
    record = encode(decode(entry, key, statement))
    refuse_inferences([record])
    return said_in(record)


def _of_word(word: Statement) -> Row:
    known = {name: word.values[name] for name in sorted(word.values) if word.values[name] is not None}
    return [word.source, word.as_of, word.rule, known]


def _inferred(store: Frozen, noun: type[Fact], rule: str) -> Iterator[Row]:
    for fact in store.scan(noun):
        if fact.source == INFERRED and fact.rule == rule:
            record = encode(fact)
            yield [record.key, record.as_of, dict(sorted(record.values.items()))]


def _to_inferred(noun: type[Fact], rule: str, row: Row) -> Fact:
    key, as_of, values = row
    return decode(BY_NOUN[noun], key, Statement(INFERRED, as_of, rule, values))


_SUGGESTED = tuple(field.name for field in fields(Suggestion))


def _of_suggestion(one: Suggestion) -> Row:
    return list(astuple(one))
