"""The commands of barriers: which first, which are the same, where one has asked, and the list to take along."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from graph.errors import BadInput
from graph.files.replacing import replaced
from graph.shelves import moments
from hommel import wiring
from hommel.commands import Group
from hommel.commands.options import AsJson, settings_of
from hommel.screen import note, show, show_json, show_table
from strategy.barriers.alike.proposing import like
from strategy.barriers.ranking.bridging import bridges
from strategy.barriers.ranking.order import Ranked, Wish, ranking
from strategy.barriers.register.coverage import Asked, coverage
from strategy.barriers.taken.gathering import taken
from strategy.barriers.taken.writing import page, table
from strategy.papers.rendering import as_html, as_text
from strategy.papers.wording import Language

Barrier = Annotated[str, typer.Argument(metavar="ID", help="Id of the barrier.")]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", help="Last day of the period, such as 2026-12-31; a year from today.")
]


def rank(context: typer.Context, until: Until = None, as_json: AsJson = False) -> None:
    """Barriers in the order in which to work them off: partnership value unlocked × chance of removal in the period.

    Example: hommel barriers rank --until 2026-12-31
    """
    with wiring.opened(settings_of(context)) as store:
        found = ranking(store, _wish(until))
    if as_json:
        show_json(
            {"value": found.value, "until": str(found.until), "barriers": [asdict(one) for one in found.barriers]}
        )
        return
    for one in found.barriers:
        show(f"{one.title or one.id} ({one.id}, {one.status})")
        show(f"   {_figures(one)}")
    show(f"{len(found.barriers):,} barriers stand; with all of them the portfolio scores {found.value:,.2f}")
    if not found.barriers:
        note("enter one over GraphQL, by `registerBarrier`")


def _figures(one: Ranked) -> str:
    chance = "nobody said" if one.chance is None else f"{one.chance:.0%}"
    worth = "" if one.worth is None else f" = {one.worth:.2f}"
    return f"unlocks {one.unlocked:.2f} × chance {chance}{worth}; it stands between {one.lowered:,} suggestions"


def alike(context: typer.Context, barrier: Barrier, as_json: AsJson = False) -> None:
    """Entries that may be the same barrier, the likeliest first, with the reason.

    Example: hommel barriers alike barrier:3f2a
    """
    with wiring.opened(settings_of(context)) as store:
        found = like(store, barrier)
    if as_json:
        show_json([asdict(one) for one in found])
        return
    for one in found:
        show(f"{one.odds:+.2f}  {one.title} ({one.id})")
        show(f"       {one.why}")
    show(f"{len(found)} that may be the same")


def bridge(context: typer.Context, barrier: Barrier, as_json: AsJson = False) -> None:
    """Who holds what one must have to get past a barrier, the likeliest help first, with the reason.

    Example: hommel barriers bridge barrier:3f2a
    """
    with wiring.opened(settings_of(context)) as store:
        found = bridges(store, barrier)
    if as_json:
        show_json([asdict(one) for one in found])
        return
    for one in found:
        show(f"{one.strength:.2f}  {one.name or one.id} ({one.id})")
        show(f"      {one.why}")
    show(f"{len(found)} bridging partners")


def covered(context: typer.Context, as_json: AsJson = False) -> None:
    """Where one has asked: value chains and markets with barriers, with none found, and the rest.

    Example: hommel barriers coverage
    """
    with wiring.opened(settings_of(context)) as store:
        found = coverage(store)
    if as_json:
        show_json([asdict(one) for one in found])
        return
    asked = [one for one in found if one.asked is not Asked.NOT_ASKED]
    rows = [(one.chain, one.market, str(one.asked), one.standing, one.last or "") for one in asked]
    show_table(("chain", "market", "asked", "standing", "last"), rows)
    show(f"{len(asked):,} of {len(found):,} pairs of a chain and a market were asked")


def take(
    context: typer.Context,
    market: Annotated[str | None, typer.Option(metavar="ID", help="Only what stands before this market.")] = None,
    language: Annotated[Language, typer.Option(help="Of the headings; facts stay as they were said.")] = Language.EN,
    until: Until = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write it: a page to print if it ends in .html, a table in .csv, else a text."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The list that a negotiator takes along, notes among it: it is for brokers' eyes.

    Example: hommel barriers take --market market:JP --language nl --out japan.html
    """
    with wiring.opened(settings_of(context)) as store:
        found = taken(store, _wish(until), market)
    made = page(found, language, str(moments.now().date()))
    if out is not None:
        written = {".html": as_html(made), ".csv": table(found)}.get(out.suffix, as_text(made))
        with replaced(out) as file:
            file.write(written.encode())
        note(f"written to {out}")
    if as_json:
        show_json(asdict(found))
    elif out is None:
        show(as_text(made).rstrip("\n"))


def _wish(until: str | None) -> Wish:
    try:
        return Wish(moments.now().date(), None if until is None else date.fromisoformat(until))
    except ValueError:
        raise BadInput(f"--until: {until!r} is no day; write 2026-12-31") from None


working_off: Final = Group(name="barriers")


@working_off.callback()
def barriers() -> None:
    """What stands in the way: which first, who gets past it, and the list to take along."""


working_off.command("rank")(rank)
working_off.command("take")(take)
working_off.command("bridge")(bridge)
working_off.command("alike")(alike)
working_off.command("coverage")(covered)
