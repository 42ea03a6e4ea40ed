"""Other programs, and other Hommels, on the same server: what is theirs stays, and breaks nothing of ours."""

import threading
from contextlib import closing

import pytest

from atlas import export
from graph import neo4j
from graph.model import Capability, Project, Stakeholder
from graph.neo4j import Address, open_store
from graph.relations import Offers, ParticipatedIn
from graph.select import Branch, Direction, Op, Order, Page, Select, Test
from graph.store import Along
from matching.economy import WANTED, economy
from tests.neo4j.server import empty

ALONG = (Along("PARTICIPATED_IN", Direction.OUT), Along("PARTICIPATED_IN", Direction.IN))
FOREIGN = (
    "CREATE (:Invoice {id: 'own:x', amount: 3})",
    "CREATE (:Project {title: 'of another program, without an id'})-[:PARTICIPATED_IN]->(:Stakeholder)",
    "MATCH (s:Stakeholder {id: 'own:x'}) SET s:Customer, s.colour = 'red', s.`no such key` = [1, 2]",
    "MATCH (s:Stakeholder {id: 'own:x'}), (i:Invoice) CREATE (i)-[:BILLED_TO {since: date('2026-01-01')}]->(s)",
    "MATCH (s:Stakeholder {id: 'own:x'}), (c:Capability) CREATE (s)-[:RATED {stars: 5}]->(c)",
    "MATCH (:Stakeholder {id: 'own:x'})-[o:OFFERS]->() SET o.stars = 5",
    "MATCH (s:Stakeholder {id: 'own:x'}) CREATE (s)-[:KNOWS]->(:Person {name: 'made up'})",
    "CREATE INDEX their_index IF NOT EXISTS FOR (i:Invoice) ON (i.amount)",
)


@pytest.fixture
def store(neo4j_url):
    """A store with a stakeholder that offers something and took part in something."""
    address = Address.parse(neo4j_url)
    neo4j.migrate(address)
    with closing(open_store(address)) as opened:
        with opened.connection.session(write=True) as session:
            empty(session)
        with opened.unit("test", bulk="some") as unit:
            unit.say([Stakeholder(id=f"own:{name}", name=f"{name} (fictional)", source="a") for name in "xy"])
            unit.say([Capability(id="term:mill", label_en="milling", source="a")])
            unit.say([Project(id="cordis:1", acronym="MILL", source="a")])
            unit.say([Offers(from_id="own:x", to_id="term:mill", source="a")])
            unit.say([ParticipatedIn(from_id=f"own:{name}", to_id="cordis:1", source="a") for name in "xy"])
        yield opened
        run(opened, "DROP INDEX their_index IF EXISTS")


def run(store, *statements):
    with store.connection.session(write=True) as session:
        for statement in statements:
            session.run(statement).consume()


def answers(store, tmp_path):
    """Every kind of read, so that two states can be compared."""
    offers = Branch("OFFERS", Direction.OUT, fields=("label_en",), count=True)
    select = Select("Stakeholder", fields=("name",), branches=(offers,), order=(Order("name"),), count=True)
    found = store.find(select)
    export(store, tmp_path / "out.jsonl")
    snapshot = store.snapshot(WANTED)
    return {
        "find": (found.rows, found.total),
        "search": [(hit.id, hit.kind) for hit in store.search("fictional")],
        "near": store.neighbourhood("own:x", ALONG, degrees=2),
        "path": store.shortest_path("own:x", "own:y", ALONG),
        "scan": [list(store.scan(noun)) for noun in (Stakeholder, Project, Offers, ParticipatedIn)],
        "export": (tmp_path / "out.jsonl").read_bytes(),
        "snapshot": ({k: v.ids for k, v in snapshot.kinds.items()}, {k: len(v) for k, v in snapshot.relations.items()}),
        "economy": len(economy(snapshot)),
    }


def test_what_other_programs_keep_beside_ours_changes_no_answer(store, tmp_path):
    before = answers(store, tmp_path)
    run(store, *FOREIGN)
    assert answers(store, tmp_path) == before


def test_what_other_programs_keep_on_ours_outlives_our_writes(store):
    run(store, *FOREIGN)
    with store.unit("test") as unit:
        unit.say([Stakeholder(id="own:x", name="renamed", source="hand")])
    theirs = store.connection.one("MATCH (s:Customer {id: 'own:x'}) RETURN s.name, s.colour, s.`no such key`", {})
    assert theirs == ["renamed", "red", [1, 2]]
    with store.unit("test") as unit:
        unit.retract(Stakeholder, ["own:x"])
    assert store.find(Select("Stakeholder", where=Test("id", Op.EQ, "own:x"), page=Page(5))).rows == []
    kept = "MATCH (:Person)<-[:KNOWS]-(s:Customer)<-[:BILLED_TO]-(:Invoice) RETURN s.colour, s.name, labels(s)"
    assert store.connection.one(kept, {}) == ["red", None, ["Customer"]]


def test_writers_in_two_stores_never_lose_each_others_words(store, neo4j_url):
    """Two processes have a store each; here two stores, since what must hold them apart is on the server."""
    failed = []

    def write(name):
        with closing(open_store(Address.parse(neo4j_url))) as own:
            for n in range(10):
                try:
                    with own.unit(name) as unit:
                        unit.say([Stakeholder(id="own:both", source=name, **{name: f"{n}"})])
                except Exception as error:
                    failed.append(error)

    before = store.counts().revision
    writers = [threading.Thread(target=write, args=(name,)) for name in ("city", "website")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failed == []
    (both,) = (s for s in store.scan(Stakeholder) if s.id == "own:both")
    assert (both.city, both.website) == ("9", "9")
    assert store.counts().revision == before + 20
