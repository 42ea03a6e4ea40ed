"""`workList`: what there is to do, for whom, and why."""

import asyncio
import datetime
from dataclasses import asdict
from typing import Annotated, Any, Final, cast

import strawberry

from graph.shelves.moments import now
from schema.access import BROKERS, Forbidden
from schema.nouns.declaring import choices, field
from schema.nouns.scalars import Day
from schema.viewer import Viewer
from strategy.worklist.items import MOST, Can, Item, Sort, Wish
from strategy.worklist.listing import WorkList, work_list

_SORTS: Final[dict[str, str]] = {
    Sort.EXPIRING: "A partnership that may not stay where it is for long.",
    Sort.FOLLOW_UP: "Partners to ask how it goes.",
    Sort.MEETING: "A contact that is planned, or of which nobody said whether it was held.",
    Sort.OUTCOME: "An outcome of which nobody said yet what was realised in 12 or 24 months.",
    Sort.MILESTONE: "A milestone of the plan that is due, of an action that one sees to.",
    Sort.WAITING: "A partnership that waits for somebody's word.",
    Sort.REFERRAL: "A need that was passed on, and is not done.",
    Sort.ATTENTION: "A company that may be in trouble, or may grow abroad; for managers and admins.",
    Sort.CHANGED: "What others did, or what became known, since yesterday or the day that you name.",
    Sort.SILENT: "A stakeholder with whom nobody spoke for long.",
    Sort.SUGGESTION: "A suggestion that nobody decided on.",
}
_CAN: Final[dict[str, str]] = {
    Can.BROKER: "Take it up as a partnership, or take its next step.",
    Can.DECIDE: "Accept, decline or snooze it: `decide`.",
    Can.SNOOZE: "Leave the stakeholder out for a while: `snooze`.",
    Can.REMIND: "Remind whom it waits for.",
    Can.RENEW: "Let it stay where it is for longer, or let it go.",
    Can.ASK: "Ask the parties.",
    Can.SPEAK: "Speak with them, and keep it: `noteInteraction`.",
    Can.TELL: "Say how it went: `tellInteraction`, `finishFollowUp`.",
    Can.VALUE: "Ask what was realised, and say it: `recordOutcome`.",
    Can.REACH: "Say on which day it was done, or move it: `reachMilestone`, `setMilestone`.",
    Can.LOOK: "Look at what changed.",
    Can.ANSWER: "Accept, finish or return it: `acceptReferral`, `finishReferral`, `returnReferral`.",
    Can.APPRAISE: "Say what you make of it: `appraise`.",
}


WorkSort: Any = choices("WorkSort", "Why something is on a work list.", _SORTS)
WorkDeed: Any = choices("WorkDeed", "What can be done about something on a work list.", _CAN)


@strawberry.type(description="A node by its id, and what it is called.")
class WorkName:
    """See its description."""

    id: strawberry.ID = field("Its id.")
    name: str | None = field("What it is called.")


@strawberry.type(description="Something to do.")
class WorkItem:
    """See its description."""

    sort: WorkSort = field("Why it is on the list, for programs.")
    why: str = field("Why it is on the list, for people.")
    can: list[WorkDeed] = field("What can be done about it, the likeliest first.")
    due: str | None = field("The day by which, where there is one.")
    stakeholder: WorkName | None = field("The stakeholder that it is about.")
    partner: WorkName | None = field("The other one that it is about.")
    partnership: WorkName | None = field("The partnership that it is about.")
    about: strawberry.ID | None = field("Id of the contact, follow-up, referral, signal or milestone that it is about.")
    waiting: list[WorkName] = field("For whose word it waits; nobody's where it is for you to act.")


@strawberry.type(name="WorkList", description="What there is to do, what runs out first.")
class WorkListOf:
    """See its description."""

    items: list[WorkItem] = field("What there is to do.")
    capped: list[WorkSort] = field(f"Sorts of which there may be more than the {MOST} that a list holds of each.")


Owner = Annotated[
    str | None,
    strawberry.argument(description="Whose list, as the trail names them; yours where neither is given."),
]
Team = Annotated[str | None, strawberry.argument(description="The list of a whole team.")]
Silent = Annotated[int, strawberry.argument(description="Days without a word after which somebody counts as silent.")]
Ahead = Annotated[int, strawberry.argument(description="Days ahead in which what expires is told of.")]
Since = Annotated[
    Day | None,
    strawberry.argument(description="First day of what counts as changed, such as that of your last visit."),
]
Sorts = Annotated[list[WorkSort] | None, strawberry.argument(description="Only these sorts; all where none is named.")]


def brokers_only(viewer: Viewer) -> None:
    """`Forbidden` for whoever is no broker."""
    if viewer.principal.role not in BROKERS:
        raise Forbidden("work lists and what was said to stakeholders are for managers, admins and batch jobs")


async def listed(
    info: strawberry.Info, owner: Owner = None, team: Team = None, silent: Silent = 30, ahead: Ahead = 14,
    sorts: Sorts = None, since: Since = None,
) -> WorkListOf:  # fmt: skip
    """One's own where nobody is named."""
    viewer = cast(Viewer, info.context)
    brokers_only(viewer)
    whose = viewer.principal.name if owner is None and team is None else owner
    changed = None if since is None else datetime.date.fromisoformat(since)
    wish = Wish(now().date(), whose, team, silent, ahead, viewer.rule, changed)
    wanted = tuple(Sort) if sorts is None else tuple(Sort(one.value) for one in sorts)
    viewer.spend(MOST * len(wanted))
    return cast(Any, _told(await asyncio.to_thread(work_list, viewer.store, wish, wanted)))


def _told(found: WorkList) -> dict[str, Any]:
    return {"items": [_item(one) for one in found.items], "capped": [WorkSort(sort.value) for sort in found.capped]}


def _item(one: Item) -> dict[str, Any]:
    can = [WorkDeed(deed.value) for deed in one.can]
    return {**asdict(one), "sort": WorkSort(one.sort.value), "can": can}


ROOTS: Final[dict[str, Any]] = {
    "work_list": strawberry.field(
        resolver=listed,
        description="What there is to do for a manager or a team: what expires, whom to ask and to speak with, what is"
        " waited for, what changed, what is suggested; each with its reason and what can be done. For brokers.",
    )
}
"""Name of the root field -> the field."""
