"""Asking for a match run, which a worker then makes."""

import asyncio
import hashlib
from typing import Annotated, Any, Final, cast

import orjson
import strawberry

from graph.shelves import Shelf
from graph.shelves.jobs import enqueue
from schema.access import Deed
from schema.mutations.asking import ONCE
from schema.mutations.payloads import INPUT
from schema.mutations.problems import EditError, EditErrorCode, Refused, needed, problem, refused, told
from schema.nouns.choices import MatchScope, RunAudience
from schema.nouns.declaring import field, may
from schema.nouns.scalars import Day
from schema.viewer import Viewer

MOST_SUGGESTIONS: Final = 1_000
MOST_STAKEHOLDERS: Final = 1_000
"""For whom a run may be asked by name; without names it is for all."""


@strawberry.input(description="What `startMatchRun` is asked.")
class StartMatchRunInput:
    """See its description."""

    scope: MatchScope = strawberry.field(
        default=MatchScope.CROSS_CHAIN, description="Among whom partners are looked for."
    )
    audience: RunAudience = strawberry.field(default=RunAudience.BROKER_ONLY, description="Whom the run is for.")
    as_of: Day | None = may("Use only facts dated before this day; all where none is given.")
    top: int = strawberry.field(
        default=20, description=f"Suggestions for each stakeholder, {MOST_SUGGESTIONS:,} at most."
    )
    stakeholders: list[strawberry.ID] | None = may(
        f"Only for these, {MOST_STAKEHOLDERS:,} at most; for all where none are given."
    )
    idempotency_key: str | None = may(ONCE.meaning)


@strawberry.type(description="The answer to `startMatchRun`.")
class StartMatchRunPayload:
    """See its description."""

    errors: list[EditError] = field("Why no run was started; empty when one was.")
    job: strawberry.ID | None = field("Id of the job that makes it, for `runProgress`; null when none was started.")


async def start(info: strawberry.Info, input: Annotated[StartMatchRunInput, INPUT]) -> StartMatchRunPayload:
    """Queue a run."""
    try:
        job = await asyncio.to_thread(_queued, cast(Viewer, info.context), input)
    except Refused as why:
        return cast(Any, {"errors": told(why), "job": None})
    return cast(Any, {"errors": (), "job": job})


def _queued(viewer: Viewer, wish: StartMatchRunInput) -> str:
    needed(viewer.principal, Deed.RUN)
    ids: list[str] = list(dict.fromkeys(wish.stakeholders or ()))
    _check(viewer, wish, ids)
    arguments: dict[str, Any] = {
        "scope": wish.scope.value,
        "audience": wish.audience.value,
        "top": wish.top,
        "ids": ids,
    }
    if wish.as_of:
        arguments["as_of"] = wish.as_of
    key = wish.idempotency_key or None
    asked = hashlib.sha256(orjson.dumps([viewer.principal.name, key])).hexdigest()[:32]
    with viewer.store.unit(viewer.principal.name) as unit:
        job = enqueue(unit.shelves, "match", arguments, id=f"job:{asked}" if key else None)
        entry = unit.shelves.entry(Shelf.JOBS, job)
        if entry is None or entry.body["arguments"] != arguments:
            message = f"the key {key!r} stands for another run; take a new one for this"
            raise refused(EditErrorCode.KEY_REUSED, message, "idempotencyKey")
        return job


def _check(viewer: Viewer, wish: StartMatchRunInput, ids: list[str]) -> None:
    wrong = []
    if not 1 <= wish.top <= MOST_SUGGESTIONS:
        wrong.append(problem(EditErrorCode.INVALID, f"top is 1 to {MOST_SUGGESTIONS:,}, not {wish.top}", "top"))
    if len(ids) > MOST_STAKEHOLDERS:
        message = f"{len(ids):,} stakeholders are too many; name {MOST_STAKEHOLDERS:,} at most, or none for all"
        wrong.append(problem(EditErrorCode.INVALID, message, "stakeholders"))
    if not wrong and ids:
        there = {hit.id for hit in viewer.store.named(ids, viewer.rule) if hit.kind == "Stakeholder"}
        wrong += [
            problem(EditErrorCode.NOT_FOUND, f"there is no Stakeholder {one!r} to be seen", "stakeholders")
            for one in ids
            if one not in there
        ]
    if wrong:
        raise Refused(*wrong)


START: Final = strawberry.field(
    resolver=start,
    description="Have a match run made. The same wish on the same facts is the same run.",
)
