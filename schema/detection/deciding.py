"""`groupOf` and `anchoring`: who decides on a site, and what would keep it here."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any, Final, cast

import strawberry

from schema.access import BROKERS, Forbidden
from schema.nouns.declaring import choices, field
from schema.viewer import Viewer
from strategy.detection.anchoring import MOST, Anchor, TieKind, anchoring
from strategy.detection.groups import MOST as MOST_MEMBERS
from strategy.detection.groups import Company, Group, Member, group_of

AnchorTieKind: Any = choices(
    "AnchorTieKind", "What sort of tie holds a site.",
    {
        TieKind.SUPPLIER: "A local supplier.",
        TieKind.CUSTOMER: "A local customer.",
        TieKind.RESEARCH: "A local research organisation or university.",
        TieKind.CHAIN: "A local company of the same chain that works with its partners.",
        TieKind.PROJECT: "A project with a local partner.",
    },
)  # fmt: skip


@strawberry.type(description="Somebody in a group.")
class GroupCompany:
    """See its description."""

    id: strawberry.ID = field("Its id.")
    name: str | None = field("What it is called.")
    country: str | None = field("Country of its seat.")


@strawberry.type(description="A company of a group.")
class GroupMember:
    """See its description."""

    company: GroupCompany = field("Who it is.")
    depth: int = field("Steps from the top.")
    owner: strawberry.ID | None = field("Id of the one above it; null at the top.")
    share: float | None = field("The share that one holds, 0 to 1; null where nobody says.")
    controls: bool | None = field("Whether that one decides: it holds more than half, or is the only owner known.")
    source: str | None = field("Id of the source that says so.")


@strawberry.type(description="The group of a company: who decides where, by who owns whom.")
class CorporateGroup:
    """See its description."""

    told: str = field("Who decides on the company that was asked for, as a sentence.")
    decider: GroupCompany = field("Who decides in the end; itself where nobody is known to own the most of it.")
    abroad: bool = field("Whether that is known to be in another country.")
    chain: list[GroupCompany] = field("The company itself first, the one who decides in the end last.")
    members: list[GroupMember] = field("All from that top down, by depth; each once.")
    circular: bool = field("Whether owners own each other in a circle, which was cut.")
    capped: bool = field(f"Whether there is more of it than is told: {MOST_MEMBERS} at most.")


@strawberry.type(description="A tie that raises the cost of leaving.")
class AnchorTie:
    """See its description."""

    kind: AnchorTieKind = field("What sort of tie.")
    why: str = field("From which facts it is told.")
    source: str = field("Id of the source that says them.")


@strawberry.type(description="A local partner of a foreign-owned site.")
class AnchorPartner:
    """See its description."""

    partner: GroupCompany = field("Who it is.")
    near: bool = field("Whether its seat is in the same province.")
    ties: list[AnchorTie] = field("What ties the site to it, or would.")


@strawberry.type(description="What holds a foreign-owned site here, and what could.")
class SiteAnchoring:
    """See its description."""

    group: CorporateGroup = field("Who decides on the site.")
    holding: list[AnchorPartner] = field("Local partners that it has, those with most ties first.")
    proposed: list[AnchorPartner] = field("Local partners that it could have, those with most ties first.")
    lacking: list[AnchorTieKind] = field("Sorts of ties that hold nothing yet.")


Stakeholder = Annotated[strawberry.ID, strawberry.argument(description="Id of the company.")]


async def group(info: strawberry.Info, stakeholder: Stakeholder) -> CorporateGroup:
    """The group, as whoever asks may see it."""
    viewer = cast(Viewer, info.context)
    viewer.spend(MOST_MEMBERS)
    return cast(Any, _group(await asyncio.to_thread(group_of, viewer.store, str(stakeholder), viewer.rule)))


async def anchors(info: strawberry.Info, stakeholder: Stakeholder) -> SiteAnchoring:
    """The ties, as whoever asks may see them."""
    viewer = cast(Viewer, info.context)
    if viewer.principal.role not in BROKERS:
        raise Forbidden("what would keep a site here is for managers, admins and batch jobs")
    viewer.spend(2 * MOST)
    found = await asyncio.to_thread(anchoring, viewer.store, str(stakeholder), viewer.rule)
    told = {"group": _group(found.group), "lacking": [AnchorTieKind(kind.value) for kind in found.lacking]}
    return cast(Any, {**told, "holding": _partners(found.holding), "proposed": _partners(found.proposed)})


def _group(found: Group) -> dict[str, Any]:
    own = {name: getattr(found, name) for name in ("told", "abroad", "circular", "capped")}
    chain, members = [asdict(one) for one in found.chain], [_member(one) for one in found.members]
    return {**own, "decider": asdict(found.decider), "chain": chain, "members": members}


def _member(one: Member) -> dict[str, Any]:
    held = dict.fromkeys(("owner", "share", "controls", "source")) if one.holding is None else asdict(one.holding)
    return {"company": _company(one.company), "depth": one.depth, **held}


def _company(one: Company) -> dict[str, Any]:
    return asdict(one)


def _partners(found: Sequence[Anchor]) -> list[dict[str, Any]]:
    return [
        {
            "partner": _company(one.partner),
            "near": one.near,
            "ties": [{"kind": AnchorTieKind(tie.kind.value), "why": tie.why, "source": tie.source} for tie in one.ties],
        }
        for one in found
    ]


ROOTS: Final[dict[str, Any]] = {
    "group_of": strawberry.field(
        resolver=group,
        description="Who decides where: the group of a company by who owns whom, from the top down.",
    ),
    "anchoring": strawberry.field(
        resolver=anchors,
        description="What holds a foreign-owned site here, and who could: local suppliers, customers, research and"
        " chain ties, each with the facts behind it. For brokers.",
    ),
}
"""Name of the root field -> the field."""
