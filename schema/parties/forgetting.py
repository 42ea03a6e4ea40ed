"""Erasing a person, with their links; the list is written first, so that no backup brings them back."""

import asyncio
from collections.abc import Sequence
from typing import Annotated, Any, Final, cast

import strawberry

from graph.errors import NotFound
from graph.shelves.moments import now
from graph.store import Store, Units
from schema.access import Deed
from schema.authentication.parties import shut_out
from schema.mutations.payloads import INPUT
from schema.mutations.problems import EditError, EditErrorCode, Refused, needed, refused, told
from schema.nouns.declaring import field
from schema.viewer import Viewer
from strategy.people.erasing import Erased, Erasures, erase, find


@strawberry.input(description="What `eraseContact` is asked.")
class EraseContactInput:
    """See its description."""

    id: strawberry.ID = field("Id of the contact.")


@strawberry.type(description="The answer to `eraseContact`.")
class EraseContactPayload:
    """See its description."""

    errors: list[EditError] = field("Why it was refused; empty when it was done.")
    erased: strawberry.ID | None = field("Id of the entry that stays, without what it held; null when it was refused.")


def forget(store: Store, units: Units, erasures: Erasures, actor: str, contacts: Sequence[str]) -> None:
    """Erase contacts, and end their links."""
    gone = [Erased(contact, now().date()) for contact in contacts]
    erasures.add(gone)
    with units.unit(actor) as unit:
        erase(unit, gone)
        for contact in contacts:
            shut_out(store, unit.shelves, contact)
    store.scrub()


async def forgotten(info: strawberry.Info, input: Annotated[EraseContactInput, INPUT]) -> EraseContactPayload:
    """Erase a contact."""
    try:
        await asyncio.to_thread(_forgotten, cast(Viewer, info.context), str(input.id))
    except Refused as why:
        return cast(Any, {"errors": told(why), "erased": None})
    return cast(Any, {"errors": (), "erased": input.id})


def _forgotten(viewer: Viewer, contact: str) -> None:
    needed(viewer.principal, Deed.ERASE)
    if viewer.erasures is None:
        raise refused(EditErrorCode.CONFLICT, "this server keeps no list of erasures; use `hommel erase`")
    try:
        find(viewer.store, contact)
    except NotFound as why:
        raise refused(EditErrorCode.NOT_FOUND, str(why), "id") from None
    forget(viewer.store, viewer.store, viewer.erasures, viewer.principal.name, [contact])


ERASE: Final = strawberry.field(
    resolver=forgotten,
    description="Erase all that is held of a contact, for good and in backups that are restored later; for admins.",
)
