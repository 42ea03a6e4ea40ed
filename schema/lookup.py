"""Nodes of any kind by their ids: `node` and `nodes`."""

from collections.abc import Sequence
from typing import Annotated, Any, Final, cast

import strawberry

from schema.compiling.links import MOST_ROWS
from schema.compiling.lookups import look_up
from schema.compiling.plan import Record
from schema.compiling.selection import selected_kinds
from schema.nouns.types import Node
from schema.viewer import Viewer

Id = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as `pic:999984059`.")]
Ids = Annotated[list[strawberry.ID], strawberry.argument(description=f"Their ids, {MOST_ROWS:,} at most.")]


async def records(info: strawberry.Info, ids: Sequence[str]) -> dict[str, Record]:
    """What is selected of these nodes, by id, in one statement."""
    viewer = cast(Viewer, info.context)
    plan = look_up(ids, selected_kinds(info))
    viewer.spend(plan.nodes)
    place = "/".join(map(str, info.path.as_list()))  # below a mutation's payload, too, each has its own
    return plan.records(await viewer.asked(place, plan))


async def node(info: strawberry.Info, id: Id) -> Node | None:  # GraphQL's own name for it
    """One node."""
    return cast(Any, (await records(info, [id])).get(id))


async def nodes(info: strawberry.Info, ids: Ids) -> list[Node | None]:
    """Several nodes."""
    known = await records(info, ids)
    return [cast(Any, known.get(one)) for one in ids]


ROOTS: Final[dict[str, Any]] = {
    "node": strawberry.field(resolver=node, description="The node of that id; null if there is none to be seen."),
    "nodes": strawberry.field(resolver=nodes, description="The nodes of these ids, each null if there is none."),
}
