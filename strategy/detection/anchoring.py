"""What ties a foreign-owned site to its surroundings, and who could tie it more: each tie raises the cost of leaving.

Ties are local: suppliers and customers by what they offer and need, research partners, and companies of the same chain
that work with its partners. Each says from which facts it is told.
"""

import enum
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, cast

from graph.errors import BadInput
from graph.select import (
    EVERYTHING,
    And,
    Branch,
    Direction,
    Filter,
    Not,
    Op,
    Order,
    Page,
    Quantifier,
    RowRule,
    Select,
    Test,
    Through,
)
from graph.store import Store
from strategy.detection.groups import Company, Group, group_of
from strategy.suggestable import SUGGESTABLE

MOST: Final = 100
"""So many partners are told."""

LOOKED_AT: Final = 500
RESEARCH: Final = ("research-organisation", "higher-education")
NEAR_CHARACTERS: Final = 4
"""Of NUTS codes: the same province."""


class TieKind(enum.StrEnum):
    """What sort of tie."""

    SUPPLIER = "supplier"
    CUSTOMER = "customer"
    RESEARCH = "research"
    CHAIN = "chain"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie, as a sentence, and which source says the fact behind it."""

    kind: TieKind
    why: str
    source: str


@dataclass(slots=True)
class Anchor:
    """A local partner with its ties; `near` is whether it lies in the same province."""

    partner: Company
    near: bool
    ties: list[Tie] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Anchoring:
    """What holds a site, and what could: those with most ties first, then the near ones, then by name.

    lacking   sorts of ties that hold nothing yet
    """

    group: Group
    holding: list[Anchor]
    proposed: list[Anchor]
    lacking: list[TieKind]


@dataclass(frozen=True, slots=True)
class Site:
    """A site, and how its surroundings are asked for."""

    store: Store
    id: str
    country: str
    nuts: str | None
    apart: frozenset[str]
    rule: RowRule

    def rows(self, select: Select) -> Iterator[Any]:
        """The answer, as whoever asks may see it."""
        yield from cast(Any, self.store.find(select, self.rule).rows)

    @property
    def local(self) -> Filter:
        """Who is in the same country, can be suggested, and belongs to another group."""
        shuns = Through("EXCLUDES", Direction.OUT, Quantifier.SOME, Test("id", Op.EQ, self.id))
        shunned = Through("EXCLUDES", Direction.IN, Quantifier.SOME, Test("id", Op.EQ, self.id))
        here = Test("country", Op.EQ, self.country)
        return And((SUGGESTABLE, here, Not(Test("id", Op.IN, tuple(self.apart))), Not(shuns), Not(shunned)))

    def near(self, nuts: str | None) -> bool:
        """Whether somebody's seat is in the same province."""
        return bool(nuts and self.nuts) and str(nuts)[:NEAR_CHARACTERS] == str(self.nuts)[:NEAR_CHARACTERS]


Found = Iterator[tuple[Company, bool, Tie]]


def anchoring(store: Store, stakeholder: str, rule: RowRule = EVERYTHING) -> Anchoring:
    """What holds a foreign-owned site; `NotFound` where it is not to be seen, `BadInput` if it is not owned abroad."""
    group = group_of(store, stakeholder, rule)
    if not group.abroad:
        raise BadInput(f"{group.told}: as far as is known it is not owned abroad; say who owns it with `setOwner`")
    site = _site(store, group, rule)
    holding = _together(_projects(site))
    known = {one.partner.id for one in holding}
    proposed = [one for one in _together(_proposals(site, known)) if one.partner.id not in known]
    held = {tie.kind for one in holding for tie in one.ties}
    return Anchoring(group, holding[:MOST], proposed[:MOST], [kind for kind in TieKind if kind not in held])


def _site(store: Store, group: Group, rule: RowRule) -> Site:
    own = group.chain[0]
    select = Select("Stakeholder", ("nuts",), where=Test("id", Op.EQ, own.id))
    (nuts,) = cast(Any, store.find(select, rule).rows[0])
    apart = frozenset({own.id, *(one.company.id for one in group.members)})
    return Site(store, own.id, str(own.country), nuts, apart, rule)


def _together(found: Iterable[tuple[Company, bool, Tie]]) -> list[Anchor]:
    anchors: dict[str, Anchor] = {}
    for partner, near, tie in found:
        anchors.setdefault(partner.id, Anchor(partner, near)).ties.append(tie)
    return sorted(anchors.values(), key=lambda one: (-len(one.ties), not one.near, one.partner.called, one.partner.id))


def _projects(site: Site) -> Found:
    """Whom it works with in projects."""
    party = Branch(
        "PARTICIPATED_IN", Direction.IN, ("id", "name", "country", "nuts", "kind"), ("source",), where=site.local,
        order=(Order("name"),), limit=200,
    )  # fmt: skip
    mine = Through("PARTICIPATED_IN", Direction.IN, Quantifier.SOME, Test("id", Op.EQ, site.id))
    select = Select("Project", ("id", "acronym"), (party,), mine, (Order("start", descending=True),), Page(LOOKED_AT))
    for own, acronym, (_, parties) in site.rows(select):
        for source, one, name, country, nuts, kind in parties:
            sort = TieKind.RESEARCH if kind in RESEARCH else TieKind.PROJECT
            yield Company(one, name, country), site.near(nuts), Tie(sort, f"in project {acronym or own}", source)


def _proposals(site: Site, known: set[str]) -> Found:
    yield from _across(site, "NEEDS", "OFFERS", _supply)
    yield from _across(site, "OFFERS", "NEEDS", _demand)
    yield from _chain(site, known)


def _supply(kind: str | None, what: str) -> tuple[TieKind, str]:
    return TieKind.RESEARCH if kind in RESEARCH else TieKind.SUPPLIER, f"offers {what}, which the site needs"


def _demand(kind: str | None, what: str) -> tuple[TieKind, str]:
    return TieKind.RESEARCH if kind in RESEARCH else TieKind.CUSTOMER, f"needs {what}, which the site offers"


def _across(
    site: Site, its: str, theirs: str, told: Callable[[str | None, str], tuple[TieKind, str]]
) -> Found:  # fmt: skip
    """Who offers what it needs, or needs what it offers."""
    mine = Through(its, Direction.IN, Quantifier.SOME, Test("id", Op.EQ, site.id))
    others = Branch(
        theirs, Direction.IN, ("id", "name", "country", "nuts", "kind"), ("source",), where=site.local,
        order=(Order("name"),), limit=200,
    )  # fmt: skip
    select = Select("Capability", ("id", "label_en", "label_nl"), (others,), mine, (Order("id"),), Page(200))
    for own, english, dutch, (_, found) in site.rows(select):
        for source, one, name, country, nuts, kind in found:
            sort, why = told(kind, english or dutch or own)
            yield Company(one, name, country), site.near(nuts), Tie(sort, why, source)


def _chain(site: Site, known: set[str]) -> Found:
    """Who is active in its chains and works with its partners."""
    if not known:
        return
    partner = Through("PARTICIPATED_IN", Direction.IN, Quantifier.SOME, Test("id", Op.IN, tuple(sorted(known))))
    its = Through("ACTIVE_IN", Direction.IN, Quantifier.SOME, Test("id", Op.EQ, site.id))
    where = And(
        (
            site.local,
            Through("ACTIVE_IN", Direction.OUT, Quantifier.SOME, its),
            Through("PARTICIPATED_IN", Direction.OUT, Quantifier.SOME, partner),
        )
    )
    branches = (
        Branch("ACTIVE_IN", Direction.OUT, ("id", "label_en"), ("source",), where=its, limit=1),
        Branch("PARTICIPATED_IN", Direction.OUT, ("id", "acronym"), where=partner, limit=1),
    )
    select = Select(
        "Stakeholder", ("id", "name", "country", "nuts"), branches, where, (Order("name"),), Page(LOOKED_AT)
    )
    for one, name, country, nuts, (_, chains), (_, projects) in site.rows(select):
        (source, own, label), (project, acronym) = chains[0], projects[0]
        why = f"is in its chain {label or own}, and in {acronym or project} with a partner of the site"
        yield Company(one, name, country), site.near(nuts), Tie(TieKind.CHAIN, why, source)
