"""A CORDIS download laid out on disk, so that it can be put in order and joined in bounded memory.

The tables live in a temporary SQLite file that is deleted at the end; nothing of it is worth keeping, so it is written
without a journal.
"""

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from graph.errors import BadInput, Unavailable
from loaders.cordis import rows as read
from loaders.cordis.rows import Fields, PartRow, ProjectRow
from loaders.cordis.words import words
from loaders.opening import Member
from loaders.outcome import Hear, Note, Progress
from loaders.reading import Row, rows

LOOK_EVERY_ROWS: Final = 5_000
TABLES: Final = f"""
CREATE TABLE project ({", ".join(ProjectRow._fields)});
CREATE TABLE took ({", ".join(PartRow._fields)});
CREATE TABLE part (project, code, title);
CREATE TABLE topic (project, topic);
CREATE TABLE science (project, code, path, title);
CREATE TABLE word (word, project, in_title);
"""
INDEXES: Final = """
CREATE INDEX project_id ON project (id);
CREATE INDEX part_project ON part (project);
CREATE INDEX topic_project ON topic (project);
"""


class Staging:
    """The staged tables.

    name        what people call the download: the name of its first file
    framework   the framework programme it is of
    """

    def __init__(self, db: sqlite3.Connection, name: str, framework: str) -> None:
        self.db = db
        self.name = name
        self.framework = framework

    def all(self, sql: str) -> Iterator[Any]:
        """The rows of a question, streamed."""
        return iter(self.db.execute(sql))

    def count(self, table: str) -> int:
        """How many rows a table has."""
        found: int = self.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return found


@contextmanager
def staged(tables: Mapping[str, Member], hear: Hear, progress: Callable[[Progress], None]) -> Iterator[Staging]:
    """The files, read and checked."""
    with _folder() as folder:
        db = sqlite3.connect(Path(folder) / "staging.db", isolation_level=None)
        try:
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            db.executescript(TABLES)
            db.execute("BEGIN")
            _fill(db, tables, hear, progress)
            db.executescript(INDEXES)
            framework = _framework(db, tables["project"].name, hear)
            _settle_projects(db, hear)
            yield Staging(db, tables["project"].name, framework)
        except sqlite3.Error as error:  # the store's own errors never look like this
            raise Unavailable(f"{folder}: no room to sort the files there ({error}); name another in TMPDIR") from error
        finally:
            db.close()


def _folder() -> "tempfile.TemporaryDirectory[str]":
    try:
        return tempfile.TemporaryDirectory(prefix="hommel-")
    except OSError as error:
        raise Unavailable(f"no folder to sort the files in ({error.strerror}); name one in TMPDIR") from error


def _fill(
    db: sqlite3.Connection, tables: Mapping[str, Member], hear: Hear, progress: Callable[[Progress], None]
) -> None:
    for table, needed, keep in READERS:
        if table in tables:
            keep(db, _counted(rows(tables[table], needed, hear, read.WHERE_THERE), tables[table].name, progress), hear)


def _counted(some: Iterator[Row], name: str, progress: Callable[[Progress], None]) -> Iterator[Row]:
    for done, row in enumerate(some, 1):
        yield row
        if done % LOOK_EVERY_ROWS == 0:
            progress(Progress(f"reading {name}", done))


def _keep_projects(db: sqlite3.Connection, some: Iterator[Row], hear: Hear) -> None:
    for row in some:
        if project := read.project_row(row, hear):
            db.execute(f"INSERT INTO project VALUES ({', '.join('?' * len(project))})", project)
            _keep_words(db, project, row.values.get("objective", ""))
            parts = [(project.id, code) for code in _codes(row, "legalBasis", hear)]
            db.executemany("INSERT INTO part VALUES (?, ?, NULL)", parts)
            topics = [(project.id, code) for code in _codes(row, "topics", hear)]
            db.executemany("INSERT INTO topic VALUES (?, ?)", topics)


def _keep_words(db: sqlite3.Connection, project: ProjectRow, objective: str) -> None:
    titled = words(project.title or "") if project.title != project.acronym else set()  # some repeat the acronym
    used = sorted(titled | words(objective))
    db.executemany("INSERT INTO word VALUES (?, ?, ?)", [(word, project.id, word in titled) for word in used])


def _keep_took(db: sqlite3.Connection, some: Iterator[Row], hear: Hear) -> None:
    holes = ", ".join("?" * len(PartRow._fields))
    parts = (part for row in some if (part := read.part_row(row, hear)))
    db.executemany(f"INSERT INTO took VALUES ({holes})", parts)


def _keep_parts(db: sqlite3.Connection, some: Iterator[Row], hear: Hear) -> None:
    for row in some:
        if project := Fields(row, hear).id("projectID"):
            listed = [(project, code, row.values.get("title") or None) for code in _codes(row, "legalBasis", hear)]
            db.executemany("INSERT INTO part VALUES (?, ?, ?)", listed)


def _keep_topics(db: sqlite3.Connection, some: Iterator[Row], hear: Hear) -> None:
    for row in some:
        if project := Fields(row, hear).id("projectID"):
            listed = [(project, code) for code in _codes(row, "topic", hear)]
            db.executemany("INSERT INTO topic VALUES (?, ?)", listed)


def _keep_sciences(db: sqlite3.Connection, some: Iterator[Row], hear: Hear) -> None:
    for row in some:
        fields = Fields(row, hear)
        project, code = fields.id("projectID"), fields.read("euroSciVocCode", read.code)
        if project and code:
            values = (project, code, row.values["euroSciVocPath"], row.values["euroSciVocTitle"])
            db.execute("INSERT INTO science VALUES (?, ?, ?, ?)", values)


def _codes(row: Row, column: str, hear: Hear) -> list[str]:
    fields, codes = Fields(row, hear), []
    for text in row.values.get(column, "").split(";"):
        if text.strip():
            try:
                codes.append(read.code(text))
            except ValueError as why:
                fields.note(column, f"{why}; left out")
    return codes


READERS: Final = (
    ("project", read.PROJECT_COLUMNS, _keep_projects),
    ("organization", read.ORGANIZATION_COLUMNS, _keep_took),
    ("legalbasis", read.PART_COLUMNS, _keep_parts),
    ("topics", read.TOPIC_COLUMNS, _keep_topics),
    ("euroscivoc", read.SCIENCE_COLUMNS, _keep_sciences),
)


def _framework(db: sqlite3.Connection, file: str, hear: Hear) -> str:
    """The framework programme of the download: what most projects name."""
    named = Counter(
        dict(db.execute("SELECT framework, count(*) FROM project WHERE framework <> '' GROUP BY 1 ORDER BY 1"))
    )
    if not named:
        raise BadInput(f"{file}: no row names its framework programme in the column 'frameworkProgramme'")
    (framework, _), *others = named.most_common()
    for other, _ in others:
        for line, name in db.execute("SELECT line, framework FROM project WHERE framework = ?", (other,)):
            hear(
                Note(file, line, "frameworkProgramme", name, "another framework programme than most; loaded with them")
            )
    return str(framework)


def _settle_projects(db: sqlite3.Connection, hear: Hear) -> None:
    """Of several rows with one id the one updated last counts, else the last one."""
    repeated = db.execute(
        "SELECT rowid, file, line, id, row_number() OVER (PARTITION BY id ORDER BY updated DESC, line DESC) AS place"
        " FROM project WHERE id IN (SELECT id FROM project GROUP BY id HAVING count(*) > 1)"
    ).fetchall()
    for rowid, file, line, project, place in repeated:
        if place > 1:
            hear(
                Note(file, line, "id", project, "another row has this id and is newer or stands later; that one counts")
            )
            db.execute("DELETE FROM project WHERE rowid = ?", (rowid,))
