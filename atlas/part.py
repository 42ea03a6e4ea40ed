"""Which part of a store goes out: all of it but persons and runs, unless a caller says otherwise."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from graph.catalogue import KINDS, RELATIONS, RelationType, kind
from graph.errors import BadInput
from graph.paging import every
from graph.records import key_of
from graph.select import And, Direction, Filter, Op, Order, Page, Select, Test, Through
from graph.store import Store
from graph.values import Fact

PERSONAL = frozenset(kind.name for kind in KINDS.values() if kind.personal) | {"Consent"}
"""Kinds with personal values: they go out only when asked for by name."""

CONFIDENTIAL = frozenset(kind.name for kind in KINDS.values() if kind.confidential)
"""Kinds that never go out, whoever asks for them: `hommel backup` keeps them."""

COMPUTED = frozenset({"MatchRun"})
"""Kinds that can be computed anew, and are nothing without their suggestions: only when asked for by name."""

PAGE = 5_000


@dataclass(frozen=True, slots=True)
class Part:
    """A filtered part of a store; the parts named narrow each other, and naming none means everything.

    kinds       only nodes of these kinds (the only way to have persons or runs in it)
    ids         only these nodes
    countries   only stakeholders with their seat there, and what is linked to them
    chains      only stakeholders active in one of these chains (`chain:food` or `food`), and what is linked to them

    Relations go along where both their ends do. Sources always do, so that nothing refers to an unknown one.
    """

    kinds: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    chains: tuple[str, ...] = ()


EVERYTHING = Part()


class Selection:
    """The nodes and relations of a part, streamed in canonical order.

    A whole store needs no memory; a part that is narrowed by anything but kinds holds the ids of its nodes.
    """

    def __init__(self, store: Store, part: Part) -> None:
        self.store = store
        self.kinds = _kinds(part)
        self._ids = _ids(store, part, self.kinds)

    def facts(self, name: str) -> Iterator[Fact]:
        """Every node of a kind, or relation of a type, that belongs to the part, as shown, by id or by both ends."""
        if name in KINDS:
            return self._nodes(name)
        return self._relations(RELATIONS[name])

    def names(self) -> list[str]:
        """Kinds, then the relations between them, in the order of the catalogue."""
        between = [name for name, r in RELATIONS.items() if r.start in self.kinds and r.end in self.kinds]
        return [*self.kinds, *between]

    def _nodes(self, name: str) -> Iterator[Fact]:
        facts = self.store.scan(KINDS[name].noun)
        if self._ids is None or name == "Source":
            return facts
        return (fact for fact in facts if key_of(fact) in self._ids)

    def _relations(self, relation: RelationType) -> Iterator[Fact]:
        facts = self.store.scan(relation.noun)
        if self._ids is None:
            return facts
        return (fact for fact in facts if _ends(fact) <= self._ids)


def _kinds(part: Part) -> tuple[str, ...]:
    named = {kind(name).name for name in part.kinds}
    if refused := sorted(named & CONFIDENTIAL):
        raise BadInput(f"{refused[0]} tells of distress, which no export holds; `hommel backup` keeps it")
    wanted = named or KINDS.keys() - PERSONAL - CONFIDENTIAL - COMPUTED
    return tuple(name for name in KINDS if name in wanted or name == "Source")


def _ids(store: Store, part: Part, kinds: Iterable[str]) -> AbstractSet[str] | None:
    """Ids of the nodes that belong; None when all of these kinds do."""
    if part.countries or part.chains:
        linked = _linked(store, frozenset(_stakeholders(store, part)), frozenset(kinds))
        return linked & set(part.ids) if part.ids else linked
    return frozenset(part.ids) if part.ids else None


def _stakeholders(store: Store, part: Part) -> Iterator[str]:
    """Ids of the stakeholders in these countries and chains."""
    select = Select("Stakeholder", where=_where(store, part), order=(Order("id"),), page=Page(PAGE))
    yield from (str(row[0]) for row in every(store, select))


def _where(store: Store, part: Part) -> Filter:
    tests: list[Filter] = []
    if part.countries:
        tests.append(Test("country", Op.IN, tuple(code.upper() for code in part.countries)))
    if part.chains:
        tests.append(Through("ACTIVE_IN", Direction.OUT, where=Test("id", Op.IN, _chains(store, part.chains))))
    return And(tuple(tests))


def _chains(store: Store, named: Iterable[str]) -> tuple[str, ...]:
    known = {key_of(fact) for fact in store.scan(KINDS["ValueChain"].noun)}
    wanted = tuple(name if name.startswith("chain:") else f"chain:{name}" for name in named)
    if unknown := sorted(set(wanted) - known):
        raise BadInput(f"no value chain is called {unknown[0]!r}; there are {', '.join(sorted(known)) or 'none yet'}")
    return wanted


def _linked(store: Store, stakeholders: AbstractSet[str], kinds: AbstractSet[str]) -> AbstractSet[str]:
    """The stakeholders and every node of another kind that a relation ties to one of them."""
    ids = set(stakeholders)
    for relation in RELATIONS.values():
        other = {relation.start, relation.end} - {"Stakeholder"}
        if len(other) != 1 or relation.start == relation.end or not other <= kinds:
            continue
        for fact in store.scan(relation.noun):
            pair = _ends(fact)
            if not stakeholders.isdisjoint(pair):
                ids |= pair
    return ids


def _ends(fact: Fact) -> set[str]:
    return set(key_of(fact).split(" "))
