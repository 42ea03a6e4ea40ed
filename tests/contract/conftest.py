"""The stores that the contract is run on: a second adapter is one more line here."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.sqlite import open_store
from graph.store import Store

sys.path.insert(0, str(Path(__file__).parent))  # so that the twin and the generators can be imported

ADAPTERS: dict[str, Callable[[Path], Store]] = {
    "sqlite": lambda folder: open_store(folder / "store.db", create=True),
}


@pytest.fixture(params=ADAPTERS)
def new_store(request, tmp_path_factory) -> Callable[[], Store]:
    """Makes empty stores of one adapter."""
    return lambda: ADAPTERS[request.param](tmp_path_factory.mktemp("store"))


@pytest.fixture
def store(new_store) -> Iterator[Store]:
    """An empty store."""
    opened = new_store()
    yield opened
    opened.close()
