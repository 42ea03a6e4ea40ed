"""Options that several commands share, and the settings a command runs with."""

from typing import Annotated

import typer

from hommel.settings import Settings

AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON, for programs.")]


def settings_of(context: typer.Context) -> Settings:
    """What `main` read from the environment."""
    found = context.find_object(Settings)
    assert found is not None, "main hands the settings down"
    return found
