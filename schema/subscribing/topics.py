"""What can be subscribed to: the progress of runs and loads."""

import asyncio
import enum
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated, Any, Final, cast

import strawberry

from graph.errors import NotFound
from graph.model import Visibility
from graph.select import Op, Page, Select, Test
from graph.shelves import jobs
from graph.shelves.jobs import Job, State
from graph.shelves.outbox import Event
from matching.audience import SEES
from schema.access import BROKERS, Deed, Principal
from schema.alerts.following import NEW
from schema.nouns.declaring import field
from schema.viewer import Viewer

ENDS: Final = frozenset({"ended", "failed"})


@strawberry.enum(description="How far something is that takes its time.")
class Phase(enum.Enum):
    """See its description."""

    WAITING = strawberry.enum_value("waiting", description="It was asked for, and nobody has begun it.")
    STARTED = strawberry.enum_value("started", description="It was begun; perhaps anew, after a failure.")
    PROGRESS = strawberry.enum_value("progress", description="It has come further.")
    ENDED = strawberry.enum_value("ended", description="It ended well.")
    FAILED = strawberry.enum_value("failed", description="It was given up.")


CURSOR: Final = "Where this stands; give it as `after` to go on behind it."
AT: Final = "When, UTC."
STEP: Final = "What it is at."
DONE: Final = "How much of that step is done."
TOTAL: Final = "Of how much, where that is known."


@strawberry.type(description="How far a match run is.")
class RunEvent:
    """See its description."""

    cursor: str = field(CURSOR)
    at: str = field(AT)
    phase: Phase = field("How far it is.")
    job: strawberry.ID | None = field("Id of the job that makes it; null for a run from the command line.")
    run: strawberry.ID | None = field("Id of the run, once it is kept.")
    step: str | None = field(STEP)
    done: int | None = field(DONE)
    total: int | None = field(TOTAL)
    suggestions: int | None = field("How many suggestions it found, once it ended.")
    message: str | None = field("Why it failed.")


@strawberry.type(description="How far a load is.")
class LoadEvent:
    """See its description."""

    cursor: str = field(CURSOR)
    at: str = field(AT)
    phase: Phase = field("How far it is.")
    load: strawberry.ID = field("Which load, so that two at once can be told apart.")
    what: str = field("What is loaded, such as `cordis`.")
    step: str | None = field(STEP)
    done: int | None = field(DONE)
    total: int | None = field(TOTAL)
    new: int | None = field("How many records were new, once it ended.")
    changed: int | None = field("How many were changed.")
    unchanged: int | None = field("How many were known as they are.")
    retired: int | None = field("How many the source says no more.")
    rejected: int | None = field("How many rows were refused.")
    message: str | None = field("Why it failed.")


AfterCursor = Annotated[
    str | None,
    strawberry.argument(
        description="Go on behind this cursor: nothing in between is missed, for a week. Left out, it begins now."
    ),
]
RunId = Annotated[
    strawberry.ID, strawberry.argument(description="Id of the job, as asking for the run gave it; or of the run.")
]


async def run_progress(info: strawberry.Info, id: RunId, after: AfterCursor = None) -> AsyncGenerator[RunEvent, None]:
    """How one run gets on."""
    viewer = cast(Viewer, info.context)
    feed = viewer.following
    place = await feed.place(after)
    known = await asyncio.to_thread(_known, viewer, id)
    over = known.state in (State.DONE, State.DEAD) if isinstance(known, Job) else True
    if after is None:
        yield cast(Any, _as_it_is(known, id, place, viewer.principal))
        if over:
            return
    async with aclosing(feed.past(place) if over else feed.follow(place)) as events:
        async for event in events:
            if event.of == id and event.kind in ("run", "job"):
                yield cast(Any, _run_event(event, viewer.principal))
                if event.phase in ENDS:
                    return


def _known(viewer: Viewer, id: str) -> Job | int | None:
    """The job of a run, or how many suggestions a run has; `NotFound` alike where there is none and none to be seen."""
    job = jobs.find(viewer.store, id)
    if job is not None and job.name == "match":
        if Visibility(job.arguments.get("audience") or Visibility.BROKER_ONLY) in SEES[viewer.principal.audience]:
            return job
    else:
        select = Select("MatchRun", fields=("suggestions",), where=Test("id", Op.EQ, id), page=Page(1))
        for row in viewer.store.find(select, viewer.rule).rows:
            return cast(int | None, row[-1])
    raise NotFound(f"there is no run {id!r} to be seen, nor a job that makes one")


def _as_it_is(known: Job | int | None, id: str, cursor: str, principal: Principal) -> dict[str, Any]:
    """The present state of a run, as an event."""
    event = {**_nothing(RunEvent), "cursor": cursor}
    if not isinstance(known, Job):
        return {**event, "at": "", "phase": Phase.ENDED, "run": id, "suggestions": known}
    result, message = known.result or {}, _message(known.error, principal)
    run, found = result.get("run"), result.get("found")
    return {
        **event,
        "at": known.at,
        "phase": _PHASES[known.state],
        "job": known.id,
        "run": run,
        "suggestions": found,
        "message": message if known.state is State.DEAD else None,
    }


_PHASES: Final = {
    State.WAITING: Phase.WAITING,
    State.RUNNING: Phase.STARTED,
    State.DONE: Phase.ENDED,
    State.DEAD: Phase.FAILED,
}


def _run_event(event: Event, principal: Principal) -> dict[str, Any]:
    told = event.told
    return {
        **_nothing(RunEvent), **_came(event), "job": event.of, "run": told.get("run"),
        "suggestions": told.get("found"), "message": _message(told.get("message"), principal),
    }  # fmt: skip


def _message(message: Any, principal: Principal) -> Any:
    """Reasons may name what only brokers may know of."""
    return message if message is None or principal.role in BROKERS else "it failed; a broker can see why"


async def loads(info: strawberry.Info, after: AfterCursor = None) -> AsyncGenerator[LoadEvent, None]:
    """How loads get on."""
    viewer = cast(Viewer, info.context)
    viewer.principal.need(Deed.RUN)
    feed = viewer.following
    async with aclosing(feed.follow(await feed.place(after))) as events:
        async for event in events:
            if event.kind == "load":
                told = {name: event.told[name] for name in _nothing(LoadEvent) if name in event.told}
                yield cast(Any, {**_nothing(LoadEvent), **told, **_came(event), "load": event.of})


def _nothing(cls: Any) -> dict[str, Any]:
    return dict.fromkeys(cls.__annotations__)


def _came(event: Event) -> dict[str, Any]:
    """What every event tells."""
    told = {name: event.told.get(name) for name in ("step", "done", "total")}
    return {"cursor": event.number, "at": event.at, "phase": Phase(event.phase), **told}


@strawberry.type(description="What can be followed as it happens.")
class Subscription:
    """The topics."""

    run_progress = strawberry.subscription(
        resolver=run_progress,
        description="How a match run gets on, from how it stands now until it ended or failed.",
    )
    loads = strawberry.subscription(
        resolver=loads, description="How loads get on, one after the other; for those who may start runs."
    )
    new_suggestions = NEW
