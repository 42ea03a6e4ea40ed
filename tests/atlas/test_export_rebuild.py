"""The canonical lines hold all that is needed: a store rebuilt from them exports the same bytes."""

import datetime
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from atlas import export
from graph.catalogue import KINDS, RELATIONS
from graph.model import Capability, Market, Project, Source, Stakeholder
from graph.relations import Offers, ParticipatedIn, PresentIn
from graph.sqlite import SqliteStore, open_store
from graph.store import HAND, INFERRED
from graph.values import Fact, Type
from loaders import cordis


def rebuilt(lines: Iterable[bytes], store: SqliteStore) -> None:
    """Say every statement again, by its source; then take away what only held nodes in place."""
    facts, leaving = [], []
    for record in map(orjson.loads, lines):
        if "format" not in record:
            facts += [fact_of(record, said) for said in record["says"]]
        if "shows" in record:
            leaving.append(fact_of(record, record["shows"]))
    inferred: dict[tuple[type[Fact], str], list[Fact]] = {}
    with store.unit("test", bulk="rebuild") as unit:
        unit.say(leaving)
        for fact in facts:
            if fact.source == INFERRED and fact.rule:
                inferred.setdefault((type(fact), fact.rule), []).append(fact)
        unit.say([fact for fact in facts if fact.source != INFERRED or not fact.rule])
        for (noun, rule), some in inferred.items():
            unit.infer(noun, rule, some)
        for fact in leaving:
            unit.withdraw(fact.source, type(fact), [fact.id])  # type: ignore[attr-defined]  # only nodes leave


def fact_of(record: dict[str, Any], said: dict[str, Any]) -> Fact:
    entry = KINDS[record["kind"]] if "kind" in record else RELATIONS[record["relation"]]
    key = {"id": record["id"]} if "kind" in record else {"from_id": record["from"], "to_id": record["to"]}
    values = {name: revived(entry.properties[name].type, value) for name, value in said["values"].items()}
    as_of = said.get("as_of") and datetime.date.fromisoformat(said["as_of"])
    return entry.noun(**key, **values, source=said["source"], as_of=as_of, rule=said.get("rule"))


def revived(kind_of_value: Type, value: Any) -> Any:
    if kind_of_value is Type.DAY:
        return datetime.date.fromisoformat(value)
    return tuple(value) if kind_of_value is Type.TEXTS else value


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[tuple[SqliteStore, SqliteStore]]:
    stores = (open_store(tmp_path / "one.db", create=True), open_store(tmp_path / "other.db", create=True))
    yield stores
    for store in stores:
        store.close()


def exported(store: SqliteStore) -> bytes:
    out = io.BytesIO()
    export(store, out, "jsonl")
    return out.getvalue()


def test_several_sources_a_hand_and_an_inference_survive(stores: tuple[SqliteStore, SqliteStore]) -> None:
    one, other = stores
    day = datetime.date(2016, 1, 25)
    with one.unit("test", bulk="made") as unit:
        unit.say([Source(id="a", source="a"), Stakeholder(id="own:a", name="Old", city="Testgem", source="a")])
        unit.say([Stakeholder(id="own:a", name="New", founded=1985, as_of=day, source="b")])
        unit.say([Stakeholder(id="own:a", website="https://www.example.com", source=HAND)])
        unit.say([Capability(id="own:c", alt_labels=("x", ""), source="a"), Market(id="market:DE", source="a")])
        unit.say([Project(id="own:p", start=day, total_cost=-1, source="a")])
        unit.say([ParticipatedIn(from_id="own:a", to_id="own:p", rule="guessed", source="a")])
        unit.say([PresentIn(from_id="own:a", to_id="market:DE", since=day, source="b")])
        unit.infer(Offers, "r", [Offers(from_id="own:a", to_id="own:c", level=1 / 3, source=INFERRED, rule="r")])
        unit.withdraw("a", Market, ["market:DE"])
    rebuilt(exported(one).splitlines(), other)
    assert exported(other) == exported(one)


def test_real_records_survive(stores: tuple[SqliteStore, SqliteStore], shared_data: Path) -> None:
    one, other = stores
    cordis.load(shared_data / "cordis" / "HORIZON-sample", one)
    rebuilt(exported(one).splitlines(), other)
    assert exported(other) == exported(one)
