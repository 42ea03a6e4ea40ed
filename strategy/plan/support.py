"""The support base of proposals: who endorses, contributes or objects, to a proposal itself or to what it gathers.

A stakeholder counts once for each proposal. Its word on the proposal itself counts; where it gave none, its words on
what is gathered in it do: an objection first, since one that nobody heard costs most, then a contribution.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.lines.plan import Rung, Stance
from graph.paging import every
from graph.select import EVERYTHING, Branch, Direction, Order, Page, RowRule, Select
from graph.store import Store

PAGE: Final = 200
MOST: Final = 10_000
BELOW_FIRST: Final = (Stance.OBJECTS, Stance.CONTRIBUTES, Stance.ENDORSES)
"""Of several words on what is gathered in a proposal, the one that counts."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What a stakeholder makes of a proposal.

    sort     kind of stakeholder, such as `company`
    chains   ids of the value chains it is active in
    """

    stakeholder: str
    name: str | None
    sort: str | None
    stance: Stance
    chains: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Raised:
    """A proposal as the graph has it.

    within   ids of the themes or priorities that it is gathered in
    """

    id: str
    rung: Rung | None
    title: str | None
    note: str | None
    position: int | None
    within: Sequence[str]
    stands: Sequence[Stand]


@dataclass(frozen=True, slots=True)
class Support:
    """Who stands where on a proposal, each stakeholder once, by name.

    sorts, chains   how many of those who endorse or contribute are of each kind, and of each value chain
    """

    stands: Sequence[Stand]
    sorts: Mapping[str, int]
    chains: Mapping[str, int]

    def who(self, stance: Stance) -> list[Stand]:
        """Those who stand there."""
        return [one for one in self.stands if one.stance is stance]


@dataclass(frozen=True, slots=True)
class Backed:
    """A proposal, what is gathered in it, and its support base."""

    proposal: Raised
    gathers: Sequence["Backed"]
    support: Support


def proposals(store: Store, rule: RowRule = EVERYTHING) -> Iterator[Raised]:
    """Every proposal that may be seen, by id."""
    active = Branch("ACTIVE_IN", Direction.OUT, ("id",), order=(Order("id"),), limit=MOST)
    below = (
        Branch("GATHERED_IN", Direction.OUT, ("id",), order=(Order("id"),), limit=MOST),
        Branch("TAKES_STAND", Direction.IN, ("id", "name", "kind"), ("stance",), (active,), order=(Order("name"),),
               limit=MOST),
    )  # fmt: skip
    select = Select("Proposal", ("id", "rung", "title", "note", "position"), below, None, (Order("id"),), Page(PAGE))
    for own, rung, title, note, position, within, stands in cast(Any, every(store, select, rule)):
        told = [
            Stand(who, name, sort, Stance(stance), [chain for (chain,) in chains[1]])
            for stance, who, name, sort, chains in stands[1]
            if stance is not None
        ]
        yield Raised(own, rung and Rung(rung), title, note, position, [one for (one,) in within[1]], told)


def backed(some: Sequence[Raised]) -> list[Backed]:
    """Priorities in their order, then themes and ideas that nothing gathers; each with what it gathers."""
    known = {one.id for one in some}
    below: dict[str, list[Raised]] = {}
    for one in some:
        for above in one.within:
            below.setdefault(above, []).append(one)
    tops = [one for one in some if one.rung is Rung.PRIORITY or not known & set(one.within)]
    return [_backed(one, below, frozenset()) for one in sorted(tops, key=_place)]


def _place(one: Raised) -> tuple[int, int, str]:
    return list(Rung)[::-1].index(one.rung or Rung.IDEA), one.position or 10**9, one.id


def _backed(one: Raised, below: Mapping[str, Sequence[Raised]], above: frozenset[str]) -> Backed:
    """A proposal that would be gathered in itself is left out below."""
    inner = above | {one.id}
    gathers = [_backed(other, below, inner) for other in below.get(one.id, ()) if other.id not in inner]
    return Backed(one, gathers, support(one, gathers))


def support(one: Raised, gathers: Sequence[Backed]) -> Support:
    """The support base of a proposal: see the rule above."""
    heard: dict[str, list[Stand]] = {}
    for part in gathers:
        for stand in part.support.stands:
            heard.setdefault(stand.stakeholder, []).append(stand)
    counted = {who: min(some, key=lambda stand: BELOW_FIRST.index(stand.stance)) for who, some in heard.items()}
    counted |= {stand.stakeholder: stand for stand in one.stands}
    stands = sorted(counted.values(), key=lambda stand: (stand.name or "", stand.stakeholder))
    carried = [stand for stand in stands if stand.stance is not Stance.OBJECTS]
    sorts = Counter(stand.sort or "other" for stand in carried)
    chains = Counter(chain for stand in carried for chain in stand.chains)
    return Support(stands, dict(sorted(sorts.items())), dict(sorted(chains.items())))
