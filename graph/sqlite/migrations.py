"""The layout of a store, step by step. Forward only; a step is never edited once released.

`PRAGMA user_version` counts the steps applied; each step and its number share one transaction.
"""

import sqlite3
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from graph.errors import Corrupt, OutOfDate
from graph.sqlite.connection import APPLICATION_ID, connect, transaction, translated


@dataclass(frozen=True, slots=True)
class Step:
    """One change of layout: a name, and a file of SQL in `steps/`."""

    name: str

    @property
    def sql(self) -> str:
        """Its statements."""
        return resources.files(__package__).joinpath("steps", f"{self.name}.sql").read_text("utf-8")


STEPS = (
    Step("0001_graph"),
    Step("0002_search"),
    Step("0003_waiting"),
    Step("0004_shelves"),
    Step("0005_audience"),
    Step("0006_feedback"),
    Step("0007_suggestions"),
    Step("0008_readings"),
    Step("0009_brokering"),
    Step("0010_detection"),
    Step("0011_support"),
    Step("0012_barriers"),
    Step("0013_plan"),
)


def migrate(path: Path, steps: tuple[Step, ...] = STEPS) -> list[str]:
    """Bring a store up to date, making it if there is none; the names of the steps applied.

    Raises `OutOfDate` for a store made by a newer Hommel and `Corrupt` for a file that is not a store; neither is
    touched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with translated():
        db = connect(path)
        try:
            version = layout_version(db, path)
            if version == 0:
                db.execute("PRAGMA journal_mode = WAL")
            return [_apply(db, number, step) for number, step in enumerate(steps, 1) if number > version]
        finally:
            db.close()


def check(db: sqlite3.Connection, path: Path) -> None:
    """Refuse a store whose layout is not this program's."""
    version = layout_version(db, path)
    if version < len(STEPS):
        raise OutOfDate(
            f"{path}: layout {version} is older than this program's {len(STEPS)}; back it up and run `hommel migrate`"
        )


def layout_version(db: sqlite3.Connection, path: Path) -> int:
    """How many steps the file has seen; 0 for an empty one."""
    application: int = db.execute("PRAGMA application_id").fetchone()[0]
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        if db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            raise Corrupt(f"{path}: a SQLite database of another application; name another file in HOMMEL_STORE")
        return 0
    if version > len(STEPS):
        raise OutOfDate(f"{path}: layout {version} is newer than this program's {len(STEPS)}; upgrade Hommel")
    return version


def _apply(db: sqlite3.Connection, number: int, step: Step) -> str:
    with transaction(db, "BEGIN EXCLUSIVE"):
        if db.execute("PRAGMA user_version").fetchone()[0] >= number:
            return step.name  # another process was faster
        for statement in statements(step.sql):
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {number}")
    return step.name


def statements(sql: str) -> list[str]:
    """Split a script into whole statements (a trigger holds semicolons of its own)."""
    found, pending = [], ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    return found
