"""What a sheet's references mean: whom a row names, which chain, which stage."""

from collections.abc import Iterable
from types import MappingProxyType

from graph.folding import fold
from graph.identifiers import kbo
from graph.model import Stage, Stakeholder, ValueChain
from graph.select import Op, Order, Page, Select, Test
from graph.store import Store
from loaders.tables.entries import is_id, stakeholder_id
from loaders.tables.staging import Staging
from loaders.tables.wording import words

NAMESAKES = 20


class Who:
    """Finds the stakeholder that a row of offers, needs, chains, markets or identifiers is about."""

    def __init__(self, store: Store, staging: Staging, source: str) -> None:
        self._store, self._staging, self._source = store, staging, source

    def meant(self, typed: str) -> str:
        """The id of the stakeholder named by id, own number, KBO number or name; `ValueError` where nobody is."""
        if not typed:
            raise ValueError("the row does not say which stakeholder it is about")
        for candidate in (typed, stakeholder_id({"id": typed}, {}, self._source), _by_kbo(typed)):
            if candidate and self._staging.holds(Stakeholder, candidate):
                return candidate
        named = self._staging.called(typed) or self._called_in_store(typed)
        if len(named) > 1:
            raise ValueError(f"several stakeholders are called {typed!r} ({', '.join(named[:3])}, …); write the id")
        if named:
            return named[0]
        if is_id(typed):
            return typed
        raise ValueError(f"no stakeholder is called {typed[:80]!r}; write the name or id as in the sheet stakeholders")

    def _called_in_store(self, name: str) -> list[str]:
        if not (folded := fold(name)):
            return []
        where, order = Test("name", Op.STARTS, name), (Order("name"),)
        rows = self._store.find(Select("Stakeholder", ("id", "name"), where=where, order=order, page=Page(NAMESAKES)))
        return [str(found) for found, title in rows.rows if fold(str(title)) == folded]


def _by_kbo(typed: str) -> str | None:
    try:
        return f"kbo:{kbo(typed)}"
    except ValueError:
        return None


def spelled_chains(chains: Iterable[ValueChain]) -> words.Words:
    """What chains are called -> their ids; where two are called the same, the first listed."""
    found: dict[str, str] = {}
    for chain in chains:
        code = chain.notation or chain.id
        further = words.CHAINS.get(code, "").split(",")
        for spelling in (chain.id, code, chain.label_en, chain.label_nl, chain.label_fr, *further):
            if spelling and fold(spelling):
                found.setdefault(fold(spelling), chain.id)
    return MappingProxyType(found)


def spelled_stages(stages: Iterable[Stage]) -> words.Words:
    """What stages are called -> their codes."""
    found: dict[str, str] = {}
    for stage in stages:
        code = stage.notation or stage.id
        for spelling in (stage.id, code, stage.label_en, stage.label_nl, stage.label_fr):
            if spelling and fold(spelling):
                found.setdefault(fold(spelling), code)
    return MappingProxyType(found)
