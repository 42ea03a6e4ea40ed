"""The subscription to what a saved search finds."""

import asyncio
import enum
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated, Any, Final, cast

import strawberry

from graph.errors import NotFound
from graph.shelves import Shelf
from graph.shelves.outbox import Event
from schema.access import Deed
from schema.alerts.searches import search
from schema.alerts.seeing import still
from schema.nouns.declaring import field
from schema.viewer import Viewer


@strawberry.enum(description="What is new about a finding.")
class Change(enum.Enum):
    """See its description."""

    ADDED = strawberry.enum_value("added", description="It was not found before.")
    CHANGED = strawberry.enum_value("changed", description="It was found before, and is told otherwise now.")


@strawberry.type(description="Something that a saved search found.")
class Found:
    """See its description."""

    cursor: str = field("Where this stands; give it as `after` to go on behind it.")
    at: str = field("When, UTC.")
    search: strawberry.ID = field("Which search.")
    change: Change = field("What is new about it.")
    stakeholder: strawberry.ID = field("Id of the stakeholder that was found, or that something was suggested to.")
    partner: strawberry.ID | None = field("Id of the partner suggested; null where stakeholders are searched.")
    rank: int | None = field("Its rank among the suggestions to that stakeholder.")
    score: float | None = field("Its score.")
    chain_from: str | None = field("Primary value chain of the stakeholder.")
    chain_to: str | None = field("Primary value chain of the partner.")
    explanation: str | None = field("Why it was suggested.")


WHICH: Final = strawberry.argument(description="Id of a search of yours.")
AFTER: Final = strawberry.argument(
    description="Go on behind this cursor: nothing in between is missed, for a week. Left out, it begins now."
)
TOLD: Final = ("stakeholder", "partner", "rank", "score", "chain_from", "chain_to", "explanation")


async def new_suggestions(
    info: strawberry.Info,
    search: Annotated[strawberry.ID, WHICH],
    after: Annotated[str | None, AFTER] = None,
) -> AsyncGenerator[Found, None]:
    """What a search finds, but for those who may not be seen any more."""
    viewer = cast(Viewer, info.context)
    viewer.principal.need(Deed.SAVE)
    place = await viewer.following.place(after)
    await asyncio.to_thread(_refuse_others, viewer, search)
    async with aclosing(viewer.following.follow(place)) as events:
        async for event in events:
            if event.kind == "search" and event.of == search and await _may_see(viewer, event):
                yield cast(Any, _found(event))


def _refuse_others(viewer: Viewer, id: str) -> None:
    """`NotFound` for what is not theirs, and what they saved when they might see more than now."""
    entry = viewer.store.entry(Shelf.SEARCHES, id)
    if entry is not None:
        it = search(entry)
        if (it.owner, it.role) == (viewer.principal.name, viewer.principal.role):
            return
    raise NotFound(f"you have no search {id!r}; save it anew if your role has changed")


async def _may_see(viewer: Viewer, event: Event) -> bool:
    """Whether they may see now what was found then."""
    return await asyncio.to_thread(still, viewer.store, viewer.rule, event.told)


def _found(event: Event) -> dict[str, Any]:
    told = {name: event.told.get(name) for name in TOLD}
    change = Change(event.told["change"])
    return {"cursor": event.number, "at": event.at, "search": event.of, "change": change, **told}


NEW: Final = strawberry.subscription(
    resolver=new_suggestions, description="What one of your saved searches finds, as it finds it."
)
