"""A barrier's life: which steps can be taken, the mutations that take one and take it back."""

from collections.abc import Mapping
from typing import Any, Final, cast

import strawberry
from strawberry.utils.str_converters import to_camel_case

from graph.lines.barriers import Barrier
from graph.shelves.moments import now
from graph.store import Writer
from schema.brokering.acting import brokering
from schema.mutations.asking import ETAG, ONCE, Given
from schema.mutations.doing import Doing
from schema.mutations.editing import check_etag
from schema.nouns.declaring import choices, field, may
from schema.viewer import Viewer
from strategy.barriers.register.moves import MOVES, VERBS
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


@strawberry.type(description="A step that can be taken of barriers that stand so.")
class BarrierMove:
    """See its description."""

    status: str = field("Where the barrier is.")
    verb: BarrierVerb = field("What can be done.")
    needs: list[str] = field("What has to be said along with it, by its name in `stepBarrier`.")


async def moves() -> list[BarrierMove]:
    """All of them, in the order of the verbs."""
    after = [move for name in VERBS for move in MOVES if move.verb == name and name not in BEGINNINGS]
    return cast(Any, [
        {"status": move.before, "verb": BarrierVerb(move.verb), "needs": [*map(to_camel_case, VERBS[move.verb].needs)]}
        for move in after
    ])  # fmt: skip


ROOTS: Final[dict[str, Any]] = {
    "barrier_moves": strawberry.field(
        resolver=moves,
        description="Which steps of a barrier can be taken by `stepBarrier`, by where it is, and what has to be said.",
    )
}
"""Name of the root field -> the field."""


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
