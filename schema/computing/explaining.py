"""`explain`: why two stakeholders fit, or do not."""

import asyncio
import dataclasses
from typing import Annotated, Any, cast

import strawberry

from graph.errors import BadInput
from matching.candidates import CANDIDATES
from matching.counterfactual import way_in
from matching.explain import explain as explained
from matching.match import Scorer
from matching.relatedness import relatedness, space
from schema.computing.economies import AsOf, PartnerScope, ScopeArgument, day_of, view
from schema.nouns.declaring import field
from schema.nouns.scalars import Day
from schema.viewer import Viewer


@strawberry.type(description="What one feature of a pair adds to its score.")
class Contribution:
    """See its description."""

    feature: str = field("Name of the feature.")
    value: float = field("Its value.")
    contribution: float = field("Weight × (value - mean).")
    sentence: str = field("What it says, for or against.")


@strawberry.type(description="A fact behind a pair.")
class Evidence:
    """See its description."""

    text: str = field("What it is.")
    source: str = field("Who says so, or the rule it was inferred by.")
    day: str = field("Day as of which it was so, or `undated`.")


@strawberry.type(description="What the score would be if one thing were otherwise; found by scoring again.")
class Counterfactual:
    """See its description."""

    text: str = field("What would be otherwise.")
    score: float = field("The score then.")


@strawberry.type(description="What two stakeholders can do abroad together, with offers that do not compete.")
class MarketOpportunity:
    """See its description."""

    kind: str = field("`carry-along`: one is where the other wants to go; `joint-entry`: both want to go there.")
    market: str = field("Name of the country.")
    text: str = field("Who is where and who wants to go.")
    source: str = field("Who says so.")
    day: str = field("Day as of which it was so, or `undated`.")


@strawberry.type(description="Somebody who can sit between two stakeholders that share no value chain.")
class ThirdChair:
    """See its description."""

    stakeholder_id: strawberry.ID = field("Its id.")
    name: str = field("Its name, or its id where that is unknown.")
    score: float = field("How close it is to both, to compare within this list.")
    text: str = field("How it stands to either: work together, shared partners, share of its work in their chains.")


@strawberry.type(
    description="The smallest change of what two stakeholders state that brings the partner among the first"
    " suggestions; found by scoring everybody again."
)
class WayIn:
    """See its description."""

    top: int = field("Among how many.")
    rank: int | None = field("Where the partner stands now among all candidates, from 1; null where it is none.")
    changes: list[str] = field("What would be stated otherwise; none where nothing is needed, or nothing was found.")
    reached: int | None = field("The rank then; null where nothing was found.")
    score: float | None = field("The score then.")
    text: str = field("The answer in a sentence, also where nothing was found.")


@strawberry.type(description="A speciality of the partner that is none of the stakeholder's.")
class NearSpeciality:
    """See its description."""

    capability: str = field("Its name in English.")
    density: float = field("How near it lies to what the stakeholder is specialised in, 0 to 1.")


@strawberry.type(
    description="How related two stakeholders are in what they are specialised in; no part of the score. That two are"
    " near foretells that they begin to work together, not that it is worth more."
)
class Relatedness:
    """See its description."""

    nearness: float | None = field(
        "Mean density, for what the stakeholder is specialised in, of what the partner is and it is not; null without"
        " such, or where too little is known."
    )
    distance: float | None = field("Cognitive distance: 0 for the same specialities, 1 where nothing is related.")
    learning: float | None = field("4 × distance × (1 - distance): most half-way, nothing at either end.")
    nearest: list[NearSpeciality] = field("The partner's specialities that lie nearest, three at most.")
    text: str = field("The same in a sentence.")


async def _relatedness(root: strawberry.Parent[Any], info: strawberry.Info) -> Relatedness:
    """From a space of capabilities that is made when it is first asked for, and kept until a fact changes."""
    viewer, now = cast(Viewer, info.context), root["view"]
    economy, (left, right) = root["scorer"].economy, root["rows"]
    known = await viewer.desk.get(("space", now.revision, now.audience, economy.day), lambda: space(economy))
    return cast(Any, dataclasses.asdict(relatedness(known, left, right)))


async def _way_in(
    root: strawberry.Parent[Any],
    info: strawberry.Info,
    top: Annotated[
        int, strawberry.argument(description=f"Among how many, 20 by default, {CANDIDATES:,} at most.")
    ] = 20,
) -> WayIn:
    """Only where it is asked for: thousands of changes are looked at."""
    viewer = cast(Viewer, info.context)
    left, right = root["rows"]
    found = await viewer.desk.walked(lambda: way_in(root["scorer"], left, right, top))
    return cast(Any, dataclasses.asdict(found))


@strawberry.type(description="Why two stakeholders fit, or do not, as far as you may see.")
class Explanation:
    """See its description."""

    stakeholder_id: strawberry.ID = field("Id of the one.")
    partner_id: strawberry.ID = field("Id of the other.")
    as_of: Day = field("Only facts dated before this day count.")
    weights: str = field("The set of weights.")
    learnt: bool = field("Whether the weights were learnt from what happened; else it is the rule score, set by hand.")
    score: float = field("The sum of the contributions; 0 is an average candidate.")
    chance: float | None = field(
        "Probability that the two begin a joint project, 0 to 1, as counted on an earlier day; null where the weights"
        " are a rule, for newcomers, and for pairs that are barred."
    )
    prospect: str = field("The same in words; empty where it is null.")
    barred: list[str] = field("Rules that keep the two from being suggested; none where they may be.")
    contributions: list[Contribution] = field("What adds up to the score, the weightiest first.")
    evidence: list[Evidence] = field("Needs that are met, and shared partners, the most telling first.")
    opportunities: list[MarketOpportunity] = field("What the two can do abroad together; none where nothing is stated.")
    third_chairs: list[ThirdChair] = field(
        "Up to five who speak the language of both sides' chains, the best first; none where the two share a chain."
    )
    changes: list[Counterfactual] = field("What would change the score.")
    doubts: list[str] = field("What is uncertain.")
    relatedness: Relatedness = strawberry.field(
        resolver=_relatedness,
        description="How related the two are in what they are specialised in; no part of the score.",
    )
    way_in: WayIn = strawberry.field(
        resolver=_way_in, description="What the two could state so that the partner comes among the first suggestions."
    )


async def explain(
    info: strawberry.Info,
    stakeholder: Annotated[strawberry.ID, strawberry.argument(description="Id of a stakeholder.")],
    partner: Annotated[strawberry.ID, strawberry.argument(description="Id of another.")],
    scope: ScopeArgument = PartnerScope.CROSS_CHAIN,
    as_of: AsOf = None,
) -> Explanation | None:
    """Why these two."""
    viewer = cast(Viewer, info.context)
    day = day_of(viewer, as_of)
    now = await view(viewer)
    found = await asyncio.to_thread(_explained, await now.scorer(scope.value, day), stakeholder, partner)
    return None if found is None else cast(Any, {**found, "view": now})


def _explained(scorer: Scorer, one: str, other: str) -> dict[str, Any] | None:
    rows = []
    for who in (one, other):
        try:
            rows.append(scorer.economy.snapshot.row("Stakeholder", who))
        except BadInput:  # not there, or not to be seen
            return None
    found = dataclasses.asdict(explained(scorer, *rows))
    return {**found, "as_of": str(scorer.economy.as_of), "scorer": scorer, "rows": rows}


ROOTS = {
    "explain": strawberry.field(
        resolver=explain,
        description="Why two stakeholders fit, over what you may see; null where one of them is not to be seen.",
    )
}
