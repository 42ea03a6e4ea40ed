"""Who asks in one request, and what was found for them so far."""

import asyncio
from dataclasses import dataclass, field

from graph.errors import BadInput, HommelError
from graph.select import RowRule, Rows
from graph.store import Store
from schema.compiling.links import MOST_NODES
from schema.compiling.plan import RootPlan


@dataclass(slots=True)
class Viewer:
    """The store to ask and what may be seen; how many nodes are asked for, and each root field's answer by its name.

    What learns only on the way how much it asks for takes turns, so that the same one is refused every time.
    """

    store: Store
    rule: RowRule
    nodes: int = 0
    answers: dict[str, Rows | HommelError] = field(default_factory=dict)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def spend(self, nodes: int) -> None:
        """Count what a root field asks for; `BadInput` when the request asks for too much in all."""
        self.nodes += nodes
        if self.nodes > MOST_NODES:
            raise BadInput(
                f"this request could answer {self.nodes:,} nodes, and it may hold {MOST_NODES:,};"
                " ask for fewer with `first`, or in several requests"
            )

    async def rows(self, key: str, plan: RootPlan) -> Rows:
        """A root field's rows, asked for once however often they are wanted; the error that came instead."""
        if key not in self.answers:
            try:
                self.answers[key] = await self.store.find_soon(plan.select, self.rule)
            except HommelError as error:
                self.answers[key] = error
        found = self.answers[key]
        if isinstance(found, HommelError):
            raise found
        return found
