"""Who asks in one request, and what was found for them so far."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from graph.errors import BadInput, HommelError
from graph.preparing.holes import Values
from graph.select import RowRule
from graph.store import Store
from schema.access import ANONYMOUS, Principal
from schema.alerts.addresses import PUBLIC, Addresses
from schema.authentication.door import Failures
from schema.compiling.languages import DEFAULT, Languages
from schema.compiling.links import MOST_NODES
from schema.computing.desk import Desk
from schema.subscribing.feed import Feed
from strategy.people.erasing import Erasures

Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)


class Plan(Protocol[Answer_co]):
    """What asks a store for all of a root field, in one statement."""

    def asked(self, store: Store, rule: RowRule, values: Values | None) -> Awaitable[Answer_co]:
        """The answer."""


@dataclass(slots=True)
class Viewer:
    """The store to ask, who asks, what to follow, where what takes long is computed; nodes asked for so far, and each
    root field's answer by its name; the languages that they read, the best first; which addresses
    their webhooks may have; where it is listed who was erased; the address that they ask from, and how often such
    addresses came with what anybody may say.

    What learns only on the way how much it asks for takes turns, so that the same one is refused every time.
    """

    store: Store
    principal: Principal = ANONYMOUS
    feed: Feed | None = None
    desk: Desk = field(default_factory=Desk)
    nodes: int = 0
    answers: dict[str, Any] = field(default_factory=dict)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    languages: Languages = DEFAULT
    webhooks: Addresses = PUBLIC
    erasures: Erasures | None = None
    address: str = ""
    callers: Failures = field(default_factory=Failures)

    @property
    def rule(self) -> RowRule:
        """Which rows may be seen."""
        return self.principal.rule

    @property
    def following(self) -> Feed:
        """What happens, for those who subscribe."""
        assert self.feed is not None, "the application hands it in where subscriptions are served"
        return self.feed

    def spend(self, nodes: int) -> None:
        """Count what a root field asks for; `BadInput` when the request asks for too much in all."""
        self.nodes += nodes
        if self.nodes > MOST_NODES:
            raise BadInput(
                f"this request could answer {self.nodes:,} nodes, and it may hold {MOST_NODES:,};"
                " ask for fewer with `first` or `cap`, or in several requests"
            )

    async def asked(self, key: str, plan: Plan[Answer], values: Values | None = None) -> Answer:
        """A root field's answer, asked for once however often it is wanted; the error that came instead. `values` go
        into the holes of a plan that is kept."""
        if key not in self.answers:
            try:
                self.answers[key] = await plan.asked(self.store, self.rule, values)
            except HommelError as error:
                self.answers[key] = error
        found: Answer | HommelError = self.answers[key]
        if isinstance(found, HommelError):
            raise found
        return found
