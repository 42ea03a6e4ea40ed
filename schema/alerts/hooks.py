"""Webhooks: whom to call when something happens, and which of what happened each is to be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graph.errors import Conflict
from graph.model import Visibility
from graph.shelves import Entry, Shelf, outbox
from graph.shelves.jobs import Lost, enqueue
from graph.shelves.outbox import Event
from graph.store import Store, Units
from matching.audience import SEES
from schema.access import AUDIENCES, BROKERS, RULES, Role
from schema.alerts.seeing import seen, shown, still
from schema.authentication.keys import standing

CURSOR: Final = "dispatched"
"""Name of the entry that tells up to which event webhooks were told."""

LAST: Final = "~"
"""Where it lies: behind all webhooks, whose place is a digest."""

POST: Final = "webhook"


@dataclass(frozen=True, slots=True)
class Hook:
    """Whom to call.

    owner, role   who made it; it is told what that role may know, and of searches its owner's own
    events        sorts of events, such as `search.found`
    secret        what calls are signed with, as Standard Webhooks writes it
    delivered     when it answered well last
    failing       why it does not, since then
    gone          whether it said that it wants no more calls (410)
    """

    id: str
    owner: str
    role: str
    url: str
    events: Sequence[str]
    secret: str
    made: str
    delivered: str | None = None
    failing: str | None = None
    gone: bool = False

    def __repr__(self) -> str:
        return f"Hook({self.id})"  # neither its secret nor an address that may hold one gets into logs


def hook(entry: Entry) -> Hook:
    """The webhook that an entry holds."""
    return Hook(entry.id, **entry.body)


def body(it: Hook) -> dict[str, Any]:
    """What an entry holds of a webhook."""
    return {name: getattr(it, name) for name in Hook.__dataclass_fields__ if name != "id"}


def every(store: Store) -> list[Hook]:
    """All webhooks."""
    return [hook(entry) for entry in store.entries(Shelf.HOOKS) if entry.id != CURSOR]


def is_told(it: Hook, event: Event) -> bool:
    """Whether a webhook wants to be told of an event, and may be."""
    if it.gone or f"{event.kind}.{event.phase}" not in it.events:
        return False
    role = Role(it.role)
    if event.kind in ("search", "digest"):
        return bool(event.told.get("owner") == it.owner)
    if event.kind == "run":
        return Visibility(event.told.get("audience", Visibility.BROKER_ONLY)) in SEES[AUDIENCES[role]]
    return role in BROKERS


def message(event: Event) -> Mapping[str, Any]:
    """What is sent, as Standard Webhooks has it."""
    data = {name: value for name, value in event.told.items() if name != "owner"}
    return {"type": f"{event.kind}.{event.phase}", "timestamp": event.at, "data": {event.kind: event.of, **data}}


def still_told(store: Store, it: Hook, message: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """A message without findings that its reader may not see any more; None where nothing is left to tell."""
    rule, data = RULES[Role(it.role)], message["data"]
    if message["type"] == "search.found":
        return message if still(store, rule, data) else None
    if message["type"] == "digest.written":
        known = seen(store, rule, (one for part in data["searches"] for one in part["first"]))
        searches = [{**part, "first": shown(part["first"], known)} for part in data["searches"]]
        return {**message, "data": {**data, "searches": searches}}
    return message


def dispatch(store: Store, units: Units, actor: str) -> int:
    """Ask for a call for each event and webhook that is to be told of it, once; how many. For whom no key stands any
    more, nobody is called."""
    place, asked = store.entry(Shelf.HOOKS, CURSOR), 0
    stands = standing(store)
    hooks = [it for it in every(store) if stands(it.owner, it.role)] if place is not None else []
    while place is not None and (events := outbox.events(store, place.body["after"])):
        calls = [(it, event) for event in events for it in hooks if is_told(it, event)]
        try:
            with units.unit(actor) as unit:
                for it, event in calls:
                    told = {"hook": it.id, "message": message(event)}
                    enqueue(unit.shelves, POST, told, id=f"{POST}:{it.id}:{event.number}")
                place = unit.shelves.put(Shelf.HOOKS, CURSOR, LAST, {"after": events[-1].number}, place.version)
        except Lost:
            raise
        except Conflict:  # another worker is at it
            return asked
        asked += len(calls)
    return asked
