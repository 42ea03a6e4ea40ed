"""The command that counts what the plan comes to."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from graph.errors import BadInput
from graph.files.cells import escaped
from graph.files.replacing import replaced
from graph.shelves import moments
from hommel import wiring
from hommel.commands.options import AsJson, settings_of
from hommel.commands.plan.options import Chain, Line, Since, Until
from hommel.screen import note, show_json, show_table
from strategy.plan.indicators import INDICATORS, Figure, indicators
from strategy.plan.scope import Scope
from strategy.plan.strength import called, links, sales, strengths


def count(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Which figures; all without.", show_default=False)
    ] = None,
    line: Line = None,
    chain: Chain = None,
    since: Since = None,
    until: Until = None,
    records: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the records that each figure counts, as CSV.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Count what the plan comes to, for a line, a value chain and a period. --records and --json list what is counted.

    Example: hommel plan indicators --chain chain:food --since 2026-01-01 --records counted.csv
    """
    if unknown := set(names or ()) - {one.name for one in INDICATORS}:
        raise BadInput(f"no figure is called {min(unknown)!r}; there are {', '.join(one.name for one in INDICATORS)}")
    scope = Scope(line, chain, since and since.date(), until and until.date())
    with wiring.opened(settings_of(context)) as store:
        found = indicators(store, scope, moments.now().date(), only=names or ())
    if records is not None:
        _write_records(records, found)
        note(f"written to {records}")
    if as_json:
        show_json([{**asdict(one), "value": one.value} for one in found])
    else:
        show_table(("figure", "value", "unit", "records", "meaning"), [_row(one) for one in found])


def _row(one: Figure) -> tuple[Any, ...]:
    return one.name, one.value, one.unit, len(one.records), one.meaning


def _write_records(path: Path, found: Sequence[Figure]) -> None:
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(("figure", "kind", "id", "day", "value"))
    for one in found:
        rows.writerows((one.name, one.kind, escaped(each.id), each.day or "", each.value) for each in one.records)
    with replaced(path) as file:
        file.write(text.getvalue().encode())


def strength(
    context: typer.Context,
    year: Annotated[int | None, typer.Option(metavar="YEAR", help="Which year; the latest known if not given.")] = None,
    chain: Chain = None,
    first: Annotated[int, typer.Option(metavar="N", min=1, help="How many rows at most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Tell where value chains are strong abroad and where potential lies, beside their links; by `hommel load exports`.

    Example: hommel plan strength --chain chain:food
    """
    with wiring.opened(settings_of(context)) as store:
        some = [one for one in strengths(sales(store, year)) if chain in (None, one.chain)][:first]
        names = called(store, [name for one in some for name in (one.chain, one.market) if name])
        told = [{**asdict(one), **(asdict(links(store, one.chain, one.market)) if one.market else {})} for one in some]
    if as_json:
        show_json(told)
        return
    show_table(COLUMNS, [_strength(one, names) for one in told])


COLUMNS: Final = (
    "chain",
    "market",
    "euros",
    "share",
    "of market",
    "advantage",
    "potential",
    "present",
    "aiming",
    "barriers",
)


def _strength(one: Mapping[str, Any], names: Mapping[str, str]) -> list[object]:
    shares = [None if one[name] is None else f"{one[name]:.1%}" for name in ("share", "market_share")]
    advantage = None if one["advantage"] is None else f"{one['advantage']:.2f}"
    potential = None if one["potential"] is None else one["potential"] // 100
    market = names.get(one["market"], one["market"]) if one["market"] else "all"
    beside = [one.get(name) for name in ("present", "aiming", "barriers")]
    return [names.get(one["chain"], one["chain"]), market, one["value"] // 100, *shares, advantage, potential, *beside]
