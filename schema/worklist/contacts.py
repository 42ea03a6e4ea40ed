"""`timeline`: everybody's contacts with a stakeholder."""

import asyncio
import base64
import binascii
from typing import Annotated, Any, Final, cast

import orjson
import strawberry

from graph.errors import BadInput
from schema.nouns.declaring import field
from schema.viewer import Viewer
from schema.worklist.listing import brokers_only
from strategy.worklist.timeline import MOST, Entry, Place, Timeline, Wish, timeline


@strawberry.type(description="Something that was said or done with a stakeholder.")
class TimelineEntry:
    """See its description."""

    day: str = field("The day of it.")
    kind: str = field("What it is, such as `Interaction`, `PartnershipStep`, `Referral`, `Feedback` or `Outcome`.")
    id: strawberry.ID = field("Its id, for `node`.")
    by: str | None = field("Who of the brokers, as the trail names them, or the id of a party's contact.")
    text: str = field("What it was.")


@strawberry.type(name="Timeline", description="A page of everybody's contacts with a stakeholder, the newest first.")
class TimelineOf:
    """See its description."""

    entries: list[TimelineEntry] = field("What was said and done; what has no day is not in it.")
    end_cursor: str | None = field("Give it as `after` for older entries; null where there are none.")


Stakeholder = Annotated[strawberry.ID, strawberry.argument(description="Id of the stakeholder.")]
First = Annotated[int, strawberry.argument(description=f"How many entries at most; {MOST} at most.")]
After = Annotated[str | None, strawberry.argument(description="Only entries after this cursor.")]


async def shown(
    info: strawberry.Info, stakeholder: Stakeholder, first: First = 50, after: After = None
) -> TimelineOf | None:
    """A page of the timeline."""
    viewer = cast(Viewer, info.context)
    brokers_only(viewer)
    viewer.spend(first)
    wish = Wish(str(stakeholder), first, None if after is None else _place(after), viewer.rule)
    found = await asyncio.to_thread(_found, viewer, wish)
    return None if found is None else cast(Any, _told(found))


def _found(viewer: Viewer, wish: Wish) -> Timeline | None:
    there = any(hit.kind == "Stakeholder" for hit in viewer.store.named([wish.stakeholder], viewer.rule))
    return timeline(viewer.store, wish) if there else None


def _told(found: Timeline) -> dict[str, Any]:
    end = _cursor(found.entries[-1]) if found.more and found.entries else None
    return {"entries": [_entry(one) for one in found.entries], "end_cursor": end}


def _entry(one: Entry) -> dict[str, Any]:
    return {"day": one.day, "kind": one.kind, "id": one.id, "by": one.by, "text": one.text}


def _cursor(one: Entry) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(one.place)).decode()


def _place(cursor: str) -> Place:
    try:
        day, kind, own = orjson.loads(base64.b64decode(cursor.encode("ascii"), altchars=b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error):
        raise BadInput("the cursor is not one of ours; take `endCursor` as it came") from None
    return str(day), str(kind), str(own)


ROOTS: Final[dict[str, Any]] = {
    "timeline": strawberry.field(
        resolver=shown,
        description="Everybody's contacts with a stakeholder in one list: meetings and calls, steps of partnerships,"
        " referrals, feedback, outcomes. For brokers; null where there is no such stakeholder to be seen.",
    )
}
"""Name of the root field -> the field."""
