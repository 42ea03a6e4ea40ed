"""`runDiff`: who came, went and moved between two runs, and because of what."""

from dataclasses import asdict
from itertools import islice
from typing import Annotated, Any, cast

import strawberry

from matching.audience import seen
from matching.comparing import Moved, Sum, compare
from matching.comparing.causes import WANTED
from matching.portfolio.gather import run_of
from schema.access import Deed
from schema.compiling.links import DEFAULT_PAGE, MOST_ROWS
from schema.computing.choosing import First, within_rows
from schema.computing.economies import view
from schema.nouns.declaring import field
from schema.viewer import Viewer

MovedEnum: Any = strawberry.enum(
    Moved,
    name="Moved",
    description="What became of a suggestion: it came, went, has another rank, or the same rank with another score.",
)


@strawberry.type(description="One thing that was asked otherwise in the second run.")
class RunOtherwise:
    """See its description."""

    name: str = field("Entry of the manifest.")
    before: str = field("What the first run's says.")
    after: str = field("What the second run's says.")
    text: str = field("Both as a sentence.")


@strawberry.type(description="How many facts of one sort changed from what the first run knew to what the second did.")
class RunFactChanges:
    """See its description."""

    topic: str = field("Sort of fact, such as offers or projects.")
    how: str = field("Whether they came, went, or are said otherwise: came, went, changed.")
    count: int = field("How many.")


@strawberry.type(description="A suggestion that is not the same in both runs.")
class RunMove:
    """See its description."""

    stakeholder_id: strawberry.ID = field("Whom it was suggested to.")
    partner_id: strawberry.ID = field("Who was suggested.")
    moved: MovedEnum = field("What became of it.")
    rank_before: int | None = field("Its rank in the first run; null where that does not suggest it.")
    rank_after: int | None = field("Its rank in the second run; null where that does not suggest it.")
    score_before: float | None = field("Its score in the first run.")
    score_after: float | None = field("Its score in the second run.")
    because: list[str] = field("Because of what, the weightiest first; none where it is not known.")


@strawberry.type(description="What differs between two runs, between stakeholders that you may see.")
class RunDiff:
    """See its description."""

    before: strawberry.ID = field("Id of the first run.")
    after: strawberry.ID = field("Id of the second run.")
    otherwise: list[RunOtherwise] = field("What was asked otherwise.")
    facts_known: bool = field("Whether both runs kept what they knew, so that changes of facts can be told.")
    facts: list[RunFactChanges] = field("Facts that changed, of stakeholders that you may see.")
    came: int = field("Suggestions of the second run alone.")
    went: int = field("Suggestions of the first run alone.")
    moved: int = field("Suggestions with another rank.")
    rescored: int = field("Suggestions with the same rank and another score.")
    stayed: int = field("Suggestions that are the same in both.")
    stakeholders: int = field("How many stakeholders have suggestions in one of them.")
    changed: int = field("How many of these have another list.")
    moves: list[RunMove] = field("What is not the same, by stakeholder, then by rank.")


A = Annotated[strawberry.ID, strawberry.argument(description="Id of the first run.")]
B = Annotated[strawberry.ID, strawberry.argument(description="Id of the second run.")]
Stakeholder = Annotated[
    strawberry.ID | None, strawberry.argument(description="Only the lists of this one; everybody's if not given.")
]


async def run_diff(
    info: strawberry.Info, a: A, b: B, stakeholder: Stakeholder = None, first: First = DEFAULT_PAGE
) -> RunDiff:
    """Computed when it is asked for, and kept until a fact changes."""
    viewer = cast(Viewer, info.context)
    viewer.principal.need(Deed.COMPUTE)
    within_rows(first)
    viewer.spend(first)
    now = await view(viewer)

    def computed() -> dict[str, Any]:
        runs = viewer.store.runs()
        before, after = (run_of(runs, run, now.audience) for run in (a, b))
        snapshot, total = seen(viewer.store.snapshot(WANTED), now.audience), Sum()
        visible = frozenset(snapshot.kinds["Stakeholder"].ids)
        found = compare(viewer.store, before, after, snapshot, (stakeholder,) if stakeholder else None, visible)
        going = found.moves(total)
        moves = list(islice(going, MOST_ROWS))
        for _ in going:  # the rest is counted alone
            pass
        return {
            "before": before.id,
            "after": after.id,
            "otherwise": [asdict(one) for one in found.otherwise],
            "facts_known": found.facts.known,
            "facts": [{"topic": t, "how": how, "count": n} for (t, how), n in found.facts.totals().items()],
            **{moved.value: count for moved, count in total.counts.items()},
            "stakeholders": total.stakeholders,
            "changed": total.changed,
            "moves": [asdict(move) for move in moves],
        }

    name = ("run-diff", now.revision, now.audience, a, b, stakeholder)
    found = await viewer.desk.get(name, computed)
    return cast(Any, {**found, "moves": found["moves"][:first]})


ROOTS = {
    "run_diff": strawberry.field(
        resolver=run_diff,
        description="What differs between two runs, over what you may see: who came, went, moved, and because of what."
        " Computed when it is asked for; of large runs the error says to ask again in a moment. Not for readers.",
    )
}
