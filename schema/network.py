"""What lies around: search over all nouns, and the neighbourhood of one."""

import enum
from collections.abc import Iterable
from functools import partial
from typing import Annotated, Any, Final, cast

import strawberry

from graph import store as stored
from graph.catalogue import KINDS, SUGGESTED
from graph.errors import BadInput, NotFound
from graph.select import Direction
from graph.store import Along, Way
from graph.walking.walks import MOST_STEPS
from schema.compiling.links import LINKS, MOST_ROWS
from schema.nouns.declaring import field
from schema.viewer import Viewer

MOST_DEGREES: Final = 3
MOST_LENGTH: Final = 6
PATH_NODES: Final = 10_000
"""What a path counts for: it looks at many nodes to name a few."""


def _enum(name: str, values: Iterable[str], description: str) -> Any:
    return strawberry.enum(cast(Any, enum.Enum)(name, {value: value for value in values}), description=description)


Kind = _enum("Kind", KINDS, "A sort of node.")
WALKED: Final = {link.relation for links in LINKS.values() for link in links.values()} - {SUGGESTED.name}
Relation = _enum("Relation", sorted(WALKED), "A sort of relation.")


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
    steps: list[Step] = field(f"The relations between them by sort and ids, the first {MOST_STEPS:,}.")
    capped: bool = field(
        f"Whether there were more nodes than the cap let through, or more than {MOST_STEPS:,} relations between them."
    )


@strawberry.type(description="A shortest way from one node to another.")
class Path:
    """See its description."""

    nodes: list[Hit] = field("The nodes on the way, both ends included; empty where there is no way.")
    steps: list[Step] = field("The relations between them, in the same order.")
    capped: bool = field("Whether the search was given up because more relations lie around than it looks at.")


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


Start = Annotated[strawberry.ID, strawberry.argument(description="Id of the node to begin at.", name="from")]
End = Annotated[strawberry.ID, strawberry.argument(description="Id of the node to reach.", name="to")]
Length = Annotated[int, strawberry.argument(description=f"How many steps at most; {MOST_LENGTH} at most.")]


async def search(info: strawberry.Info, text: Text, kinds: Kinds = None, first: First = 20) -> list[Hit]:
    """Nodes by their names."""
    viewer = cast(Viewer, info.context)
    viewer.spend(max(first, 0))
    wanted = [kind.value for kind in kinds or Kind]
    hits = await viewer.desk.walked(partial(viewer.store.search, text, wanted, first, viewer.rule))
    return [cast(Any, {"kind": Kind(hit.kind), "id": hit.id, "title": hit.title}) for hit in hits]


async def neighbourhood(
    info: strawberry.Info, id: Centre, along: Walk = None, degrees: Degrees = 1, cap: Cap = 100
) -> Neighbourhood | None:  # fmt: skip
    """What can be reached from one node."""
    viewer = cast(Viewer, info.context)
    viewer.spend(max(cap, 0))
    if degrees > MOST_DEGREES:
        raise BadInput(f"a neighbourhood has at most {MOST_DEGREES} degrees, not {degrees}")
    if not 0 <= cap <= MOST_ROWS:
        raise BadInput(f"a neighbourhood has a cap of 0 to {MOST_ROWS:,} nodes, not {cap:,}")
    ways = both_ways(along)

    def walked() -> Any:
        try:
            near = viewer.store.neighbourhood(id, ways, degrees, cap, viewer.rule)
        except NotFound:
            return None
        ids = list(near.degrees)  # one more than a page where the cap is the highest: the node in the middle
        pages = (ids[start : start + MOST_ROWS] for start in range(0, len(ids), MOST_ROWS))
        return near, {hit.id: hit for page in pages for hit in viewer.store.named(page, viewer.rule)}

    async with viewer.turn:  # how many steps there are is known when they are walked
        found = await viewer.desk.walked(walked)
        if found is None:
            return None
        near, hits = found
        viewer.spend(len(near.steps))
    return cast(Any, {
        "nodes": [
            {"degree": degree, "kind": Kind(hits[node].kind), "id": node, "title": hits[node].title}
            for node, degree in near.degrees.items() if node in hits
        ],
        "steps": _steps(near.steps),
        "capped": near.capped,
    })  # fmt: skip


async def shortest_path(
    info: strawberry.Info, start: Start, end: End, along: Walk = None, most: Length = MOST_LENGTH
) -> Path | None:
    """A shortest way between two nodes."""
    viewer = cast(Viewer, info.context)
    if not 0 <= most <= MOST_LENGTH:
        raise BadInput(f"a path has 0 to {MOST_LENGTH} steps, not {most}")
    viewer.spend(PATH_NODES)
    ways = both_ways(along)

    def walked() -> Any:
        try:
            way = viewer.store.shortest_path(start, end, ways, most, viewer.rule)
        except NotFound:
            return None
        hits = {hit.id: hit for hit in viewer.store.named(_nodes(start, way), viewer.rule)}
        return way, [hits[node] for node in _nodes(start, way) if node in hits]

    found = await viewer.desk.walked(walked)
    if found is None:
        return None
    way, hits = found
    return cast(Any, {
        "nodes": [{"kind": Kind(hit.kind), "id": hit.id, "title": hit.title} for hit in hits],
        "steps": _steps(way.steps or ()),
        "capped": way.capped,
    })  # fmt: skip


def both_ways(along: Iterable[Any] | None) -> list[Along]:
    """These sorts of relation, or all, forwards and backwards."""
    return [Along(sort.value, direction) for sort in along or Relation for direction in Direction]


def _nodes(start: str, way: Way) -> list[str]:
    """The ids along a way."""
    if way.steps is None:
        return []
    nodes = [start]
    for step in way.steps:
        nodes.append(step.to_id if step.from_id == nodes[-1] else step.from_id)
    return nodes


def _steps(steps: Iterable[stored.Step]) -> list[dict[str, Any]]:
    return [{"relation": Relation(one.relation), "from_id": one.from_id, "to_id": one.to_id} for one in steps]


ROOTS: Final[dict[str, Any]] = {
    "search": strawberry.field(resolver=search, description="Nodes that hold words that begin so, the best first."),
    "neighbourhood": strawberry.field(
        resolver=neighbourhood, description="The network around a node; null if there is none to be seen."
    ),
    "shortest_path": strawberry.field(
        resolver=shortest_path,
        description="A shortest way between two, the first by ids among equals; null if either is not to be seen.",
    ),
}
