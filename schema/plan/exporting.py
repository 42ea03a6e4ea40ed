"""`chainStrengths`: where a value chain is strong abroad and where potential lies, beside its links."""

from typing import Annotated, Any, Final, cast

import strawberry

from graph.errors import BadInput
from schema.nouns.declaring import field
from schema.nouns.scalars import Cents
from schema.viewer import Viewer
from strategy.plan.strength import Strength, called, links, sales, strengths

MOST: Final = 100


@strawberry.type(description="How strong a value chain is in a market, or in all of them together.")
class ChainStrength:
    """See its description."""

    chain: strawberry.ID = field("Id of the value chain.")
    chain_name: str = field("What it is called, in English.")
    market: strawberry.ID | None = field("Id of the market; null for all markets together.")
    market_name: str | None = field("What it is called, in English.")
    value: Cents = field("What the chain sold there, in euro cents.")
    demand: Cents | None = field("What was bought of it there from the whole world, in euro cents.")
    share: float | None = field("Of all that the chain sells, what goes there, 0 to 1.")
    market_share: float | None = field("Of all that is bought there, what the chain sells, 0 to 1.")
    advantage: float | None = field("Revealed comparative advantage (Balassa): strong above 1; null without demand.")
    potential: Cents | None = field("What it would sell there more with its usual share of a market, in euro cents.")
    present: int | None = field("Stakeholders of the chain that are in the market, of those you may see.")
    aiming: int | None = field("Stakeholders of the chain that aim at the market, of those you may see.")
    barriers: int | None = field("Open barriers before the market, for this chain or for all; of those you may see.")


async def strengths_of(
    info: strawberry.Info,
    year: Annotated[int | None, strawberry.argument(description="Which year; the latest known without.")] = None,
    chain: Annotated[strawberry.ID | None, strawberry.argument(description="One value chain alone.")] = None,
    first: Annotated[int, strawberry.argument(description=f"How many rows at most, {MOST} at most.")] = 20,
) -> list[ChainStrength]:
    """Strengths, as whoever asks may see them."""
    viewer = cast(Viewer, info.context)
    if not 0 <= first <= MOST:
        raise BadInput(f"first: {first} is not 0 to {MOST}")
    viewer.spend(first)

    def found() -> list[dict[str, Any]]:
        some = [one for one in strengths(sales(viewer.store, year, viewer.rule)) if chain in (None, one.chain)][:first]
        ids = [name for one in some for name in (one.chain, one.market) if name]
        names = called(viewer.store, ids, viewer.rule)
        return [_told(viewer, one, dict(names)) for one in some]

    return cast(Any, await viewer.desk.walked(found))


def _told(viewer: Viewer, one: Strength, names: dict[str, str]) -> dict[str, Any]:
    there = None if one.market is None else links(viewer.store, one.chain, one.market, viewer.rule)
    return {
        **{name: getattr(one, name) for name in Strength.__dataclass_fields__},
        "chain_name": names.get(one.chain, one.chain),
        "market_name": names.get(one.market, one.market) if one.market else None,
        "present": there and there.present,
        "aiming": there and there.aiming,
        "barriers": there and there.barriers,
    }


ROOTS: Final[dict[str, Any]] = {
    "chain_strengths": strawberry.field(
        resolver=strengths_of,
        description="Where value chains are strong abroad and where potential lies, by exports of a year:"
        " each chain in all markets, by value; then in each market, by potential. Beside it, what links the two.",
    )
}
"""Name of the root field -> the field."""
