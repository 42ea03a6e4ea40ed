"""The economy as its viewer may know it, read anew whenever a fact has changed."""

import asyncio
import datetime
import enum
from dataclasses import dataclass
from typing import Annotated, Any, cast

import strawberry

import matching.economy
from graph.model import Visibility
from graph.shelves.moments import now
from graph.snapshot import Snapshot
from matching.audience import seen
from matching.candidates import SCOPES, Scope
from matching.economy import WANTED, Economy
from matching.match import Scorer
from matching.weights import choose
from schema.access import Deed
from schema.nouns.scalars import Day
from schema.viewer import Viewer

PartnerScope: Any = strawberry.enum(
    cast(Any, enum.Enum)("PartnerScope", {name.upper().replace("-", "_"): name for name in SCOPES}),
    description="Partners in another primary value chain, in no common one at all, or anyone.",
)
ScopeArgument = Annotated[PartnerScope, strawberry.argument(description="Whom a stakeholder may be matched with.")]
AsOf = Annotated[
    Day | None,
    strawberry.argument(
        description="Only facts dated before this day; all there is where nothing is given. Not for readers."
    ),
]


@dataclass(frozen=True, slots=True)
class View:
    """What somebody may know at a revision of the store.

    revision   what there is now, or later: it is read before anything else
    """

    viewer: Viewer
    revision: int

    @property
    def audience(self) -> Visibility:
        """Whose view it is."""
        return self.viewer.principal.audience

    def snapshot(self) -> Snapshot:
        """What the economy is made of."""
        return seen(self.viewer.store.snapshot(WANTED), self.audience)

    async def economy(self, day: datetime.date | None = None) -> Economy:
        """The economy as of a day."""
        today = now().date()
        name = ("economy", self.revision, self.audience, day, today)
        return await self.viewer.desk.get(name, lambda: matching.economy.economy(self.snapshot(), day, today))

    async def scorer(self, scope: Scope, day: datetime.date | None) -> Scorer:
        """What scores pairs in it."""
        known = await self.economy(day)

        def made() -> Scorer:
            return Scorer(known, scope, choose(known, scope, known.as_of))

        return await self.viewer.desk.get(("scorer", self.revision, self.audience, day, known.heard.day, scope), made)


async def view(viewer: Viewer) -> View:
    """The view of whoever asks, now."""
    return View(viewer, await asyncio.to_thread(viewer.store.revision))


def day_of(viewer: Viewer, as_of: str | None) -> datetime.date | None:
    """The day asked for; `Forbidden` for who may not compute the past, each day of which is an economy of its own."""
    if as_of is None:
        return None
    viewer.principal.need(Deed.COMPUTE)
    return datetime.date.fromisoformat(as_of)
