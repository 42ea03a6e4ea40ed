"""The shortest way between two nodes, looked for from both ends at once, so that hubs in between cost little.

Level by level, on the side where fewer nodes wait: breadth grows with half the length of the way (Pohl 1971,
*Bi-directional search*). Where both sides meet first, every shortest way passes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.store import Step, Way
from graph.walking.walks import Level, Walker

MOST_STEPS: Final = 100_000
"""So many relations are looked at; a way that takes more is not found, and that is said."""

Reached = Mapping[str, Mapping[str, Step]]
"""Node -> node one step nearer to where its side began -> the relation between them."""


@dataclass(slots=True)
class _Side:
    """What is seen from one end: the nodes where it stands, and level by level how they were reached."""

    walker: Walker
    ahead: bool
    stands: Level
    seen: set[str] = field(default_factory=set)
    levels: list[Reached] = field(default_factory=list)

    def go_on(self, most: int) -> int:
        """Go one level further and say how many relations it took; beyond `most` it stops there."""
        self.seen |= self.stands.keys()
        reached: dict[str, dict[str, Step]] = {}
        kinds: dict[str, str] = {}
        taken = 0
        for step, (here, there, kind) in self.walker.steps(self.stands, most + 1):
            taken += 1
            if taken > most:
                break
            if there not in self.seen:
                known = reached.setdefault(there, {})
                first = here if self.ahead else there
                known[here] = min(known.get(here, step), step, key=lambda one: _order(one, first))
                kinds[there] = kind
        self.levels.append(reached)
        self.stands = kinds
        return taken


def shortest_path(ahead: Walker, back: Walker, start: str, end: str, most: int) -> Way:
    """A way of at most so many steps, the first by ids among equals; `back` walks the same sorts of step backwards."""
    sides = _Side(ahead, True, {start: ahead.kind_of(start)}), _Side(back, False, {end: back.kind_of(end)})
    first, last = sides
    left = MOST_STEPS
    while not (both := first.stands.keys() & last.stands.keys()):
        if len(first.levels) + len(last.levels) == most or not (first.stands and last.stands):
            return Way(None, False)
        left -= min(sides, key=lambda side: (len(side.stands), len(side.levels))).go_on(left)
        if left < 0:
            return Way(None, True)
    walk, node = [], start
    for onward in [*_towards(both, first.levels), *reversed(last.levels)]:
        node, step = min(onward[node].items(), key=lambda option: option[0])
        walk.append(step)
    return Way(tuple(walk), False)


def _towards(wanted: Iterable[str], levels: Iterable[Reached]) -> list[Reached]:
    """The steps that lead on to the nodes wanted, level by level: node -> next node -> the relation between them."""
    found: list[Reached] = []
    for reached in reversed([*levels]):
        onward: dict[str, dict[str, Step]] = {}
        for there in wanted:
            for here, step in reached[there].items():
                onward.setdefault(here, {})[there] = step
        found.insert(0, onward)
        wanted = onward.keys()
    return found


def _order(step: Step, first: str) -> tuple[str, bool]:
    """Among relations between the same two, as walked from the first: by sort, and those that point back before."""
    return step.relation, step.from_id == first
