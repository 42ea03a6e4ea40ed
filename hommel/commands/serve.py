"""The command that answers over HTTP."""

from typing import Annotated

import typer

from hommel import serving
from hommel.commands.options import AsJson, settings_of
from hommel.screen import show, show_json


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(metavar="HOST", help="Address of this machine to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", help="Port; 0 takes a free one.", min=0, max=65535)] = 8000,
    as_json: AsJson = False,
) -> None:
    """Answer GraphQL over HTTP until Ctrl-C; the address is printed once it answers.

    Example: hommel serve --port 0
    """
    announce = _announce_json if as_json else _announce
    serving.serve(settings_of(context), host, port, announce)


def _announce(address: str) -> None:
    show(f"Hommel answers at {address}/graphql; Ctrl-C stops it")


def _announce_json(address: str) -> None:
    show_json({"address": address, "graphql": f"{address}/graphql"})
