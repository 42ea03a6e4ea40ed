"""`evaluation`: how well suggestions foresee the partnerships that then formed."""

import dataclasses
import datetime
from collections.abc import Iterator
from typing import Annotated, Any, cast

import strawberry

from matching.candidates import Scope
from matching.evaluation import Evaluation as Evaluated
from matching.evaluation import evaluate
from schema.access import Deed
from schema.computing.economies import PartnerScope, ScopeArgument, view
from schema.nouns.declaring import field
from schema.nouns.scalars import Day
from schema.viewer import Viewer


@strawberry.type(description="A measure of one model over one slice.")
class Measurement:
    """See its description."""

    slice: str = field("Whom it is over: all, the third with the fewest partners, or a value chain.")
    stakeholders: int = field("How many these are.")
    model: str = field("Hommel, or a baseline.")
    measure: str = field("Name of the measure.")
    mean: float = field("Its mean.")
    low: float = field("Lower end of its 95 % interval.")
    high: float = field("Upper end of its 95 % interval.")


@strawberry.type(description="Suggestions as likely as each other, and what became of them.")
class ReliabilityBin:
    """See its description."""

    suggestions: int = field("How many they are.")
    expected: float = field("Share that was expected to become joint projects, 0 to 1.")
    observed: float = field("Share that did.")


@strawberry.type(description="Whether probabilities can be believed: over what everybody would have been shown.")
class Reliability:
    """See its description."""

    years: float = field("In how many years a joint project could begin.")
    skill: float = field("Brier skill: 1 is perfect, 0 no better than telling everybody the base rate.")
    bins: list[ReliabilityBin] = field("Ten bins of equal count, the least likely first.")


@strawberry.type(description="How well suggestions foresee the partnerships of the two years after a day.")
class Evaluation:
    """See its description."""

    split: Day = field("History is what was before this day.")
    scope: str = field("Whom a stakeholder could be matched with.")
    weights: str = field("The set of weights; `rule` is the rule score, which is not learnt.")
    measurements: list[Measurement] = field("The figures.")
    reliability: Reliability | None = field("How probabilities fared; null where the weights are a rule.")


Split = Annotated[Day, strawberry.argument(description="Learn before this day, look for partners after it.")]


async def evaluation(
    info: strawberry.Info, split: Split, scope: ScopeArgument = PartnerScope.CROSS_CHAIN
) -> Evaluation:
    """Computed when it is asked for, and kept until a fact changes."""
    viewer = cast(Viewer, info.context)
    viewer.principal.need(Deed.COMPUTE)
    day, now = datetime.date.fromisoformat(split), await view(viewer)

    def computed() -> Evaluated:
        return evaluate(now.snapshot(), day, cast(Scope, scope.value))

    found = await viewer.desk.get(("evaluation", now.revision, now.audience, day, scope.value), computed)
    return cast(Any, {
        "split": str(found.split), "scope": found.scope, "weights": found.weights, "measurements": list(_rows(found)),
        "reliability": None if found.reliability is None else dataclasses.asdict(found.reliability),
    })  # fmt: skip


def _rows(found: Evaluated) -> Iterator[dict[str, Any]]:
    for part, models in found.figures.items():
        for model, measures in models.items():
            for name, value in measures.items():
                yield {
                    "slice": part, "stakeholders": found.stakeholders[part], "model": model, "measure": name,
                    "mean": value.mean, "low": value.low, "high": value.high,
                }  # fmt: skip


ROOTS = {
    "evaluation": strawberry.field(
        resolver=evaluation,
        description="How well suggestions foresee partnerships, over what you may see. Computed anew after each change"
        " of a fact, a minute for 100,000 stakeholders; until then the error says to ask again. Not for readers.",
    )
}
