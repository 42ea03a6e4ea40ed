"""Commands for API keys."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Annotated, Any, Final

import typer

from graph.shelves.moments import now
from hommel import wiring
from hommel.commands import Group
from hommel.commands.options import AsJson, settings_of
from hommel.screen import show, show_json, show_table
from schema.access import Deed, Role
from schema.authentication import keys, links
from schema.authentication.keys import Key
from schema.exports import exports

KeyId = Annotated[str, typer.Argument(metavar="ID", help="The key's id, as `hommel keys list` shows it.")]


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def create(
    context: typer.Context,
    role: Annotated[Role, typer.Option(help="What its bearer is: reader, analyst, manager, admin or batch.")],
    name: Annotated[str, typer.Option(help="What people call it.")] = "",
    expires: Annotated[
        datetime.date | None,
        typer.Option(metavar="DATE", parser=_day, help="First day on which it opens nothing any more, in UTC."),
    ] = None,
    scope: Annotated[
        list[Deed] | None,
        typer.Option(
            help="Only to do this, and to read; give it several times for more. All that the role may if none."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make a key for the API. It is shown now and never again: the store keeps its hash alone.

    Example: hommel keys create --role manager --name "nightly import" --expires 2027-01-01
    """
    end = None if expires is None else datetime.datetime.combine(expires, datetime.time(), datetime.UTC)
    with wiring.opened(settings_of(context)) as store:
        _show_new(*keys.create(store, role, name, end, scope or None), as_json)


def listed(context: typer.Context, as_json: AsJson = False) -> None:
    """List the keys, the oldest first; never what their bearers send.

    Example: hommel keys list --json
    """
    with wiring.opened(settings_of(context)) as store:
        found = list(keys.listed(store))
    if as_json:
        show_json([_as_json(key) for key in found])
        return
    columns = ("id", "owner", "name", "role", "scopes", "created", "expires", "used", "opens")
    show_table(columns, [_row(key, columns[:-1]) for key in found])


def revoke(context: typer.Context, id: KeyId, as_json: AsJson = False) -> None:
    """Take a key away, and with the last one of its owner their webhooks, saved searches and digests.

    Servers that run go on with it for five seconds at most.

    Example: hommel keys revoke 3f2a9c1e44b0
    """
    with wiring.opened(settings_of(context)) as store:
        gone = asdict(keys.revoke(store, id))
    if as_json:
        show_json({"revoked": id, "dropped": gone})
        return
    show(f"{id} opens nothing any more")
    if any(gone.values()):
        show(f"Gone with it: {', '.join(f'{name} {count}' for name, count in gone.items())}")


def rotate(
    context: typer.Context,
    id: KeyId,
    grace: Annotated[int, typer.Option(metavar="HOURS", min=0, max=8760, help="How long the old one goes on.")] = 24,
    as_json: AsJson = False,
) -> None:
    """Make a key of the same owner in place of another, which goes on for a while.

    Example: hommel keys rotate 3f2a9c1e44b0 --grace 48
    """
    with wiring.opened(settings_of(context)) as store:
        _show_new(*keys.rotate(store, id, datetime.timedelta(hours=grace)), as_json)


def link(
    context: typer.Context,
    role: Annotated[Role, typer.Option(help="What its bearer is: reader, analyst, manager, admin or batch.")],
    address: Annotated[str, typer.Option(metavar="URL", help="Where the server answers.")] = "http://127.0.0.1:8000",
    as_json: AsJson = False,
) -> None:
    """Make a link that signs somebody in once, within fifteen minutes, for twelve hours.

    Example: hommel keys link --role manager
    """
    with wiring.opened(settings_of(context)) as store:
        found = links.at(address, links.linked(store, role))
    if as_json:
        show_json({"link": found})
    else:
        show(found)


def exported(context: typer.Context, as_json: AsJson = False) -> None:
    """List who took many rows along over `/export`, the first to begin first: with which key, what, and how many.

    Example: hommel keys exports
    """
    with wiring.opened(settings_of(context)) as store:
        found = exports(store)
    if as_json:
        show_json(found)
        return
    show_table(("at", "by", "role", "asked", "rows"), [_export(one) for one in found])


def _export(one: Mapping[str, Any]) -> tuple[object, ...]:
    asked = "; ".join(f"{name} {', '.join(some)}" for name, some in one["asked"].items() if some)
    return one["at"], one["by"], one["role"], asked, "not to the end" if one["rows"] is None else one["rows"]


def _show_new(key: Key, token: str, as_json: bool) -> None:
    if as_json:
        show_json({**_as_json(key), "key": token})
        return
    show(token)
    show(f"The key {key.id}, a {key.role}, is shown this once. Send it as `Authorization: Bearer {keys.PREFIX}…`")


def _as_json(key: Key) -> dict[str, object]:
    return {
        "id": key.id,
        "owner": key.owner,
        "name": key.name,
        "role": key.role,
        "scopes": None if key.scopes is None else list(key.scopes),
        "created": key.created,
        "expires": key.expires,
        "used": key.used,
    }


def _row(key: Key, columns: Sequence[str]) -> tuple[object, ...]:
    said = _as_json(key) | {"scopes": "all" if key.scopes is None else " ".join(key.scopes)}
    return (*(said[name] for name in columns), _opens(key))


def _opens(key: Key) -> str:
    return "yes" if key.opens(now()) else "expired"


COMMANDS: Final[tuple[tuple[str, Callable[..., None]], ...]] = (
    ("create", create),
    ("exports", exported),
    ("link", link),
    ("list", listed),
    ("revoke", revoke),
    ("rotate", rotate),
)

opening: Final = Group(name="keys")


@opening.callback()
def access() -> None:
    """Who may ask the API: make, list and take away keys; links that sign in; who took what."""


for _name, _command in COMMANDS:
    opening.command(_name)(_command)
