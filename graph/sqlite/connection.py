"""Opening a SQLite file the way Hommel wants it, and the only place that knows SQLite's errors."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import BadInput, Conflict, Corrupt, GraphError, Unavailable

APPLICATION_ID = 0x484F4D4D  # "HOMM": tells our files from other applications'
BUSY_SECONDS = 30.0
TOO_DEEP = ("parser stack overflow", "Expression tree is too large")

_FINAL = {
    sqlite3.SQLITE_CORRUPT: (Corrupt, "the store is damaged; restore a backup"),
    sqlite3.SQLITE_NOTADB: (Corrupt, "the file is not a SQLite database"),
    sqlite3.SQLITE_CONSTRAINT: (Conflict, "the records refer to something that is not there, or collide"),
    sqlite3.SQLITE_READONLY: (GraphError, "the store is read-only; check the file's permissions"),
    sqlite3.SQLITE_TOOBIG: (BadInput, "a value or statement is too big"),
}
_AGAIN = {
    sqlite3.SQLITE_BUSY: f"the store is in use by another writer for over {BUSY_SECONDS:.0f} s; try again",
    sqlite3.SQLITE_LOCKED: "the store is in use by another writer; try again",
    sqlite3.SQLITE_FULL: "the disk is full, or the folder for temporary files (TMPDIR); make room and try again",
    sqlite3.SQLITE_IOERR: "the disk did not answer; check it and try again",
    sqlite3.SQLITE_CANTOPEN: "the store's file cannot be opened; check its folder and permissions",
    sqlite3.SQLITE_INTERRUPT: "the question took longer than its time limit; ask for less, or try again",
}


class OutOfTime(Unavailable):
    """A statement used up the time that it was given."""


@contextmanager
def translated() -> Iterator[None]:
    """Turn SQLite's errors into ours; the driver's message stays in the cause, for the log."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _AGAIN:
            raise (OutOfTime if code == sqlite3.SQLITE_INTERRUPT else Unavailable)(_AGAIN[code]) from error
        if str(error).startswith(TOO_DEEP):
            raise BadInput("the question is nested too deeply or holds too many tests; ask it in parts") from error
        if code in _FINAL:
            kind, message = _FINAL[code]
            raise kind(message) from error
        raise GraphError("the store could not do this", where=error) from error


@contextmanager
def asked() -> Iterator[None]:
    """The same around questions alone, whose keys and cursors come from outside as they are."""
    with translated():
        try:
            yield
        except UnicodeEncodeError as error:
            raise BadInput("the question holds half a surrogate pair, which is no text") from error
        except OverflowError as error:
            raise BadInput("the question holds a number that does not fit in 64 bits") from error


def connect(path: Path) -> sqlite3.Connection:
    """A connection with our settings; transactions are begun by us alone."""
    db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA cache_size = -65536")  # KiB
        db.execute("PRAGMA wal_autocheckpoint = 8192")  # pages: a load would copy its hot pages back again and again
        db.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten: it may be about a person
        db.execute("PRAGMA temp_store = FILE")  # bounded memory, whatever the load
        db.execute("PRAGMA trusted_schema = ON")  # our own triggers write to FTS5
    except sqlite3.Error:
        db.close()
        raise
    return db


@contextmanager
def transaction(db: sqlite3.Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[sqlite3.Connection]:
    """Everything inside lands together, or not at all."""
    db.execute(begin)
    try:
        yield db
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # a full disk may have rolled back already
            db.execute("ROLLBACK")
        raise
