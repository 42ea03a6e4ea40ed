"""Counts by group: how many of each country, status or chain there are, of every noun and of suggestions."""

import enum
from collections.abc import Mapping
from typing import Annotated, Any, Final, cast

import strawberry

from graph.catalogue import KINDS, Kind
from graph.errors import BadInput
from graph.select import Select
from graph.values import Type
from schema.compiling.conditions import condition
from schema.compiling.links import MOST_ROWS
from schema.compiling.links import ROOTS as LISTS
from schema.compiling.selection import selected
from schema.compiling.suggested import among
from schema.nouns.declaring import field, words
from schema.nouns.filters import FILTERS
from schema.nouns.types import WHERE
from schema.suggestions import RUN, SuggestionFilter
from schema.viewer import Viewer

DEFAULT_GROUPS: Final = 100


@strawberry.type(description="How many have one value.")
class Group:
    """See its description."""

    value: str | None = field("The value; null for those of which it is unknown.")
    count: int = field("How many have it.")


@strawberry.type(description="Counts by group, the greatest first, then by value.")
class Groups:
    """See its description."""

    groups: list[Group] = field("The groups.")
    capped: bool = field("Whether there were more groups than were asked for.")


@strawberry.type(description="How many suggestions lead from one value chain to another.")
class ChainPair:
    """See its description."""

    chain_from: str | None = field("The stakeholders' primary value chain, as files write it; null where unknown.")
    chain_to: str | None = field("The partners' primary value chain, as files write it; null where unknown.")
    count: int = field("How many suggestions there are.")


@strawberry.type(description="Counts of suggestions by pair of value chains, the greatest first.")
class ChainPairs:
    """See its description."""

    groups: list[ChainPair] = field("The pairs.")
    capped: bool = field("Whether there were more pairs than were asked for.")


FIRST: Final = strawberry.argument(description=f"How many groups at most; {MOST_ROWS:,} at most.")
BY: Final = strawberry.argument(description="The property whose values are counted.")


def _given(info: strawberry.Info) -> tuple[Mapping[str, Any], int]:
    """The arguments, and how many groups are asked for, which is counted; `BadInput` for too many."""
    given = selected(info).arguments
    first: int = given.get("first", DEFAULT_GROUPS)
    if not 0 <= first <= MOST_ROWS:
        raise BadInput(f"`first` is 0 to {MOST_ROWS:,} groups, not {first}")
    cast(Viewer, info.context).spend(first)
    return given, first


def _root(kind: Kind, codes: Mapping[str, str]) -> Any:
    """The groups of a noun: its codes with their meanings make an enum."""
    members = {name.upper(): strawberry.enum_value(name, description=meaning) for name, meaning in codes.items()}
    text = f"What {words(kind)} can be counted by."
    by_type: Any = strawberry.enum(cast(Any, enum.Enum)(f"{kind.name}Group", members), description=text)

    async def answer(info: strawberry.Info, by: Any, where: Any = None, first: Any = DEFAULT_GROUPS) -> Any:
        given, most = _given(info)
        viewer = cast(Viewer, info.context)
        asked = Select(kind.name, where=condition(kind.name, given.get("where")))
        found = await viewer.store.groups_soon(asked, (by.value,), most, viewer.rule)
        return {"groups": [{"value": value, "count": count} for (value,), count in found.rows], "capped": found.capped}

    answer.__annotations__ = {
        "info": strawberry.Info,
        "by": Annotated[by_type, BY],
        "where": Annotated[FILTERS[kind.name] | None, WHERE],
        "first": Annotated[int, FIRST],
        "return": Groups,
    }
    return strawberry.field(resolver=answer, description=f"How many {words(kind)} there are of each value.")


async def suggestion_groups(
    info: strawberry.Info,
    run: Annotated[strawberry.ID | None, RUN] = None,
    where: Annotated[SuggestionFilter | None, WHERE] = None,
    first: Annotated[int, FIRST] = DEFAULT_GROUPS,
) -> ChainPairs:
    """How many suggestions lead from chain to chain."""
    given, most = _given(info)
    viewer = cast(Viewer, info.context)
    found = await viewer.store.groups_soon(among(given), ("chain_from", "chain_to"), most, viewer.rule)
    pairs = [{"chain_from": one, "chain_to": other, "count": count} for (one, other), count in found.rows]
    return cast(Any, {"groups": pairs, "capped": found.capped})


def _codes(kind: Kind) -> Mapping[str, str]:
    return {prop.name: prop.meaning for prop in kind.properties.values() if prop.type is Type.CODE}


ROOTS: Final[Mapping[str, Any]] = {
    f"{KINDS[name].table}_groups": _root(KINDS[name], codes)
    for name in LISTS.values()
    if (codes := _codes(KINDS[name]))
} | {
    "suggestion_groups": strawberry.field(
        resolver=suggestion_groups, description="How many suggestions of one run lead from which chain to which."
    )
}
"""Name of the root field -> the field."""
