"""The commands that print the plan, agree on it, and tell what changed."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Final

import typer

from graph.errors import BadInput
from graph.files.replacing import replaced
from graph.shelves import moments
from graph.store import Store
from hommel import wiring
from hommel.commands.options import AsJson, settings_of
from hommel.commands.plan.options import Chain, Line
from hommel.screen import note, show, show_json, show_table
from strategy.papers.rendering import as_html, as_markdown, as_text
from strategy.papers.sheet import Sheet
from strategy.papers.wording import Language
from strategy.plan.differing import Difference, differences
from strategy.plan.entries import canonical, live
from strategy.plan.page import Wish, plan_page
from strategy.plan.scope import Scope
from strategy.plan.versions import Agreement, agree, draft, entries_of, intact, versions

ACTOR: Final = "hommel:plan"
"""For the trail and for who agreed, where nobody is named: one word, as names of principals are."""
RENDERED: Final[dict[str, Callable[[Sheet], str]]] = {".html": as_html, ".md": as_markdown}
"""Ending of a file -> how it is written; a text otherwise."""

Edition = Annotated[int | None, typer.Argument(metavar="[N]", min=1, help="An agreed version.")]


def show_plan(
    context: typer.Context,
    edition: Annotated[
        int | None,
        typer.Option("--version", metavar="N", min=1, help="As an agreed version has it; else as it is now."),
    ] = None,
    language: Annotated[Language, typer.Option(help="Of the page; titles stay as they were said.")] = Language.EN,
    line: Line = None,
    chain: Chain = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write it: .html is a page to print, .md Markdown, anything else a text."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print the action plan: priorities, actions with how they stand and why, what came of it for each value chain.

    Example: hommel plan show --language nl --out plan.html
    """
    with wiring.opened(settings_of(context)) as store:
        made = plan_page(store, Wish(moments.now().date(), language, edition, Scope(line, chain)))
    if out is not None:
        with replaced(out) as file:
            file.write(RENDERED.get(out.suffix, as_text)(made).encode())
        note(f"written to {out}")
    if as_json:
        show_json(asdict(made))
    elif out is None:
        show(as_text(made).rstrip("\n"))


def agree_on(
    context: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What the plan is called.")],
    said: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="What is said with it.")] = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who agrees, as the trail names them: one word.")] = ACTOR,
    as_json: AsJson = False,
) -> None:
    """Keep the plan as it is now for ever, as its next version. Nobody takes that back.

    Example: hommel plan agree "Action plan 2026" --note "as the partners agreed in June"
    """
    with wiring.opened(settings_of(context)) as store:
        with store.unit(by) as unit:
            own = agree(store, unit, Agreement(by, title, said), moments.now().date())
        kept = versions(store)[0]
    if as_json:
        show_json(asdict(kept))
    else:
        show(f"agreed as version {kept.edition} ({own}); print it with: hommel plan show --version {kept.edition}")


def list_versions(context: typer.Context, as_json: AsJson = False) -> None:
    """List the versions that were agreed, the latest first, and whether the plan was changed since.

    Example: hommel plan versions
    """
    with wiring.opened(settings_of(context)) as store:
        now, kept = draft(store, moments.now().date()), versions(store)
        told = [{**asdict(one), "intact": intact(store, one.edition)} for one in kept]
    if as_json:
        show_json({"draft": asdict(now), "versions": told})
        return
    columns = ("edition", "title", "agreed", "by", "intact", "note")
    show_table(columns, [[_yes(one[name]) for name in columns] for one in told])
    show(f"version {now.edition} is being drafted" if now.changed else "nothing was changed since")


def _yes(value: object) -> object:
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


def tell_changes(
    context: typer.Context,
    before: Edition = None,
    after: Edition = None,
    as_json: AsJson = False,
) -> None:
    """Tell what differs between two versions, or between the last agreement and the plan as it is now.

    Example: hommel plan diff 1 2
    """
    with wiring.opened(settings_of(context)) as store:
        found = _differences(store, before, after)
    if as_json:
        show_json([asdict(one) for one in found])
        return
    for one in found:
        show(f"{one.change.value:<8}  {one.sort} {one.title or ''} ({one.about})")
        for word in one.words:
            show(f"          {word.property}: {canonical(word.before)} -> {canonical(word.after)}")
    show(f"{len(found):,} entries differ")


def _differences(store: Store, before: int | None, after: int | None) -> list[Difference]:
    kept = versions(store)
    if not kept:
        raise BadInput("no version of the plan was agreed yet; agree on one with `hommel plan agree`")
    old = entries_of(store, before or kept[0].edition)
    return differences(old, live(store, moments.now().date()) if after is None else entries_of(store, after))
