"""A store as sections of plain rows, in an order in which another can take them in.

kept/…            what each source says of each record, kinds before relations
inferred/…/…      what a rule inferred of a relation
suggestions/…     the suggestions of a run
history           the audit trail
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from itertools import islice
from typing import Any

from graph.catalogue import BY_NOUN, KINDS, RELATIONS, Kind, RelationType
from graph.errors import Corrupt
from graph.model import MatchRun, Suggestion
from graph.records import RETRACTED, decode, encode, precedence
from graph.store import INFERRED, AuditRow, Frozen, Kept, Statement, Store
from graph.values import Fact
from graph.writing.saying import said_in, spans

BATCH = 20_000

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


def _take_kept(store: Store, name: str, rows: Iterator[Row], actor: str, revision: int) -> None:
    entry = _entry(name)
    while batch := [_to_kept(entry, row) for row in islice(rows, BATCH)]:
        with store.unit(actor, bulk=f"restore {name}") as unit:
            unit.restore(entry.noun, batch)


def _take_inferred(store: Store, name: str, rows: Iterator[Row], actor: str, revision: int) -> None:
    relation, _, rule = name.partition("/")
    noun = _entry(relation).noun
    for some, span in spans((_to_inferred(noun, rule, row) for row in rows), BATCH):
        with store.unit(actor, bulk=f"restore {name}") as unit:
            unit.infer(noun, rule, some, span)


def _take_suggestions(store: Store, run_id: str, rows: Iterator[Row], actor: str, revision: int) -> None:
    run = next((run for run in store.runs() if run.id == run_id), None)
    if run is None:
        raise Corrupt(f"there are suggestions of a run {run_id!r} that is not there")
    with store.unit(actor, bulk=f"restore suggestions {run_id}") as unit:
        unit.add_suggestions(run, (Suggestion(**dict(zip(_SUGGESTED, row, strict=True))) for row in rows))


def _take_history(store: Store, _: str, rows: Iterator[Row], actor: str, revision: int) -> None:
    with store.unit(actor, bulk="restore history") as unit:
        unit.recall(revision, (AuditRow(*row) for row in rows))


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
    said = sorted((_to_word(entry, key, word) for word in words), key=precedence, reverse=True)
    return Kept(key, tuple(said), shown and _to_word(entry, key, shown))


def _to_word(entry: Kind | RelationType, key: str, word: Row) -> Statement:
    """A statement, checked as if its source had just said it."""
    statement = Statement(*word)
    if statement.rule == RETRACTED:
        return statement
    return said_in(encode(decode(entry, key, statement)))


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
