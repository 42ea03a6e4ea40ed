"""An edit by hand, and how it is undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.catalogue import BY_NOUN, KINDS, Kind, RelationType
from graph.errors import BadInput, Conflict
from graph.records import RETRACTED, decode, resolve, row
from graph.shelves import Entry, Shelf, moments
from graph.shelves.moments import now, written
from graph.store import HAND, Statement, Writer
from graph.values import Fact
from graph.writing.hand import BY_HAND, Change, word
from schema.compiling.derived import etag_of
from schema.mutations.once import named
from schema.mutations.problems import EditErrorCode, Refused, refused


@dataclass(frozen=True, slots=True)
class Put:
    """Say this of a record by hand.

    values   property -> value; what is not named stays as it was said by hand, None takes it back
    etag     what the record has to be like, if the client said so
    """

    noun: type[Fact]
    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    etag: str | None = None


@dataclass(frozen=True, slots=True)
class Create(Put):
    """The same of a record that is not there yet."""


@dataclass(frozen=True, slots=True)
class Update(Put):
    """The same of a record that is there."""


@dataclass(frozen=True, slots=True)
class Remove(Put):
    """Say by hand that a record is not so, whatever others say."""


def edited(unit: Writer, changes: Sequence[Put]) -> list[Change]:
    """Carry out what somebody wants changed, as a whole; what was. `Refused` says why not."""
    steps = [_step(unit, change) for change in changes]
    changed = [step for step in steps if step[2] != step[3]]
    if changed:
        unit.say([BY_HAND])
    return changed


def remember(unit: Writer, actor: str, revision: int, steps: Sequence[Change]) -> None:
    """Keep how to undo what this actor did last; what was done before can be undone no more. What was said of a person
    is kept with the person alone, so that an edit of one is remembered as something that cannot be undone."""
    personal = any(name in KINDS and KINDS[name].personal for name, *_ in steps)
    kept = [] if personal else [list(step) for step in steps]
    body = {"revision": revision, "steps": kept, "personal": personal}
    unit.shelves.put(Shelf.UNDO, named(actor), written(now()), body)


def remember_step(unit: Writer, actor: str, revision: int, step: str) -> None:
    """Keep that the last thing this actor did was a step of a partnership, which is undone by taking it back."""
    unit.shelves.put(Shelf.UNDO, named(actor), written(now()), {"revision": revision, "step": step})


def forget_done(unit: Writer, actor: str) -> None:
    """Keep no more what this actor did last."""
    unit.shelves.drop(Shelf.UNDO, [named(actor)])


def last_done(unit: Writer, actor: str) -> Entry | None:
    """What this actor did last, if it can be undone."""
    return unit.shelves.entry(Shelf.UNDO, named(actor))


def _step(unit: Writer, change: Put) -> Change:
    """Make one change; what was and is said by hand."""
    entry, words = BY_NOUN[change.noun], unit.said(change.noun, change.key)
    shown = resolve(words)
    _check(entry, change, shown)
    before = word(unit, change.noun, change.key)
    if isinstance(change, Remove):
        unit.retract(change.noun, [change.key])
    else:
        _say(unit, entry, change, words)
    return entry.name, change.key, before, word(unit, change.noun, change.key)


def _check(entry: Kind | RelationType, change: Put, shown: Statement | None) -> None:
    what, where = f"{entry.name} {change.key!r}", ("id",) if isinstance(entry, Kind) else ()
    if isinstance(change, Create) and shown is not None:
        raise refused(EditErrorCode.CONFLICT, f"there is a {what} already; update it instead", *where)
    if isinstance(change, (Update, Remove)) and shown is None:
        raise refused(EditErrorCode.NOT_FOUND, f"there is no {what} to be seen", *where)
    if change.etag is not None and change.etag != _etag(entry, change.key, shown):
        raise _stale(what)


def check_etag(unit: Writer, noun: type[Fact], key: str, etag: str | None) -> None:
    """`Refused` where a record is not any more as the client read it."""
    entry, shown = BY_NOUN[noun], resolve(unit.said(noun, key))
    if etag is not None and etag != _etag(entry, key, shown):
        raise _stale(f"{entry.name} {key!r}")


def _stale(what: str) -> Refused:
    return refused(EditErrorCode.STALE, f"{what} was changed since it was read; read it and try again", "ifMatch")


def _etag(entry: Kind | RelationType, key: str, shown: Statement | None) -> str | None:
    if shown is None:
        return None
    first = 1 if isinstance(entry, Kind) else 2
    return etag_of(entry, row(entry, key, shown)[first : first + len(entry.properties)])


def _say(unit: Writer, entry: Kind | RelationType, change: Put, words: Sequence[Statement]) -> None:
    mine = next((word for word in words if word.source == HAND and word.rule != RETRACTED), None)
    before = mine.values if mine else {}
    values = {name: value for name, value in {**before, **change.values}.items() if value is not None}
    if mine is not None and values == before:
        return
    today = moments.now().date().isoformat()
    try:
        unit.say([decode(entry, change.key, Statement(HAND, today, None, values))])
    except BadInput as why:
        raise refused(EditErrorCode.INVALID, str(why)) from None
    except Conflict as why:
        raise refused(EditErrorCode.NOT_FOUND, str(why)) from None
