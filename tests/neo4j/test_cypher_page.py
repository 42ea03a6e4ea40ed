"""The questions on the page for those who read the graph in Cypher work as they stand."""

import re
from contextlib import closing

import pytest

from graph import neo4j
from graph.neo4j import Address, open_store
from hommel.__main__ import main
from tests.conftest import ROOT
from tests.neo4j.server import empty

PAGE = (ROOT / "docs" / "how-to" / "ask-in-cypher.md").read_text("utf-8")
QUESTIONS = dict(re.findall(r"^## (.*?)$.*?```cypher\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE))


@pytest.fixture(scope="module")
def session(neo4j_url):
    """A session on the example that the page speaks of, matched."""
    address = Address.parse(neo4j_url)
    neo4j.migrate(address)
    with closing(open_store(address)) as store, store.connection.session(write=True) as session:
        empty(session)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("HOMMEL_STORE", neo4j_url)
            for command in re.findall(r"`hommel (load example.*?|match.*?)`", PAGE):
                assert main(command.split()) == 0
        yield session


def test_there_are_ten_at_least():
    assert len(QUESTIONS) >= 10


@pytest.mark.parametrize("title", QUESTIONS)
def test_the_question_finds_something_and_changes_nothing(session, title):
    result = session.run(QUESTIONS[title])
    rows, told = result.values(), result.consume()
    assert rows
    assert all(row[0] is not None for row in rows)
    assert not told.counters.contains_updates
