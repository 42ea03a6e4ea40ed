"""The layout of a store on a server: made once, by one of those who start, and what the catalogue asks for."""

import subprocess
import sys
from contextlib import closing

import pytest

from graph import neo4j
from graph.errors import NotFound, OutOfDate
from graph.lines.support import Service
from graph.model import Stakeholder
from graph.neo4j import Address, layout, migrations, open_store
from tests.neo4j.server import empty

ALL = [step.name for step in migrations.STEPS]


@pytest.fixture
def store(neo4j_url):
    """A store with one stakeholder."""
    address = Address.parse(neo4j_url)
    neo4j.migrate(address)
    with closing(open_store(address)) as opened:
        with opened.connection.session(write=True) as session:
            empty(session)
        with opened.unit("test") as unit:
            unit.say([Stakeholder(id="own:x", name="X (fictional)", source="a")])
        yield opened


def run(store, cypher):
    with store.connection.session(write=True) as session:
        return session.run(cypher).consume().counters


def test_the_steps_make_what_the_catalogue_asks_for_and_nothing_else(store):
    wanted = list(layout.statements())
    for statement in wanted:
        counters = run(store, statement)
        assert (counters.indexes_added, counters.constraints_added) == (0, 0), statement
    there = "SHOW INDEXES YIELD type WHERE type <> 'LOOKUP' RETURN count(*)"  # a constraint has an index of its own
    assert store.connection.one(there, {}) == [len(wanted)]


def test_migrating_again_does_nothing(store, neo4j_url):
    assert neo4j.migrate(Address.parse(neo4j_url)) == []


MIGRATE = "import sys; from graph import neo4j; print(*neo4j.migrate(neo4j.Address.parse(sys.argv[1])))"


def test_of_processes_that_start_together_one_migrates_and_the_others_wait(neo4j_server):
    with neo4j_server() as server:
        command = [sys.executable, "-c", MIGRATE, server.url]
        started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
        told = [process.communicate(timeout=300)[0].split() for process in started]
        assert [process.returncode for process in started] == [0, 0, 0]
        assert sorted(told) == [[], [], ALL]
        open_store(Address.parse(server.url)).close()


def test_a_store_of_a_newer_hommel_is_refused_and_not_touched(store, neo4j_url):
    address = Address.parse(neo4j_url)
    run(store, "MATCH (m:HommelMeta {name: 'layout'}) SET m.value = 99")
    try:
        for attempt in (open_store, neo4j.migrate):
            with pytest.raises(OutOfDate, match="newer than this program's"):
                attempt(address)
    finally:
        run(store, f"MATCH (m:HommelMeta {{name: 'layout'}}) SET m.value = {len(migrations.STEPS)}")


def test_a_migration_that_was_stopped_half_way_is_taken_up_again_and_keeps_everything(store, neo4j_url):
    address = Address.parse(neo4j_url)
    run(store, "MATCH (m:HommelMeta {name: 'layout'}) SET m.value = 0")
    run(store, "DROP INDEX stakeholder_search IF EXISTS")
    with pytest.raises(NotFound, match="hommel migrate"):
        open_store(address)
    assert neo4j.migrate(address) == ALL
    assert [hit.id for hit in store.search("x fictional")] == ["own:x"]


def test_runs_made_before_there_were_audiences_are_for_brokers(store, neo4j_url):
    run(store, "CREATE (:MatchRun {id: 'run:1', manifest: '{\"asked\":\"all\"}', source: 'a', sortKey: ''})")
    run(store, "MATCH (m:HommelMeta {name: 'layout'}) SET m.value = 2")
    assert neo4j.migrate(Address.parse(neo4j_url)) == ALL[2:]
    assert [(one.audience, one.whole) for one in store.runs()] == [("broker-only", True)]


def test_services_of_one_stage_become_services_of_several(store, neo4j_url):
    run(store, f"MATCH (m:HommelMeta {{name: 'layout'}}) SET m.value = {ALL.index('0008_support')}")
    with store.unit("test") as unit:
        unit.say([Service(id="own:s", name="S", source="a"), Service(id="own:t", name="T", source="a")])
    one = '["a",null,null,{"name":"T","stage":"global"}]'
    other = '["b",null,null,{"stage":"starting","language":"nl","description":"stage"}]'
    run(store, "MATCH (n:Service {id: 'own:s'}) SET n.stage = 'none', n.language = 'fr'")
    run(store, f"MATCH (n:Service {{id: 'own:t'}}) SET n.stage = 'global', n.hommelSaid = '[{one},{other}]'")
    neo4j.migrate(Address.parse(neo4j_url))
    told = {one.id: (one.stages, one.languages) for one in store.scan(Service)}
    assert told == {"own:s": (("none",), ("fr",)), "own:t": (("global",), None)}
    words = {word.source: dict(word.values) for word in store.statements(Service, "own:t")}
    assert words == {
        "a": {"name": "T", "stages": ["global"]},
        "b": {"stages": ["starting"], "languages": ["nl"], "description": "stage"},
    }
