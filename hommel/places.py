"""Where a store is: a SQLite file, or a database on a Neo4j server. The one place that knows which adapters exist."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import unquote

from platformdirs import user_data_path, user_state_path

import graph.sqlite
from graph.errors import BadInput, NotFound, OutOfDate, Unsupported
from graph.store import Store
from hommel.settings import Settings
from strategy.people.erasing import Erasures

if TYPE_CHECKING:  # the driver is an extra
    from graph.neo4j import Address

SQLITE: Final = "sqlite:///"
SERVERS: Final = frozenset({"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"})


class Place(Protocol):
    """Where one store is or may be."""

    def there(self) -> bool:
        """Whether there is a store, of whatever layout."""

    def open(self, *, create: bool = False) -> Store:
        """The store; with `create`, a missing one is made."""

    def migrate(self) -> list[str]:
        """Bring the store up to date, making it if there is none; the names of the steps applied."""


@dataclass(frozen=True, slots=True)
class File:
    """A SQLite file."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)

    def there(self) -> bool:
        """See `Place`."""
        return self.path.exists()

    def open(self, *, create: bool = False) -> Store:
        """See `Place`."""
        return graph.sqlite.open_store(self.path, create=create)

    def migrate(self) -> list[str]:
        """See `Place`."""
        return graph.sqlite.migrate(self.path)


@dataclass(frozen=True, slots=True)
class Server:
    """A database on a Neo4j server."""

    address: "Address"

    def __str__(self) -> str:
        return str(self.address)

    def there(self) -> bool:
        """See `Place`."""
        try:
            self.open().close()
        except NotFound:
            return False
        except OutOfDate:
            return True
        return True

    def open(self, *, create: bool = False) -> Store:
        """See `Place`."""
        return graph.neo4j.open_store(self.address, create=create)

    def migrate(self) -> list[str]:
        """See `Place`."""
        return graph.neo4j.migrate(self.address)


def place(settings: Settings, address: str | None = None) -> Place:
    """Where the store of that address is, or the settings' own; `BadInput` for an address of neither sort."""
    address = settings.store if address is None else address
    scheme, separator, rest = address.partition("://")
    if separator and scheme != "sqlite" and "@" in rest:
        raise BadInput(
            "HOMMEL_STORE: a password does not belong into an address, where lists and logs would show it;"
            " set HOMMEL_NEO4J_USER, and HOMMEL_NEO4J_PASSWORD_FILE to a file that holds it"
        )
    return _server(settings, address) if separator and scheme in SERVERS else File(store_path(address))


def spool(settings: Settings) -> Path:
    """The folder for what match runs under way on the store have finished; where stores share one, a part of it."""
    where = place(settings)
    if isinstance(where, File) and not settings.spool:
        return where.path.with_name(f"{where.path.name}.spool")
    shared = settings.spool or user_state_path("hommel", appauthor=False) / "spool"
    of = where.path.resolve() if isinstance(where, File) else where
    return Path(shared).expanduser() / hashlib.sha256(str(of).encode()).hexdigest()[:16]


def kept_fits(settings: Settings) -> Path:
    """The file of the fits that `hommel fit --keep` keeps of the store: beside its spool."""
    beside = spool(settings)
    return beside.with_name(f"{beside.name.removesuffix('.spool')}.fits")


def erasures(settings: Settings) -> Erasures:
    """The list of persons who were erased: outside of stores, so that no backup brings anybody back."""
    named = settings.erasures or user_data_path("hommel", appauthor=False) / "erasures.jsonl"
    return Erasures(Path(named).expanduser())


def _server(settings: Settings, address: str) -> Server:
    try:
        import graph.neo4j
    except ImportError:
        raise Unsupported(
            "HOMMEL_STORE names a Neo4j server, whose driver is not installed: pip install 'hommel[neo4j]'"
        ) from None
    return Server(graph.neo4j.Address.parse(address, settings.neo4j_user or None, _password(settings)))


def _password(settings: Settings) -> str | None:
    """The first line of the password file."""
    if not settings.neo4j_password_file:
        return None
    try:
        return Path(settings.neo4j_password_file).read_text("utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise BadInput(f"HOMMEL_NEO4J_PASSWORD_FILE={settings.neo4j_password_file!r}: cannot be read: {why}") from None


def store_path(address: str) -> Path:
    """The file that a store's address names.

    `sqlite:///path/to/file.db` is the file `/path/to/file.db`; a bare name or a path that begins with `./` or `../`
    counts from the current folder, `~/` from the home folder.

    >>> store_path("sqlite:///srv/hommel.db").as_posix(), store_path("sqlite:///./hommel.db").as_posix()
    ('/srv/hommel.db', 'hommel.db')
    """
    if not address:
        return user_data_path("hommel", appauthor=False) / "hommel.db"
    rest = unquote(address.removeprefix(SQLITE))
    if not address.startswith(SQLITE) or not rest.strip("/"):
        raise BadInput(
            f"HOMMEL_STORE={address!r}: write sqlite:///path/to/file.db, or neo4j://host:7687/database for a server"
        )
    if rest.startswith("~"):
        return Path(rest).expanduser()
    relative = rest.startswith(("./", "../")) or "/" not in rest or rest[1:2] == ":"
    return Path(rest if relative else f"/{rest.lstrip('/')}")
