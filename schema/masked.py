"""Masked profiles: what those who sign in may know of stakeholders that only brokers may see.

A profile has no name, and an id that is made with a secret of the store: nobody can join it back. Profiles come in the
order of these ids, since any order of ours would tell something. Filters are of what a profile shows, no further.
"""

import asyncio
import hashlib
import hmac
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Final, cast

import strawberry

from graph.errors import BadInput
from graph.model import Visibility
from graph.select import And, Branch, Direction, Filter, Op, Order, Page, Quantifier, Select, Test, Through
from schema.access import MASKED_FOR, Forbidden
from schema.authentication.secret import secret_of
from schema.compiling.links import DEFAULT_PAGE
from schema.nouns.declaring import field
from schema.viewer import Viewer

MOST: Final = 2_000
"""So many stakeholders are looked at; a filter looks at fewer."""

MOST_BELOW: Final = 20
SECRET: Final = "masks"


@strawberry.type(description="A capability in a masked profile.")
class MaskedCapability:
    """See its description."""

    id: strawberry.ID = field("Its id.")
    label_en: str | None = field("Preferred label in English.")


@strawberry.type(description="A stakeholder that only brokers may see, without what would tell who it is.")
class MaskedProfile:
    """See its description."""

    id: strawberry.ID = field("An id of this profile alone: it names no node.")
    kind: str | None = field("Sort of organisation.")
    country: str | None = field("Country of its seat.")
    size_class: str | None = field("Size by staff.")
    chains: list[str] = field(
        f"Codes of its value chains, the one with the largest weight first; {MOST_BELOW} at most."
    )
    offers: list[MaskedCapability] = field(f"What it can do for others, the strongest first; {MOST_BELOW} at most.")
    needs: list[MaskedCapability] = field(f"What it looks for, the most urgent first; {MOST_BELOW} at most.")


@strawberry.type(description="A page of masked profiles.")
class MaskedProfiles:
    """See its description."""

    profiles: list[MaskedProfile] = field("The profiles, by their ids.")
    end_cursor: strawberry.ID | None = field("Give it as `after` for the next page; null on the last one.")
    capped: bool = field(f"Whether there are more than {MOST:,}, of which some are left out; narrow the filter then.")


First = Annotated[int, strawberry.argument(description=f"How many at most; {MOST:,} at most.")]
After = Annotated[strawberry.ID | None, strawberry.argument(description="Only profiles after this one.")]
Of = Annotated[str | None, strawberry.argument(description="Only of this sort of organisation.")]
In = Annotated[str | None, strawberry.argument(description="Only with a seat in this country.")]
Chain = Annotated[str | None, strawberry.argument(description="Only active in the value chain of this code.")]
Offering = Annotated[strawberry.ID | None, strawberry.argument(description="Only who offers this capability.")]
Needing = Annotated[strawberry.ID | None, strawberry.argument(description="Only who needs this capability.")]


async def masked_profiles(
    info: strawberry.Info, kind: Of = None, country: In = None, chain: Chain = None,
    offering: Offering = None, needing: Needing = None, first: First = DEFAULT_PAGE, after: After = None,
) -> MaskedProfiles:  # fmt: skip
    """Profiles of stakeholders that only brokers may see."""
    viewer = cast(Viewer, info.context)
    if viewer.principal.role not in MASKED_FOR:
        raise Forbidden("masked profiles are for who signs in as an analyst, a manager, an admin or a batch job")
    if not 0 <= first <= MOST:
        raise BadInput(f"`first` is 0 to {MOST:,} profiles, not {first}")
    viewer.spend(first)
    secret = await asyncio.to_thread(secret_of, viewer.store, SECRET)
    rule = {name: one for name, one in viewer.rule.items() if name != "Stakeholder"}
    found = await viewer.store.find_soon(_select(kind, country, chain, offering, needing), rule)
    ranked = sorted((_masked(secret, str(row[0])), row) for row in found.rows)
    beyond = [(mask, row) for mask, row in ranked if after is None or mask > after]
    page = beyond[:first]
    cursor = page[-1][0] if page and len(beyond) > len(page) else None
    return cast(Any, {
        "profiles": [_profile(mask, row) for mask, row in page], "end_cursor": cursor, "capped": bool(found.more),
    })  # fmt: skip


def _select(
    kind: str | None, country: str | None, chain: str | None, offering: str | None, needing: str | None
) -> Select:
    tests: list[Filter] = [Test("visibility", Op.EQ, Visibility.BROKER_ONLY.value)]
    tests += [Test(name, Op.EQ, value) for name, value in (("kind", kind), ("country", country)) if value is not None]
    across = (("ACTIVE_IN", "notation", chain), ("OFFERS", "id", offering), ("NEEDS", "id", needing))
    tests += [
        Through(relation, Direction.OUT, Quantifier.SOME, Test(name, Op.EQ, value))
        for relation, name, value in across
        if value is not None
    ]
    below = (("ACTIVE_IN", ("notation",), "weight"), ("OFFERS", CAPABILITY, "level"), ("NEEDS", CAPABILITY, "urgency"))
    branches = tuple(
        Branch(relation, Direction.OUT, fields, order=(Order(by, descending=True, edge=True),), limit=MOST_BELOW)
        for relation, fields, by in below
    )
    shown = ("id", "kind", "country", "size_class")
    return Select("Stakeholder", shown, branches, And(tuple(tests)), (Order("id"),), Page(MOST))


CAPABILITY: Final = ("id", "label_en")


def _profile(mask: str, row: Sequence[Any]) -> dict[str, Any]:
    _, kind, country, size, (_, chains), (_, offers), (_, needs) = row
    return {
        "id": mask,
        "kind": kind,
        "country": country,
        "size_class": size,
        "chains": [code for (code,) in chains if code is not None],
        "offers": list(_capabilities(offers)),
        "needs": list(_capabilities(needs)),
    }


def _capabilities(rows: Sequence[Sequence[Any]]) -> Iterator[dict[str, Any]]:
    yield from (dict(zip(CAPABILITY, row, strict=True)) for row in rows)


def _masked(secret: bytes, id: str) -> str:
    return f"masked:{hmac.new(secret, id.encode(), hashlib.sha256).hexdigest()[:24]}"


ROOTS: Final[dict[str, Any]] = {
    "masked_profiles": strawberry.field(
        resolver=masked_profiles,
        description="Stakeholders that only brokers may see, masked, by an id of the profile alone; for analysts.",
    )
}
