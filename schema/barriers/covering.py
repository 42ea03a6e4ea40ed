"""`barrierCoverage`: where one has asked, and where not."""

import asyncio
import enum
from dataclasses import asdict
from typing import Any, Final, cast

import strawberry

from schema.nouns.declaring import field
from schema.nouns.scalars import Day
from schema.viewer import Viewer
from schema.worklist.listing import brokers_only
from strategy.barriers.register.coverage import coverage


@strawberry.enum(description="What is known of a sector in a market.")
class BarrierAsked(enum.Enum):
    """See its description."""

    FOUND = strawberry.enum_value("found", description="Barriers are known, or were found when it was asked last.")
    NONE_FOUND = strawberry.enum_value("none-found", description="It was asked, and nothing stands in its way.")
    NOT_ASKED = strawberry.enum_value("not-asked", description="Nobody asked: that none are known tells nothing.")


@strawberry.type(description="A sector in a market.")
class BarrierCoverage:
    """See its description."""

    chain: strawberry.ID = field("Id of the value chain.")
    market: strawberry.ID = field("Id of the market.")
    asked: BarrierAsked = field("What is known.")
    standing: int = field("How many barriers stand there for it now.")
    last: Day | None = field("Day on which it was asked last.")


async def covered(info: strawberry.Info) -> list[BarrierCoverage]:
    """All of it."""
    viewer = cast(Viewer, info.context)
    brokers_only(viewer)
    found = await asyncio.to_thread(coverage, viewer.store, viewer.rule)
    viewer.spend(len(found))
    return cast(Any, [{**asdict(one), "asked": BarrierAsked(one.asked.value)} for one in found])


ROOTS: Final[dict[str, Any]] = {
    "barrier_coverage": strawberry.field(
        resolver=covered,
        description="Every value chain in every market: barriers found, none found, or not asked. For brokers.",
    )
}
"""Name of the root field -> the field."""
