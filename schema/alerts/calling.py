"""Making webhooks, listing them, deleting them."""

import asyncio
import base64
import enum
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any, Final, cast

import orjson
import strawberry

from graph.shelves import Entry, Shelf, outbox
from graph.shelves.moments import now, written
from schema.access import Deed
from schema.alerts.hooks import CURSOR, LAST, Hook, body, every, hook
from schema.authentication.owning import shelf_of
from schema.mutations.asking import ONCE
from schema.mutations.once import Once
from schema.mutations.payloads import INPUT
from schema.mutations.problems import EditError, EditErrorCode, Refused, needed, refused, told
from schema.nouns.declaring import field, may
from schema.viewer import Viewer

MOST_HOOKS: Final = 20
"""Of one owner."""

SECRET_BYTES: Final = 32


@strawberry.enum(description="What a webhook is told of.")
class WebhookEvent(enum.Enum):
    """See its description."""

    SEARCH_FOUND = strawberry.enum_value("search.found", description="A saved search of its owner found something.")
    DIGEST_WRITTEN = strawberry.enum_value("digest.written", description="A digest of its owner's saved searches.")
    RUN_ENDED = strawberry.enum_value("run.ended", description="A match run ended.")
    LOAD_ENDED = strawberry.enum_value("load.ended", description="A load ended.")
    LOAD_FAILED = strawberry.enum_value("load.failed", description="A load failed.")


@strawberry.type(description="Somebody who is called when something happens.")
class Webhook:
    """See its description."""

    id: strawberry.ID = field("Its id.")
    url: str = field("Where it is called.")
    events: list[WebhookEvent] = field("What it is told of.")
    made: str = field("When it was made, UTC.")
    delivered: str | None = field("When it answered well last, UTC.")
    failing: str | None = field("Why it does not answer well, since then; null when it does.")
    gone: bool = field("Whether it answered 410, and is called no more.")


@strawberry.input(description="What `createWebhook` is asked.")
class CreateWebhookInput:
    """See its description."""

    url: str = field("Where to call: https, on an address that everybody can reach.")
    events: list[WebhookEvent] = field("What to tell.")
    idempotency_key: str | None = may(ONCE.meaning)


@strawberry.input(description="What `deleteWebhook` is asked.")
class DeleteWebhookInput:
    """See its description."""

    id: strawberry.ID = field("Id of a webhook of yours.")


@strawberry.type(description="The answer to `createWebhook` and `deleteWebhook`.")
class WebhookPayload:
    """See its description."""

    errors: list[EditError] = field("Why it was refused; empty when it was done.")
    webhook: Webhook | None = field("The webhook as it is now, or was; null when it was refused.")
    secret: str | None = field(
        "What its calls are signed with; shown when it is made, again to the same idempotency key, and never otherwise."
    )


def shown(it: Hook) -> dict[str, Any]:
    """A webhook as its type reads it."""
    return {**asdict(it), "events": [WebhookEvent(one) for one in it.events]}


async def create(info: strawberry.Info, input: Annotated[CreateWebhookInput, INPUT]) -> WebhookPayload:
    """Call somebody from now on."""
    viewer = cast(Viewer, info.context)
    try:
        events = sorted({str(event.value) for event in input.events})
        made = await asyncio.to_thread(_created, viewer, input.url, events, input.idempotency_key or None)
    except Refused as why:
        return cast(Any, {"errors": told(why), "webhook": None, "secret": None})
    return cast(Any, {"errors": (), "webhook": shown(made), "secret": made.secret})


async def delete(info: strawberry.Info, input: Annotated[DeleteWebhookInput, INPUT]) -> WebhookPayload:
    """Call them no more."""
    try:
        gone = await asyncio.to_thread(_deleted, cast(Viewer, info.context), str(input.id))
    except Refused as why:
        return cast(Any, {"errors": told(why), "webhook": None, "secret": None})
    return cast(Any, {"errors": (), "webhook": shown(gone), "secret": None})


async def webhooks(info: strawberry.Info) -> list[Webhook]:
    """One's own."""
    viewer = cast(Viewer, info.context)
    viewer.principal.need(Deed.NOTIFY)
    return cast(Any, [shown(it) for it in await asyncio.to_thread(_own, viewer)])


def _own(viewer: Viewer) -> list[Hook]:
    return [it for it in every(viewer.store) if it.owner == viewer.principal.name]


def _created(viewer: Viewer, url: str, events: Sequence[str], key: str | None) -> Hook:
    needed(viewer.principal, Deed.NOTIFY)
    if wrong := viewer.webhooks.fault(url):
        raise refused(EditErrorCode.INVALID, wrong, "url")
    if not events:
        raise refused(EditErrorCode.INVALID, "name what it is to be told of", "events")
    owner, secret = viewer.principal, base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()
    it = Hook(f"webhook:{uuid.uuid4().hex}", owner.name, owner.role, url, events, f"whsec_{secret}", written(now()))
    once = Once(owner.name, key, orjson.dumps(["create_webhook", url, events]))
    newest = outbox.last(viewer.store)
    with viewer.store.unit(owner.name) as unit:
        if (answered := once.answered(unit.shelves)) is not None:
            return _kept(unit.shelves.entry(Shelf.HOOKS, answered["subject"]))
        if len(_own(viewer)) >= MOST_HOOKS:
            raise refused(EditErrorCode.CONFLICT, f"you have {MOST_HOOKS} webhooks; delete one first")
        once.keep(unit.shelves, {"subject": it.id})
        unit.shelves.put(Shelf.HOOKS, it.id, shelf_of(owner.name), body(it))
        if unit.shelves.entry(Shelf.HOOKS, CURSOR) is None:  # what happened before the first webhook is not told
            unit.shelves.put(Shelf.HOOKS, CURSOR, LAST, {"after": newest})
    return it


def _kept(entry: Entry | None) -> Hook:
    if entry is None:
        message = "what was made under this key was deleted since; take a new one to make it again"
        raise refused(EditErrorCode.NOT_FOUND, message, "idempotencyKey")
    return hook(entry)


def _deleted(viewer: Viewer, id: str) -> Hook:
    needed(viewer.principal, Deed.NOTIFY)
    entry = viewer.store.entry(Shelf.HOOKS, id) if id != CURSOR else None
    if entry is None or hook(entry).owner != viewer.principal.name:
        raise refused(EditErrorCode.NOT_FOUND, f"you have no webhook {id!r}", "id")
    with viewer.store.unit(viewer.principal.name) as unit:
        unit.shelves.drop(Shelf.HOOKS, [id])
    return hook(entry)


ROOTS: Final[dict[str, Any]] = {
    "webhooks": strawberry.field(resolver=webhooks, description="Your webhooks."),
}
CREATE: Final = strawberry.field(
    resolver=create, description="Have an address called when something happens, from now on; its calls are signed."
)
DELETE: Final = strawberry.field(resolver=delete, description="Have it called no more.")
