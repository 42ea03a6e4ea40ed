"""Walks along relations, level by level, on any store that can take one step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from graph import catalogue
from graph.catalogue import KINDS, Kind, RelationType
from graph.errors import BadInput
from graph.select import Direction
from graph.store import Along, Neighbourhood, Step

MOST_DEGREES = 6
MOST_NODES = 100_000

Level = Mapping[str, str]
"""Node id -> kind."""


class Walker(Protocol):
    """Steps of the allowed sorts over rows the viewer may know of."""

    def kind_of(self, id: str) -> str:
        """The kind of a node; `NotFound` alike for what is not there and what may not be seen."""

    def reached(self, level: Level, most: int) -> Iterator[tuple[str, str]]:
        """Nodes one step further with their kinds: of each sort of step the first by id, one more than `most`."""

    def steps(self, level: Level) -> Iterator[tuple[Step, tuple[str, str, str]]]:
        """Every step from the level: as stored, and as walked (here, there, kind there); in order of relation."""


def ends_of(way: Along) -> tuple[RelationType, Kind, Kind]:
    """The relation of a sort of step, the kind it leaves and the kind it reaches."""
    relation = catalogue.relation(way.relation)
    start, end = KINDS[relation.start], KINDS[relation.end]
    return (relation, start, end) if way.direction is Direction.OUT else (relation, end, start)


def in_order(along: Iterable[Along]) -> list[Along]:
    """Sorts of step, each once, by relation and direction."""
    return sorted(set(along), key=lambda way: (way.relation, way.direction.value))


def walked(way: Along, from_id: str, to_id: str, there: Kind) -> tuple[Step, tuple[str, str, str]]:
    """A step as stored, and as walked."""
    ends = (from_id, to_id) if way.direction is Direction.OUT else (to_id, from_id)
    return Step(way.relation, from_id, to_id), (*ends, there.name)


def neighbourhood(walker: Walker, id: str, degrees: int, cap: int) -> Neighbourhood:
    """Who can be reached in so many steps. The cap counts the nodes besides the centre."""
    if not (0 <= degrees <= MOST_DEGREES and 0 <= cap <= MOST_NODES):
        raise BadInput(f"a neighbourhood has 0 to {MOST_DEGREES} degrees and a cap of 0 to {MOST_NODES:,} nodes")
    level: Level = {id: walker.kind_of(id)}
    found, inner, capped = {id: 0}, dict(level) if degrees else {}, False
    for degree in range(1, degrees + 1):
        reached = {node: kind for node, kind in walker.reached(level, cap + len(found)) if node not in found}
        kept = sorted(reached)[: cap - len(found) + 1]
        capped = capped or len(kept) < len(reached)
        level = {node: reached[node] for node in kept}
        found |= dict.fromkeys(kept, degree)
        inner |= level if degree < degrees else {}
        if not level:
            break
    steps = sorted({step for step, _ in walker.steps(inner) if {step.from_id, step.to_id} <= found.keys()}, key=_order)
    return Neighbourhood(found, tuple(steps), capped)


def shortest_path(walker: Walker, start: str, end: str, most: int) -> tuple[Step, ...] | None:
    """A shortest walk of at most so many steps, the first by ids among equals; None where there is none."""
    level: Level = {start: walker.kind_of(start)}
    walker.kind_of(end)
    seen, before = {start}, list[dict[str, dict[str, Step]]]()
    while end not in seen:
        if len(before) == most or not level:
            return None
        ways: dict[str, dict[str, Step]] = {}
        kinds: dict[str, str] = {}
        for step, (here, there, kind) in walker.steps(level):
            if there not in seen:
                ways.setdefault(there, {}).setdefault(here, step)
                kinds[there] = kind
        before.append(ways)
        seen |= ways.keys()
        level = kinds
    return _first_way(end, before)


def _first_way(end: str, before: Sequence[Mapping[str, Mapping[str, Step]]]) -> tuple[Step, ...]:
    """Among the shortest walks to the end, the one whose nodes come first by id, read from the start."""
    ahead: list[dict[str, dict[str, Step]]] = []
    wanted = {end}
    for ways in reversed(before):
        onward: dict[str, dict[str, Step]] = {}
        for there in sorted(wanted):
            for here, step in ways[there].items():
                onward.setdefault(here, {})[there] = step
        ahead.insert(0, onward)
        wanted = set(onward)
    walk, node = [], next(iter(wanted))
    for onward in ahead:
        node, step = min(onward[node].items(), key=lambda way: way[0])
        walk.append(step)
    return tuple(walk)


def _order(step: Step) -> tuple[str, str, str]:
    return (step.relation, step.from_id, step.to_id)
