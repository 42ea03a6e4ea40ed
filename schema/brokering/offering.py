"""`nextSteps`: what may be done with a partnership now: a page offers what will be answered, and nothing else."""

import asyncio
from typing import Annotated, Any, Final, cast

import strawberry
from strawberry.utils.str_converters import to_camel_case

from graph.shelves import Shelf
from graph.store import Store
from schema.access import Deed, Forbidden
from schema.brokering.acting import actor_of
from schema.brokering.stepping import StepVerb
from schema.nouns.declaring import choices, field
from schema.viewer import Viewer
from strategy.partnership.acting import Actor, allow
from strategy.partnership.history import latest
from strategy.partnership.moves import VERBS, Need
from strategy.partnership.offering import Offered, offered
from strategy.partnership.standing import Standing, standing
from strategy.refusals import NotYours

StepNeed: Any = choices(
    "StepNeed", "What has to be said along with a step.",
    {
        Need.PARTY.value: "Whose word it is: `party`.", Need.REASON.value: "Why: `reason`.",
        "joint_step": "The first step that they take together: `jointStep`.",
    },
)  # fmt: skip


@strawberry.type(description="A step that may be taken.")
class NextStep:
    """See its description."""

    verb: StepVerb = field("What is done.")
    parties: list[strawberry.ID] = field("Ids of the parties whose word may be said by it; none where it is nobody's.")
    needs: list[StepNeed] = field("What has to be said along with it.")
    takes: list[str] = field("What of the partnership may be said along with it, such as `form`.")


@strawberry.type(description="What may be done with a partnership now.")
class NextSteps:
    """See its description."""

    steps: list[NextStep] = field(
        "The steps; none for who may not edit. Slots that others hold may still stand in the way of one."
    )
    take_back: strawberry.ID | None = field("Id of the step that may be taken back, for `takeBackStep`.")


Partnership = Annotated[strawberry.ID, strawberry.argument(description="Id of the partnership.")]


async def shown(info: strawberry.Info, partnership: Partnership) -> NextSteps | None:
    """What whoever asks may do."""
    viewer = cast(Viewer, info.context)
    return cast(Any, await asyncio.to_thread(_found, viewer, str(partnership)))


def _found(viewer: Viewer, partnership: str) -> dict[str, Any] | None:
    if not any(hit.kind == "Partnership" for hit in viewer.store.named([partnership], viewer.rule)):
        return None
    try:
        viewer.principal.need(Deed.EDIT)
    except Forbidden:
        return {"steps": (), "take_back": None}
    actor, there = actor_of(viewer.principal), standing(viewer.store, partnership)
    return {"steps": [_step(one) for one in offered(actor, there)], "take_back": _back(viewer.store, actor, there)}


def _step(one: Offered) -> dict[str, Any]:
    needs = [StepNeed[need.name] for need in Need if need in one.needs]
    takes = [to_camel_case(name) for name in one.takes]
    return {"verb": StepVerb[one.verb.upper()], "parties": one.parties, "needs": needs, "takes": takes}


def _back(store: Store, actor: Actor, there: Standing) -> str | None:
    step = latest(store, there.id)
    entry = None if step is None else store.entry(Shelf.STEPS, step)
    if entry is None:
        return None  # such as taking it up, which cannot be taken back
    try:
        allow(actor, VERBS[entry.body["verb"]], there, entry.body["party"])
    except NotYours:
        return None
    return step


ROOTS: Final[dict[str, Any]] = {
    "next_steps": strawberry.field(
        resolver=shown,
        description="What whoever asks may do with a partnership now; null where there is none to be seen.",
    )
}
"""Name of the root field -> the field."""
