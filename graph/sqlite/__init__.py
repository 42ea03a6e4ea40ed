"""The embedded default: the graph in one SQLite file, for a laptop or a single server.

>>> import tempfile, pathlib
>>> from graph.model import Stakeholder
>>> from graph.select import Select
>>> path = pathlib.Path(tempfile.mkdtemp()) / "hommel.db"
>>> store = open_store(path, create=True)
>>> with store.unit("me") as unit:
...     unit.say([Stakeholder(id="own:a", name="Alpha (fictional)", source="hand")])
Tally(new=1, changed=0, unchanged=0, retired=0)
>>> store.find(Select("Stakeholder", ("id", "name"))).rows
[['own:a', 'Alpha (fictional)']]
>>> store.close()
"""

from pathlib import Path

from graph.errors import NotFound
from graph.sqlite.migrations import migrate
from graph.sqlite.store import SqliteStore


def open_store(path: Path, *, create: bool = False) -> SqliteStore:
    """The store in that file. Opening never migrates an older one (`OutOfDate` says how).

    With `create`, a missing or empty file becomes a new store; else it is `NotFound`.
    """
    missing = not path.exists() or path.stat().st_size == 0
    if missing and not create:
        raise NotFound(f"there is no store at {path}; make one with `hommel migrate` or any `hommel load`")
    if missing:
        migrate(path)
    return SqliteStore(path)


__all__ = ["SqliteStore", "migrate", "open_store"]
