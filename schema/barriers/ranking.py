"""`barrierRanking`, `bridgingPartners` and `barrierList`: which first, who helps meanwhile, and what to take along."""

import asyncio
import datetime
from dataclasses import asdict
from typing import Annotated, Any, Final, cast

import strawberry

from graph.shelves.moments import now
from schema.nouns.declaring import field
from schema.nouns.scalars import Day
from schema.viewer import Viewer
from schema.worklist.listing import brokers_only
from schema.worklist.papers import In, PaperLanguage
from strategy.barriers.ranking.bridging import MOST, bridges
from strategy.barriers.ranking.order import Wish, ranking
from strategy.barriers.taken.gathering import taken
from strategy.barriers.taken.writing import page, table
from strategy.papers.rendering import as_html, as_text
from strategy.papers.wording import Language


@strawberry.type(description="A barrier, and what speaks for working on it.")
class BarrierRanked:
    """See its description."""

    id: strawberry.ID = field("Its id.")
    title: str | None = field("What it is called.")
    status: str = field("Where it is on its way out.")
    unlocked: float = field("What the portfolio would score more without it, in the unit of scores.")
    lowered: int = field("How many suggestions it stands between.")
    chance: float | None = field("Chance that it is gone within the period, 0 to 1; null where nobody said one.")
    worth: float | None = field("The product of both; null where nobody said a chance.")
    expected: Day | None = field("Day by which it is expected to be gone.")
    expected_reason: str | None = field("Why by then.")


@strawberry.type(description="Barriers in the order in which to work them off.")
class BarrierRanking:
    """See its description."""

    value: float = field("What the portfolio scores with all of them.")
    until: Day = field("Last day of the period.")
    barriers: list[BarrierRanked] = field("The most worth first; then those without a chance, by what they unlock.")


@strawberry.type(description="Somebody who gets others past a barrier.")
class BridgingPartner:
    """See its description."""

    id: strawberry.ID = field("Its id.")
    name: str | None = field("What it is called.")
    strength: float = field("Strength of the offer, 0 to 1, and 1 more for who is where the barrier stands.")
    why: str = field("What it holds, and where it is.")


@strawberry.type(description="The list of barriers that a negotiator takes along; notes are in it.")
class BarrierList:
    """See its description."""

    html: str = field("As a page to print, which loads nothing.")
    text: str = field("As a text of lines of at most 80 characters.")
    csv: str = field("As a table.")


Until = Annotated[
    Day | None, strawberry.argument(description="Last day of the period; a year from today if not given.")
]


def _wish(viewer: Viewer, until: Any) -> Wish:
    brokers_only(viewer)
    last = None if until is None else datetime.date.fromisoformat(str(until))
    return Wish(now().date(), last, audience=viewer.principal.audience, rule=viewer.rule)


async def ranked(info: strawberry.Info, until: Until = None) -> BarrierRanking:
    """The order."""
    viewer = cast(Viewer, info.context)
    wish = _wish(viewer, until)
    found = await viewer.desk.walked(lambda: ranking(viewer.store, wish))
    viewer.spend(len(found.barriers))
    return cast(Any, {**asdict(found), "until": str(found.until)})


async def bridged(
    info: strawberry.Info, barrier: Annotated[strawberry.ID, strawberry.argument(description="Id of the barrier.")]
) -> list[BridgingPartner]:
    """Who helps."""
    viewer = cast(Viewer, info.context)
    brokers_only(viewer)
    viewer.spend(MOST)
    found = await asyncio.to_thread(bridges, viewer.store, str(barrier), viewer.rule)
    return cast(Any, [asdict(one) for one in found])


async def listed(
    info: strawberry.Info,
    market: Annotated[
        strawberry.ID | None, strawberry.argument(description="Only what stands before this market.")
    ] = None,
    language: In = PaperLanguage.EN,
    until: Until = None,
) -> BarrierList:
    """The list."""
    viewer = cast(Viewer, info.context)
    wish = _wish(viewer, until)
    found = await viewer.desk.walked(lambda: taken(viewer.store, wish, None if market is None else str(market)))
    viewer.spend(len(found.lines))
    made = page(found, Language(str(language.value)), str(wish.today))
    return cast(Any, {"html": as_html(made), "text": as_text(made), "csv": table(found)})


ROOTS: Final[dict[str, Any]] = {
    "barrier_ranking": strawberry.field(
        resolver=ranked,
        description="Barriers that stand, by partnership value unlocked × chance of removal in the period, both shown."
        " For brokers.",
    ),
    "bridging_partners": strawberry.field(
        resolver=bridged,
        description="Who holds what one must have to get past a barrier, the likeliest help first, with the reason. For"
        " brokers.",
    ),
    "barrier_list": strawberry.field(
        resolver=listed,
        description="What a negotiator takes along: barriers that stand before a market, or all, with whom they hinder,"
        " what is at stake, the way to their removal and what is known in confidence. For brokers.",
    ),
}
"""Name of the root field -> the field."""
