"""What other tests begin with is what the store would hold, had it been said again."""

import contextlib
import io

import pytest

import atlas
from graph import neo4j
from graph.model import Capability, MatchRun, Stakeholder, Suggestion
from graph.relations import Offers
from tests.neo4j.image import Image
from tests.neo4j.server import empty

SUGGESTED = Suggestion(
    stakeholder_id="own:x", partner_id="own:y", rank=1, score=0.5, chain_from=None, chain_to=None, explanation="{}"
)


@pytest.fixture
def store(neo4j_url):
    address = neo4j.Address.parse(neo4j_url)
    neo4j.migrate(address)
    with contextlib.closing(neo4j.open_store(address)) as store:
        with store.connection.session(write=True) as session:
            empty(session)
        with store.unit("test", bulk="some") as unit:
            unit.say([Stakeholder(id=f"own:{name}", name=f"{name} (fictional)", source="a") for name in "xy"])
            unit.say([Capability(id="term:mill", alt_labels=("mill", "grind"), source="a")])
            unit.say([Offers(from_id="own:x", to_id="term:mill", level=0.5, source="a")])
            unit.add_run(MatchRun(id="run:1", manifest="{}", started="2026-01-01", source="a"), [SUGGESTED])
        yield store


def told(store):
    out = io.BytesIO()
    atlas.export(store, out)
    runs = [[*store.suggestions(run.id)] for run in store.runs()]
    return out.getvalue(), runs, store.counts(), [*store.trail()], [hit.id for hit in store.search("fictional")]


def test_what_is_put_back_is_all_that_was_there_and_nothing_else(store):
    before = told(store)
    with store.connection.session(write=True) as session:
        image = Image.of(session)
        with store.unit("test") as unit:
            unit.say([Stakeholder(id="own:z", source="b"), Stakeholder(id="own:x", name="renamed", source="b")])
            unit.retract(Stakeholder, ["own:y"])
        assert told(store) != before
        image.put(session)
    assert told(store) == before
    with store.unit("test") as unit:
        unit.say([Stakeholder(id="own:z", source="b")])
    assert store.counts().revision == before[2].revision + 1
