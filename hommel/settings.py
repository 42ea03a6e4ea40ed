"""Settings, read once from the environment and handed down."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final, Self

import msgspec

from graph.errors import BadInput

PREFIX: Final = "HOMMEL_"
ORIGIN: Final = re.compile(r"https?://[^/?#\s*]+", re.IGNORECASE)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What can be set from outside; `docs/reference/settings.md` explains each."""

    store: str = ""  # address; empty: hommel.db in the user's data folder
    spool: str = (
        ""  # folder for what runs under way have finished; empty: beside the store, or in the user's state folder
    )
    erasures: str = ""  # list of persons who were erased; empty: erasures.jsonl in the user's data folder
    neo4j_user: str = ""  # who signs in at a Neo4j server; empty where it asks nobody
    neo4j_password_file: str = ""  # file whose first line is that user's password
    allowed_hosts: str = ""  # names besides the loopback's that a request may call this server by, comma-separated
    allowed_origins: str = ""  # of pages of other sites that may ask, comma-separated
    max_body_bytes: int = 1_000_000  # largest request that the server reads
    introspection: bool = True  # whether the server tells its schema, in questions, suggestions and /schema.graphql
    oidc_issuer: str = ""  # identity provider whose tokens are taken, as they name it; empty: API keys alone
    oidc_audience: str = ""  # what such a token must be made for
    oidc_jwks_url: str = ""  # where the provider publishes its keys
    oidc_role_claim: str = "role"  # where a token names its bearer's role
    oidc_client_id: str = ""  # what the explorer is registered as there; empty: its page sends nobody there
    oidc_scope: str = "openid"  # what the page asks for there
    webhooks_inside: bool = False  # call webhooks at addresses of our own network too, and without encryption
    digests: str = (
        ""  # where digests are sent: a folder, smtp://host or smtps://host; empty: they are read over the API
    )
    digests_from: str = ""  # address that sends them by SMTP
    digests_to: str = ""  # file that names the address of each owner
    smtp_user: str = ""  # who signs in at the mail server; empty where it asks nobody
    smtp_password_file: str = ""  # file whose first line is that user's password
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
    def hosts(self) -> tuple[str, ...]:
        """`allowed_hosts`, one by one."""
        return _listed(self.allowed_hosts)

    @property
    def origins(self) -> tuple[str, ...]:
        """`allowed_origins`, one by one, as browsers write them; `BadInput` for what is none."""
        found = _listed(self.allowed_origins)
        for one in found:
            if not ORIGIN.fullmatch(one):
                raise BadInput(
                    f"{PREFIX}ALLOWED_ORIGINS: {one!r} is not an origin such as https://explorer.example.org"
                )
        return tuple(map(str.lower, found))


def _listed(names: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in names.split(","))))


FOR_TESTS = frozenset({"shared", "test_neo4j"})  # where real records lie, and a server that tests may empty


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
