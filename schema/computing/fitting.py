"""`fits`: who fits a stakeholder by what both offer and need, and which capabilities meet."""

import asyncio
import enum
from typing import Annotated, Any, cast

import strawberry

from graph.errors import BadInput
from matching.explain import capability, name
from matching.fit import MOST, SCOPES
from matching.fit.pairs import Fit, Market
from schema.computing.economies import view
from schema.nouns.declaring import field
from schema.viewer import Viewer

DEFAULT = 20

FitScope: Any = strawberry.enum(
    cast(Any, enum.Enum)("FitScope", {scope.upper(): scope for scope in SCOPES}),
    description="Anyone, or partners that share no value chain.",
)


@strawberry.type(description="A capability that one of two stakeholders offers and the other needs.")
class MetCapability:
    """See its description."""

    capability_id: strawberry.ID = field("Id of the capability.")
    capability: str = field("Its name in English.")
    needed: bool = field("True where the stakeholder that was asked about needs it; false where it offers it.")
    idf: float = field("What it adds to the score: the rarer it is, the more.")


@strawberry.type(name="Fit", description="A stakeholder that fits another by what both offer and need.")
class FitOfTwo:
    """See its description."""

    partner_id: strawberry.ID = field("Id of the one that fits.")
    partner: str = field("Its name.")
    rank: int = field("From 1, the best first.")
    score: float = field("The sum of what the capabilities add.")
    met: list[MetCapability] = field("The capabilities that meet, the most telling first.")


async def fits(
    info: strawberry.Info,
    of: Annotated[strawberry.ID, strawberry.argument(description="Id of a stakeholder.")],
    scope: Annotated[FitScope, strawberry.argument(description="Among whom.")] = FitScope.ALL,
    first: Annotated[
        int, strawberry.argument(description=f"How many at most, {DEFAULT} by default, {MOST:,} at most.")
    ] = DEFAULT,
) -> list[FitOfTwo] | None:
    """From an index that is made when it is first asked for, and kept until a fact changes."""
    viewer = cast(Viewer, info.context)
    if not 1 <= first <= MOST:
        raise BadInput(f"first is 1 to {MOST:,}, not {first}")
    viewer.spend(first)
    now = await view(viewer)
    economy = await now.economy()
    market = await viewer.desk.get(("market", now.revision, now.audience), lambda: Market.of(economy))
    return cast(Any, await asyncio.to_thread(_answer, market, of, scope.value, first))


def _answer(market: Market, of: str, scope: Any, first: int) -> list[dict[str, Any]] | None:
    try:
        row = market.economy.snapshot.row("Stakeholder", of)
    except BadInput:  # not there, or not to be seen
        return None
    return [_told(market, fit) for fit in market.fits(market.best([row], top=first, scope=scope))]


def _told(market: Market, fit: Fit) -> dict[str, Any]:
    e = market.economy
    capabilities = e.snapshot.kinds["Capability"].ids
    met = [
        {"capability_id": capabilities[one.capability], "capability": capability(e, one.capability),
         "needed": one.needed, "idf": one.idf}
        for one in fit.met
    ]  # fmt: skip
    return {
        "partner_id": e.ids[fit.right], "partner": name(e, fit.right), "rank": fit.rank, "score": fit.score, "met": met,
    }  # fmt: skip


ROOTS = {
    "fits": strawberry.field(
        resolver=fits,
        description="Who fits a stakeholder by what both offer and need alone, without history and learnt weights, over"
        " what you may see; null where it is not to be seen. Known partners, its own group and exclusions are left"
        " out.",
    )
}
