"""Which store the program works on: the one place that turns settings into an open adapter."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from graph.store import Store
from hommel.places import File, place
from hommel.settings import Settings


@contextmanager
def opened(settings: Settings, *, create: bool = False) -> Iterator[Store]:
    """The store that the settings name, closed at the end; with `create`, a missing one is made."""
    with closing(place(settings).open(create=create)) as store:
        yield store


@contextmanager
def opened_to_compare(settings: Settings) -> Iterator[Store]:
    """The store that the settings name, or an empty one that is gone afterwards if there is none yet."""
    if place(settings).there():
        with opened(settings) as store:
            yield store
        return
    with (
        tempfile.TemporaryDirectory(prefix="hommel-") as folder,
        closing(File(Path(folder) / "empty.db").open(create=True)) as store,
    ):
        yield store
