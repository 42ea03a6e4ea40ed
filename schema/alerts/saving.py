"""Saving searches, listing them, deleting them."""

import asyncio
import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, Final, cast

import orjson
import strawberry
from strawberry.utils.str_converters import to_camel_case

from graph.catalogue import KINDS
from graph.errors import BadInput
from graph.shelves import Entry, Shelf
from graph.shelves.jobs import enqueue
from graph.shelves.moments import now, written
from schema.access import Deed
from schema.alerts.searches import STAKEHOLDERS, SUGGESTIONS, Search, body, found, of, search
from schema.authentication.owning import shelf_of
from schema.compiling.links import LINKS
from schema.compiling.selection import selected
from schema.mutations.asking import ONCE
from schema.mutations.once import Once
from schema.mutations.payloads import INPUT
from schema.mutations.problems import EditError, EditErrorCode, Refused, needed, refused, told
from schema.nouns.declaring import field, may
from schema.nouns.filters import FILTERS
from schema.suggestions import SuggestionFilter
from schema.viewer import Viewer

MOST_SEARCHES: Final = 100
"""Of one owner."""

MOST_CHARACTERS: Final = 200
MOST_BYTES: Final = 20_000
FILL: Final = "fill-searches"
PERSONAL: Final = frozenset(
    to_camel_case(name) for links in LINKS.values() for name, link in links.items() if KINDS[link.kind].personal
)
"""Lists of persons, as filters name them."""

Who = FILTERS["Stakeholder"]


@strawberry.type(description="A filter that is asked again after each run and load, and tells what is new.")
class SavedSearch:
    """See its description."""

    id: strawberry.ID = field("Its id, for `newSuggestions`.")
    name: str = field("What its owner calls it.")
    over: str = field("What it looks through: `suggestions` or `stakeholders`.")
    where: str = field("The filter, as JSON.")
    made: str = field("When it was saved, UTC.")
    filled: str | None = field("When it was asked last, UTC; null before the first time.")
    found: int | None = field("How many it found then.")
    capped: bool = field("Whether there were more than it keeps in mind: those are not told of.")


@strawberry.input(description="What `saveSearch` is asked. Give one of the filters.")
class SaveSearchInput:
    """See its description."""

    id: strawberry.ID | None = may("Id of a search of yours that is to be replaced; a new one where none is given.")
    name: str = field(f"What you call it, {MOST_CHARACTERS} characters at most.")
    suggestions: SuggestionFilter | None = may("Which suggestions, of the newest run that you may see.")
    stakeholders: Who | None = may("Which stakeholders.")  # type: ignore[valid-type]  # made while this runs
    idempotency_key: str | None = may(ONCE.meaning)


@strawberry.input(description="What `deleteSearch` is asked.")
class DeleteSearchInput:
    """See its description."""

    id: strawberry.ID = field("Id of a search of yours.")


@strawberry.type(description="The answer to `saveSearch` and `deleteSearch`.")
class SearchPayload:
    """See its description."""

    errors: list[EditError] = field("Why it was refused; empty when it was done.")
    search: SavedSearch | None = field("The search as it is now, or was; null when it was refused.")


def shown(it: Search) -> dict[str, Any]:
    """A search as its type reads it."""
    names = ("id", "name", "over", "made", "filled", "capped")
    count = None if it.seen is None else len(it.seen)
    where = orjson.dumps(it.where).decode()
    return {**{name: getattr(it, name) for name in names}, "where": where, "found": count}


async def save(info: strawberry.Info, input: Annotated[SaveSearchInput, INPUT]) -> SearchPayload:
    """Keep a filter."""
    given = selected(info).arguments["input"]
    return await _answer(_saved, cast(Viewer, info.context), given)


async def delete(info: strawberry.Info, input: Annotated[DeleteSearchInput, INPUT]) -> SearchPayload:
    """Forget a filter."""
    return await _answer(_deleted, cast(Viewer, info.context), selected(info).arguments["input"])


async def _answer(do: Any, viewer: Viewer, given: Mapping[str, Any]) -> SearchPayload:
    try:
        done = await asyncio.to_thread(do, viewer, given)
    except Refused as why:
        return cast(Any, {"errors": told(why), "search": None})
    return cast(Any, {"errors": (), "search": shown(done)})


async def saved_searches(info: strawberry.Info) -> list[SavedSearch]:
    """One's own."""
    viewer = cast(Viewer, info.context)
    viewer.principal.need(Deed.SAVE)
    own = await asyncio.to_thread(of, viewer.store, viewer.principal.name)
    return cast(Any, [shown(it) for it in own])


def _saved(viewer: Viewer, given: Mapping[str, Any]) -> Search:
    needed(viewer.principal, Deed.SAVE)
    it, owner = _wished(viewer, given), viewer.principal.name
    asked = orjson.dumps(["save_search", given], option=orjson.OPT_SORT_KEYS)
    once = Once(owner, given.get("idempotencyKey"), asked)
    with viewer.store.unit(owner) as unit:
        if (answered := once.answered(unit.shelves)) is not None:
            return _kept(unit.shelves.entry(Shelf.SEARCHES, answered["subject"]))
        if not given.get("id") and len(of(viewer.store, owner)) >= MOST_SEARCHES:
            raise refused(EditErrorCode.CONFLICT, f"you have {MOST_SEARCHES} searches; delete one first")
        unit.shelves.put(Shelf.SEARCHES, it.id, shelf_of(owner), body(it))
        enqueue(unit.shelves, FILL, {"search": it.id})
        once.keep(unit.shelves, {"subject": it.id})
    return it


def _kept(entry: Entry | None) -> Search:
    if entry is None:
        message = "what was saved under this key was deleted since; take a new one to save it again"
        raise refused(EditErrorCode.NOT_FOUND, message, "idempotencyKey")
    return search(entry)


def _wished(viewer: Viewer, given: Mapping[str, Any]) -> Search:
    """The search that somebody asks for; `Refused` where it can be none."""
    over, where = _filter(given)
    owner = viewer.principal
    name = str(given["name"]).strip()
    if not 0 < len(name) <= MOST_CHARACTERS:
        raise refused(EditErrorCode.INVALID, f"a name has 1 to {MOST_CHARACTERS} characters", "name")
    before = _own(viewer, str(given["id"])) if given.get("id") else None
    made = before.made if before else written(now())
    it = Search(before.id if before else f"search:{uuid.uuid4().hex}", name, owner.name, owner.role, over, where, made)
    if before and (before.over, before.where) == (over, where):
        it = replace(before, name=name, role=owner.role)
    try:
        found(viewer.store, it)
    except BadInput as why:  # what no store can ask
        raise refused(EditErrorCode.INVALID, str(why), over) from None
    return it


def _filter(given: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    both = {over: given[over] for over in (SUGGESTIONS, STAKEHOLDERS) if given.get(over) is not None}
    if len(both) != 1:
        raise refused(EditErrorCode.INVALID, "give one filter: `suggestions` or `stakeholders`")
    ((over, where),) = both.items()
    if len(orjson.dumps(where)) > MOST_BYTES:
        raise refused(EditErrorCode.INVALID, f"a saved filter holds {MOST_BYTES:,} bytes at most", over)
    if _names_a_person(where):
        message = "a saved filter goes by no person: their values are kept nowhere but with them"
        raise refused(EditErrorCode.INVALID, message, over)
    return over, where


def _names_a_person(where: object) -> bool:
    """Whether a filter looks through a list of persons, at whatever depth."""
    if isinstance(where, Mapping):
        return not PERSONAL.isdisjoint(where) or any(map(_names_a_person, where.values()))
    return isinstance(where, list) and any(map(_names_a_person, where))


def _own(viewer: Viewer, id: str) -> Search:
    """A search of theirs; one of somebody else is as absent as one that is not there."""
    entry = viewer.store.entry(Shelf.SEARCHES, id)
    it = None if entry is None else search(entry)
    if it is None or it.owner != viewer.principal.name:
        raise refused(EditErrorCode.NOT_FOUND, f"you have no search {id!r}", "id")
    return it


def _deleted(viewer: Viewer, given: Mapping[str, Any]) -> Search:
    needed(viewer.principal, Deed.SAVE)
    it = _own(viewer, str(given["id"]))
    with viewer.store.unit(viewer.principal.name) as unit:
        unit.shelves.drop(Shelf.SEARCHES, [it.id])
    return it


ROOTS: Final[dict[str, Any]] = {
    "saved_searches": strawberry.field(resolver=saved_searches, description="Your saved searches."),
}
SAVE: Final = strawberry.field(
    resolver=save, description="Keep a filter, to be told by `newSuggestions` and webhooks what it finds from then on."
)
DELETE: Final = strawberry.field(resolver=delete, description="Forget a search of yours.")
