"""`portfolio`: which suggestions to take up, so that nobody gets more than they can carry."""

import asyncio
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Annotated, Any, cast

import strawberry

from graph.errors import BadInput
from matching.audience import seen
from matching.portfolio import Limits, Portfolio, portfolio, share
from matching.portfolio.gather import WANTED, Gathered, day_of, gather, run_of
from matching.portfolio.picked import counts, picks
from matching.portfolio.whynot import why_not
from schema.access import Deed
from schema.compiling.links import DEFAULT_PAGE, MOST_ROWS
from schema.computing.economies import view
from schema.nouns.declaring import field
from schema.suggestions import RUN
from schema.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Chosen:
    """A portfolio, with what it was chosen from."""

    run: str
    gathered: Gathered
    found: Portfolio


@strawberry.type(description="A suggestion that is picked.")
class PortfolioPick:
    """See its description."""

    stakeholder_id: strawberry.ID = field("Id of the one.")
    partner_id: strawberry.ID = field("Id of the other.")
    stakeholder: str = field("Name of the one.")
    partner: str = field("Name of the other.")
    score: float = field("The higher of the two scores with which the run suggests one to the other.")
    price: float = field("What a slot of the one is worth.")
    partner_price: float = field("What a slot of the other is worth.")
    chain_from: str = field("Primary value chain of the one, as files write it; empty where unknown.")
    chain_to: str = field("Primary value chain of the other.")


@strawberry.type(description="How many picks there are between two value chains.")
class PortfolioPart:
    """See its description."""

    chains: str = field("The two chains, or `other` for pairs within one or of unknown ones.")
    picks: int = field("How many.")


@strawberry.type(description="A pair that an exchange would bring in or put out.")
class PortfolioMove:
    """See its description."""

    stakeholder_id: strawberry.ID = field("Id of the one.")
    partner_id: strawberry.ID = field("Id of the other.")
    score: float = field("Its score.")


@strawberry.type(description="Why a pair is not picked, or that it is.")
class WhyNot:
    """See its description."""

    barred: list[str] = field("Rules that keep the pair out; none where the figures below hold.")
    picked: bool = field("Whether it is picked.")
    score: float = field("Its score.")
    prices: list[float] = field("What a slot of either is worth.")
    granted: float = field("What the limits on the whole add to it.")
    margin: float = field("Score and what is granted, less both prices.")
    change: float | None = field("How the total score would change if it were picked all the same; null if it cannot.")
    displaced: list[PortfolioMove] = field("Picks that would lose their slot.")
    instead: list[PortfolioMove] = field("Pairs that would come in for them.")


First = Annotated[
    int, strawberry.argument(description=f"How many at most, {DEFAULT_PAGE} by default, {MOST_ROWS:,} at most.")
]
One = Annotated[strawberry.ID, strawberry.argument(description="Id of a stakeholder.")]
Other = Annotated[strawberry.ID, strawberry.argument(description="Id of another.")]


def within_rows(first: int) -> None:
    """`BadInput` for more than a list may hold."""
    if not 0 <= first <= MOST_ROWS:
        raise BadInput(f"first is 0 to {MOST_ROWS:,}, not {first}")


def _picks(self: Any, info: strawberry.Info, first: First = DEFAULT_PAGE) -> list[PortfolioPick]:
    within_rows(first)
    cast(Viewer, info.context).spend(first)
    return cast(Any, [asdict(pick) for pick in islice(picks(self.found, self.gathered), first)])


def _parts(self: Any) -> list[PortfolioPart]:
    return cast(Any, [{"chains": name, "picks": count} for name, count in counts(self.found).items()])


async def _why_not(self: Any, a: One, b: Other) -> WhyNot | None:
    return cast(Any, await asyncio.to_thread(_answer, self, a, b))


def _answer(chosen: Chosen, one: str, other: str) -> dict[str, Any] | None:
    ids = chosen.gathered.ids
    try:
        rows = [chosen.gathered.snapshot.row("Stakeholder", who) for who in (one, other)]
    except BadInput:  # not there, or not to be seen
        return None
    said = why_not(chosen.found, chosen.gathered, *rows)
    moves = {
        name: [{"stakeholder_id": ids[a], "partner_id": ids[b], "score": score} for a, b, score in getattr(said, name)]
        for name in ("displaced", "instead")
    }
    return {**asdict(said), **moves}


def _run(self: Any) -> strawberry.ID:
    return strawberry.ID(self.run)


def _value(self: Any) -> float:
    return float(self.found.certificate.value)


def _bound(self: Any) -> float:
    return float(self.found.certificate.bound)


def _gap(self: Any) -> float:
    return float(self.found.certificate.gap)


@strawberry.type(
    name="Portfolio", description="Suggestions of a run to take up, so that nobody gets more than they can carry."
)
class PortfolioOfRun:
    """See its description."""

    run: strawberry.ID = strawberry.field(resolver=_run, description="Id of the run.")
    value: float = strawberry.field(resolver=_value, description="Total score of the picks.")
    bound: float = strawberry.field(resolver=_bound, description="No choice at all can score more: proved by prices.")
    gap: float = strawberry.field(resolver=_gap, description="(bound - value) / bound: what is missing at most.")
    parts: list[PortfolioPart] = strawberry.field(
        resolver=_parts, description="How many picks lie between which chains."
    )
    picks: list[PortfolioPick] = strawberry.field(resolver=_picks, description="The picks, the highest score first.")
    why_not: WhyNot | None = strawberry.field(
        resolver=_why_not, description="Why these two are not picked; null where one of them is not to be seen."
    )


async def chosen(
    info: strawberry.Info,
    run: Annotated[strawberry.ID | None, RUN] = None,
    capacity: Annotated[
        int, strawberry.argument(description="How many partnerships somebody can carry who does not say.")
    ] = 3,
    quota: Annotated[
        float, strawberry.argument(description="Least share of the picks in every pair of chains, such as 0.07.")
    ] = 0.0,
    most: Annotated[int | None, strawberry.argument(description="At most so many picks in all.")] = None,
) -> PortfolioOfRun:
    """Computed when it is asked for, and kept until a fact changes."""
    viewer = cast(Viewer, info.context)
    viewer.principal.need(Deed.COMPUTE)
    limits, now = Limits(share(str(quota)), most), await view(viewer)

    def computed() -> Chosen:
        taken = run_of(viewer.store.runs(), run, now.audience)
        snapshot = seen(viewer.store.snapshot(WANTED), now.audience)
        gathered = gather(snapshot, viewer.store.suggestions(taken.id), capacity, day_of(taken))
        return Chosen(taken.id, gathered, portfolio(gathered.pool, limits))

    name = ("portfolio", now.revision, now.audience, run, capacity, limits)
    return cast(Any, await viewer.desk.get(name, computed))


ROOTS = {
    "portfolio": strawberry.field(
        resolver=chosen,
        description="Which suggestions of a run to take up, over what you may see. Computed anew after each change of a"
        " fact; the first time takes half a minute, until then the error says to ask again. Not for readers.",
    )
}
