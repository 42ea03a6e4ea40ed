"""The command line as a whole: which commands there are."""

from collections.abc import Mapping
from typing import Annotated, Final

import typer

from hommel import __version__
from hommel.commands import Group, Later, Place

COMMANDS: Final[Mapping[str, Place]] = {
    "migrate": Place("store", "migrate"),
    "info": Place("store", "info"),
    "match": Place("match", "match"),
    "fit": Place("fit", "fit"),
    "renew": Place("renew", "renew"),
    "explain": Place("match", "explain"),
    "portfolio": Place("portfolio", "portfolio"),
    "evaluate": Place("match", "evaluate"),
    "map": Place("work", "draw"),
    "export": Place("store", "export"),
    "copy": Place("archive", "copy"),
    "backup": Place("archive", "backup"),
    "restore": Place("archive", "restore"),
    "serve": Place("serve", "serve"),
    "work": Place("work", "work"),
    "worklist": Place("morning", "worklist"),
    "visit-sheet": Place("morning", "visit_sheet"),
    "calendar": Place("morning", "planned"),
    "erase": Place("people", "erase"),
    "retain": Place("people", "retain"),
    "doctor": Place("store", "examine"),
    "load": Place("load", "load", group="loading"),
    "keys": Place("keys", "access", group="opening"),
    "party": Place("people", "party", group="inviting"),
    "runs": Place("runs", "runs", group="keeping"),
    "triage": Place("lines.detection", "attention"),
    "score": Place("lines.detection", "score"),
    "group": Place("lines.detection", "group"),
    "anchor": Place("lines.detection", "anchor"),
    "plan": Place("plan.planning", "plan", group="planning"),
    "support": Place("lines.support", "support", group="helping"),
    "barriers": Place("lines.barriers", "barriers", group="working_off"),
}


class Hommel(Later):
    """All of them."""

    places = COMMANDS


app: Final = Group(
    name="hommel",
    cls=Hommel,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"hommel {__version__}")
        raise typer.Exit


@app.callback()
def hommel(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Find the partnerships between value chains that an economy has not made yet, and say why."""
