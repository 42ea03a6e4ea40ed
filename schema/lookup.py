"""Nodes of any kind by their ids: `node` and `nodes`."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, cast

import strawberry

from graph.errors import BadInput
from graph.select import Rows
from schema.compiling.links import MOST_ROWS
from schema.compiling.plan import LookUp, Record, look_up
from schema.compiling.selection import Selected, selected_kinds
from schema.nouns.types import Node
from schema.viewer import Viewer

Id = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as `pic:999984059`.")]
Ids = Annotated[list[strawberry.ID], strawberry.argument(description=f"Their ids, {MOST_ROWS:,} at most.")]


@dataclass(frozen=True, slots=True)
class Found:
    """Nodes of one kind: what was asked of them, and the store's answer."""

    wanted: Selected
    plan: LookUp
    rows: Rows


async def found(
    viewer: Viewer, ids: Sequence[str], wanted_of: Callable[[Iterable[str]], Mapping[str, Selected]]
) -> list[Found]:
    """These nodes: one statement for their kinds, and one for each kind among them."""
    if len(ids) > MOST_ROWS:
        raise BadInput(f"{len(ids):,} ids are too many; ask for {MOST_ROWS:,} at most")
    async with viewer.turn:
        by_kind = await _by_kind(viewer, ids)
        wanted = wanted_of(by_kind)
        plans = [look_up(kind, some, wanted[kind]) for kind, some in by_kind.items()]
        viewer.spend(sum(plan.nodes for plan in plans))
    answers = await asyncio.gather(*(viewer.store.find_soon(plan.select, viewer.rule) for plan in plans))
    return [Found(wanted[plan.select.kind], plan, rows) for plan, rows in zip(plans, answers, strict=True)]


async def _by_kind(viewer: Viewer, ids: Sequence[str]) -> dict[str, list[str]]:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for hit in await asyncio.to_thread(viewer.store.named, ids, viewer.rule):
        by_kind[hit.kind].append(hit.id)
    return by_kind


async def records(info: strawberry.Info, ids: Sequence[str]) -> dict[str, Record]:
    """What is selected of these nodes, by id."""
    some = await found(cast(Viewer, info.context), ids, lambda kinds: selected_kinds(info, kinds))
    return {node: record for one in some for node, record in one.plan.records(one.rows).items()}


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
