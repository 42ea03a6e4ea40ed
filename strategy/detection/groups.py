"""Who decides where: the group of a company by who owns whom, from the top down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.errors import NotFound
from graph.select import EVERYTHING, Branch, Direction, Op, Order, Page, RowRule, Select, Test
from graph.store import Store

MOST: Final = 500
"""So many members of a group are told."""

DEEPEST: Final = 12
"""So many owners of owners are followed."""

MAJORITY: Final = 0.5
_LARGEST: Final = (Order("share", descending=True, edge=True),)


@dataclass(frozen=True, slots=True)
class Company:
    """Somebody in a group, as far as it may be seen."""

    id: str
    name: str | None
    country: str | None

    @property
    def called(self) -> str:
        """Its name, or its id where it has none."""
        return self.name or self.id


@dataclass(frozen=True, slots=True)
class Holding:
    """A share in a company.

    share     0 to 1; None where nobody says
    controls  whether the owner decides there: it holds more than half, or is the only owner known and no share is said
    """

    owner: str
    share: float | None
    controls: bool
    source: str


@dataclass(frozen=True, slots=True)
class Member:
    """A company of a group, below its top.

    depth    steps from the top
    holding  by which it belongs to the one above it; None at the top
    """

    company: Company
    depth: int
    holding: Holding | None


@dataclass(frozen=True, slots=True)
class Group:
    """A group.

    chain     who decides on the company that was asked for: itself first, the one who decides in the end last
    members   all from that top down, by depth; a company that several own stands there once
    circular  whether owners own each other in a circle, which was cut
    capped    whether there is more of it than is told
    """

    chain: tuple[Company, ...]
    members: tuple[Member, ...]
    circular: bool
    capped: bool

    @property
    def decider(self) -> Company:
        """Who decides in the end; the company itself where nobody owns the most of it."""
        return self.chain[-1]

    @property
    def abroad(self) -> bool:
        """Whether that is known to be in another country."""
        here, there = self.chain[0].country, self.decider.country
        return here is not None and there is not None and here != there

    @property
    def told(self) -> str:
        """Who decides where, as a sentence."""
        site, top = self.chain[0], self.decider
        if top is site:
            return f"nobody is known to own the most of {site.called}, so it decides for itself"
        where = f" in {top.country}" if top.country else ""
        over = " by way of " + ", ".join(one.called for one in self.chain[1:-1]) if len(self.chain) > 2 else ""
        circle = "; owners own each other in a circle" if self.circular else ""
        return f"{top.called}{where} decides on {site.called}{over}{circle}"


def group_of(store: Store, stakeholder: str, rule: RowRule = EVERYTHING) -> Group:
    """The group of a stakeholder; `NotFound` where nobody of that id is to be seen."""
    chain, circular, higher = _upwards(store, stakeholder, rule)
    members, capped, again = _downwards(store, chain[-1], rule)
    return Group(chain, members, circular or again, capped or higher)


def _upwards(store: Store, stakeholder: str, rule: RowRule) -> tuple[tuple[Company, ...], bool, bool]:
    """Who decides on whom, whether that goes round in a circle, and whether it goes higher than is followed."""
    chain: list[Company] = []
    wanted: str | None = stakeholder
    while wanted is not None:
        if any(one.id == wanted for one in chain):
            return tuple(chain), True, False
        if len(chain) == DEEPEST:
            return tuple(chain), False, True
        company, owners = _owned(store, wanted, rule)
        chain.append(company)
        wanted = next((one.owner for one in owners if one.controls), None)
    return tuple(chain), False, False


def _owned(store: Store, stakeholder: str, rule: RowRule) -> tuple[Company, Sequence[Holding]]:
    owners = Branch("OWNED_BY", Direction.OUT, ("id",), ("share", "source"), order=_LARGEST, limit=100)
    where = Test("id", Op.EQ, stakeholder)
    rows = cast(Any, store.find(Select("Stakeholder", ("id", "name", "country"), (owners,), where), rule).rows)
    if not rows:
        raise NotFound(f"there is no Stakeholder {stakeholder!r} to be seen")
    *own, (_, held) = rows[0]
    alone = len(held) == 1
    return Company(*own), [Holding(owner, share, _controls(share, alone), source) for share, source, owner in held]


def _controls(share: float | None, alone: bool) -> bool:
    return alone if share is None else share > MAJORITY


def _downwards(store: Store, top: Company, rule: RowRule) -> tuple[tuple[Member, ...], bool, bool]:
    """Members from the top down, whether there are more, and whether somebody owns who stands above it."""
    found = {top.id: Member(top, 0, None)}
    above: dict[str, str] = {}
    level, capped, circular = [top.id], False, False
    for depth in range(1, DEEPEST + 1):
        below: list[str] = []
        for company, holding in _holdings(store, level, rule):
            if company.id in found:
                circular = circular or company.id in _line(above, holding.owner)
            elif len(found) == MOST:
                capped = True
            else:
                found[company.id] = Member(company, depth, holding)
                above[company.id] = holding.owner
                below.append(company.id)
        level = below
        if not level:
            break
    return tuple(found.values()), capped or bool(level), circular


def _line(above: dict[str, str], one: str) -> Iterator[str]:
    """Somebody and all who stand above it."""
    yield one
    while one in above:
        one = above[one]
        yield one


def _holdings(store: Store, owners: Sequence[str], rule: RowRule) -> Iterator[tuple[Company, Holding]]:
    """Whom these own, the largest share first; how many other owners each has tells who decides."""
    others = Branch("OWNED_BY", Direction.OUT, ("id",), limit=2)
    owns = Branch(
        "OWNED_BY", Direction.IN, ("id", "name", "country"), ("share", "source"), (others,), order=_LARGEST, limit=MOST
    )
    select = Select("Stakeholder", ("id",), (owns,), Test("id", Op.IN, tuple(owners)), (Order("id"),), Page(MOST))
    for own, (_, held) in cast(Any, store.find(select, rule).rows):
        for share, source, one, name, country, (_, all_owners) in held:
            yield Company(one, name, country), Holding(own, share, _controls(share, len(all_owners) == 1), source)
