"""The commands of a manager's morning: the work list, what to take along on a visit, what goes into a calendar."""

from dataclasses import asdict
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Annotated

import typer

from graph.files.replacing import replaced
from graph.shelves import moments
from hommel import wiring
from hommel.commands.options import AsJson, settings_of
from hommel.screen import note, show, show_json
from strategy.papers import sheet as papers
from strategy.papers.calendar import calendar, events
from strategy.papers.rendering import as_html, as_text
from strategy.papers.wording import Language
from strategy.worklist.items import Item, Named, Wish
from strategy.worklist.listing import WorkList, work_list

Owner = Annotated[
    str | None, typer.Option(metavar="NAME", help="Whose, as the trail names them; everybody's if not given.")
]
Team = Annotated[str | None, typer.Option(metavar="TEAM", help="Of a whole team.")]


def worklist(
    context: typer.Context,
    owner: Owner = None,
    team: Team = None,
    silent: Annotated[
        int, typer.Option(metavar="DAYS", min=0, help="Days without a word after which somebody is told of.")
    ] = 30,
    ahead: Annotated[
        int, typer.Option(metavar="DAYS", min=0, help="Days ahead in which what expires is told of.")
    ] = 14,
    each: Annotated[int, typer.Option(metavar="N", min=1, help="So many of each sort at most are printed.")] = 5,
    as_json: AsJson = False,
) -> None:
    """What there is to do: what expires, whom to ask and to speak with, what changed, what is suggested; and why.

    Example: hommel worklist --owner key:3f2a
    """
    with wiring.opened(settings_of(context)) as store:
        found = work_list(store, Wish(moments.now().date(), owner, team, silent, ahead))
    if as_json:
        show_json({"items": [asdict(one) for one in found.items], "capped": list(found.capped)})
        return
    _show(found, each)


def _show(found: WorkList, each: int) -> None:
    for sort, items in groupby(found.items, key=attrgetter("sort")):
        listed = list(items)
        for one in listed[:each]:
            show(f"{sort:<10}  {_about(one)}{f' (by {one.due})' if one.due else ''}")
            show(f"            {one.why}")
        if len(listed) > each:
            show(f"{sort:<10}  … and {len(listed) - each:,} more")
    show(f"{len(found.items):,} things to do")
    for sort in found.capped:
        note(f"there may be more of {sort} than the list holds")
    if not found.items:
        note("nothing to do: `hommel match` makes suggestions, `--ahead DAYS` looks further ahead")


def _about(one: Item) -> str:
    people = [_called(who) for who in (one.stakeholder, one.partner, one.partnership) if who is not None]
    return " with ".join(people) or (one.about or "")


def _called(who: Named) -> str:
    return f"{who.name} ({who.id})" if who.name else who.id


def visit_sheet(
    context: typer.Context,
    stakeholder: Annotated[str, typer.Argument(metavar="ID", help="The stakeholder to visit.")],
    language: Annotated[Language, typer.Option(help="Of the headings; facts stay as they were said.")] = Language.EN,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it: a page to print if it ends in .html, else a text.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """What to know before a visit: history, three suggestions, barriers, support, whom to ask.

    Example: hommel visit-sheet own:alpha --language nl --out alpha.html
    """
    with wiring.opened(settings_of(context)) as store:
        made = papers.visit_sheet(store, stakeholder, language, moments.now().date())
    if out is not None:
        with replaced(out) as file:
            file.write((as_html(made) if out.suffix == ".html" else as_text(made)).encode())
        note(f"written to {out}")
    if as_json:
        show_json(asdict(made))
    elif out is None:
        show(as_text(made).rstrip("\n"))


def planned(
    context: typer.Context,
    out: Annotated[Path, typer.Option(metavar="FILE", help="The .ics file to write.")],
    owner: Owner = None,
    team: Team = None,
    as_json: AsJson = False,
) -> None:
    """Write meetings and follow-ups as an iCalendar file.

    Example: hommel calendar --owner key:3f2a --out morning.ics
    """
    with wiring.opened(settings_of(context)) as store:
        some = list(events(store, Wish(moments.now().date(), owner, team)))
    with replaced(out) as file:
        file.write(calendar(some, moments.now()).encode())
    if as_json:
        show_json({"events": [asdict(one) for one in some], "out": str(out)})
        return
    show(f"{len(some):,} events written to {out}")
