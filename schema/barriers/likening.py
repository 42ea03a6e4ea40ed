"""`barriersAlike`: entries that may be the same barrier, with the reason."""

import asyncio
from dataclasses import asdict
from typing import Annotated, Any, Final, cast

import strawberry

from schema.nouns.declaring import field
from schema.viewer import Viewer
from schema.worklist.listing import brokers_only
from strategy.barriers.alike.likeness import FROM, MOST
from strategy.barriers.alike.proposing import like


@strawberry.type(description="An entry that may be the same barrier.")
class BarrierAlike:
    """See its description."""

    id: strawberry.ID = field("Its id.")
    title: str | None = field("What it is called.")
    odds: float = field(f"How likely it is the same, as log-odds; from {FROM:g} on it is proposed.")
    why: str = field("What speaks for it.")


async def liked(
    info: strawberry.Info, barrier: Annotated[strawberry.ID, strawberry.argument(description="Id of the barrier.")]
) -> list[BarrierAlike]:
    """Those that may be the same."""
    viewer = cast(Viewer, info.context)
    brokers_only(viewer)
    viewer.spend(MOST)
    found = await asyncio.to_thread(like, viewer.store, str(barrier), viewer.rule)
    return cast(Any, [asdict(one) for one in found])


ROOTS: Final[dict[str, Any]] = {
    "barriers_alike": strawberry.field(
        resolver=liked,
        description="Entries that may be the same barrier as this one, the likeliest first, with the reason: to be"
        " merged by `stepBarrier`, if they are. For brokers.",
    )
}
"""Name of the root field -> the field."""
