"""`noWrongDoor` and `supportWhatIf`: whom to call for a need, and what would be if the support on offer changed."""

import asyncio
from dataclasses import asdict
from typing import Annotated, Any, Final, cast

import strawberry

from graph.errors import BadInput
from loaders.tables.understanding import understood
from schema.compiling.links import DEFAULT_PAGE
from schema.nouns.declaring import field
from schema.nouns.scalars import Cents
from schema.support.mapping import SupportCoverage, covered
from schema.support.words import (
    Drawn,
    First,
    MeasureOf,
    SupportMeasure,
    SupportName,
    SupportSpread,
    Year,
    drawn,
    told,
)
from schema.viewer import Viewer
from strategy.support.cells import Where
from strategy.support.knocking import Answer, Request, Way, where_to_knock
from strategy.support.offers import Measure
from strategy.support.whatif import Change, WhatIf, what_if

MOST_CHANGES: Final = 100


@strawberry.type(description="A capability that a need was read as.")
class NeedRead:
    """See its description."""

    need: SupportName = field("The capability.")
    sure: float = field("How sure it is that the text means it, 0 to 1; 1 where it was named.")


@strawberry.type(description="What speaks for a service or against it.")
class DoorReason:
    """See its description."""

    points: float = field("For it, or against it where negative; set by rule, not learnt.")
    text: str = field("Why, said of the service.")


@strawberry.type(description="A service to turn to, and whom to call. `refer` passes the need on to it.")
class SupportDoor:
    """See its description."""

    service: SupportName = field("The service; the `service` of `refer`.")
    actor: SupportName | None = field("Whom to call: who carries the most of it; the `taker` of `refer`.")
    authority: SupportName | None = field("Who answers for it, where that is known.")
    needs: list[SupportName] = field("What of the need it meets; the first is the `capability` of `refer`.")
    points: float = field("The points of its reasons, added up.")
    reasons: list[DoorReason] = field("What speaks for it and against, the weightiest first.")
    desk: str | None = field("Telephone or address of its desk.")
    channels: list[str] = field("How it is reached.")
    website: str | None = field("Page that describes it.")
    cost: Cents | None = field("What it costs a company, in euro cents; 0 where it is free.")
    cost_terms: str | None = field("What that depends on.")


@strawberry.type(description="Where to knock for a need.")
class NoWrongDoor:
    """See its description."""

    read_as: list[NeedRead] = field("What the need was read as.")
    doors: list[SupportDoor] = field(
        "The two best placed services, the best first; of two actors where there are two. Empty where nobody helps."
    )
    nobody: str | None = field("Why nobody helps, and who else may; null where there is a door.")


@strawberry.type(description="A need that a change would touch.")
class SupportChange:
    """See its description."""

    need: SupportName = field("The need.")
    unmet_before: int = field("For how many stakeholders it is not met now.")
    unmet_after: int = field("For how many it would not be met.")
    before: SupportSpread = field("How its volume is spread now.")
    after: SupportSpread = field("How it would be spread.")


@strawberry.type(name="SupportWhatIf", description="What a change would do. Nothing of it is ever kept.")
class WhatIfOfSupport:
    """See its description."""

    before: SupportCoverage = field("Coverage now.")
    after: SupportCoverage = field("Coverage as it would be.")
    needs: list[SupportChange] = field("The needs that it would touch, those that lose most first.")


@strawberry.input(description="Two services that join.")
class ServicesJoined:
    """See its description."""

    keeps: strawberry.ID = strawberry.field(description="The service that stays, with its actors.")
    takes_over: strawberry.ID = strawberry.field(
        description="The service that it takes over, with its needs, companies and volume."
    )


Whose = Annotated[strawberry.ID, strawberry.argument(description="Id of the stakeholder whose need it is.")]
Words = Annotated[str | None, strawberry.argument(description="The need in free words, in Dutch, English or French.")]
Named = Annotated[strawberry.ID | None, strawberry.argument(description="The need as the id of a capability.")]
Tongues = Annotated[
    list[str] | None, strawberry.argument(description="In which languages help is wanted; any where none is named.")
]


async def no_wrong_door(
    info: strawberry.Info, stakeholder: Whose, need: Words = None, capability: Named = None, languages: Tongues = None
) -> NoWrongDoor:
    """From whoever was asked to whoever can help."""
    viewer = cast(Viewer, info.context)
    on = await drawn(viewer, Where())
    viewer.spend(1)
    return cast(Any, await viewer.desk.walked(lambda: _knocked(on, stakeholder, need, capability, languages or ())))


def _knocked(on: Drawn, stakeholder: str, need: str | None, capability: str | None, languages: Any) -> dict[str, Any]:
    viewer = on.viewer
    if (need is None) == (capability is None):
        raise BadInput("say the need either in words, as `need`, or by its id, as `capability`")
    if capability is not None:
        hits = [hit for hit in viewer.store.named([capability], viewer.rule) if hit.kind == "Capability"]
        if not hits:
            raise BadInput(f"there is no Capability {capability!r}; `search` finds them")
        read = [{"need": {"id": hit.id, "name": hit.title or hit.id}, "sure": 1.0} for hit in hits]
    else:
        meanings = understood(viewer.store, cast(str, need)).meanings
        read = [{"need": {"id": one.capability, "name": one.label}, "sure": one.sure} for one in meanings]
    needs = frozenset(cast(str, one["need"]["id"]) for one in cast(Any, read))
    asked = Request(stakeholder, needs, frozenset(languages))
    found = where_to_knock(viewer.store, on.support, asked, viewer.rule)
    return {"read_as": read, "doors": _doors(on, found), "nobody": found.nobody or None}


def _doors(on: Drawn, found: Answer) -> list[dict[str, Any]]:
    return [_door(on, way) for way in found.ways]


def _door(on: Drawn, way: Way) -> dict[str, Any]:
    door = way.door
    return {
        "service": {"id": door.offer.id, "name": door.offer.called},
        "actor": door.actor and on.name(door.actor),
        "authority": door.offer.authority and on.name(door.offer.authority),
        "needs": on.names(door.meets),
        "points": door.points,
        "reasons": [asdict(reason) for reason in door.reasons],
        **asdict(way.call),
    }


async def support_what_if(
    info: strawberry.Info,
    stops: Annotated[
        list[strawberry.ID] | None, strawberry.argument(description="Services that would be offered no more.")
    ] = None,
    joins: Annotated[
        list[ServicesJoined] | None, strawberry.argument(description="Services of which one takes the other over.")
    ] = None,
    measure: MeasureOf = SupportMeasure.CASES,
    year: Year = None,
    first: First = DEFAULT_PAGE,
) -> WhatIfOfSupport:
    """Coverage and fragmentation, before and after."""
    change = Change(tuple(map(str, stops or ())), tuple((str(one.keeps), str(one.takes_over)) for one in joins or ()))
    if len(change.stops) + len(change.joins) > MOST_CHANGES:
        raise BadInput(f"name {MOST_CHANGES} changes at most")
    on = await drawn(cast(Viewer, info.context), Where())
    on.spend(first)
    found = await asyncio.to_thread(what_if, on.support, change, Measure(measure.value), year)
    return cast(Any, _imagined(on, found, first))


def _imagined(on: Drawn, found: WhatIf, first: int) -> dict[str, Any]:
    needs = [
        {
            "need": on.name(one.need), "unmet_before": one.unmet_before, "unmet_after": one.unmet_after,
            "before": told(on, one.before), "after": told(on, one.after),
        }
        for one in found.needs[:first]
    ]  # fmt: skip
    return {"before": covered(found.before), "after": covered(found.after), "needs": needs}


ROOTS: Final[dict[str, Any]] = {
    "no_wrong_door": strawberry.field(
        resolver=no_wrong_door,
        description="Whom to call for a stakeholder's need: the two best placed services, with the reasons. What became"
        " of such needs that were passed on counts, for whom may see that. Not for readers.",
    ),
    "support_what_if": strawberry.field(
        resolver=support_what_if,
        description="What would be if services stopped or joined: coverage and how volume is spread, before and after."
        " Nothing is ever written. Not for readers.",
    ),
}
"""Name of the root field -> the field."""
