"""Commands for the people in partnerships: their links, and how they are erased."""

import datetime
from collections.abc import Callable
from typing import Annotated, Final

import typer

from graph.shelves.moments import now
from hommel import places, retaining, wiring
from hommel.commands import Group
from hommel.commands.options import AsJson, settings_of
from hommel.screen import show, show_json, show_table
from schema.access import Matter
from schema.authentication import parties
from schema.parties.forgetting import forget
from schema.parties.inviting import path
from strategy.people.erasing import erase_again, find
from strategy.people.purposes import Purpose
from strategy.people.retention import RETENTION, due, timed, told

ACTOR: Final = "hommel party"


def link(
    context: typer.Context,
    contact: Annotated[str, typer.Argument(metavar="CONTACT", help="Id of the contact that it is for.")],
    purpose: Annotated[Purpose, typer.Option(help="What it is for.")],
    partnership: Annotated[
        str | None, typer.Option(metavar="ID", help="The partnership that it is about; for all but about-me.")
    ] = None,
    days: Annotated[
        int, typer.Option(metavar="N", min=1, max=parties.LONGEST.days, help="How long it can be opened.")
    ] = parties.LASTS.days,
    address: Annotated[str, typer.Option(metavar="URL", help="Where the server answers.")] = "http://127.0.0.1:8000",
    as_json: AsJson = False,
) -> None:
    """Make a link by which a contact, without an account, does one thing, once. Send it to nobody else.

    Example: hommel party link contact:3f2a --purpose about-me
    """
    matter = Matter(contact, purpose, partnership)
    with wiring.opened(settings_of(context)) as store:
        code, ends = parties.invited(store, ACTOR, matter, datetime.timedelta(days=days))
    found = f"{address.rstrip('/')}{path(code)}"
    if as_json:
        show_json({"link": found, "expires": ends})
    else:
        show(found)


def erase(
    context: typer.Context,
    contact: Annotated[str | None, typer.Argument(metavar="[CONTACT]", help="Id of the contact.")] = None,
    as_json: AsJson = False,
) -> None:
    """Erase all that is held of a contact, for good. Without one, erase everybody on the list again: after a store's
    file was brought back by other means than `hommel restore`.

    Example: hommel erase contact:3f2a
    """
    settings = settings_of(context)
    listed = places.erasures(settings)
    with wiring.opened(settings) as store:
        if contact is None:
            gone = erase_again(store, listed)
        else:
            find(store, contact)
            forget(store, store, listed, ACTOR, [contact])
            gone = 1
    if as_json:
        show_json({"erased": gone, "list": str(listed.path)})
    else:
        show(f"{gone:,} erased; {listed.path} keeps their ids: keep it apart from backups, and safe")


def retain(
    context: typer.Context,
    simulate: Annotated[bool, typer.Option("--simulate", help="Tell what would go, and let nothing go.")] = False,
    as_json: AsJson = False,
) -> None:
    """Let go of what was kept long enough: persons are erased, the rest is dropped. `hommel work` does so every day.

    Example: hommel retain --simulate
    """
    settings, today = settings_of(context), now().date()
    with wiring.opened(settings) as store:
        if simulate:
            gone = {name: len(ids) for name, ids in due(store, today).items()}
        else:
            gone = dict(retaining.retain(store, store, places.erasures(settings), "hommel retain", today))
    if as_json:
        show_json({"simulated": simulate, "gone": gone})
        return
    rows = [(name, gone.get(name, 0), told(name)) for name in RETENTION if gone.get(name) or timed(name)]
    show_table(("kind", "would go" if simulate else "gone", "kept"), rows)


COMMANDS: Final[tuple[tuple[str, Callable[..., None]], ...]] = (("link", link),)

inviting: Final = Group(name="party")


@inviting.callback()
def party() -> None:
    """The people in partnerships: links by which they have their say."""


for _name, _command in COMMANDS:
    inviting.command(_name)(_command)
