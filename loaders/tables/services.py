"""From a row of the sheets `services` and `volumes` to the facts it stands for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.folding import fold
from graph.lines.support import ProviderRole, Provides, Serves, Service, ServiceVolume, VolumeOf, volume_id
from graph.model import Market
from graph.select import Op, Order, Page, Select, Test
from graph.store import Store
from graph.values import Fact
from loaders.tables.entries import Offering, is_id, markets_of, slug
from loaders.tables.wording import words
from loaders.tables.wording.capabilities import pieces
from loaders.tables.wording.fields import Cells, cents, day, language, one_of, text, whole, year

NAMESAKES = 20


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says of one service; actors by id."""

    service: Service
    actors: Mapping[str, str]
    needs: tuple[Offering, ...]
    markets: tuple[Market, ...]


def service_id(values: Mapping[str, str], source: str) -> str:
    """The id given, else one made of the name; a number of the sheet's own is known by the source too.

    >>> service_id({"name": "Eerste stappen"}, "tables:north"), service_id({"id": "7"}, "tables:north")
    ('service:eerste-stappen', 'service:north-7')
    """
    if given := values.get("id"):
        return given if is_id(given) else f"service:{source.rsplit(':', 1)[-1]}-{slug(given)}"
    if name := values.get("name"):
        return f"service:{slug(name)}"
    raise ValueError("the row has no name and no id, so nobody can tell which service it is about")


def told(cells: Cells, source: str, meant: Callable[[str], str]) -> Told:
    """A row of `services`; `meant` finds a stakeholder by what people call it, or raises `ValueError`."""
    actors = dict.fromkeys(cells.each("providers", meant), ProviderRole.PROVIDER.value)
    actors |= dict.fromkeys(cells.each("authority", meant), ProviderRole.AUTHORITY.value)
    readers: dict[str, Callable[[str], object]] = {
        **dict.fromkeys(("name", "description", "website", "desk", "cost_terms"), text), "cost": cents, "until": day,
    }  # fmt: skip
    lists: dict[str, Callable[[str], str]] = {
        "stages": one_of(words.EXPORT_STAGES), "languages": language, "events": one_of(words.EVENTS),
        "channels": one_of(words.CHANNELS),
    }  # fmt: skip
    values: dict[str, Any] = {name: cells.read(name, reader) for name, reader in readers.items()}
    values |= {name: tuple(dict.fromkeys(cells.each(name, reader))) or None for name, reader in lists.items()}
    own = service_id(cells.row.values, source)
    service = Service(id=own, source=source, as_of=cells.read("as_of", day), **values)
    needs = tuple(Offering(piece) for piece in pieces(cells.read("meets", text) or ""))
    return Told(service, actors, needs, tuple(markets_of(cells, "markets", source)))


def ties(row: Told) -> Iterator[Fact]:
    """The service, who provides it and where it helps; its needs are read as texts."""
    yield row.service
    said: dict[str, Any] = {"source": row.service.source, "as_of": row.service.as_of}
    for actor, role in row.actors.items():
        yield Provides(from_id=actor, to_id=row.service.id, role=role, **said)
    for market in row.markets:
        yield market
        yield Serves(from_id=row.service.id, to_id=market.id, **said)


def volume(cells: Cells, service: str, source: str) -> Iterable[Fact]:
    """A row of `volumes`, of that service; `ValueError` where it tells of no year, or no volume."""
    when, cases, budget = cells.read("year", year), cells.read("cases", _count), cells.read("budget", cents)
    if when is None:
        raise ValueError("the row does not say of which year it tells")
    if cases is None and budget is None:
        raise ValueError("the row tells neither cases nor a budget")
    said: dict[str, Any] = {"source": source, "as_of": cells.read("as_of", day)}
    own = volume_id(service, str(when))
    yield ServiceVolume(id=own, year=str(when), cases=cases, budget=budget, **said)
    yield VolumeOf(from_id=own, to_id=service, **said)


def _count(typed: str) -> int:
    if (number := whole(typed)) < 0:
        raise ValueError("not a number of cases")
    return number


@dataclass(slots=True)
class Which:
    """Finds the service that a row of volumes is about."""

    store: Store
    source: str
    _named: dict[str, str] = field(default_factory=dict)

    def know(self, service: Service) -> None:
        """Remember a service of these sheets."""
        self._named[service.id] = service.id
        if service.name:
            self._named.setdefault(fold(service.name), service.id)

    def meant(self, typed: str) -> str:
        """The id of the service named by id, own number or name; `ValueError` where there is none."""
        if not typed:
            raise ValueError("the row does not say which service it is about")
        own = service_id({"id": typed}, self.source)
        found = self._named.get(own) or self._named.get(fold(typed)) or self._in_store(typed)
        if found is None and not is_id(typed):
            raise ValueError(f"no service is called {typed[:80]!r}; write the name or id as in the sheet services")
        return found or typed

    def _in_store(self, name: str) -> str | None:
        select = Select("Service", ("id", "name"), (), Test("name", Op.STARTS, name), (Order("name"),), Page(NAMESAKES))
        return next((str(own) for own, title in self.store.find(select).rows if fold(str(title)) == fold(name)), None)
