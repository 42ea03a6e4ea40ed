"""A picture as rows: what the executor and the answer by plan both put into shape."""

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import strawberry
from numpy.typing import NDArray

from atlas.mapping import NOBODY
from graph.errors import BadInput
from graph.select import Filter, Op, Page, Ranking, Suggested, Test
from schema.compiling.conditions import condition
from schema.compiling.links import MOST_ROWS
from schema.picturing.charts import Chart, chart
from schema.picturing.gathering import Gathered, around, overview
from schema.viewer import Viewer
from strategy.suggestable import SUGGESTABLE

MOST_DEGREES: Final = 3
MOST_LINKS: Final = 40_000
USUAL_NODES: Final = 1_000
USUAL_LINKS: Final = 20_000
USUAL_SUGGESTED: Final = 500

PICTURE: Final = ("map", "made", "capped", "links_capped", "nodes", "links")
NODE: Final = (
    "id", "name", "kind", "country", "size_class", "chain", "degree", "partners", "community", "centrality", "x", "y",
)  # fmt: skip
LINK: Final = ("one", "other", "weight", "shared", "backbone")
SUGGESTED: Final = ("stakeholder_id", "partner_id", "rank", "score")
"""What stands where in the rows."""

NOWHERE: Final = (None,) * 5

Row = Sequence[Any]


@strawberry.enum(description="Which links a picture shows.")
class PictureLinks(enum.Enum):
    """See its description."""

    BACKBONE = strawberry.enum_value(
        "backbone", description="Those that say most about whom they link, and enough that nothing falls apart."
    )
    ALL = strawberry.enum_value("all", description="All of them.")
    CENTRE = strawberry.enum_value("centre", description="Those of the one in the middle; none where nobody is.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a client asks of a picture; `BadInput` for too much."""

    centre: str | None
    degrees: int
    where: Filter | None
    first: int
    links: PictureLinks
    most_links: int

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> "Wanted":
        """The arguments, with what stands for those that are left out."""
        return cls(
            given.get("around"),
            within("degrees", given.get("degrees", 1), MOST_DEGREES),
            condition("Stakeholder", given.get("where")),
            within("first", given.get("first", USUAL_NODES), MOST_ROWS),
            given.get("links", PictureLinks.BACKBONE),
            within("mostLinks", given.get("mostLinks", USUAL_LINKS), MOST_LINKS),
        )


def within(name: str, value: int, most: int) -> int:
    """The value, if it is from 0 to the most there may be."""
    if not 0 <= value <= most:
        raise BadInput(f"`{name}` of a picture is 0 to {most:,}, not {value:,}")
    return value


async def drawn(viewer: Viewer, wanted: Wanted) -> Row | None:
    """The picture, a value for each of `PICTURE`; None where nobody is to be seen in the middle."""
    known = await chart(viewer)
    if wanted.centre is None:
        found: Gathered | None = await overview(viewer, known, wanted.where, wanted.first)
    else:
        found = await around(viewer, known, wanted.centre, wanted.degrees, wanted.where, wanted.first)
    if found is None:
        return None
    ids = [str(row[0]) for row in found.rows]
    numbers, capped = known.among(ids, wanted.most_links, _shown(known, wanted))
    nodes, links = list(_nodes(known, found)), list(_links(known, numbers))
    return (known.map.fingerprint, known.made, found.capped, capped, nodes, links)


def _shown(known: Chart, wanted: Wanted) -> NDArray[np.bool_] | None:
    """Which of the network's pairs are shown; all of them where there is no choice."""
    if wanted.links is PictureLinks.ALL:
        return None
    return known.map.backbone if wanted.links is PictureLinks.BACKBONE else known.links_of(wanted.centre)


async def suggested(viewer: Viewer, picture: Row, given: Mapping[str, Any]) -> Sequence[Row]:
    """What a run suggests between those in a picture, the highest scores first."""
    first = within("first", given.get("first", USUAL_SUGGESTED), MOST_ROWS)
    viewer.spend(first)
    there = Test("id", Op.IN, tuple(node[0] for node in picture[PICTURE.index("nodes")]))
    page = Page(first, ahead=False)
    asked = Suggested(
        given.get("run"),
        SUGGESTED,
        stakeholder=there,
        partner=there,
        both=SUGGESTABLE,
        ranking=Ranking.SCORE,
        page=page,
    )
    return (await viewer.store.suggested_soon(asked, viewer.rule)).rows


def _nodes(known: Chart, found: Gathered) -> Iterator[Row]:
    some, partners = known.map, (known.pairs.indptr[1:] - known.pairs.indptr[:-1]).tolist()
    place, central = some.place.tolist(), some.centrality.tolist()
    community = [None if one == NOBODY else one for one in some.community.tolist()]
    for who, name, kind, country, size, (_, chains) in found.rows:
        row = known.rows.get(who)
        there = NOWHERE if row is None else (partners[row], community[row], central[row], *place[row])
        yield who, name, kind, country, size, chains[0][0] if chains else None, found.degrees.get(who), *there


def _links(known: Chart, numbers: NDArray[Any]) -> Iterator[Row]:
    net, ids = known.map.network, known.map.network.ids
    columns = (net.one, net.other, net.weight.astype(float).round(6), net.shared, known.map.backbone)
    for one, other, *rest in zip(*(column[numbers].tolist() for column in columns), strict=True):
        yield ids[one], ids[other], *rest
