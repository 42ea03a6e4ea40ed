"""What a mutation does: checked, done in one unit, once under its key, and told to whoever asked."""

import asyncio
import enum
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Annotated, Any, cast

import orjson
import strawberry
from strawberry import UNSET

from graph.store import Writer
from graph.writing.hand import Change
from schema.access import Deed
from schema.mutations.asking import ONCE, Given
from schema.mutations.editing import remember, remember_step
from schema.mutations.once import Once
from schema.mutations.payloads import INPUT
from schema.mutations.problems import EditError, Refused, needed, refusals, told
from schema.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Doing:
    """What was done in a unit.

    subject   id of the node that the answer shows, or how many records it was about
    changes   what `undo` puts back, empty where nothing was changed; None where it cannot be undone like that
    step      the step of a partnership that `undo` takes back
    """

    subject: str | int
    changes: Sequence[Change] | None = None
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What was kept, now or before under the same key: its subject, and the revision that has it."""

    subject: str | int
    revision: int


Act = Callable[[Viewer, Writer, Given], Doing]
"""Does what is asked, in a unit that has written nothing yet; a refusal says why not."""

Check = Callable[[Viewer, Given], Sequence[EditError]]
"""What is wrong with what is asked, before others have to wait for it."""


def unchecked(viewer: Viewer, given: Given) -> Sequence[EditError]:
    """Nothing is wrong that the act does not see itself."""
    return ()


def mutation(name: str, act: Act, asked: type, payload: type, meaning: str, check: Check = unchecked) -> Any:
    """The field of a mutation, which answers with that payload."""

    async def answer(info: strawberry.Info, input: Any) -> Any:  # GraphQL's own name for it
        try:
            done = await asyncio.to_thread(_done, cast(Viewer, info.context), name, act, check, given(input))
        except Refused as why:
            return {"errors": told(why), "revision": None, "subject": None, "changed": 0}
        return {"errors": (), "revision": done.revision, "subject": done.subject, "changed": done.subject}

    answer.__annotations__ = {"info": strawberry.Info, "input": Annotated[asked, INPUT], "return": payload}
    return strawberry.field(resolver=answer, description=meaning)


def _done(viewer: Viewer, name: str, act: Act, check: Check, given: Given) -> Done:
    """Do it, once under its key; `Refused` says what is wrong."""
    needed(viewer.principal, Deed.EDIT)
    if wrong := check(viewer, given):
        raise Refused(*wrong)
    who, wish = viewer.principal.name, {key: value for key, value in given.items() if key != ONCE.name}
    once = Once(who, given.get(ONCE.name), orjson.dumps([name, wish], option=orjson.OPT_SORT_KEYS))
    with refusals(), viewer.store.unit(who) as unit:
        if (answered := once.answered(unit.shelves)) is not None:
            return Done(answered["subject"], answered["revision"])
        doing = act(viewer, unit, wish)
        written = doing.changes is None or len(doing.changes) > 0
        done = Done(doing.subject, unit.revision + written)
        if doing.step is not None:
            remember_step(unit, who, done.revision, doing.step)
        elif doing.changes:
            remember(unit, who, done.revision, doing.changes)
        once.keep(unit.shelves, asdict(done))
        return done


def given(value: Any) -> Any:
    """An input as plain values, without what was left out."""
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, list):
        return [given(one) for one in value]
    if not hasattr(value, "__strawberry_definition__"):
        return value
    return {name: given(one) for name, one in vars(value).items() if one is not UNSET}
