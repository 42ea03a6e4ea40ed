"""Walks along relations, level by level, on any store that can take one step."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final, Protocol

from graph import catalogue
from graph.catalogue import KINDS, Kind, RelationType
from graph.errors import BadInput
from graph.select import Direction
from graph.store import Along, Neighbourhood, Step

MOST_DEGREES = 6
MOST_NODES = 100_000
MOST_STEPS: Final = 10_000
"""So many steps a neighbourhood tells: around a hub there are ten times as many as nodes."""

Level = Mapping[str, str]
"""Node id -> kind."""


class Walker(Protocol):
    """Steps of the allowed sorts over rows the viewer may know of."""

    def kind_of(self, id: str) -> str:
        """The kind of a node; `NotFound` alike for what is not there and what may not be seen."""

    def reached(self, level: Level, most: int) -> Iterator[tuple[str, str]]:
        """Nodes one step further with their kinds: of each sort of step the first by id, one more than `most`."""

    def steps(self, level: Level, most: int) -> Iterator[tuple[Step, tuple[str, str, str]]]:
        """Steps from the level: as stored, and as walked (here, there, kind there); of each sort `most` at most."""

    def between(self, level: Level, ids: Collection[str], most: int) -> Iterator[Step]:
        """Steps from the level to these nodes: of each sort, in the order of `in_order`, the first `most` by ids."""


def ends_of(way: Along) -> tuple[RelationType, Kind, Kind]:
    """The relation of a sort of step, the kind it leaves and the kind it reaches."""
    relation = catalogue.relation(way.relation)
    start, end = KINDS[relation.start], KINDS[relation.end]
    return (relation, start, end) if way.direction is Direction.OUT else (relation, end, start)


def in_order(along: Iterable[Along]) -> list[Along]:
    """Sorts of step, each once, by relation and direction."""
    return sorted(set(along), key=lambda way: (way.relation, way.direction.value))


def backwards(along: Iterable[Along]) -> tuple[Along, ...]:
    """The same sorts of step, walked the other way."""
    other = {Direction.OUT: Direction.IN, Direction.IN: Direction.OUT}
    return tuple(Along(way.relation, other[way.direction]) for way in along)


def walked(way: Along, from_id: str, to_id: str, there: Kind) -> tuple[Step, tuple[str, str, str]]:
    """A step as stored, and as walked."""
    ends = (from_id, to_id) if way.direction is Direction.OUT else (to_id, from_id)
    return Step(way.relation, from_id, to_id), (*ends, there.name)


def neighbourhood(walker: Walker, id: str, degrees: int, cap: int) -> Neighbourhood:
    """Who can be reached in so many steps. The cap counts nodes besides the centre; of steps `MOST_STEPS` are told."""
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
    steps = _first_steps(walker.between(inner, found.keys(), MOST_STEPS + 1))
    return Neighbourhood(found, tuple(steps[:MOST_STEPS]), capped or len(steps) > MOST_STEPS)


def _first_steps(between: Iterator[Step]) -> list[Step]:
    """Each step once, in order; where there are more than may be told, at least the first of them and one more."""
    found = set[Step]()
    for _, of_relation in groupby(between, key=lambda step: step.relation):  # those of both directions come together
        if len(found) > MOST_STEPS:
            break
        found.update(of_relation)
    return sorted(found, key=_order)


def _order(step: Step) -> tuple[str, str, str]:
    return (step.relation, step.from_id, step.to_id)
