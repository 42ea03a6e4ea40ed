"""`supportMap`: who helps companies with what, where nobody does, and where several do."""

from itertools import islice
from typing import Annotated, Any, Final, cast

import strawberry

from schema.compiling.links import DEFAULT_PAGE
from schema.nouns.declaring import field
from schema.support.words import (
    Drawn,
    First,
    MeasureOf,
    SupportAxis,
    SupportMeasure,
    SupportName,
    SupportSpread,
    SupportWhere,
    Year,
    drawn,
    part,
    told,
)
from schema.viewer import Viewer
from strategy.support.cells import Axis, cells, overlaps, within
from strategy.support.covering import Coverage, coverage, gaps
from strategy.support.offers import Measure, by_need
from strategy.support.shares import spread

DRAWN_BY: Final = (Axis.ACTOR, Axis.NEED)


@strawberry.type(description="A place on the support map. An axis that was not asked for is null.")
class SupportCell:
    """See its description."""

    actor: SupportName | None = field("Who provides these services; null where nobody is known.")
    need: SupportName | None = field("The need that they meet; null where none is said.")
    stage: str | None = field("The company stage; null where they are for any.")
    market: SupportName | None = field("The market; null where they are for any.")
    language: str | None = field("The language; null where none is said.")
    services: list[SupportName] = field("The services there.")


@strawberry.type(description="How many stakeholders of a value chain something is about.")
class SupportChain:
    """See its description."""

    chain: SupportName | None = field("Their primary value chain; null where it is not known.")
    stakeholders: int = field("How many there are.")


@strawberry.type(description="A need that no service meets for some stakeholders who say it.")
class SupportGap:
    """See its description."""

    need: SupportName = field("The need.")
    stakeholders: int = field("How many say that they need it.")
    unmet: int = field("For how many of them no service is meant that meets it.")
    services: int = field("How many services meet it, for others.")
    chains: list[SupportChain] = field("In whose value chains it is not met, the most first.")
    elsewhere: int = field(
        "How many stakeholders offer it themselves, where no service meets it: a gap that a partner may fill."
    )


@strawberry.type(description="Two services of different actors that meet the same needs of the same companies.")
class SupportOverlap:
    """See its description."""

    one: SupportName = field("The one service.")
    other: SupportName = field("The other.")
    needs: list[SupportName] = field("What both meet.")
    stages: list[str] = field("For which company stages both are; empty where both are for any.")
    markets: list[SupportName] = field("For which markets both are; empty where both are for any.")
    languages: list[str] = field("In which languages both are given; empty where neither says.")


@strawberry.type(description="How many stated needs of stakeholders some service meets that is meant for them.")
class SupportCoverage:
    """See its description."""

    asked: int = field("Needs that are said; a stakeholder with two counts twice.")
    met: int = field("How many of them some service meets that is meant for such a company.")
    share: float | None = field("The share that is met, 0 to 1; null where nobody says a need.")


def covered(found: Coverage) -> dict[str, Any]:
    """Coverage as GraphQL has it."""
    return {"asked": found.asked, "met": found.met, "share": found.share}


def _services(self: Any) -> int:
    return len(self.support.offers)


def _actors(self: Any) -> int:
    return len({actor for offer in self.support.offers for actor in offer.actors})


def _cells(
    self: Any,
    first: First = DEFAULT_PAGE,
    by: Annotated[
        list[SupportAxis] | None,
        strawberry.argument(description="By what it is drawn; by actor and need where nothing is said."),
    ] = None,
) -> list[SupportCell]:
    axes = tuple(dict.fromkeys(Axis(one.value) for one in by)) if by else DRAWN_BY
    found = islice(cells(self.support.offers, axes, self.where), self.spend(first))
    return [_cell(self, dict(zip(axes, one.place, strict=True)), one.services) for one in found]


def _cell(on: Drawn, place: dict[Axis, str | None], services: tuple[str, ...]) -> Any:
    named = {
        axis.value: on.name(found) if (found := place.get(axis)) else None
        for axis in (Axis.ACTOR, Axis.NEED, Axis.MARKET)
    }
    plain = {axis.value: place.get(axis) for axis in (Axis.STAGE, Axis.LANGUAGE)}
    return {**named, **plain, "services": on.names(services)}


def _gaps(self: Any, first: First = DEFAULT_PAGE) -> list[SupportGap]:
    return cast(Any, [
        {
            "need": self.name(gap.need), "stakeholders": gap.seekers, "unmet": gap.unmet, "services": gap.services,
            "chains": [{"chain": chain and self.name(chain), "stakeholders": n} for chain, n in gap.chains.items()],
            "elsewhere": gap.elsewhere,
        }
        for gap in islice(gaps(self.support), self.spend(first))
    ])  # fmt: skip


def _overlaps(self: Any, first: First = DEFAULT_PAGE) -> list[SupportOverlap]:
    return cast(Any, [
        {
            "one": self.name(pair.one), "other": self.name(pair.other), "needs": self.names(pair.needs),
            "stages": pair.stages, "markets": self.names(pair.markets), "languages": pair.languages,
        }
        for pair in islice(overlaps(self.support.offers), self.spend(first))
    ])  # fmt: skip


def _spreads(
    self: Any, first: First = DEFAULT_PAGE, measure: MeasureOf = SupportMeasure.CASES, year: Year = None
) -> list[SupportSpread]:
    wanted = self.where.values.get(Axis.NEED, frozenset())
    meeting = [one for one in by_need(self.support.offers).items() if not wanted or one[0] in wanted]
    meeting.sort(key=lambda one: (-len(one[1]), one[0]))
    some = meeting[: self.spend(first)]
    return [told(self, spread(need, offers, Measure(measure.value), year)) for need, offers in some]


def _coverage(self: Any) -> SupportCoverage:
    return cast(Any, covered(coverage(self.support.offers, self.support.seekers)))


@strawberry.type(name="SupportMap", description="Who helps companies with what, of what may be seen.")
class MapOfSupport:
    """See its description."""

    services: int = strawberry.field(resolver=_services, description="How many services there are.")
    actors: int = strawberry.field(resolver=_actors, description="How many actors provide them.")
    cells: list[SupportCell] = strawberry.field(
        resolver=_cells, description="The places with services, those with the most first."
    )
    gaps: list[SupportGap] = strawberry.field(
        resolver=_gaps,
        description="Needs that stakeholders state and no service meets for them: first those that no partner"
        " offers, of these the most wanted.",
    )
    overlaps: list[SupportOverlap] = strawberry.field(
        resolver=_overlaps, description="Pairs of services that overlap, those with the most needs in common first."
    )
    spreads: list[SupportSpread] = strawberry.field(
        resolver=_spreads,
        description="How the volume for each need is spread over actors, those with the most services first.",
    )
    coverage: SupportCoverage = strawberry.field(
        resolver=_coverage, description="How many stated needs some service meets that is meant for the company."
    )


async def support_map(
    info: strawberry.Info,
    where: Annotated[
        SupportWhere | None, strawberry.argument(description="Which part; all where nothing is named.")
    ] = None,
) -> MapOfSupport:
    """Read anew after each change of a fact."""
    asked = part(where)
    whole = await drawn(cast(Viewer, info.context), asked)
    return cast(Any, Drawn(whole.viewer, within(whole.support, asked), asked))


ROOTS: Final[dict[str, Any]] = {
    "support_map": strawberry.field(
        resolver=support_map,
        description="The support map: services by actor, need, company stage, market and language; gaps, overlap, how"
        " volume is spread. Over what you may see; not for readers.",
    )
}
"""Name of the root field -> the field."""
