"""What the fields of the support map have in common: names, axes, which part of it, how volume is spread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

import strawberry
from strawberry import UNSET

from graph.shelves import moments
from schema.access import Deed
from schema.compiling.links import DEFAULT_PAGE, MOST_ROWS
from schema.computing.choosing import within_rows
from schema.computing.economies import view
from schema.nouns.declaring import choices, field, may
from schema.viewer import Viewer
from strategy.support.cells import Axis, Where
from strategy.support.offers import Measure, Support
from strategy.support.reading import read
from strategy.support.shares import NOTE, Refusal, Spread

SupportAxis: Any = choices(
    "SupportAxis",
    "By what the support map is drawn.",
    {
        Axis.ACTOR: "Who provides a service.",
        Axis.NEED: "The need that it meets.",
        Axis.STAGE: "The company stage that it is meant for.",
        Axis.MARKET: "The market that it helps to.",
        Axis.LANGUAGE: "The language that it is given in.",
    },
)
SupportMeasure: Any = choices(
    "SupportMeasure",
    "In what the volume of support is counted.",
    {Measure.CASES: "Companies that were helped.", Measure.BUDGET: "What was spent, in euro cents."},
)

First = Annotated[
    int, strawberry.argument(description=f"How many at most, {DEFAULT_PAGE} by default, {MOST_ROWS:,} at most.")
]
MeasureOf = Annotated[SupportMeasure, strawberry.argument(description="In what volume is counted.")]
Year = Annotated[
    str | None,
    strawberry.argument(
        description="Of which year; of each need the latest that all its services tell, where none is named."
    ),
]


@strawberry.type(description="Something by its id, and what it is called.")
class SupportName:
    """See its description."""

    id: strawberry.ID = field("Its id.")
    name: str = field("What it is called, in English where it has several names; its id where it has none.")


@strawberry.type(description="An actor's share of a volume.")
class SupportShare:
    """See its description."""

    actor: SupportName = field("The actor; a service of which no actor is known stands for itself.")
    share: float = field("Its share, 0 to 1.")


@strawberry.type(description="How the volume of support for a need is spread over actors, or why that is not told.")
class SupportSpread:
    """See its description."""

    need: SupportName = field("The need.")
    year: str | None = field("Of which year; null where no year is known.")
    total: float | None = field("The volume: cases, or euro cents; null where it is refused.")
    shares: list[SupportShare] = field("The actors' shares, the largest first; empty where it is refused.")
    fragmentation: float | None = field(
        "1 − Σs² over these shares: 0 with one actor, 1 − 1/n with n equally large ones; null where it is refused."
    )
    effective: float | None = field(
        "1 ÷ Σs²: as many equally large actors would be spread as much; null where it is refused."
    )
    actors: int = field("How many actors there are: a count, from which nothing of the above follows.")
    refused: str | None = field("Why it is not told, and what would mend it; null where it is told.")
    silent: list[SupportName] = field("Services that do not tell their volume.")
    note: str = field("What it does not say.")


@strawberry.input(description="Which part of the support map; a service that is for any stage is in each, and so on.")
class SupportWhere:
    """See its description."""

    actors: list[strawberry.ID] | None = may("Only services of these actors.")
    needs: list[strawberry.ID] | None = may("Only these needs, as ids of capabilities.")
    stages: list[str] | None = may("Only for companies at these stages: none, starting, experienced, global.")
    markets: list[strawberry.ID] | None = may("Only for these markets, as their ids.")
    languages: list[str] | None = may("Only in these languages, such as nl.")


AXES: Final[Mapping[str, Axis]] = {
    "actors": Axis.ACTOR,
    "needs": Axis.NEED,
    "stages": Axis.STAGE,
    "markets": Axis.MARKET,
    "languages": Axis.LANGUAGE,
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A part of the map, with what it is a part of."""

    viewer: Viewer
    support: Support
    where: Where

    def spend(self, first: int) -> int:
        """Count rows that are asked for; `BadInput` for too many."""
        within_rows(first)
        self.viewer.spend(first)
        return first

    def name(self, id: str) -> dict[str, str]:
        """What something is called."""
        return {"id": id, "name": self.support.called(id)}

    def names(self, ids: Sequence[str]) -> list[dict[str, str]]:
        """The same of several."""
        return [self.name(one) for one in ids]


def part(where: SupportWhere | None) -> Where:
    """The part of the map that is asked for."""
    asked = {} if where is None else {axis: getattr(where, name) for name, axis in AXES.items()}
    return Where(
        {axis: frozenset(map(str, wanted)) for axis, wanted in asked.items() if wanted and wanted is not UNSET}
    )


async def drawn(viewer: Viewer, where: Where) -> Drawn:
    """The map as whoever asks may know it, kept until a fact changes; `Forbidden` for readers and parties."""
    viewer.principal.need(Deed.COMPUTE)
    now, today = await view(viewer), moments.now().date()
    name = ("support", now.revision, now.audience, today)
    return Drawn(viewer, await viewer.desk.get(name, lambda: read(viewer.store, today, viewer.rule)), where)


def told(on: Drawn, spread: Spread | Refusal) -> Any:
    """How volume is spread, as GraphQL has it."""
    common = {"need": on.name(spread.need), "year": spread.year, "note": NOTE}
    if isinstance(spread, Refusal):
        empty: dict[str, Any] = {"total": None, "shares": [], "fragmentation": None, "effective": None}
        refused = {"refused": spread.reason, "silent": on.names(spread.silent), "actors": spread.actors}
        return {**common, **empty, **refused}
    shares = [{"actor": on.name(actor), "share": share} for actor, share in spread.shares.items()]
    return {
        **common,
        "total": spread.total,
        "shares": shares,
        "fragmentation": spread.fragmentation,
        "effective": spread.effective,
        "actors": len(shares),
        "refused": None,
        "silent": [],
    }
