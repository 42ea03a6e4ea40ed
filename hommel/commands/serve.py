"""The command that answers over HTTP."""

import os
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from hommel import wiring
from hommel.commands.options import AsJson, settings_of
from hommel.screen import show, show_json
from hommel.serving import server, several
from hommel.serving.journal import keep_log, keep_quiet
from hommel.serving.keeping import Place
from hommel.settings import Settings
from hommel.tracing.wanting import tracing
from hommel.working.beside import Alone, working
from schema.access import Role
from schema.authentication import links


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(metavar="HOST", help="Address of this machine to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", help="Port; 0 takes a free one.", min=0, max=65535)] = 8000,
    no_work: Annotated[
        bool, typer.Option("--no-work", help="Leave jobs to `hommel work`: better beside a big store.")
    ] = False,
    documents: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help='Answer these documents alone: JSON, {"SHA-256 of the text": "text"}.'),
    ] = None,
    workers: Annotated[
        int,
        typer.Option(
            metavar="N", help="Processes that answer side by side, as many as there are cores.", min=1, max=64
        ),
    ] = 1,
    link: Annotated[Role | None, typer.Option(help="Print a link that signs one of this role in, once.")] = None,
    log: Annotated[
        bool, typer.Option("--log", help="Tell each request on standard error, as a line of JSON without its contents.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Answer GraphQL over HTTP until Ctrl-C, and do the jobs that are due; the address is printed once it answers.

    Example: hommel serve --port 0
    """
    settings = settings_of(context)
    journal = keep_log if log else keep_quiet
    journal()
    tell = partial(_announce_json if as_json else _announce, _code(settings, link))
    if workers > 1:
        beside = [] if no_work else [Place("the worker", Alone(settings, journal))]
        several.serve(settings, host, port, tell, documents, several.Company(workers, beside, journal))
        return
    with tracing(os.environ) as traced, ExitStack() as ending:

        def announce(address: str) -> None:
            if not no_work:
                ending.enter_context(working(settings, traced))
            tell(address)

        server.serve(settings, host, port, announce, documents, traced)


def _code(settings: Settings, role: Role | None) -> str | None:
    """Of a link that signs in; made before anything listens, so that what stands in the way is said at once."""
    if role is None:
        return None
    with wiring.opened(settings) as store:
        return links.linked(store, role)


def _announce(code: str | None, address: str) -> None:
    show(f"Hommel answers at {address}/graphql; Ctrl-C stops it")
    if code:
        show(f"This signs you in, once, within fifteen minutes: {links.at(address, code)}")
    show(f"The explorer is at {address}/")


def _announce_json(code: str | None, address: str) -> None:
    link = {"link": links.at(address, code)} if code else {}
    show_json({"address": address, "graphql": f"{address}/graphql", **link})
