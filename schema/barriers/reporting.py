"""`reportBarrier`: the public says what stands in its way, in two minutes. Anybody may; brokers look at it first."""

import asyncio
import enum
from typing import Annotated, Any, Final, cast

import strawberry

from graph.errors import BadInput
from graph.lines.barriers import Place
from graph.shelves.moments import now
from graph.writing.hand import Pen
from schema.access import PUBLIC
from schema.mutations.payloads import INPUT
from schema.mutations.problems import EditError, EditErrorCode, Refused, refusals, refused, told
from schema.nouns.declaring import field, may
from schema.viewer import Viewer
from strategy.barriers.register.intake import MOST_STORY, MOST_TITLE, REPORTER, Report, report


@strawberry.enum(description="Where a barrier stands.")
class BarrierPlace(enum.Enum):
    """See its description."""

    ABROAD = strawberry.enum_value("abroad", description="Abroad.")
    HOME = strawberry.enum_value("home", description="At home.")


@strawberry.input(description="What `reportBarrier` is asked. Nothing of persons, please.")
class ReportBarrierInput:
    """See its description."""

    title: str = field(f"What stands in the way, in one line: {MOST_TITLE} characters at most.")
    story: str = field(f"What happens because of it: {MOST_STORY:,} characters at most.")
    place: BarrierPlace = field("Abroad or at home.")
    market: strawberry.ID | None = may("Id of the market, where it stands abroad.")
    chain: strawberry.ID | None = may("Id of the value chain that it hinders.")


@strawberry.type(description="The answer to `reportBarrier`.")
class ReportBarrierPayload:
    """See its description."""

    errors: list[EditError] = field("Why it was refused; empty when it was kept.")
    reference: strawberry.ID | None = field("What to refer to when you ask after it; null when it was refused.")


async def reported(info: strawberry.Info, input: Annotated[ReportBarrierInput, INPUT]) -> ReportBarrierPayload:
    """Keep it for brokers."""
    viewer = cast(Viewer, info.context)
    try:
        own = await asyncio.to_thread(_reported, viewer, input)
    except Refused as why:
        return cast(Any, {"errors": told(why), "reference": None})
    return cast(Any, {"errors": (), "reference": own})


def _reported(viewer: Viewer, asked: ReportBarrierInput) -> str:
    if seconds := viewer.callers.wait(viewer.address):
        wait = f"{-(-seconds // 60)} minutes"
        raise refused(EditErrorCode.CONFLICT, f"many reports came from where you are; please come back in {wait}")
    viewer.callers.note(viewer.address)
    said = Report(asked.title, asked.story, Place(str(asked.place.value)), _text(asked.market), _text(asked.chain))
    with refusals():
        _check(viewer, said)
        with viewer.store.unit(REPORTER) as unit:
            pen = Pen(unit, now().date())
            own = report(viewer.store, pen, said, now())
            pen.done()
        return own


def _text(value: Any) -> str | None:
    return None if value in (None, strawberry.UNSET) else str(value)


def _check(viewer: Viewer, said: Report) -> None:
    """Ids of the public's own words alone: what nobody may see is not told apart from what is not there."""
    wanted = {"Market": said.market, "ValueChain": said.chain}
    ids = [one for one in wanted.values() if one is not None]
    found = {(hit.kind, hit.id) for hit in viewer.store.named(ids, PUBLIC)}
    for kind, one in wanted.items():
        if one is not None and (kind, one) not in found:
            raise BadInput(f"there is no {kind} {one[:80]!r}; look it up in `search`")


MUTATIONS: Final[dict[str, Any]] = {
    "report_barrier": strawberry.field(
        resolver=reported,
        description="Say what stands in your way; it takes two minutes and no account. Brokers look at it before"
        " anybody else sees it; who you are is not asked, and not kept.",
    )
}
"""Name -> the mutation."""
