"""The stores that tests run on: a further adapter is one more function here."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph import neo4j
from graph.sqlite import open_store
from graph.store import Store
from tests.neo4j.server import empty


def on_sqlite(request: pytest.FixtureRequest) -> Callable[[], Store]:
    """A new file each time, copied from an empty store: making one takes twenty times as long."""
    folders: pytest.TempPathFactory = request.getfixturevalue("tmp_path_factory")
    empty_store: Path = request.getfixturevalue("empty_store")
    return lambda: open_store(shutil.copyfile(empty_store, folders.mktemp("store") / "store.db"))


def on_neo4j(request: pytest.FixtureRequest) -> Callable[[], Store]:
    """The same database emptied each time: making one takes longer."""
    address = neo4j.Address.parse(request.getfixturevalue("neo4j_url"))
    neo4j.migrate(address)

    def emptied() -> Store:
        store = neo4j.open_store(address)
        with store.connection.session(write=True) as session:
            empty(session)
        return store

    return emptied


ADAPTERS = {"sqlite": on_sqlite, "neo4j": on_neo4j}
