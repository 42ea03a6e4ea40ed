"""Tables that go out come back: a store is equal to what is loaded from its export."""

import dataclasses
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from atlas import Part, export
from atlas.jsonl import as_shown, lines
from graph.catalogue import KINDS, RELATIONS, Kind, Property, RelationType
from graph.model import Capability, Project, Source, Stakeholder, ValueChain
from graph.relations import About, Advances, ParticipatedIn
from graph.sqlite import SqliteStore, migrate, open_store
from graph.store import INFERRED
from graph.values import Fact, Type
from loaders import cordis
from loaders.inferring import infer
from loaders.outcome import Report
from loaders.tables import load

SOURCE = "register:somewhere"
LOADED = "tables:loaded"


@pytest.fixture(scope="module")
def blank() -> Iterator[Path]:
    """An empty store's file, to be copied: making one takes longer."""
    with tempfile.TemporaryDirectory() as folder:
        migrate(Path(folder) / "blank.db")
        yield Path(folder) / "blank.db"


@contextmanager
def fresh(blank: Path) -> Iterator[tuple[SqliteStore, Path]]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(blank, Path(folder) / "store.db")
        store = open_store(Path(folder) / "store.db")
        yield store, Path(folder)
        store.close()


def shown(store: SqliteStore) -> list[bytes]:
    """What a store shows, but for who said it and for the node of the load's own source."""
    nouns = [entry.noun for entry in (*KINDS.values(), *RELATIONS.values())]
    facts = (anonymous(fact) for noun in nouns for fact in store.scan(noun) if getattr(fact, "id", "") != LOADED)
    return list(lines(facts, as_shown))


def anonymous(fact: Fact) -> Fact:
    return fact if fact.source == INFERRED else dataclasses.replace(fact, source="somebody")


TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=12) | st.sampled_from(
    ["", "'", "=1+1", "+32", "-", "@x", "\t", "\r", " a ", "a\r\nb", '"', ";,|", "'s-G", "''=", "\ue000", "UNIVERSITÃ©"]
)
CODE = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=6)
VALUES: dict[Type, st.SearchStrategy[Any]] = {
    Type.CODE: CODE,
    Type.TEXT: TEXT,
    Type.WHOLE: st.integers(-(2**63) + 1, 2**63 - 1),
    Type.CENTS: st.integers(-(2**53), 2**53),
    Type.REAL: st.floats(0, 1),
    Type.DAY: st.dates(),
    Type.FLAG: st.booleans(),
    Type.TEXTS: st.lists(TEXT, max_size=3).map(tuple),
}


def value_of(prop: Property) -> st.SearchStrategy[Any]:
    return st.none() | (st.sampled_from(prop.choices) if prop.choices else VALUES[prop.type])


@st.composite
def records(draw: st.DrawFn, entry: Kind | RelationType, **key: str) -> Fact:
    values = {name: draw(value_of(prop)) for name, prop in entry.properties.items()}
    return entry.noun(**key, **values, source=SOURCE, as_of=draw(st.none() | st.dates()), rule=draw(st.none() | RULE))


RULE = CODE.filter(bool)
NAMES = ("own:a", "=b:b", "'-c:c")


@st.composite
def graphs(draw: st.DrawFn) -> list[Fact]:
    stays = ("Contact", "Consent", "MatchRun")
    kinds = [kind for kind in KINDS.values() if kind.name not in stays and not kind.confidential]
    nodes = {
        (kind.name, name): draw(records(kind, id=name))
        for kind in kinds
        for name in draw(st.sets(st.sampled_from(NAMES)))
    }
    ties = [
        draw(records(tie, from_id=a, to_id=b))
        for tie in RELATIONS.values()
        for a in NAMES
        for b in NAMES
        if (tie.start, a) in nodes and (tie.end, b) in nodes and draw(st.integers(0, 3)) == 0
    ]
    return [*nodes.values(), *ties]


@settings(max_examples=min(60, settings.default.max_examples))  # each fills two stores
@given(facts=graphs())
def test_what_is_exported_as_tables_and_loaded_shows_the_same(blank: Path, facts: list[Fact]) -> None:
    assume(facts)
    with fresh(blank) as (store, folder), fresh(blank) as (again, _):
        with store.unit("test", bulk="generated") as unit:
            unit.say(facts)
        export(store, folder / "tables")
        infer(store, Report())
        load(folder / "tables", again, source="loaded")
        assert shown(again) == shown(store)


def working(store: SqliteStore) -> None:
    """Two fictional organisations in one project about drying in the food chain."""
    ids = ("own:a", "own:b")
    with store.unit("test", bulk="made") as unit:
        unit.say([Source(id=SOURCE, source=SOURCE)])
        unit.say([Stakeholder(id=one, name=f"Fictional {one}", source=SOURCE) for one in ids])
        unit.say([Project(id="own:p", title="Drying", source=SOURCE), Capability(id="own:dry", source=SOURCE)])
        unit.say([ValueChain(id="chain:food", notation="food", source=SOURCE)])
        unit.say([ParticipatedIn(from_id=one, to_id="own:p", role="partner", source=SOURCE) for one in ids])
        unit.say([About(from_id="own:p", to_id="own:dry", weight=1.0, source=SOURCE)])
        unit.say([Advances(from_id="own:p", to_id="chain:food", weight=1.0, source=SOURCE)])
    infer(store, Report())


def test_what_was_inferred_is_inferred_anew_and_not_said(blank: Path) -> None:
    with fresh(blank) as (store, folder), fresh(blank) as (again, _):
        working(store)
        export(store, folder / "tables")
        report = load(folder / "tables", again, source="loaded")
        inferred = [fact for fact in again.scan(RELATIONS["OFFERS"].noun) if fact.source == INFERRED]
        assert len(inferred) == 2
        assert report.rejected == report.noted == 0
        assert shown(again) == shown(store)


def test_loading_the_same_tables_again_changes_nothing(blank: Path) -> None:
    with fresh(blank) as (store, folder), fresh(blank) as (again, _):
        working(store)
        export(store, folder / "tables")
        load(folder / "tables", again, source="loaded")
        revision = again.counts().revision
        report = load(folder / "tables", again, source="loaded")
        assert (report.total.new, report.total.changed, report.total.retired) == (0, 0, 0)
        assert again.counts().revision == revision


def test_an_exported_part_loads_as_it_is(blank: Path) -> None:
    with fresh(blank) as (store, folder), fresh(blank) as (again, _):
        working(store)
        export(store, folder / "tables", part=Part(ids=("own:a", "own:p")))
        report = load(folder / "tables", again, source="loaded")
        assert report.rejected == 0
        assert again.counts().kinds["Stakeholder"] == 1
        assert again.counts().relations["PARTICIPATED_IN"] == 1


def test_real_records_come_back_as_they_went(blank: Path, shared_data: Path) -> None:
    with fresh(blank) as (store, folder), fresh(blank) as (again, _):
        cordis.load(shared_data / "cordis" / "HORIZON-sample", store)
        export(store, folder / "tables")
        report = load(folder / "tables", again, source="loaded")
        assert (report.rejected, report.noted) == (0, 0)
        assert shown(again) == shown(store)
