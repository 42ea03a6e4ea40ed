"""Wanting a digest, and reading those that were written."""

import asyncio
import enum
import re
from collections.abc import Mapping
from typing import Annotated, Any, Final, cast

import strawberry

from graph.errors import BadInput
from graph.shelves import Entry
from graph.shelves.moments import now
from schema.access import Deed
from schema.alerts import digests
from schema.alerts.digests import MOST_KEPT, Period, Wish
from schema.alerts.following import Change
from schema.alerts.seeing import seen, shown
from schema.mutations.payloads import INPUT
from schema.mutations.problems import EditError, Refused, needed, told
from schema.nouns.declaring import field, may
from schema.viewer import Viewer

MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


@strawberry.enum(description="How often a digest is written.")
class DigestPeriod(enum.Enum):
    """See its description."""

    DAILY = strawberry.enum_value("daily", description="Each day, after midnight, UTC.")
    WEEKLY = strawberry.enum_value("weekly", description="Each week, after midnight before Monday, UTC.")


@strawberry.type(description="Something that a search found, as it stands in a digest.")
class DigestFinding:
    """See its description."""

    change: Change = field("What is new about it.")
    stakeholder: strawberry.ID = field("Id of the stakeholder that was found, or that something was suggested to.")
    partner: strawberry.ID | None = field("Id of the partner suggested; null where stakeholders are searched.")
    rank: int | None = field("Its rank among the suggestions to that stakeholder.")
    score: float | None = field("Its score.")


@strawberry.type(description="What one saved search found since the digest before.")
class DigestSearch:
    """See its description."""

    search: strawberry.ID = field("Which search.")
    name: str = field("What it was called.")
    added: int = field("How many were not found before.")
    changed: int = field("How many are told otherwise now.")
    gone: int = field("How many are found no more.")
    capped: bool = field("Whether there were more than a search keeps in mind: these are not counted.")
    first: list[DigestFinding] = field(
        f"The first {digests.FIRST} of what was added, then of what changed; without what you may not see any more."
    )


@strawberry.type(description="What your saved searches found in a day or a week; searches without news are not in it.")
class Digest:
    """See its description."""

    id: strawberry.ID = field("Its id.")
    every: DigestPeriod = field("How often you wanted one.")
    since: str = field("When the digest before was due, or you began to want them, UTC.")
    until: str = field("When it was written, UTC.")
    searches: list[DigestSearch] = field("What each search found.")


@strawberry.type(description="Your digests.")
class Digests:
    """See its description."""

    every: DigestPeriod | None = field("How often you want one; null for never.")
    digests: list[Digest] = field("Those that were written, the newest first; kept for 90 days.")
    end_cursor: str | None = field("Give it as `after` for older ones; null where there are none.")


@strawberry.input(description="What `chooseDigest` is asked.")
class ChooseDigestInput:
    """See its description."""

    every: DigestPeriod | None = may("How often you want one; null, or left out, for never.")


@strawberry.type(description="The answer to `chooseDigest`.")
class ChooseDigestPayload:
    """See its description."""

    errors: list[EditError] = field("Why it was refused; empty when it was done.")
    every: DigestPeriod | None = field("How often you get one now; null for never.")


First = Annotated[int, strawberry.argument(description=f"How many at most; {MOST_KEPT} at most.")]
After = Annotated[str | None, strawberry.argument(description="Only those before this cursor.")]


async def choose(info: strawberry.Info, input: Annotated[ChooseDigestInput, INPUT]) -> ChooseDigestPayload:
    """Want a digest, or none."""
    viewer = cast(Viewer, info.context)
    every = Period(str(input.every.value)) if input.every else None
    try:
        needed(viewer.principal, Deed.SAVE)
        await asyncio.to_thread(digests.choose, viewer.store, viewer.principal, every, now())
    except Refused as why:
        return cast(Any, {"errors": told(why), "every": None})
    return cast(Any, {"errors": (), "every": input.every or None})


async def listed(info: strawberry.Info, first: First = 10, after: After = None) -> Digests:
    """One's own, as the role that they were written for."""
    viewer = cast(Viewer, info.context)
    viewer.principal.need(Deed.SAVE)
    if not 0 <= first <= MOST_KEPT:
        raise BadInput(f"`first` is 0 to {MOST_KEPT} digests, not {first}")
    if after is not None and not MOMENT.fullmatch(after):
        raise BadInput("`after` is no cursor of a digest; leave it out to begin with the newest")
    wanted, own, known = await asyncio.to_thread(_read, viewer, first, after)
    page = own[:first]
    return cast(Any, {
        "every": DigestPeriod(wanted.every) if wanted else None,
        "digests": [_shown(entry, known) for entry in page],
        "end_cursor": page[-1].body["until"] if page and len(own) > first else None,
    })  # fmt: skip


def _read(viewer: Viewer, first: int, after: str | None) -> tuple[Wish | None, list[Entry], frozenset[str]]:
    """What they want, one digest more than they asked for, and whom of those named in them they may see now."""
    who = viewer.principal
    own = [entry for entry in digests.kept(viewer.store, who.name) if entry.body["role"] == who.role]
    page = [entry for entry in own if after is None or entry.body["until"] < after][: first + 1]
    findings = (one for entry in page for part in entry.body["searches"] for one in part["first"])
    return digests.wished(viewer.store, who.name), page, seen(viewer.store, viewer.rule, findings)


def _shown(entry: Entry, known: frozenset[str]) -> dict[str, Any]:
    def first(part: Mapping[str, Any]) -> list[dict[str, Any]]:
        return [{**one, "change": Change(one["change"])} for one in shown(part["first"], known)]

    searches = [{**part, "first": first(part)} for part in entry.body["searches"]]
    return {**entry.body, "id": entry.id, "every": DigestPeriod(entry.body["every"]), "searches": searches}


ROOTS: Final[dict[str, Any]] = {
    "digests": strawberry.field(resolver=listed, description="What your saved searches found, by the day or week."),
}
CHOOSE: Final = strawberry.field(
    resolver=choose,
    description="Have a digest of all your saved searches written each day or week, for you and your webhooks.",
)
