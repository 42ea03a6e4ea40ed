"""The command line as a whole: which commands there are."""

from collections.abc import Callable
from typing import Annotated, Final

import typer

from hommel import __version__
from hommel.commands import (
    archive,
    fit,
    keys,
    load,
    match,
    morning,
    people,
    portfolio,
    renew,
    runs,
    serve,
    store,
    work,
)
from hommel.commands.lines import detection

app: Final = typer.Typer(
    name="hommel",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
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


COMMANDS: Final[tuple[tuple[str, Callable[..., None]], ...]] = (
    ("migrate", store.migrate),
    ("info", store.info),
    ("match", match.match),
    ("fit", fit.fit),
    ("renew", renew.renew),
    ("explain", match.explain),
    ("portfolio", portfolio.portfolio),
    ("evaluate", match.evaluate),
    ("export", store.export),
    ("copy", archive.copy),
    ("backup", archive.backup),
    ("restore", archive.restore),
    ("serve", serve.serve),
    ("work", work.work),
    ("worklist", morning.worklist),
    ("visit-sheet", morning.visit_sheet),
    ("calendar", morning.planned),
    ("erase", people.erase),
    ("retain", people.retain),
    ("doctor", store.examine),
    *detection.COMMANDS,
)

for name, command in COMMANDS:
    app.command(name)(command)

loading: Final = typer.Typer(
    name="load", help="Bring facts in from a source. A missing store is made.", rich_markup_mode=None
)
app.add_typer(loading)
for name, command in load.LOADERS:
    loading.command(name)(command)

opening: Final = typer.Typer(
    name="keys",
    help="Who may ask the API: make, list and take away keys; links that sign in; who took what.",
    rich_markup_mode=None,
)
app.add_typer(opening)
for name, command in keys.COMMANDS:
    opening.command(name)(command)

inviting: Final = typer.Typer(
    name="party", help="The people in partnerships: links by which they have their say.", rich_markup_mode=None
)
app.add_typer(inviting)
for name, command in people.COMMANDS:
    inviting.command(name)(command)

keeping: Final = typer.Typer(name="runs", invoke_without_command=True, rich_markup_mode=None)
keeping.callback()(runs.runs)
keeping.command("diff")(runs.diff)
app.add_typer(keeping)
