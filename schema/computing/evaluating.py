"""`evaluation`: how well suggestions foresee the partnerships that then formed."""

import asyncio
import dataclasses
import datetime
from collections.abc import Iterator
from typing import Annotated, Any, cast

import strawberry

from matching.candidates import Scope
from matching.evaluation import Evaluation as Evaluated
from matching.evaluation import evaluate
from matching.holding.effect import Arm as Counted
from matching.holding.effect import Effect
from matching.holding.outcomes import Measured, measure
from matching.portfolio.gather import run_of
from schema.access import Deed
from schema.computing.economies import PartnerScope, ScopeArgument, view
from schema.nouns.declaring import field
from schema.nouns.scalars import Day
from schema.viewer import Viewer
from strategy.forecasting.scoring import scores


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


@strawberry.type(description="Pairs of one arm of an experiment.")
class Arm:
    """See its description."""

    pairs: int = field("How many they are, of which both are still there.")
    together: int = field("How many began a project together, or came to an agreement.")
    share: float = field("The same as a share, 0 to 1.")


@strawberry.type(description="What brokering did, by the suggestions that a run held back by lot.")
class BrokeringEffect:
    """See its description."""

    run: strawberry.ID = field("Id of the run.")
    since: Day = field("First day that counts.")
    until: Day = field("Day before which it had to happen.")
    shown: Arm = field("Near-ties that were shown, drawn like those held back.")
    held: Arm = field("Near-ties that were held back.")
    effect: float = field("Share of those shown minus that of those held back.")
    low: float = field("Lower end of its 95 % interval.")
    high: float = field("Upper end of its 95 % interval.")
    smallest: float = field("An effect of this size would have been seen four times out of five.")


async def brokering_effect(
    info: strawberry.Info,
    run: Annotated[strawberry.ID, strawberry.argument(description="Id of a run that held some back.")],
    until: Annotated[Day, strawberry.argument(description="Count what came of it before this day.")],
) -> BrokeringEffect:
    """Counted when it is asked for, and kept until a fact changes."""
    viewer = cast(Viewer, info.context)
    viewer.principal.need(Deed.COMPUTE)
    day, now = datetime.date.fromisoformat(until), await view(viewer)

    def computed() -> Measured:
        return measure(now.snapshot(), run_of(viewer.store.runs(), run, now.audience), day)

    found = await viewer.desk.get(("brokering-effect", now.revision, now.audience, run, day), computed)
    arms = {name: {**dataclasses.asdict(arm), "share": arm.share} for name, arm in _arms(found.effect)}
    told = {**dataclasses.asdict(found.effect), **arms}
    return cast(Any, {"run": found.run, "since": str(found.since), "until": str(found.until), **told})


def _arms(found: Effect) -> tuple[tuple[str, Counted], ...]:
    return ("shown", found.shown), ("held", found.held)


@strawberry.type(description="How well somebody foresaw who would come to work together.")
class ForecastScore:
    """See its description."""

    forecaster: str = field(
        "Whose odds: run, manager, informed-manager (who could have seen the score), blend, base-rate."
    )
    forecasts: int = field("Over how many forecasts whose time is over.")
    brier: float = field("Mean of their Brier scores: 0 is perfect, the less the better.")
    happened: float = field("Share of them that came true, 0 to 1.")


async def forecast_scores(info: strawberry.Info) -> list[ForecastScore]:
    """Counted when it is asked for."""
    viewer = cast(Viewer, info.context)
    viewer.principal.need(Deed.COMPUTE)
    found = await asyncio.to_thread(scores, viewer.store, viewer.rule)
    return cast(Any, [dataclasses.asdict(one) for one in found])


ROOTS = {
    "forecast_scores": strawberry.field(
        resolver=forecast_scores,
        description="How well run, managers, both and the base rate foresaw, over what you may see. Not for readers.",
    ),
    "brokering_effect": strawberry.field(
        resolver=brokering_effect,
        description="What brokering did, over what you may see, by a run that held some back. Not for readers.",
    ),
    "evaluation": strawberry.field(
        resolver=evaluation,
        description="How well suggestions foresee partnerships, over what you may see. Computed anew after each change"
        " of a fact, a minute for 100,000 stakeholders; until then the error says to ask again. Not for readers.",
    ),
}
