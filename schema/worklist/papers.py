"""`visitSheet`, `calendar` and `helpers`: what managers take along."""

import asyncio
import enum
from dataclasses import asdict
from typing import Annotated, Any, Final, cast

import strawberry

from graph.errors import NotFound
from graph.shelves.moments import now
from schema.nouns.declaring import field
from schema.viewer import Viewer
from schema.worklist.listing import Owner, Team, brokers_only
from strategy.papers.calendar import calendar, events
from strategy.papers.rendering import as_html, as_text
from strategy.papers.sheet import visit_sheet
from strategy.papers.wording import Language
from strategy.worklist.helping import MOST, helpers
from strategy.worklist.items import Wish


@strawberry.enum(description="The language of the headings; facts stay in the words in which they were said.")
class PaperLanguage(enum.Enum):
    """See its description."""

    EN = strawberry.enum_value("en", description="English.")
    NL = strawberry.enum_value("nl", description="Dutch.")


@strawberry.type(description="What to know of a stakeholder before one goes there.")
class VisitSheet:
    """See its description."""

    html: str = field("As a page to print, which loads nothing.")
    text: str = field("As a text of lines of at most 80 characters.")


@strawberry.type(description="A support actor, and how it helps a stakeholder.")
class Helper:
    """See its description."""

    id: strawberry.ID = field("Its id.")
    name: str | None = field("What it is called.")
    how: str = field("The need that it took up, or the service by which it paid.")
    day: str | None = field("Since when, where that is known.")


Stakeholder = Annotated[strawberry.ID, strawberry.argument(description="Id of the stakeholder.")]
In = Annotated[PaperLanguage, strawberry.argument(description="The language of the headings.")]


async def sheet_of(
    info: strawberry.Info, stakeholder: Stakeholder, language: In = PaperLanguage.EN
) -> VisitSheet | None:
    """The sheet, as whoever asks may see it."""
    viewer = cast(Viewer, info.context)
    brokers_only(viewer)
    try:
        asked = (viewer.store, str(stakeholder), Language(str(language.value)), now().date(), viewer.rule)
        made = await asyncio.to_thread(visit_sheet, *asked)
    except NotFound:
        return None
    return cast(Any, {"html": as_html(made), "text": as_text(made)})


async def calendar_of(info: strawberry.Info, owner: Owner = None, team: Team = None) -> str:
    """One's own where nobody is named."""
    viewer = cast(Viewer, info.context)
    brokers_only(viewer)
    whose = viewer.principal.name if owner is None and team is None else owner
    wish = Wish(now().date(), whose, team, rule=viewer.rule)
    return await asyncio.to_thread(lambda: calendar(events(viewer.store, wish), now()))


async def helpers_of(info: strawberry.Info, stakeholder: Stakeholder) -> list[Helper]:
    """Who helps, as whoever asks may see it."""
    viewer = cast(Viewer, info.context)
    brokers_only(viewer)
    viewer.spend(MOST)
    found = await asyncio.to_thread(helpers, viewer.store, str(stakeholder), viewer.rule)
    return cast(Any, [asdict(one) for one in found])


ROOTS: Final[dict[str, Any]] = {
    "visit_sheet": strawberry.field(
        resolver=sheet_of,
        description="What to know of a stakeholder before a visit: history, three suggestions with reasons, barriers,"
        " support, whom to ask. For brokers; null where there is no such stakeholder to be seen.",
    ),
    "calendar": strawberry.field(
        resolver=calendar_of,
        description="Meetings planned and follow-ups to make, as the text of an iCalendar (.ics) file. For brokers.",
    ),
    "helpers": strawberry.field(
        resolver=helpers_of,
        description="Who already helps a stakeholder: support actors that took up a need of its, or whose service paid"
        " for a partnership; the latest first. For brokers.",
    ),
}
"""Name of the root field -> the field."""
