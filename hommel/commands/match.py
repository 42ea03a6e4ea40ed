"""Commands that propose partnerships: match, explain, evaluate."""

import datetime
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

import matching.economy
from graph.model import Visibility
from graph.shelves.moments import now
from hommel import wiring
from hommel.commands.options import AsJson, settings_of
from hommel.finding import stakeholder_row
from hommel.places import spool
from hommel.screen import progress, show, show_json, show_table
from hommel.suggesting import Outcome, Shown, Wish, suggest
from loaders.outcome import Progress
from matching.candidates import Scope
from matching.counterfactual import way_in
from matching.evaluation import Evaluation
from matching.evaluation import evaluate as evaluated
from matching.explain import explain as explained
from matching.holding.outcomes import measure
from matching.match import Scorer
from matching.measures import NAMES
from matching.page import page, told_day
from matching.portfolio.gather import run_of
from matching.relatedness import relatedness, space
from matching.runs import foreseen
from matching.weights import called, choose
from matching.weights.calibration import period
from matching.weights.reliability import Reliability


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


ScopeOption = Annotated[
    Scope,
    typer.Option(help="Partners in another primary chain, in no common chain at all, or anyone."),
]
AsOf = Annotated[
    datetime.date | None,
    typer.Option("--as-of", metavar="DATE", parser=_day, help="Use only facts dated before this day (2017-01-01)."),
]

Workers = Annotated[
    str,
    typer.Option(
        metavar="WHO",
        help="Who works on it: threads, processes or dask, as many as there are processors or as in processes:4;"
        " or a Dask cluster, dask://host:8786.",
    ),
]

Diverse = Annotated[
    float,
    typer.Option(
        metavar="SHARE",
        show_default=False,
        help="No partner in the first 20 of more than this share of lists, such as 0.13; no limit if not given.",
    ),
]


HoldBack = Annotated[
    float,
    typer.Option(
        metavar="SHARE",
        show_default=False,
        help="Hold back this share of the near-ties by lot, such as 0.05, to measure what brokering does.",
    ),
]


def match(
    context: typer.Context,
    scope: ScopeOption = "cross-chain",
    as_of: AsOf = None,
    top: Annotated[
        int, typer.Option(metavar="N", min=1, max=1000, help="How many suggestions for each stakeholder.")
    ] = 20,
    ids: Annotated[
        list[str] | None, typer.Option("--for", metavar="ID", help="Only for this stakeholder; repeatable.")
    ] = None,
    profiles: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="CSV stakeholder_id,country,activity_type,chains (the main one first): newcomers for this run.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write them, as CSV or JSON Lines (.jsonl); unfiltered, unlike screens."),
    ] = None,
    diverse: Diverse = 0.0,
    hold_back: HoldBack = 0.0,
    seed: Annotated[int, typer.Option(metavar="N", help="Seed of the lots of --hold-back.")] = 1,
    audience: Annotated[
        Visibility, typer.Option(help="Whom the run is for: it knows only of what they may see. Brokers see all.")
    ] = Visibility.BROKER_ONLY,
    workers: Workers = "threads",
    as_json: AsJson = False,
) -> None:
    """Suggest partnerships with reasons. The run is kept in the store; the same run gives the same bytes.

    Example: hommel match --scope cross-chain --top 20 --out suggestions.csv
    """
    wish = Wish(scope, as_of, top, tuple(ids or ()), profiles, out, audience, workers, diverse, None, hold_back, seed)
    settings = settings_of(context)
    with wiring.opened(settings) as store, progress() as listen:
        outcome = suggest(store, wish, listen, spool(settings))
    shown = list(outcome.every() if wish.ids else outcome.best())
    if as_json:
        show_json(_as_json(outcome, wish, shown))
    else:
        _show(outcome, wish, shown)


def _as_json(outcome: Outcome, wish: Wish, shown: Iterable[Shown]) -> dict[str, object]:
    matched = outcome.matched
    return {
        "run": outcome.run_id,
        "scope": matched.scope,
        "audience": wish.audience,
        "as_of": matched.economy.as_of,
        "weights": matched.weights.name,
        "learnt": matched.weights.learnt,
        "diverse": matched.diverse,
        "held_back": None if matched.trial is None else len(matched.trial.held),
        "smallest_effect": None if matched.trial is None else foreseen(matched),
        "suggestions": len(matched),
        "served": matched.served,
        "without_chain": matched.without_chain,
        "out": None if wish.out is None else str(wish.out),
        "shown": [
            {
                **asdict(one.suggestion),
                "name": one.name,
                "partner_name": one.partner_name,
                "evidence": one.evidence,
                "chance": one.chance,
            }
            for one in shown
        ],
    }


def _show(outcome: Outcome, wish: Wish, best: Iterable[Shown]) -> None:
    matched = outcome.matched
    for one in best:
        s = one.suggestion
        show(f"{s.score:+.2f}  {one.name} ({s.stakeholder_id}, {s.chain_from or 'no chain'})")
        show(f"   with {one.partner_name} ({s.partner_id}, {s.chain_to or 'no chain'})")
        show(f"       {s.explanation or 'nothing in particular'}")
        if one.evidence:
            show(f"       {one.evidence}")
    show(
        f"{len(matched):,} suggestions for {matched.served:,} stakeholders {told_day(matched.economy)},"
        f" kept as {outcome.run_id}{'' if wish.out is None else f' and, unfiltered, in {wish.out}'}"
    )
    if matched.trial is not None:
        held, shown = len(matched.trial.held), len(matched.trial.shown)
        show(f"{held:,} near-ties are held back, and compared with {shown:,} that are shown")
        show(f"An effect of brokering of {foreseen(matched):.1%} or more will be seen four times out of five")
    if not matched.weights.learnt:
        show("Scored by the rule score, which is not learnt: the members state their needs, or there is no history")
    if matched.without_chain:
        show(f"{matched.without_chain:,} stakeholders were left out: their primary value chain is not known")
    show("Why two of them: hommel explain ID ID. More: hommel match --top 20 --out suggestions.csv")


def explain(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="ID", help="A stakeholder.")],
    other: Annotated[str, typer.Argument(metavar="ID", help="Another.")],
    scope: ScopeOption = "cross-chain",
    as_of: AsOf = None,
    top: Annotated[
        int,
        typer.Option(metavar="N", min=1, max=1000, help="Say what would bring the other among the first N of the one."),
    ] = 20,
    as_json: AsJson = False,
) -> None:
    """Say why these two: reasons, evidence with source and date, what speaks against, what would change it.

    Example: hommel explain pic:999992401 pic:999989976
    """
    with wiring.opened(settings_of(context)) as store:
        snapshot = store.snapshot(matching.economy.WANTED)
        left, right = (stakeholder_row(store, snapshot, who) for who in (one, other))
    known = matching.economy.economy(snapshot, as_of, now().date())
    scorer = Scorer(known, scope, choose(known, scope, known.as_of))
    found, way = explained(scorer, left, right), way_in(scorer, left, right, top)
    near = relatedness(space(known), left, right)
    if as_json:
        show_json({**asdict(found), "way_in": asdict(way), "relatedness": asdict(near)})
    else:
        show(page(known, found, near, way))


def evaluate(
    context: typer.Context,
    split: Annotated[
        datetime.date | None,
        typer.Option("--split", metavar="DATE", parser=_day, help="Learn before this day, look for partners after it."),
    ] = None,
    run: Annotated[
        str | None, typer.Option(metavar="RUN", help="What brokering did, by what this run held back; with no --split.")
    ] = None,
    until: Annotated[
        datetime.date | None,
        typer.Option(metavar="DATE", parser=_day, help="With --run: count what came of it before this day, not today."),
    ] = None,
    scope: ScopeOption = "cross-chain",
    as_json: AsJson = False,
) -> None:
    """Measure how well suggestions foresee the partnerships that then formed, beside named baselines.

    With --run: what brokering did, by what a run held back.

    Example: hommel evaluate --split 2016-01-01
    """
    if (split is None) == (run is None):
        raise typer.BadParameter(
            "say what to evaluate: --split DATE for foresight, or --run RUN for what brokering did"
        )
    if run is not None:
        _evaluate_run(context, run, until or now().date(), as_json)
    elif split is not None:
        _evaluate_split(context, split, scope, as_json)


def _evaluate_run(context: typer.Context, run: str, until: datetime.date, as_json: bool) -> None:
    with wiring.opened(settings_of(context)) as store:
        found = measure(store.snapshot(matching.economy.WANTED), run_of(store.runs(), run), until)
    if as_json:
        show_json(asdict(found))
        return
    e = found.effect
    show(f"{found.run}, from {found.since} to {found.until}: who came together")
    show_table(
        ("near-ties", "pairs", "together", "of 100"),
        [(name, arm.pairs, arm.together, 100 * arm.share) for name, arm in (("shown", e.shown), ("held back", e.held))],
    )
    show(f"Brokering added {e.effect:+.1%}, with 95 % certainty from {e.low:+.1%} to {e.high:+.1%}")
    show(f"An effect of {e.smallest:.1%} or more would have been seen four times out of five")


def _evaluate_split(context: typer.Context, split: datetime.date, scope: Scope, as_json: bool) -> None:
    with wiring.opened(settings_of(context)) as store, progress() as listen:
        listen(Progress("reading the economy", 0))
        snapshot = store.snapshot(matching.economy.WANTED)
        listen(Progress("learning, then ranking everybody", 0))
        found = evaluated(snapshot, split, scope)
    if as_json:
        show_json(asdict(found))
    else:
        _show_evaluation(found)


def _show_evaluation(found: Evaluation) -> None:
    show(f"{found.scope}, split {found.split}, weights {called(found.weights)}")
    for part, models in found.figures.items():
        show("")
        show(f"{part}: {found.stakeholders[part]:,} stakeholders")
        show_table(
            ("model", *NAMES),
            [(model, *(measures[measure].mean for measure in NAMES)) for model, measures in models.items()],
        )
    _show_reliability(found.reliability)


def _show_reliability(told: Reliability | None) -> None:
    show("")
    if told is None:
        show("these weights are a rule that nobody calibrated: they tell no probabilities")
        return
    show(f"joint projects within {period(told.years)}, of 100 suggestions as likely as each other:")
    show_table(
        ("suggestions", "expected", "came true", "ratio"),
        [(one.suggestions, 100 * one.expected, 100 * one.observed, one.ratio) for one in told.bins],
    )
    show(f"Brier skill over the base rate: {told.skill:+.3f}")
