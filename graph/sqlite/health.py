"""What can be wrong with a SQLite file, looked at without changing it."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from graph.sqlite.connection import connect, translated
from graph.sqlite.migrations import STEPS, layout_version


@dataclass(frozen=True, slots=True)
class Health:
    """The state of a store's file.

    layout    how many migrations the file has seen, of `newest`
    damage    what SQLite's quick check found, a few lines at most; empty when the file is whole
    dangling  how many references lead nowhere
    """

    layout: int
    newest: int
    damage: tuple[str, ...]
    dangling: int


def sqlite_version() -> str:
    """The version of the SQLite library that Python uses."""
    return sqlite3.sqlite_version


def has_full_text_search() -> bool:
    """Whether that library has FTS5."""
    db = sqlite3.connect(":memory:")
    try:
        db.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
    except sqlite3.Error:
        return False
    finally:
        db.close()
    return True


def health(path: Path) -> Health:
    """Looks at every page of the file; `GraphError` when it is no store at all."""
    with translated():
        db = connect(path)
        try:
            db.execute("PRAGMA query_only = ON")
            layout = layout_version(db, path)
            found = [str(line) for (line,) in db.execute("PRAGMA quick_check(5)")]
            dangling = sum(1 for _ in db.execute("PRAGMA foreign_key_check"))
            return Health(layout, len(STEPS), () if found == ["ok"] else tuple(found), dangling)
        finally:
            db.close()
