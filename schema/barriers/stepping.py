"""The mutations of a barrier's life: take a step, take it back."""

from collections.abc import Mapping
from typing import Any, Final

import strawberry

from graph.lines.barriers import Barrier
from graph.shelves.moments import now
from graph.store import Writer
from schema.brokering.acting import brokering
from schema.mutations.asking import ETAG, ONCE, Given
from schema.mutations.doing import Doing
from schema.mutations.editing import check_etag
from schema.nouns.declaring import choices, field, may
from schema.viewer import Viewer
from strategy.barriers.register.moves import VERBS
from strategy.barriers.register.taking import BEGINNINGS, Wish, take
from strategy.barriers.register.undoing import take_back

BarrierVerb: Any = choices(
    "BarrierVerb", "What can be done with a barrier.",
    {name: verb.meaning for name, verb in VERBS.items() if name not in BEGINNINGS},
)  # fmt: skip


@strawberry.input(description="What `stepBarrier` is asked.")
class StepBarrierInput:
    """See its description."""

    barrier: strawberry.ID = field("Id of the barrier.")
    verb: BarrierVerb = field("What is done.")
    reason: str | None = may("Why, for publication: what was won, or why it is archived.")
    waiting_on: str | None = may("On whom it waits: an organisation, no person.")
    into: strawberry.ID | None = may("Id of the barrier that it turned out to be, where it is merged.")
    if_match: str | None = may(ETAG.meaning)
    idempotency_key: str | None = may(ONCE.meaning)


@strawberry.input(description="What `takeBackBarrierStep` is asked.")
class TakeBackBarrierStepInput:
    """See its description."""

    step: strawberry.ID = field("Id of the step, as `history` of the barrier has it.")
    idempotency_key: str | None = may(ONCE.meaning)


def _step(viewer: Viewer, unit: Writer, given: Given) -> Doing:
    check_etag(unit, Barrier, given["barrier"], given.get("if_match"))
    wish = Wish(given["barrier"], given["verb"], given.get("reason"), given.get("waiting_on"), given.get("into"))
    return Doing(take(viewer.store, unit, viewer.principal.name, wish, now()).barrier)


def _back(viewer: Viewer, unit: Writer, given: Given) -> Doing:
    return Doing(take_back(viewer.store, unit, viewer.principal.name, given["step"], now()).barrier)


MUTATIONS: Final[Mapping[str, Any]] = {
    "step_barrier": brokering(
        "step_barrier", _step, StepBarrierInput, "Barrier",
        "Take a step of a barrier: publish it, say on whom it waits, that it is gone, or that it is another one.",
    ),
    "take_back_barrier_step": brokering(
        "take_back_barrier_step", _back, TakeBackBarrierStepInput, "Barrier",
        "Undo the latest step of a barrier with its effects, a merge among them; its history keeps both.",
    ),
}  # fmt: skip
"""Name -> the mutation."""
