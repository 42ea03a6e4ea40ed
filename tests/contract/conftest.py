"""The stores that the contract is run on: a further adapter is one more function here."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph import neo4j
from graph.sqlite import open_store
from graph.store import Store
from tests.neo4j.server import empty

sys.path.insert(0, str(Path(__file__).parent))  # so that the twin and the generators can be imported


def on_sqlite(request) -> Callable[[], Store]:
    folders = request.getfixturevalue("tmp_path_factory")
    return lambda: open_store(folders.mktemp("store") / "store.db", create=True)


def on_neo4j(request) -> Callable[[], Store]:
    address = neo4j.Address.parse(request.getfixturevalue("neo4j_url"))
    neo4j.migrate(address)

    def emptied() -> Store:
        store = neo4j.open_store(address)
        with store.connection.session(write=True) as session:
            empty(session)
        return store

    return emptied


ADAPTERS = {"sqlite": on_sqlite, "neo4j": on_neo4j}


@pytest.fixture(params=ADAPTERS)
def new_store(request) -> Callable[[], Store]:
    """Makes empty stores of one adapter, one at a time."""
    return ADAPTERS[request.param](request)


@pytest.fixture
def store(new_store) -> Iterator[Store]:
    """An empty store."""
    opened = new_store()
    yield opened
    opened.close()
