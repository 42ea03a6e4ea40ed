"""Speaking to a Neo4j server: drivers, sessions, retries, and the only place that knows the driver's errors."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from neo4j import READ_ACCESS, WRITE_ACCESS, AsyncDriver, AsyncGraphDatabase, Driver, GraphDatabase, Query, Session
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import BadInput, Conflict, GraphError, NotFound, OutOfDate, Unavailable
from graph.neo4j.quick import Quick, Unanswered

OLDEST: Final = (5, 26)
TRIES: Final = 4
FIRST_PAUSE_SECONDS: Final = 0.2
CONNECT_SECONDS: Final = 5.0
MOMENT_SECONDS: Final = 0.2
GRACE_SECONDS: Final = 5.0
"""So much longer than the server's own limit is waited for a server that has gone silent."""
SCHEMES: Final = frozenset({"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"})

_TOO_MUCH: Final = "Neo.TransientError.General.MemoryPoolOutOfMemoryError"
_CODES: Mapping[str, tuple[type[GraphError], str]] = {
    "Neo.ClientError.Schema.ConstraintValidationFailed": (Conflict, "two writers said the same at once; try again"),
    "Neo.ClientError.Database.DatabaseNotFound": (NotFound, "the server has no such database; check HOMMEL_STORE"),
    "Neo.ClientError.Transaction.TransactionTimedOut": (
        Unavailable,
        "the question took longer than its time limit; ask for less, or try again",
    ),
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration": (
        Unavailable,
        "the question took longer than its time limit; ask for less, or try again",
    ),
    "Neo.ClientError.Transaction.LockClientStopped": (
        Unavailable,
        "another writer has held the store for too long; try again",
    ),
    "Neo.ClientError.Transaction.TransactionTerminated": (Unavailable, "the server ended the transaction; try again"),
    "Neo.ClientError.General.ReadOnly": (GraphError, "the database is read-only; nothing was written"),
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": (
        GraphError,
        "the database is read-only; nothing was written",
    ),
    "Neo.ClientError.Security.Forbidden": (GraphError, "the user may not do this; nothing was written"),
    _TOO_MUCH: (
        Unavailable,
        "the server has too little memory for this at the moment; try again, or ask for less",
    ),
    "Neo.TransientError.Transaction.DeadlockDetected": (
        Unavailable,
        "two writers stood in each other's way; try again",
    ),
}
_CLASSES: tuple[tuple[str, type[GraphError], str], ...] = (
    ("Neo.ClientError.Security.", GraphError, "the server refuses the user or password; check HOMMEL_NEO4J_USER and"
     " the file that HOMMEL_NEO4J_PASSWORD_FILE names"),
    ("Neo.TransientError.", Unavailable, "the server cannot do it at the moment; try again"),
    ("Neo.DatabaseError.", Unavailable, "the server failed on its side (its disk may be full: see its log); try again"),
)  # fmt: skip

Answer = TypeVar("Answer")
Row = Any


@dataclass(frozen=True, slots=True)
class Address:
    """Where a Neo4j store is, and who asks. The password is never shown."""

    url: str
    database: str = "neo4j"
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @classmethod
    def parse(cls, address: str, user: str | None = None, password: str | None = None) -> "Address":
        """From `neo4j://host:7687/database`.

        >>> Address.parse("neo4j://db.example:7687/chains")
        Address(url='neo4j://db.example:7687', database='chains', user=None)
        """
        wrong = f"HOMMEL_STORE: write {'|'.join(sorted(SCHEMES))}://host:7687/database, without user or password"
        try:
            parts = urlsplit(address)
            whole = parts.scheme in SCHEMES and parts.hostname and (parts.port is None or parts.port)
        except ValueError:  # brackets that do not close, a port that is no number
            raise BadInput(wrong) from None
        if not whole or "@" in address or parts.query or parts.fragment:
            raise BadInput(wrong)
        return cls(f"{parts.scheme}://{parts.netloc}", parts.path.strip("/") or "neo4j", user, password)

    def __str__(self) -> str:
        return f"{self.url}/{self.database}"

    @property
    def auth(self) -> tuple[str, str] | None:
        """What the driver signs in with."""
        return None if self.user is None else (self.user, self.password or "")


@contextmanager
def translated(address: Address) -> Iterator[None]:
    """Turn the driver's errors into ours; its own message stays in the cause, for the log."""
    try:
        yield
    except AuthError as error:
        kind, message = _CLASSES[0][1:]
        raise kind(message, where=address) from error
    except Neo4jError as error:
        raise _meant(address, error) from error
    except IncompleteCommit as error:
        raise Unavailable(
            "the server went away before it confirmed the write; say the same again", where=address
        ) from error
    except (ServiceUnavailable, SessionExpired, OSError, asyncio.IncompleteReadError) as error:
        raise Unavailable("the server does not answer; is it running? Try again", where=address) from error
    except ConfigurationError as error:
        raise BadInput(str(error), where=address) from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise BadInput("the question holds half a surrogate pair, or a number that does not fit in 64 bits") from error
    except DriverError as error:
        raise Unavailable(f"the connection failed ({type(error).__name__}); try again", where=address) from error


def _meant(address: Address, error: Neo4jError) -> GraphError:
    code = error.code or ""
    if code in _CODES:
        kind, message = _CODES[code]
        return kind(message, where=address)
    for beginning, kind, message in _CLASSES:
        if code.startswith(beginning):
            return kind(message, where=address)
    if isinstance(error, ClientError) and "read only" in str(error).lower():
        return GraphError("the database is read-only; nothing was written", where=address)
    return GraphError(f"the server could not do this ({code or 'no code'})", where=address)


def retried(action: Callable[[], Answer]) -> Answer:
    """The answer, asked for again a few times while the server is unavailable; for what may be repeated."""
    for attempt in range(1, TRIES):
        try:
            return action()
        except Unavailable as error:
            if not _may_pass(error):
                raise
            time.sleep(FIRST_PAUSE_SECONDS * 2 ** (attempt - 1))
    return action()


def _may_pass(error: Unavailable) -> bool:
    """Whether asking again soon may help: not where the question itself took too long or too much."""
    cause = error.__cause__
    if not isinstance(cause, (Neo4jError, DriverError)):
        return isinstance(cause, OSError)
    return cause.is_retryable() and getattr(cause, "code", None) != _TOO_MUCH


@dataclass(frozen=True, slots=True)
class _Own:
    """A thread's session, and the lock that it holds while it asks."""

    session: Session
    busy: threading.Lock = field(default_factory=threading.Lock)


class Connection:
    """One synchronous driver for a process, and one asynchronous one for each event loop in it."""

    def __init__(self, address: Address, *, time_limit_seconds: float) -> None:
        self.address = address
        self.time_limit_seconds = time_limit_seconds
        with translated(address):
            self.driver: Driver = GraphDatabase.driver(
                address.url, auth=address.auth, connection_timeout=CONNECT_SECONDS, max_transaction_retry_time=0,
                connection_acquisition_timeout=2 * CONNECT_SECONDS, notifications_min_severity="OFF",
            )  # fmt: skip
        self._soon: dict[int, AsyncDriver] = {}
        self._short: WeakKeyDictionary[asyncio.AbstractEventLoop, Quick] = WeakKeyDictionary()
        self._own = threading.local()
        self._sessions: list[_Own] = []
        self._closed = False

    def check(self) -> None:
        """Whether the server answers, is new enough, and has the database."""
        with translated(self.address), self.session() as session:
            agent = session.run("RETURN 1").consume().server.agent
        version = tuple(int(part) for part in agent.rpartition("/")[2].split(".")[:2] if part.isdigit())
        if version < OLDEST:
            raise OutOfDate(f"{agent} is too old; Neo4j {OLDEST[0]}.{OLDEST[1]} or later is needed", where=self.address)

    def session(self, *, write: bool = False) -> Session:
        """A session of one's own; never shared between threads or tasks. `Unavailable` once all is closed."""
        self._refuse_when_closed()
        access = WRITE_ACCESS if write else READ_ACCESS
        return self.driver.session(database=self.address.database, fetch_size=-1, default_access_mode=access)

    def one(self, cypher: str, parameters: Mapping[str, Any], *, limited: bool = True) -> Row:
        """The one record of a read, as a list of values; asked for again while the server is unavailable."""
        query = self._query(cypher, limited)

        def ask() -> Row:
            with translated(self.address), self._reading() as session:
                record = session.run(query, dict(parameters)).single()
                return None if record is None else list(record)

        return retried(ask)

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        """This thread's session for reads; making one takes a tenth of a short question's time."""
        own: _Own | None = getattr(self._own, "session", None)
        if own is None:
            own = self._own.session = _Own(self.session())
            self._sessions.append(own)
        with own.busy:
            try:
                self._refuse_when_closed()
                yield own.session
                if self._closed:
                    own.session.close()
            except BaseException:
                self._own.__dict__.pop("session", None)
                with suppress(ValueError):  # it went with the whole connection
                    self._sessions.remove(own)
                own.session.close()
                raise

    async def one_soon(self, cypher: str, parameters: Mapping[str, Any]) -> Row:
        """The same without holding up the event loop."""
        self._refuse_when_closed()
        try:
            async with asyncio.timeout(self.time_limit_seconds + GRACE_SECONDS):
                return await self._quick().one(cypher, parameters)
        except TimeoutError:
            raise self._silent() from None
        except Unanswered as error:
            if error.code in _CODES and not error.code.startswith("Neo.Transient"):  # as the driver would be told
                kind, message = _CODES[error.code]
                raise kind(message, where=self.address) from error
        return await self._patiently(cypher, parameters)

    async def _patiently(self, cypher: str, parameters: Mapping[str, Any]) -> Row:
        """By the driver, which is asked again a few times while the server is unavailable."""
        query, pause = self._query(cypher, True), FIRST_PAUSE_SECONDS
        for attempt in range(TRIES):
            try:
                async with asyncio.timeout(self.time_limit_seconds + GRACE_SECONDS):
                    return await self._ask_soon(query, parameters)
            except TimeoutError:
                raise self._silent() from None
            except Unavailable as error:
                if attempt == TRIES - 1 or not _may_pass(error):
                    raise
            await asyncio.sleep(pause * 2**attempt)
        raise AssertionError  # the last try returns or raises

    async def _ask_soon(self, query: Query, parameters: Mapping[str, Any]) -> Row:
        with translated(self.address):
            async with self._async_driver().session(
                database=self.address.database, fetch_size=-1, default_access_mode=READ_ACCESS
            ) as session:
                record = await (await session.run(query, dict(parameters))).single()
                return None if record is None else list(record)

    def _silent(self) -> Unavailable:
        return Unavailable("the server does not answer; is it running? Try again", where=self.address)

    def _quick(self) -> Quick:
        """The short way to the server from this event loop."""
        loop = asyncio.get_running_loop()
        if loop not in self._short:
            own = self.address
            self._short[loop] = Quick(own.url, own.database, own.auth, self.time_limit_seconds, CONNECT_SECONDS)
        return self._short[loop]

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise Unavailable("the store was closed here", where=self.address)

    def close(self) -> None:
        """Give back every connection."""
        self._closed = True
        while self._sessions:
            own = self._sessions.pop()
            if own.busy.acquire(timeout=MOMENT_SECONDS):  # a longer question ends with the driver, in its own thread
                own.session.close()
                own.busy.release()
        self._own = threading.local()
        self.driver.close()

    async def close_soon(self) -> None:
        """Give back the connections of this event loop."""
        quick = self._short.pop(asyncio.get_running_loop(), None)
        if quick is not None:
            quick.close()
        driver = self._soon.pop(id(asyncio.get_running_loop()), None)
        if driver is not None:
            await driver.close()

    def _query(self, cypher: str, limited: bool) -> Query:
        # the text is put together from the catalogue's own names; values travel as parameters
        return Query(cypher, timeout=self.time_limit_seconds if limited else None)

    def _async_driver(self) -> AsyncDriver:
        loop = id(asyncio.get_running_loop())
        if loop not in self._soon:
            self._soon[loop] = AsyncGraphDatabase.driver(
                self.address.url, auth=self.address.auth, connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=2 * CONNECT_SECONDS, notifications_min_severity="OFF",
            )  # fmt: skip
        return self._soon[loop]
