"""Settings, read once from the environment and handed down."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Final, Self
from urllib.parse import unquote, urlsplit

import msgspec
from platformdirs import user_data_path

from graph.errors import BadInput, Unsupported

PREFIX: Final = "HOMMEL_"
SQLITE: Final = "sqlite:///"
SERVERS: Final = frozenset({"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"})


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What can be set from outside; `docs/reference/settings.md` explains each."""

    store: str = ""  # address; empty: hommel.db in the user's data folder
    allowed_hosts: str = ""  # names besides the loopback's that a request may call this server by, comma-separated
    max_body_bytes: int = 1_000_000  # largest request that the server reads
    debug: bool = False  # show the whole trace of an unexpected error

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> Self:
        """The settings in a mapping such as `os.environ`; `BadInput` names the one that cannot be read.

        >>> Settings.read({"HOMMEL_MAX_BODY_BYTES": "2000", "PATH": "/bin"}).max_body_bytes
        2000
        """
        given = {name: value for name, value in _ours(environ).items() if name in cls.__struct_fields__}
        try:
            return msgspec.convert(given, cls, strict=False)
        except msgspec.ValidationError as error:
            name = str(error).rpartition("$.")[2].rstrip("`")
            raise BadInput(
                f"{PREFIX}{name.upper()}={given.get(name, '')!r}: {str(error).partition(' - ')[0]}"
            ) from None

    @property
    def store_path(self) -> Path:
        """The file of the SQLite store; `Unsupported` or `BadInput` for any other address."""
        return store_path(self.store)

    @property
    def hosts(self) -> tuple[str, ...]:
        """`allowed_hosts`, one by one."""
        return tuple(filter(None, (host.strip() for host in self.allowed_hosts.split(","))))


def store_path(address: str) -> Path:
    """The file that a store's address names.

    `sqlite:///path/to/file.db` is the file `/path/to/file.db`; a bare name or a path that begins with `./` or `../`
    counts from the current folder, `~/` from the home folder.

    >>> store_path("sqlite:///srv/hommel.db").as_posix(), store_path("sqlite:///./hommel.db").as_posix()
    ('/srv/hommel.db', 'hommel.db')
    """
    if not address:
        return user_data_path("hommel", appauthor=False) / "hommel.db"
    if "@" in (netloc := urlsplit(address).netloc) and ":" in netloc.rpartition("@")[0]:
        raise BadInput("HOMMEL_STORE: a password does not belong into an address, where lists and logs would show it")
    if urlsplit(address).scheme in SERVERS:
        raise Unsupported(
            "HOMMEL_STORE: this version keeps its store in SQLite alone; use an address such as"
            " sqlite:///path/to/file.db"
        )
    rest = unquote(address.removeprefix(SQLITE))
    if not address.startswith(SQLITE) or not rest.strip("/"):
        raise BadInput(f"HOMMEL_STORE={address!r}: write sqlite:///path/to/file.db")
    if rest.startswith("~"):
        return Path(rest).expanduser()
    relative = rest.startswith(("./", "../")) or "/" not in rest or rest[1:2] == ":"
    return Path(rest if relative else f"/{rest.lstrip('/')}")


FOR_TESTS = frozenset({"shared"})  # HOMMEL_SHARED tells tests and benchmarks where real records lie


def unknown_settings(environ: Mapping[str, str]) -> list[str]:
    """One warning for each name that looks like a setting and is none, with the nearest one beside it.

    >>> unknown_settings({"HOMMEL_STOER": "x"})
    ['HOMMEL_STOER is not a setting and does nothing; did you mean HOMMEL_STORE?']
    """
    known = Settings.__struct_fields__
    warnings = []
    for name in sorted(_ours(environ).keys() - set(known) - FOR_TESTS):
        near = get_close_matches(name, known, 1)
        hint = f"; did you mean {PREFIX}{near[0].upper()}?" if near else ""
        warnings.append(f"{PREFIX}{name.upper()} is not a setting and does nothing{hint}")
    return warnings


def _ours(environ: Mapping[str, str]) -> dict[str, str]:
    return {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environ.items()
        if name.startswith(PREFIX) and name != PREFIX
    }
