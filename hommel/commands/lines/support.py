"""The commands of the support map: who helps with what, gaps, overlap, spread of volume, doors, what if."""

from dataclasses import asdict
from typing import Annotated, Final

import typer

from graph.errors import BadInput
from graph.shelves import moments
from graph.store import Store
from hommel import wiring
from hommel.commands import Group
from hommel.commands.options import AsJson, settings_of
from hommel.screen import note, show, show_json, show_table
from loaders.tables.understanding import understood
from strategy.support.cells import Axis, Where, cells, overlaps, within
from strategy.support.covering import coverage, gaps
from strategy.support.knocking import Answer, Request, Way, where_to_knock
from strategy.support.offers import Measure, Support, by_need
from strategy.support.reading import read
from strategy.support.shares import NOTE, Refusal, Spread, spread
from strategy.support.whatif import Change, WhatIf, what_if

First = Annotated[int, typer.Option(metavar="N", min=1, help="So many at most.")]
Need = Annotated[list[str] | None, typer.Option("--need", metavar="ID", help="Only this need; may be given again.")]
Stage = Annotated[list[str] | None, typer.Option("--stage", metavar="STAGE", help="Only for this company stage.")]
Market = Annotated[list[str] | None, typer.Option("--market", metavar="ID", help="Only for this market.")]
Language = Annotated[list[str] | None, typer.Option("--language", metavar="CODE", help="Only in this language.")]
Of = Annotated[Measure, typer.Option(help="In what volume is counted.")]
Year = Annotated[str | None, typer.Option(metavar="YEAR", help="Of which year; the latest that all tell if not given.")]


def drawn(
    context: typer.Context,
    by: Annotated[
        list[Axis] | None, typer.Option("--by", help="By what it is drawn: actor and need, or these.")
    ] = None,
    actor: Annotated[list[str] | None, typer.Option("--actor", metavar="ID", help="Only services of this one.")] = None,
    need: Need = None,
    stage: Stage = None,
    market: Market = None,
    language: Language = None,
    first: First = 50,
    as_json: AsJson = False,
) -> None:
    """The map: which services there are, by actor, need, company stage, market or language.

    Example: hommel support map --by need --by stage --market market:DE
    """
    axes = tuple(dict.fromkeys(by)) if by else (Axis.ACTOR, Axis.NEED)
    asked = {Axis.ACTOR: actor, Axis.NEED: need, Axis.STAGE: stage, Axis.MARKET: market, Axis.LANGUAGE: language}
    where = Where({axis: frozenset(wanted) for axis, wanted in asked.items() if wanted})
    support = within(_read(context), where)
    found = cells(support.offers, axes, where)
    if as_json:
        rows = [{**dict(zip(axes, cell.place, strict=True)), "services": cell.services} for cell in found[:first]]
        show_json({"cells": rows, "places": len(found), "services": len(support.offers)})
        return
    named = [[_name(support, one) for one in cell.place] for cell in found[:first]]
    show_table([*axes, "services"], [[*place, len(cell.services)] for place, cell in zip(named, found, strict=False)])
    show(f"{len(support.offers):,} services in {len(found):,} places")


def missing(context: typer.Context, first: First = 50, as_json: AsJson = False) -> None:
    """Gaps: needs that stakeholders state and no service meets for them, and in whose chains.

    Example: hommel support gaps --first 20
    """
    support = _read(context)
    found, covered = gaps(support), coverage(support.offers, support.seekers)
    if as_json:
        named = [{**asdict(gap), "name": support.called(gap.need)} for gap in found[:first]]
        show_json({"gaps": named, "asked": covered.asked, "met": covered.met})
        return
    for gap in found[:first]:
        chains = ", ".join(f"{_name(support, chain)} {count}" for chain, count in gap.chains.items())
        partners = f"; {gap.elsewhere} offer it themselves, as partners" if gap.elsewhere else ""
        services = f"{gap.services} services, for others" if gap.services else "no service"
        show(f"{support.called(gap.need)} ({gap.need}): not met for {gap.unmet} of {gap.seekers}; {services}{partners}")
        show(f"  {chains}")
    show(f"{covered.met:,} of {covered.asked:,} stated needs are met; {len(found):,} gaps")


def doubled(context: typer.Context, first: First = 50, as_json: AsJson = False) -> None:
    """Overlap: services of different actors that meet the same needs of the same companies.

    Example: hommel support overlaps --json
    """
    support = _read(context)
    found = overlaps(support.offers)
    if as_json:
        show_json({"overlaps": [asdict(pair) for pair in found[:first]], "pairs": len(found)})
        return
    rows = [
        [support.called(pair.one), support.called(pair.other), ", ".join(map(support.called, pair.needs))]
        for pair in found[:first]
    ]
    show_table(["one", "other", "both meet"], rows)
    show(f"{len(found):,} pairs overlap")


def spreading(
    context: typer.Context,
    need: Need = None,
    measure: Of = Measure.CASES,
    year: Year = None,
    first: First = 50,
    as_json: AsJson = False,
) -> None:
    """How the volume for each need is spread over actors: fragmentation and effective providers, or why not.

    Example: hommel support spread --measure budget --year 2025
    """
    support = _read(context)
    meeting = sorted(by_need(support.offers).items(), key=lambda one: (-len(one[1]), one[0]))
    found = [spread(one, offers, measure, year) for one, offers in meeting if not need or one in need][:first]
    if need and (unknown := [one for one in need if one not in dict(meeting)]):
        raise BadInput(f"no service meets {unknown[0]!r}; `hommel support map --by need` lists what is met")
    if as_json:
        show_json({"spreads": [asdict(one) for one in found], "note": NOTE})
        return
    for one in found:
        show(_spread(support, one))
    note(NOTE)


def door(
    context: typer.Context,
    stakeholder: Annotated[str, typer.Argument(metavar="ID", help="Whose need it is.")],
    need: Annotated[str, typer.Argument(metavar="NEED", help="The need: words, or the id of a capability.")],
    language: Language = None,
    as_json: AsJson = False,
) -> None:
    """No wrong door: the two best placed services for a need, whom to call, and why.

    Example: hommel support door own:alfa "exportadvies" --language nl
    """
    with wiring.opened(settings_of(context)) as store:
        support = read(store, moments.now().date())
        needs = _meant(store, need)
        found = where_to_knock(store, support, Request(stakeholder, frozenset(needs), frozenset(language or ())))
    if as_json:
        show_json({"read_as": needs, "doors": [_plain(way) for way in found.ways], "nobody": found.nobody or None})
        return
    _show_doors(support, needs, found)


def imagined(
    context: typer.Context,
    stop: Annotated[
        list[str] | None, typer.Option("--stop", metavar="ID", help="A service that would be offered no more.")
    ] = None,
    join: Annotated[
        list[str] | None, typer.Option("--join", metavar="ID,ID", help="Two services: the first takes the second over.")
    ] = None,
    measure: Of = Measure.CASES,
    year: Year = None,
    as_json: AsJson = False,
) -> None:
    """What if services stopped or joined: coverage and how volume is spread, before and after. Nothing is written.

    Example: hommel support what-if --stop service:eerste-stappen --join service:a,service:b
    """
    change = Change(tuple(stop or ()), tuple(map(_pair, join or ())))
    support = _read(context)
    found = what_if(support, change, measure, year)
    if as_json:
        sides = {"before": found.before, "after": found.after}
        covered = {name: {"asked": side.asked, "met": side.met} for name, side in sides.items()}
        show_json({**covered, "needs": [asdict(one) for one in found.needs]})
        return
    _show_change(support, found)


helping: Final = Group(name="support")


@helping.callback()
def support() -> None:
    """Who helps companies with what: the map, gaps, overlap, how volume is spread, whom to call, what if."""


helping.command("map")(drawn)
helping.command("gaps")(missing)
helping.command("overlaps")(doubled)
helping.command("spread")(spreading)
helping.command("door")(door)
helping.command("what-if")(imagined)


def _read(context: typer.Context) -> Support:
    with wiring.opened(settings_of(context)) as store:
        return read(store, moments.now().date())


def _name(support: Support, one: str | None) -> str:
    return "any, or not said" if one is None else support.called(one)


def _meant(store: Store, need: str) -> list[str]:
    """The capabilities that a need is, by id or in words."""
    named = [hit.id for hit in store.named([need]) if hit.kind == "Capability"] if " " not in need else []
    return named or list(understood(store, need).capabilities)


def _pair(typed: str) -> tuple[str, str]:
    one, comma, other = typed.partition(",")
    if not comma or not one or not other or "," in other:
        raise BadInput(f"--join {typed}: two ids with a comma between, such as service:a,service:b")
    return one, other


def _spread(support: Support, one: Spread | Refusal) -> str:
    if isinstance(one, Refusal):
        return f"{support.called(one.need)}: not told: {one.reason}"
    shares = ", ".join(f"{support.called(actor)} {share:.0%}" for actor, share in one.shares.items())
    unit = "cases" if one.measure is Measure.CASES else "euro"
    total = one.total if one.measure is Measure.CASES else one.total / 100
    return (
        f"{support.called(one.need)}: fragmentation {one.fragmentation:.2f}, {one.effective:.2f} effective providers"
        f" ({total:,.0f} {unit} in {one.year}: {shares})"
    )


def _plain(way: Way) -> dict[str, object]:
    found = way.door
    return {
        "service": found.offer.id,
        "name": found.offer.name,
        "actor": found.actor,
        "needs": found.meets,
        "points": found.points,
        "reasons": [asdict(reason) for reason in found.reasons],
        **asdict(way.call),
    }


def _show_doors(support: Support, needs: list[str], found: Answer) -> None:
    note(f"read as {', '.join(needs)}")
    for place, way in enumerate(found.ways, 1):
        whom = support.called(way.door.actor) if way.door.actor else "nobody is known to provide it"
        reach = [one for one in (way.call.desk, ", ".join(way.call.channels), way.call.website) if one]
        show(f"{place}. {way.door.offer.called} ({way.door.offer.id})")
        show(f"   call {whom}{': ' if reach else ''}{'; '.join(reach)}")
        for reason in way.door.reasons:
            show(f"   {reason.points:+.2f} {reason.text}")
    if not found.ways:
        show(found.nobody)


def _show_change(support: Support, found: WhatIf) -> None:
    show(f"needs that are met: {found.before.met:,} of {found.before.asked:,} now, {found.after.met:,} then")
    for one in found.needs:
        show(f"{support.called(one.need)}: not met for {one.unmet_before} now, for {one.unmet_after} then")
        show(f"  now   {_spread(support, one.before)}")
        show(f"  then  {_spread(support, one.after)}")
    note("nothing was written")
