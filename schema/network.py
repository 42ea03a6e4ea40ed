"""What lies around: search over all nouns, and the neighbourhood of one."""

import asyncio
import enum
from collections.abc import Iterable
from typing import Annotated, Any, Final, cast

import strawberry

from graph.catalogue import KINDS
from graph.errors import BadInput, NotFound
from graph.select import Direction
from graph.store import Along
from schema.compiling.links import LINKS, MOST_ROWS
from schema.lookup import HIDDEN
from schema.nouns.declaring import field
from schema.viewer import Viewer

MOST_DEGREES: Final = 3


def _enum(name: str, values: Iterable[str], description: str) -> Any:
    return strawberry.enum(cast(Any, enum.Enum)(name, {value: value for value in values}), description=description)


Kind = _enum("Kind", (name for name in KINDS if name not in HIDDEN), "A sort of node.")
Relation = _enum(
    "Relation", sorted({link.relation for links in LINKS.values() for link in links.values()}), "A sort of relation."
)


@strawberry.type(description="A node that was found; `nodes` tells more of it.")
class Hit:
    """See its description."""

    kind: Kind = field("What it is.")  # type: ignore[valid-type]
    id: strawberry.ID = field("Its id.")
    title: str | None = field("What it is called.")


@strawberry.type(description="A node in a neighbourhood.")
class Neighbour:
    """See its description."""

    degree: int = field("How many steps it is away.")
    kind: Kind = field("What it is.")  # type: ignore[valid-type]
    id: strawberry.ID = field("Its id.")
    title: str | None = field("What it is called.")


@strawberry.type(description="A relation that was walked, from its start to its end as it is stored.")
class Step:
    """See its description."""

    relation: Relation = field("Its sort.")  # type: ignore[valid-type]
    from_id: strawberry.ID = field("Id of its start.")
    to_id: strawberry.ID = field("Id of its end.")


@strawberry.type(description="What can be reached from a node.")
class Neighbourhood:
    """See its description."""

    nodes: list[Neighbour] = field("The node itself and those around it, the nearest first, then by id.")
    steps: list[Step] = field("The relations between them.")
    capped: bool = field("Whether there were more than the cap let through.")


Text = Annotated[str, strawberry.argument(description="Words, or beginnings of words; without case and accents.")]
Kinds = Annotated[
    list[Kind] | None,  # type: ignore[valid-type]
    strawberry.argument(description="Only these sorts; all where nothing is given."),
]
First = Annotated[int, strawberry.argument(description=f"How many at most; {MOST_ROWS:,} at most.")]
Centre = Annotated[strawberry.ID, strawberry.argument(description="Id of the node in the middle.")]
Walk = Annotated[
    list[Relation] | None,  # type: ignore[valid-type]
    strawberry.argument(description="Only along these sorts, both ways; along all where nothing is given."),
]
Degrees = Annotated[int, strawberry.argument(description=f"How many steps; {MOST_DEGREES} at most.")]
Cap = Annotated[int, strawberry.argument(description=f"How many nodes at most; {MOST_ROWS:,} at most.")]


async def search(info: strawberry.Info, text: Text, kinds: Kinds = None, first: First = 20) -> list[Hit]:
    """Nodes by their names."""
    viewer = cast(Viewer, info.context)
    viewer.spend(max(first, 0))
    wanted = [kind.value for kind in kinds or Kind]
    hits = await asyncio.to_thread(viewer.store.search, text, wanted, first, viewer.rule)
    return [cast(Any, {"kind": Kind(hit.kind), "id": hit.id, "title": hit.title}) for hit in hits]


async def neighbourhood(
    info: strawberry.Info, id: Centre, along: Walk = None, degrees: Degrees = 1, cap: Cap = 100
) -> Neighbourhood | None:  # fmt: skip
    """What can be reached from one node."""
    viewer = cast(Viewer, info.context)
    viewer.spend(max(cap, 0))
    if degrees > MOST_DEGREES:
        raise BadInput(f"a neighbourhood has at most {MOST_DEGREES} degrees, not {degrees}")
    ways = [Along(sort.value, direction) for sort in along or Relation for direction in Direction]

    def walked() -> Any:
        try:
            near = viewer.store.neighbourhood(id, ways, degrees, cap, viewer.rule)
        except NotFound:
            return None
        return near, {hit.id: hit for hit in viewer.store.named(list(near.degrees), viewer.rule)}

    found = await asyncio.to_thread(walked)
    if found is None:
        return None
    near, hits = found
    return cast(Any, {
        "nodes": [
            {"degree": degree, "kind": Kind(hits[node].kind), "id": node, "title": hits[node].title}
            for node, degree in near.degrees.items() if node in hits
        ],
        "steps": [
            {"relation": Relation(step.relation), "from_id": step.from_id, "to_id": step.to_id} for step in near.steps
        ],
        "capped": near.capped,
    })  # fmt: skip


ROOTS: Final[dict[str, Any]] = {
    "search": strawberry.field(resolver=search, description="Nodes that hold words that begin so, the best first."),
    "neighbourhood": strawberry.field(
        resolver=neighbourhood, description="The network around a node; null if there is none to be seen."
    ),
}
