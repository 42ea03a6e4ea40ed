"""A manager's own odds for a pair, sealed until their time is over."""

import asyncio
import datetime
from typing import Annotated, Any, Final, cast

import orjson
import strawberry

from graph.shelves.moments import now
from matching.candidates import Scope
from matching.explain import explain
from schema.access import Deed
from schema.computing.economies import PartnerScope, view
from schema.mutations.asking import ONCE
from schema.mutations.once import Once
from schema.mutations.payloads import INPUT
from schema.mutations.problems import EditError, EditErrorCode, Refused, needed, problem, refusals, told
from schema.nouns.declaring import field, may
from schema.nouns.scalars import Day
from schema.viewer import Viewer
from strategy.forecasting.giving import Wish, give
from strategy.forecasting.reckoning import Reckoned


@strawberry.input(description="What `giveOdds` is asked.")
class GiveOddsInput:
    """See its description."""

    stakeholder: strawberry.ID = strawberry.field(description="Id of the one.")
    partner: strawberry.ID = strawberry.field(description="Id of the other.")
    odds: float = strawberry.field(description="How likely it is that they come to work together, 0 to 1.")
    period_end: Day = strawberry.field(description="Last day that counts; after today, within five years.")
    scope: PartnerScope = strawberry.field(
        default=PartnerScope.CROSS_CHAIN, description="Scope of the weights whose odds are sealed beside."
    )
    idempotency_key: str | None = may(ONCE.meaning)


@strawberry.type(description="The answer to `giveOdds`.")
class GiveOddsPayload:
    """See its description."""

    errors: list[EditError] = field("Why the odds were refused; empty when they were sealed.")
    forecast: strawberry.ID | None = field("Id of the sealed forecast; null when it was refused.")
    base_rate: str = field("What became of suggestions like this one, in words; empty where nobody counted.")


async def give_odds(info: strawberry.Info, input: Annotated[GiveOddsInput, INPUT]) -> GiveOddsPayload:
    """Seal the odds of whoever asks."""
    viewer = cast(Viewer, info.context)
    try:
        needed(viewer.principal, Deed.EDIT)
        await asyncio.to_thread(_check, viewer, input)
        reckoned = await _reckoned(viewer, input)
        own = await asyncio.to_thread(_given, viewer, input, reckoned)
    except Refused as why:
        return cast(Any, {"errors": told(why), "forecast": None, "base_rate": ""})
    return cast(Any, {"errors": (), "forecast": own, "base_rate": "" if reckoned is None else reckoned.words})


def _check(viewer: Viewer, asked: GiveOddsInput) -> None:
    pair = {"stakeholder": str(asked.stakeholder), "partner": str(asked.partner)}
    there = {hit.id for hit in viewer.store.named([*pair.values()], viewer.rule) if hit.kind == "Stakeholder"}
    wrong = [
        problem(EditErrorCode.NOT_FOUND, f"there is no Stakeholder {who!r} to be seen", name)
        for name, who in pair.items()
        if who not in there
    ]
    if wrong:
        raise Refused(*wrong)


async def _reckoned(viewer: Viewer, asked: GiveOddsInput) -> Reckoned | None:
    """The odds of the weights that a run would use now, where they are calibrated and may suggest the pair at all.

    They are not told to whoever gives their own: only the base rate is.
    """
    scorer = await (await view(viewer)).scorer(cast(Scope, asked.scope.value), None)
    ids = scorer.economy.snapshot
    rows = [ids.row("Stakeholder", str(who)) for who in (asked.stakeholder, asked.partner)]
    calibration = scorer.weights.calibration.get(scorer.scope)
    if calibration is None or rows[0] == rows[1]:
        return None
    chance = (await asyncio.to_thread(explain, scorer, *rows)).chance
    if chance is None:
        return None
    base = calibration.kept / calibration.suggestions
    return Reckoned(f"weights:{scorer.weights.name}", chance, base, calibration.told(base))


def _given(viewer: Viewer, asked: GiveOddsInput, reckoned: Reckoned | None) -> str:
    who = viewer.principal
    wish = Wish(
        who.name, str(asked.stakeholder), str(asked.partner), asked.odds, datetime.date.fromisoformat(asked.period_end)
    )
    said = ["give_odds", wish.stakeholder, wish.partner, wish.odds, str(wish.period_end)]
    once = Once(who.name, asked.idempotency_key or None, orjson.dumps(said))
    with refusals(), viewer.store.unit(who.name) as unit:
        if (before := once.answered(unit.shelves)) is not None:
            return str(before["forecast"])
        own = give(viewer.store, unit, wish, who.audience, reckoned, now().date())
        once.keep(unit.shelves, {"forecast": own})
        return own


GIVE: Final = strawberry.field(
    resolver=give_odds,
    description="Give your own odds that two come to work together, before you look at the score. They are sealed with"
    " a hash, and opened and scored when their time is over. Where a run that you may read has the pair, they count as"
    " those of somebody informed.",
)
