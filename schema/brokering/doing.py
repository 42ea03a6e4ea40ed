"""A deed of brokering: done in one unit, once under its key, and told to whoever asked."""

import asyncio
import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, cast

import orjson
import strawberry
from strawberry import UNSET

from graph.store import Writer
from graph.writing.hand import Change
from schema.access import Deed
from schema.brokering.acting import refusals
from schema.mutations.editing import Done, remember, remember_step
from schema.mutations.once import Once
from schema.mutations.payloads import INPUT, PAYLOADS
from schema.mutations.problems import Refused, needed, told
from schema.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Doing:
    """What was done in a unit.

    subject   id of the node that the answer shows
    step      the step of a partnership that `undo` takes back
    changes   what `undo` puts back, where it is no step
    """

    subject: str
    step: str | None = None
    changes: Sequence[Change] = ()


Act = Callable[[Viewer, Writer, dict[str, Any]], Doing]
"""Does what is asked, in a unit that has written nothing yet; a refusal says why not."""


def carried_out(viewer: Viewer, name: str, act: Act, given: dict[str, Any]) -> Done:
    """Do it, once under its key; `Refused` says what is wrong."""
    needed(viewer.principal, Deed.EDIT)
    who, key = viewer.principal.name, given.pop("idempotency_key", None)
    once = Once(who, key, orjson.dumps([name, given], option=orjson.OPT_SORT_KEYS))
    with refusals(), viewer.store.unit(who) as unit:
        if (answered := once.answered(unit.shelves)) is not None:
            return Done(answered["subject"], answered["revision"])
        doing = act(viewer, unit, given)
        done = Done(doing.subject, unit.revision + 1)
        if doing.step is not None:
            remember_step(unit, who, done.revision, doing.step)
        elif doing.changes:
            remember(unit, who, done.revision, doing.changes)
        once.keep(unit.shelves, {"subject": done.subject, "revision": done.revision})
        return done


def mutation(name: str, act: Act, asked: type, shows: str, meaning: str) -> Any:
    """The field of a mutation that answers with a node of that kind."""

    async def answer(info: strawberry.Info, input: Any) -> Any:  # GraphQL's own name for it
        try:
            done = await asyncio.to_thread(carried_out, cast(Viewer, info.context), name, act, given(input))
        except Refused as why:
            return {"errors": told(why), "revision": None, "subject": None}
        return {"errors": (), "revision": done.revision, "subject": done.subject}

    answer.__annotations__ = {
        "info": strawberry.Info,
        "input": Annotated[asked, INPUT],
        "return": PAYLOADS[shows],
    }
    return strawberry.field(resolver=answer, description=meaning)


def given(value: Any) -> Any:
    """An input as plain values, without what was left out."""
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, list):
        return [given(one) for one in value]
    if not hasattr(value, "__strawberry_definition__"):
        return value
    return {name: given(one) for name, one in vars(value).items() if one is not UNSET}
