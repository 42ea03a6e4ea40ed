"""The commands that tell who needs attention, who decides on them, and what would keep them here."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any, Final

import typer

from graph.lines.detection import Concern
from graph.shelves import moments
from hommel import wiring
from hommel.commands.options import AsJson, settings_of
from hommel.screen import note, show, show_json, show_table
from strategy.detection.anchoring import Anchor, anchoring
from strategy.detection.groups import group_of
from strategy.detection.scorecard import Mark, Scorecard, State
from strategy.detection.triage import MOST, Entry, Wish, scorecard, triage

Which = Annotated[Concern, typer.Argument(help="The concern.")]
Company = Annotated[str, typer.Argument(metavar="ID", help="The company.")]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of", formats=["%Y-%m-%d"], metavar="DATE", help="Use only facts before this day; today if none."
    ),
]

SIGNS: Final = {State.LIT: "lit", State.DARK: "dark", State.UNKNOWN: "?", State.SILENT: "-"}


def attention(
    context: typer.Context,
    concern: Which,
    as_of: AsOf = None,
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, max=MOST, help="How many at most.")] = 50,
    settled: Annotated[bool, typer.Option("--settled", help="List also whom somebody dealt with already.")] = False,
    as_json: AsJson = False,
) -> None:
    """Whom to look at first: companies with several signs of distress, or of potential, and why.

    Example: hommel triage distress --top 20
    """
    with wiring.opened(settings_of(context)) as store:
        found = triage(store, Wish(concern, _day(as_of), top, settled))
    if as_json:
        counts = {name: getattr(found, name) for name in ("looked", "abstained", "settled", "more")}
        show_json({"entries": [_as_json(one) for one in found.entries], **counts})
        return
    for one in found.entries:
        show(f"{one.card.score:g}  {_called(one.card)}{_appraised(one)}")
        for mark in one.card.marks:
            if mark.lit:
                show(f"   {mark.sign.name}: {mark.judged.why}{_when(mark)}")
    show(
        f"{len(found.entries):,} to look at, of {found.looked:,} companies; of {found.abstained:,} too little is known,"
        f" {found.settled:,} were dealt with"
    )
    if found.more:
        note(f"{found.more:,} more raise it; --top lists more")


def score(
    context: typer.Context, concern: Which, company: Company, as_of: AsOf = None, as_json: AsJson = False
) -> None:
    """One company's scorecard: every sign with its day, its reason, what it adds, and what is missing.

    Example: hommel score distress kbo:0203201340
    """
    with wiring.opened(settings_of(context)) as store:
        entry = scorecard(store, concern, company, _day(as_of))
    card = entry.card
    if as_json:
        show_json(_as_json(entry))
        return
    told = "raised" if card.raised else "not raised"
    show(
        f"{_called(card)}: {concern} as of {card.day}, {card.abstains or f'{card.score:g}, {told}'}{_appraised(entry)}"
    )
    rows = [
        (SIGNS[one.judged.state], one.sign.name, one.sign.family, one.judged.why + _when(one)) for one in card.marks
    ]
    if rows:
        show_table(("", "sign", "family", "why"), rows)
    for mark in card.marks:
        for part in mark.judged.parts:
            show(f"   {mark.sign.name}: {part.weight:g} × {part.ratio:.4f} = {part.product:+.4f}  {part.name}")


def group(context: typer.Context, company: Company, as_json: AsJson = False) -> None:
    """Who decides where: the group of a company by who owns whom, from the top down.

    Example: hommel group kbo:0203201340
    """
    with wiring.opened(settings_of(context)) as store:
        found = group_of(store, company)
    if as_json:
        show_json({**asdict(found), "told": found.told, "abroad": found.abroad})
        return
    show(found.told)
    for one in found.members:
        held = one.holding
        share = "" if held is None else f"{'?' if held.share is None else f'{held.share:.0%}'}, by {held.owner}  "
        show(f"{'  ' * one.depth}{share}{one.company.called} ({one.company.id}, {one.company.country or '?'})")
    if found.circular:
        note("owners own each other in a circle, which was cut")
    if found.capped:
        note("the group is larger than is told")


def anchor(context: typer.Context, company: Company, as_json: AsJson = False) -> None:
    """What holds a foreign-owned site here, and who could: suppliers, customers, research, chain.

    Example: hommel anchor kbo:0203201340
    """
    with wiring.opened(settings_of(context)) as store:
        found = anchoring(store, company)
    if as_json:
        told = {"told": found.group.told, "lacking": list(found.lacking)}
        partners = {name: [asdict(one) for one in getattr(found, name)] for name in ("holding", "proposed")}
        show_json({**told, **partners})
        return
    show(found.group.told)
    _show_partners("holds it here", found.holding)
    _show_partners("could hold it here", found.proposed)
    if found.lacking:
        show(f"no tie yet of the sorts: {', '.join(found.lacking)}")


def _show_partners(what: str, partners: Sequence[Anchor]) -> None:
    for one in partners:
        show(f"{what}: {one.partner.called} ({one.partner.id}){', near' if one.near else ''}")
        for tie in one.ties:
            show(f"   {tie.kind}: {tie.why}, says {tie.source}")


def _day(as_of: datetime | None) -> date:
    return (as_of or moments.now()).date()


def _called(card: Scorecard) -> str:
    return f"{card.name} ({card.stakeholder})" if card.name else card.stakeholder


def _when(mark: Mark) -> str:
    return f" [{mark.judged.day}]" if mark.judged.day else ""


def _appraised(entry: Entry) -> str:
    said = entry.appraised
    return "" if said is None else f"  ({said.treatment} on {said.day} by {said.by or 'somebody'})"


def _as_json(entry: Entry) -> dict[str, Any]:
    card = entry.card
    own = ("stakeholder", "name", "day", "raised", "score", "abstains", "coverage", "news", "missing")
    marks = [
        {"name": one.sign.name, "family": one.sign.family, "question": one.sign.question, **asdict(one.judged)}
        for one in card.marks
    ]
    appraised = None if entry.appraised is None else asdict(entry.appraised)
    return {**{name: getattr(card, name) for name in own}, "marks": marks, "appraised": appraised}
