"""Much at once: what a viewer may see of some kinds, row by row, and a record of who took how much."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from graph.catalogue import KINDS
from graph.errors import BadInput
from graph.paging import every
from graph.select import And, Direction, Filter, Op, Order, Page, Select, Test, Through
from graph.shelves import Shelf
from graph.shelves.moments import now, written
from graph.store import Store
from schema.access import Deed, Principal

PAGE: Final = 2_000
OPEN: Final = tuple(
    name
    for name, kind in KINDS.items()
    if not kind.personal and not kind.confidential and name not in ("Consent", "Disclosure")
)
"""Kinds that go out: persons, what they agreed to and who was shown them never do, nor what tells of distress."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for.

    kinds                nodes of these kinds
    countries, chains    of stakeholders those with a seat there, or active in one of these; codes
    """

    kinds: Sequence[str]
    countries: Sequence[str] = ()
    chains: Sequence[str] = ()

    def __post_init__(self) -> None:
        if not self.kinds:
            raise BadInput(f"name the kinds that are wanted, of {', '.join(OPEN)}")
        if unknown := [kind for kind in self.kinds if kind not in OPEN]:
            raise BadInput(f"{unknown[0][:80]!r} is not exported; what is: {', '.join(OPEN)}")


def export(store: Store, principal: Principal, wanted: Wanted) -> Iterator[bytes]:
    """The rows as lines of JSON, as the viewer sees them. `Forbidden` before the first for who may not.

    That it began is recorded before anything goes out, and with how many rows once all are out.
    """
    principal.need(Deed.EXPORT)
    own, begun = f"export:{uuid.uuid4().hex}", written(now())
    record = {"by": principal.name, "role": principal.role, "asked": _asked(wanted), "rows": None}
    _keep(store, principal, own, begun, record)
    return _lines(store, principal, wanted, own, begun, record)


def exports(store: Store) -> list[Mapping[str, Any]]:
    """Who took what, the first to begin first; `rows` is null where it was not taken to the end."""
    return [{"at": entry.at, **entry.body} for entry in store.entries(Shelf.EXPORTS)]


def _lines(
    store: Store, principal: Principal, wanted: Wanted, own: str, begun: str, record: Mapping[str, Any]
) -> Iterator[bytes]:
    rows = 0
    for kind in dict.fromkeys(wanted.kinds):
        fields = ("id", *KINDS[kind].properties, "source", "as_of")
        select = Select(kind, fields, where=_where(kind, wanted), order=(Order("id"),), page=Page(PAGE))
        for row in every(store, select, principal.rule):
            rows += 1
            known = {name: value for name, value in zip(fields, row, strict=True) if value is not None}
            yield orjson.dumps({"kind": kind, **known}, option=orjson.OPT_APPEND_NEWLINE)
    _keep(store, principal, own, begun, {**record, "rows": rows})


def _where(kind: str, wanted: Wanted) -> Filter:
    tests: list[Filter] = []
    if kind == "Stakeholder" and wanted.countries:
        tests.append(Test("country", Op.IN, tuple(wanted.countries)))
    if kind == "Stakeholder" and wanted.chains:
        tests.append(Through("ACTIVE_IN", Direction.OUT, where=Test("notation", Op.IN, tuple(wanted.chains))))
    return And(tuple(tests))


def _asked(wanted: Wanted) -> dict[str, list[str]]:
    return {"kinds": list(wanted.kinds), "countries": list(wanted.countries), "chains": list(wanted.chains)}


def _keep(store: Store, principal: Principal, own: str, begun: str, record: Mapping[str, Any]) -> None:
    with store.unit(principal.name) as unit:
        unit.shelves.put(Shelf.EXPORTS, own, begun, record)
