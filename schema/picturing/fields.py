"""`picture`: nodes with their places and links, as many as a screen can show."""

from typing import Annotated, Any, Final, cast

import strawberry

from schema.compiling.links import MOST_ROWS
from schema.compiling.selection import selected
from schema.nouns.declaring import field
from schema.nouns.types import WHERE
from schema.picturing.drawing import (
    LINK,
    MOST_DEGREES,
    MOST_LINKS,
    NODE,
    PICTURE,
    SUGGESTED,
    USUAL_LINKS,
    USUAL_NODES,
    USUAL_SUGGESTED,
    PictureLinks,
    Wanted,
    drawn,
    suggested,
)
from schema.suggestions import RUN, Who
from schema.viewer import Viewer


@strawberry.type(description="Somebody in a picture.")
class PictureNode:
    """See its description."""

    id: strawberry.ID = field("Its id; `node` tells more of it.")
    name: str | None = field("Its name.")
    kind: str | None = field("Sort of organisation, as filters have it.")
    country: str | None = field("Country of its seat.")
    size_class: str | None = field("Size by staff: micro, small, medium or large.")
    chain: str | None = field("Its primary value chain, as files write it; null where none is known.")
    degree: int | None = field("How many links it is away from the one in the middle; null where there is none.")
    partners: int | None = field("With how many others it works or worked; null for who came after the map was made.")
    community: int | None = field(
        "Number of its community: a group that works among itself more than chance would have it. Stays the same from"
        " one map to the next. Null for who works with nobody."
    )
    centrality: float | None = field(
        "How often a walk comes by that goes from partner to partner, more often along stronger links; 1 is the"
        " average. Null for who came after the map was made."
    )
    x: float | None = field("Where it stands on the map of all, to the right; null for who came after it was made.")
    y: float | None = field("Where it stands on the map of all, upwards; null for who came after it was made.")


@strawberry.type(description="Two in a picture that work or worked together.")
class PictureLink:
    """See its description."""

    one: strawberry.ID = field("Id of one of them.")
    other: strawberry.ID = field("Id of the other.")
    weight: float = field(
        "How closely: the sum over what they shared of 1 / (participants - 1), so that a pair of its own counts 1 and"
        " two in a crowd of twenty hardly anything."
    )
    shared: int = field("How many projects they shared, and for brokers partnerships that came about.")
    backbone: bool = field("Whether it belongs to the backbone.")


@strawberry.type(description="A partnership between two in a picture that a run suggests.")
class PictureSuggestion:
    """See its description."""

    stakeholder_id: strawberry.ID = field("Whom it was suggested to.")
    partner_id: strawberry.ID = field("Who was suggested.")
    rank: int = field("Its place among the suggestions to the stakeholder, from 1.")
    score: float = field("How well they fit by the run's weights.")


async def _suggested(
    root: strawberry.Parent[Any],
    info: strawberry.Info,
    run: Annotated[strawberry.ID | None, RUN] = None,
    first: Annotated[
        int, strawberry.argument(description=f"How many at most, the highest scores first; {MOST_ROWS:,} at most.")
    ] = USUAL_SUGGESTED,
) -> list[PictureSuggestion]:
    """What a run suggests between those in the picture."""
    rows = await suggested(cast(Viewer, info.context), root["row"], {"run": run, "first": first})
    return cast(Any, [dict(zip(SUGGESTED, row, strict=True)) for row in rows])


@strawberry.type(description="A part of the network as it is drawn: places are those on the map of all of it.")
class Picture:
    """See its description."""

    map: str = field("Name of the map; another one where the network has changed and was mapped anew.")
    made: str | None = field("When the map was made; null where none is kept and it was made for this answer.")
    nodes: list[PictureNode] = field(
        "Those who pass the filter, by id; of somebody and those around, the nearest first, then the strongest links."
    )
    links: list[PictureLink] = field("The links between them, by the ids of both.")
    capped: bool = field("Whether there were more nodes than were asked for: the most central or nearest are there.")
    links_capped: bool = field("Whether there were more links than were asked for: the strongest are there.")
    suggested: list[PictureSuggestion] = strawberry.field(
        resolver=_suggested,
        description="What a run suggests between them, the highest scores first, then by the stakeholder's id.",
    )


Around = Annotated[
    strawberry.ID | None,
    strawberry.argument(
        description="Id of the stakeholder in the middle; everybody where nothing is given.", name="around"
    ),
]
Degrees = Annotated[
    int, strawberry.argument(description=f"How many links away from the one in the middle; {MOST_DEGREES} at most.")
]
First = Annotated[int, strawberry.argument(description=f"How many nodes at most; {MOST_ROWS:,} at most.")]
Shown = Annotated[PictureLinks, strawberry.argument(description="Which links are shown.")]
Links = Annotated[int, strawberry.argument(description=f"How many links at most; {MOST_LINKS:,} at most.")]


async def picture(
    info: strawberry.Info,
    around_id: Around = None,
    degrees: Degrees = 1,
    where: Annotated[Who | None, WHERE] = None,  # type: ignore[valid-type]  # made while this runs
    first: First = USUAL_NODES,
    links: Shown = PictureLinks.BACKBONE,
    most_links: Links = USUAL_LINKS,
) -> Picture | None:
    """A part of the network."""
    viewer, wanted = cast(Viewer, info.context), Wanted.of(selected(info).arguments)
    viewer.spend(wanted.first)
    row = await drawn(viewer, wanted)
    if row is None:
        return None
    record = dict(zip(PICTURE, row, strict=True)) | {"row": row}
    for name, columns in (("nodes", NODE), ("links", LINK)):
        record[name] = [dict(zip(columns, one, strict=True)) for one in record[name]]
    return cast(Any, record)


ROOTS: Final[dict[str, Any]] = {
    "picture": strawberry.field(
        resolver=picture,
        description="A part of the network of who works with whom, ready to be drawn: everybody who passes a filter, or"
        " somebody and those around; null if who is in the middle is not to be seen.",
    )
}
