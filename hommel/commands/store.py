"""Commands on the store as a whole: migrate, info, export, doctor."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

import atlas
from hommel import wiring
from hommel.commands.options import AsJson, settings_of
from hommel.places import place
from hommel.screen import note, show, show_json, show_table


def migrate(context: typer.Context, as_json: AsJson = False) -> None:
    """Make the store, or bring an older one up to date. Running it again does nothing.

    Example: hommel migrate
    """
    where = place(settings_of(context))
    applied = where.migrate()
    if as_json:
        show_json({"store": str(where), "applied": applied})
    else:
        show(f"{where}: applied {', '.join(applied)}" if applied else f"{where}: up to date")


def info(context: typer.Context, as_json: AsJson = False) -> None:
    """Say which store is used and how much is in it.

    Example: hommel info --json
    """
    settings = settings_of(context)
    with wiring.opened(settings) as store:
        counts = store.counts()
    everything = {**counts.kinds, **counts.relations}
    if as_json:
        show_json({"store": str(place(settings)), "revision": counts.revision, "counts": everything})
        return
    show(f"{place(settings)}, revision {counts.revision}")
    show_table(("what", "how many"), [(name, number) for name, number in everything.items() if number])


def export(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="PATH", help="File or folder to write; `-` is standard output.")],
    form: Annotated[
        atlas.Format | None, typer.Option("--format", help="Format; by default the ending of PATH tells it.")
    ] = None,
    kinds: Annotated[list[str] | None, typer.Option("--kind", help="Only nodes of this kind; repeatable.")] = None,
    ids: Annotated[list[str] | None, typer.Option("--id", help="Only this node; repeatable.")] = None,
    countries: Annotated[
        list[str] | None, typer.Option("--country", help="Only stakeholders there, and what is theirs; repeatable.")
    ] = None,
    chains: Annotated[
        list[str] | None, typer.Option("--chain", help="Only stakeholders in this value chain; repeatable.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the graph, or a part of it, as JSON Lines, CSV tables, GEXF, GraphML or node-link JSON.

    Example: hommel export food.gexf --chain food --country BE
    """
    part = atlas.Part(*(tuple(some or ()) for some in (kinds, ids, countries, chains)))
    to_stdout = path == "-"
    with wiring.opened(settings_of(context)) as store:
        written = atlas.export(store, sys.stdout.buffer if to_stdout else Path(path), form, part)
    if as_json and not to_stdout:
        show_json({"path": path, "counts": {**written.nodes, **written.relations}})
    else:
        nodes, relations = sum(written.nodes.values()), sum(written.relations.values())
        note(f"wrote {nodes:,} nodes and {relations:,} relations to {'standard output' if to_stdout else path}")


def examine(context: typer.Context, as_json: AsJson = False) -> None:
    """Check the installation and the store, and say how to mend what is wrong. Exit status 1 if anything is.

    Example: hommel doctor
    """
    from hommel import doctor  # imports the matching, which the others do not need

    findings = doctor.examine(settings_of(context))
    well = all(finding.well for finding in findings)
    if as_json:
        show_json({"well": well, "findings": [{**asdict(finding), "well": finding.well} for finding in findings]})
    else:
        for finding in findings:
            show(f"{'ok   ' if finding.well else 'WRONG'} {finding.check}: {finding.found}")
            if finding.mend:
                show(f"      to mend: {finding.mend}")
    if not well:
        raise typer.Exit(1)
