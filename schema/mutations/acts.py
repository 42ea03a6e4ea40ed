"""Mutations whose rules live in `strategy`: each writes with one pen, in one unit, and is taken back as one."""

import asyncio
import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Annotated, Any, cast

import orjson
import strawberry
from strawberry import UNSET

from graph.errors import BadInput, Conflict, NotFound
from graph.select import RowRule
from graph.shelves.moments import now
from graph.store import Store
from graph.writing.hand import Pen
from schema.access import Deed
from schema.mutations.asking import ONCE, Ask, Given, problems
from schema.mutations.editing import remember
from schema.mutations.once import Once
from schema.mutations.payloads import INPUT, PAYLOADS, ManyEditsPayload, asked
from schema.mutations.problems import EditErrorCode, Refused, needed, refused, told
from schema.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Asked:
    """What an act is asked, and what it does it with: nothing is written before it is done.

    who     the name of who asks, for what it writes
    given   what the client gave, checked
    """

    store: Store
    pen: Pen
    who: str
    rule: RowRule
    given: Given

    def text(self, name: str) -> str | None:
        """A text or id that was given; None where it was left out."""
        value = self.given.get(name)
        return None if value is None else str(value)

    def day(self, name: str) -> datetime.date | None:
        """A day that was given."""
        value = self.text(name)
        return None if value is None else datetime.date.fromisoformat(value)

    def ids(self, name: str, kind: str) -> list[str]:
        """Ids that were given, each once; `NotFound` where one is not there to be seen."""
        wanted = list(dict.fromkeys(map(str, self.given.get(name) or ())))
        found = {hit.id for hit in self.store.named(wanted, self.rule) if hit.kind == kind}
        if missing := [one for one in wanted if one not in found]:
            raise NotFound(f"there is no {kind} {missing[0]!r} to be seen")
        return wanted


@dataclass(frozen=True, slots=True)
class Act:
    """A mutation, as a row of a table.

    shows   kind of the node that its payload shows; None where it is about many
    do      does it; id of that node, or how many it was about
    """

    name: str
    meaning: str
    asks: tuple[Ask, ...]
    shows: str | None
    do: Callable[[Asked], str | int]


@dataclass(frozen=True, slots=True)
class Did:
    """An act that was kept: what it was about, and the revision that has it."""

    subject: str | int
    revision: int


def mutations(acts: Sequence[Act]) -> dict[str, Any]:
    """Name -> field of each."""
    return {act.name: _mutation(act) for act in acts}


def _mutation(act: Act) -> Any:
    asks = (*act.asks, ONCE)

    async def answer(info: strawberry.Info, input: Any) -> Any:  # GraphQL's own name for it
        given = {ask.name: value for ask in asks if (value := getattr(input, ask.name)) is not UNSET}
        try:
            done = await asyncio.to_thread(_done, cast(Viewer, info.context), act, given)
        except Refused as why:
            return {"errors": told(why), "revision": None, "subject": None, "changed": 0}
        return {"errors": (), "revision": done.revision, "subject": done.subject, "changed": done.subject}

    answer.__annotations__ = {
        "info": strawberry.Info,
        "input": Annotated[asked(act.name, asks), INPUT],
        "return": PAYLOADS[act.shows] if act.shows else ManyEditsPayload,
    }
    return strawberry.field(resolver=answer, description=act.meaning)


def _done(viewer: Viewer, act: Act, given: Given) -> Did:
    """Check what a client gave, and do it; `Refused` says what is wrong. What was done before is not repeated."""
    needed(viewer.principal, Deed.EDIT)
    if wrong := problems(act.asks, given, viewer.store, viewer.rule):
        raise Refused(*wrong)
    who, moment = viewer.principal.name, now()
    once = Once(who, given.get(ONCE.name), orjson.dumps([act.name, given], option=orjson.OPT_SORT_KEYS))
    with viewer.store.unit(who) as unit:
        if (answered := once.answered(unit.shelves)) is not None:
            return Did(answered["subject"], answered["revision"])
        pen = Pen(unit, moment.date())
        with _refusals():
            subject = act.do(Asked(viewer.store, pen, who, viewer.rule, given))
            changed = pen.done()
        did = Did(subject, unit.revision + (1 if changed else 0))
        if changed:
            remember(unit, who, did.revision, changed)
        once.keep(unit.shelves, asdict(did))
        return did


@contextmanager
def _refusals() -> Iterator[None]:
    """What a rule says no to, as the payload tells it."""
    try:
        yield
    except BadInput as why:
        raise refused(EditErrorCode.INVALID, str(why)) from None
    except NotFound as why:
        raise refused(EditErrorCode.NOT_FOUND, str(why)) from None
    except Conflict as why:
        raise refused(EditErrorCode.CONFLICT, str(why)) from None
