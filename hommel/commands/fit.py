"""The command that tells who fits by what they offer and need alone."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from graph.model import Visibility
from hommel import wiring
from hommel.commands.match import AsOf
from hommel.commands.options import AsJson, settings_of
from hommel.commands.renew import keep
from hommel.fitting import Asked, Fitting
from hommel.fitting import fit as fitted
from hommel.screen import progress, show, show_json
from matching.explain import capability, name
from matching.fit import MOST, Scope
from matching.fit.pairs import Fit

SHOWN = 10


def fit(
    context: typer.Context,
    scope: Annotated[Scope, typer.Option(help="Anyone, or partners in no common value chain.")] = "all",
    as_of: AsOf = None,
    top: Annotated[int, typer.Option(metavar="N", min=1, max=MOST, help="How many for each stakeholder.")] = 20,
    ids: Annotated[
        list[str] | None, typer.Option("--for", metavar="ID", help="Only for this stakeholder; repeatable.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the fits, as CSV or, if it ends in .jsonl, JSON Lines.")
    ] = None,
    audience: Annotated[
        Visibility, typer.Option(help="Whom it is for: only what they may see counts. Brokers see all.")
    ] = Visibility.BROKER_ONLY,
    keeping: Annotated[
        bool, typer.Option("--keep", help="Keep everybody's fits and their weights for `hommel renew`.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Say who fits by what they offer and need alone: no history and no learnt weights, exactly, with the capabilities.

    Example: hommel fit --for example:0000007 --scope bridge --top 5
    """
    asked = Asked(scope, top, as_of, tuple(ids or ()), out, audience)
    if keeping:
        keep(context, asked, as_json)
        return
    with wiring.opened(settings_of(context)) as store, progress() as listen:
        found = fitted(store, asked, listen)
    shown = found.every() if asked.ids else found.strongest(SHOWN)
    if as_json:
        show_json({
            "scope": scope,
            "as_of": found.market.economy.as_of,
            "fits": int(found.found.count.sum()),
            "out": None if out is None else str(out),
            "shown": [_as_json(found, one) for one in shown],
        })  # fmt: skip
    else:
        _show(found, shown, out)


def _as_json(found: Fitting, one: Fit) -> dict[str, object]:
    market = found.market
    met = [
        {
            "capability_id": market.economy.snapshot.kinds["Capability"].ids[some.capability],
            "capability": capability(market.economy, some.capability),
            "needed": some.needed,
            "idf": some.idf,
        }
        for some in one.met
    ]
    names = {"name": name(market.economy, one.left), "partner_name": name(market.economy, one.right)}
    return {**asdict(market.suggestion(one)), **names, "met": met}


def _show(found: Fitting, shown: Iterable[Fit], out: Path | None) -> None:
    market = found.market
    for one in shown:
        s = market.suggestion(one)
        show(f"{s.score:.2f}  {name(market.economy, one.left)} ({s.stakeholder_id}, {s.chain_from or 'no chain'})")
        show(f"   with {name(market.economy, one.right)} ({s.partner_id}, {s.chain_to or 'no chain'})")
        show(f"       {s.explanation}")
    total, served = int(found.found.count.sum()), int((found.found.count > 0).sum())
    show(f"{total:,} fits for {served:,} stakeholders{'' if out is None else f', in {out}'}")
    show("With history and learnt weights: hommel match. Why two of them: hommel explain ID ID")
