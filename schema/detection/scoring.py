"""`triage` and `scorecard`: who may be in trouble or may grow, and by which signs. For managers and admins alone."""

import asyncio
import datetime
from typing import Annotated, Any, Final, cast

import strawberry

from graph.errors import NotFound
from graph.lines.detection import Concern, Treatment
from graph.select import And
from graph.shelves.moments import now
from schema.access import DETECTORS, Forbidden
from schema.compiling.conditions import condition
from schema.compiling.selection import selected
from schema.nouns.declaring import choices, field
from schema.nouns.filters import FILTERS
from schema.nouns.scalars import Day
from schema.nouns.types import WHERE
from schema.viewer import Viewer
from strategy.detection.scorecard import Mark, Scorecard, State
from strategy.detection.triage import MOST, Appraised, Entry, Triage, Wish, scorecard, triage

WHICH: Final[Any] = FILTERS["Stakeholder"]
ConcernKind: Any = choices(
    "ConcernKind", "Why somebody should look at a company.",
    {
        Concern.DISTRESS: "It may be in trouble, or may leave: several warning lights.",
        Concern.POTENTIAL: "It may grow abroad: several signs that were found of companies which did.",
    },
)  # fmt: skip
MarkState: Any = choices(
    "MarkState", "What became of a sign.",
    {
        State.LIT: "It speaks for the concern.",
        State.DARK: "It was looked for, and is not there.",
        State.UNKNOWN: "Too little is known to judge it.",
        State.SILENT: "It only tells when it is seen, and nothing was seen.",
    },
)  # fmt: skip
TreatmentKind: Any = choices(
    "TreatmentKind", "What somebody did about a concern.",
    {
        Treatment.SEEN: "They know of it.",
        Treatment.APPROACHED: "They spoke with the company.",
        Treatment.DISMISSED: "They found nothing in it, and said why.",
    },
)  # fmt: skip


@strawberry.type(description="A term of a sum.")
class ScorePart:
    """See its description."""

    name: str = field("What it is, such as `operating result / total assets`.")
    ratio: float = field("Its value in the accounts.")
    weight: float = field("Its published weight.")
    product: float = field("What it adds.")


@strawberry.type(description="A sign of a scorecard, as it was judged.")
class ScoreMark:
    """See its description."""

    name: str = field("Its name, which stays.")
    family: str = field("Its family: signs of one family tell much the same.")
    question: str = field("What was asked.")
    state: MarkState = field("What became of it.")
    why: str = field("Why, from which facts; where it is unknown, what is missing.")
    day: Day | None = field("Day of the latest fact that says so.")
    points: float = field("What it adds to the score.")
    parts: list[ScorePart] = field("The terms of its own sum, where it has one.")


@strawberry.type(description="What somebody made of a concern.")
class ConcernAppraised:
    """See its description."""

    treatment: TreatmentKind = field("What they did about it.")
    reason: str | None = field("Why.")
    by: str | None = field("Who, as the trail names them.")
    day: Day = field("Day on which they said so.")


@strawberry.type(
    description="What speaks for a concern about a company. It decides nothing: somebody looks, and says so."
)
class CompanyScorecard:
    """See its description."""

    stakeholder: strawberry.ID = field("Id of the company.")
    name: str | None = field("What it is called.")
    as_of: Day = field("Facts dated on or after this day do not count.")
    raised: bool = field("Whether it asks for attention: several signs of several families are lit, never one alone.")
    score: float | None = field("The sum of what its signs add; null where it abstains.")
    abstains: str | None = field("Why it says nothing: too little is known, or it is nobody to be scored.")
    coverage: float = field("The share of what facts could tell that was judged, 0 to 1.")
    news: Day | None = field("Day on which the newest of what is known became known.")
    marks: list[ScoreMark] = field("Its signs, in the order of the model; none where nobody is scored.")
    missing: list[str] = field("What could not be judged, and what is missing for it.")
    appraised: ConcernAppraised | None = field("What somebody made of it last, whether or not that still holds.")
    settled: bool = field("Whether nothing is newer than that.")


@strawberry.type(description="Who raises a concern, those with most signs first, and who is not on the list.")
class TriageList:
    """See its description."""

    entries: list[CompanyScorecard] = field("Who raises it.")
    looked: int = field("How many companies were looked at.")
    abstained: int = field("Of how many too little is known.")
    settled: int = field("How many raise it, and are left out since somebody dealt with it.")
    more: int = field("How many more raise it than the list was to hold.")


Which = Annotated[ConcernKind, strawberry.argument(description="The concern.")]
AsOf = Annotated[
    Day | None, strawberry.argument(description="Facts dated on or after this day do not count; today by default.")
]
First = Annotated[int, strawberry.argument(description=f"How many at most; {MOST} is the most.")]
Settled = Annotated[
    bool, strawberry.argument(description="Whether those are listed, too, of whom nothing is newer than an appraisal.")
]
Stakeholder = Annotated[strawberry.ID, strawberry.argument(description="Id of the company.")]


def detectors_only(viewer: Viewer) -> None:
    """`Forbidden` for whoever distress is no business of."""
    if viewer.principal.role not in DETECTORS:
        raise Forbidden("who may be in trouble or may grow is for managers and admins to see, and for nobody else")


def _day(as_of: str | None) -> datetime.date:
    """The day that was asked for, else today."""
    return now().date() if as_of is None else datetime.date.fromisoformat(as_of)


async def listed(
    info: strawberry.Info, concern: Which, as_of: AsOf = None, first: First = 50, settled: Settled = False,
    where: Any = None,
) -> TriageList:  # fmt: skip
    """The list as of a day."""
    viewer = cast(Viewer, info.context)
    detectors_only(viewer)
    viewer.spend(max(first, 0))
    among = condition("Stakeholder", selected(info).arguments.get("where")) or And(())
    wish = Wish(Concern(concern.value), _day(as_of), first, settled, among, viewer.rule)
    return cast(Any, _list(await viewer.desk.walked(lambda: triage(viewer.store, wish))))


listed.__annotations__["where"] = Annotated[WHICH | None, WHERE]


async def card_of(
    info: strawberry.Info, stakeholder: Stakeholder, concern: Which, as_of: AsOf = None
) -> CompanyScorecard | None:
    """One company's scorecard."""
    viewer = cast(Viewer, info.context)
    detectors_only(viewer)
    viewer.spend(1)
    asked = (viewer.store, Concern(concern.value), str(stakeholder), _day(as_of), viewer.rule)
    try:
        return cast(Any, _entry(await asyncio.to_thread(scorecard, *asked)))
    except NotFound:
        return None


def _list(found: Triage) -> dict[str, Any]:
    return {
        "entries": [_entry(one) for one in found.entries],
        "looked": found.looked,
        "abstained": found.abstained,
        "settled": found.settled,
        "more": found.more,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        **_card(entry.card),
        "appraised": None if entry.appraised is None else _appraised(entry.appraised),
        "settled": entry.settled,
    }


def _card(card: Scorecard) -> dict[str, Any]:
    own = ("stakeholder", "name", "raised", "score", "abstains", "coverage", "missing")
    return {name: getattr(card, name) for name in own} | {
        "as_of": str(card.day),
        "news": _told(card.news),
        "marks": [_mark(mark) for mark in card.marks],
    }


def _mark(mark: Mark) -> dict[str, Any]:
    sign, judged = mark.sign, mark.judged
    parts = [{name: getattr(part, name) for name in ("name", "ratio", "weight", "product")} for part in judged.parts]
    return {
        "name": sign.name,
        "family": sign.family,
        "question": sign.question,
        "state": MarkState(judged.state.value),
        "why": judged.why,
        "day": _told(judged.day),
        "points": judged.points,
        "parts": parts,
    }


def _appraised(said: Appraised) -> dict[str, Any]:
    treatment = TreatmentKind(said.treatment.value)
    return {"treatment": treatment, "reason": said.reason, "by": said.by, "day": str(said.day)}


def _told(day: datetime.date | None) -> str | None:
    return None if day is None else str(day)


ROOTS: Final[dict[str, Any]] = {
    "triage": strawberry.field(
        resolver=listed,
        description="Whom to look at first: companies with several signs of distress, or of potential, each with its"
        " signs, their days and what is missing. For managers and admins.",
    ),
    "scorecard": strawberry.field(
        resolver=card_of,
        description="What speaks for a concern about one company, and what is missing. For managers and admins; null"
        " where there is no such stakeholder to be seen.",
    ),
}
"""Name of the root field -> the field."""
