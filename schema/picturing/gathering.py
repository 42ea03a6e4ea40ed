"""Who is in a picture: asked of the store, so that nobody is who may not be seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from graph.paging import every
from graph.select import Branch, Direction, Filter, Op, Order, Page, Select, Test
from schema.compiling.conditions import both
from schema.compiling.links import MOST_ROWS
from schema.picturing.charts import Chart
from schema.viewer import Viewer

FIELDS: Final = ("id", "name", "kind", "country", "size_class")
HEAVIEST: Final = (Order("weight", descending=True, edge=True), Order("position"))
PRIMARY: Final = Branch("ACTIVE_IN", Direction.OUT, ("notation",), order=HEAVIEST, limit=1)
"""The chain of the largest weight; of equals the one that is listed first."""

WHO: Final = Select("Stakeholder", FIELDS, (PRIMARY,), order=(Order("id"),), page=Page(MOST_ROWS))

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Those in a picture, in its order: what the store tells of each, and how many links away from the middle they are.

    degrees   empty where there is no middle
    """

    rows: Sequence[Row]
    degrees: Mapping[str, int]
    capped: bool


async def overview(viewer: Viewer, chart: Chart, where: Filter | None, first: int) -> Gathered:
    """Those who pass a filter; of more than are asked for the most central. By id."""
    found = await viewer.store.find_soon(replace(WHO, where=where, page=Page(first)), viewer.rule)
    if not found.more:
        return Gathered(found.rows, {}, False)
    everybody = replace(WHO, fields=("id",), branches=(), where=where)
    ids = await viewer.desk.walked(lambda: [str(row[0]) for row in every(viewer.store, everybody, viewer.rule)])
    return Gathered(await _those(viewer, chart.central_first(ids)[:first], where), {}, True)


async def around(
    viewer: Viewer, chart: Chart, centre: str, degrees: int, where: Filter | None, first: int
) -> Gathered | None:
    """Somebody and their partners who pass a filter, theirs, and so on; None where nobody is to be seen there.

    The strongest links first; nobody is reached through who may not be seen.
    """
    rows = list(await _those(viewer, [centre], None))
    found, level, capped = dict.fromkeys((str(row[0]) for row in rows), 0), [centre], False
    if not rows:
        return None
    for degree in range(1, degrees + 1):
        near = dict.fromkeys(who for one in level for who in chart.partners(one) if who not in found)
        visible = {str(row[0]): row for row in await _those(viewer, list(near)[:MOST_ROWS], where)}
        ranked = [who for who in near if who in visible]
        level = ranked[: max(first - len(rows), 0)]
        rows += [visible[who] for who in level]
        found |= dict.fromkeys(level, degree)
        capped = capped or len(level) < len(ranked) or len(near) > MOST_ROWS
    return Gathered(rows, found, capped)


async def _those(viewer: Viewer, ids: Sequence[str], where: Filter | None) -> Sequence[Row]:
    """Those of these who may be seen and pass the filter, by id."""
    if not ids:
        return []
    asked = replace(WHO, where=both(Test("id", Op.IN, tuple(ids)), where))
    return (await viewer.store.find_soon(asked, viewer.rule)).rows
