"""The identity provider as the explorer's page needs to know it, to send people there and to fetch their tokens."""

import re
from dataclasses import asdict, dataclass
from typing import Final
from urllib.parse import urlsplit

from graph.errors import BadInput
from schema.authentication.published import is_here

SCOPE: Final = "openid"
HOST: Final = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")
"""What may follow `https://` in an origin; anything else could say more to a browser than an origin does."""


@dataclass(frozen=True, slots=True)
class Provider:
    """Who signs people in by the page: a public client with PKCE, which has no secret.

    issuer   https, or http on this machine; it tells its addresses at `/.well-known/openid-configuration`
    client   what the page is registered as there
    scope    what is asked for: a list with spaces, `openid` among it
    """

    issuer: str
    client: str
    scope: str = SCOPE

    def __post_init__(self) -> None:
        parts = urlsplit(self.issuer)
        safe = parts.scheme == "https" or (parts.scheme == "http" and is_here(parts.hostname or ""))
        if not safe or not HOST.fullmatch(parts.netloc):
            raise BadInput(
                f"HOMMEL_OIDC_ISSUER={self.issuer!r}: people sign in by the page over https;"
                " http is for this machine alone"
            )
        if SCOPE not in self.scope.split():
            raise BadInput(
                f"HOMMEL_OIDC_SCOPE={self.scope!r}: `openid` has to be among it, or nothing says who signed in"
            )

    @property
    def origin(self) -> str:
        """Where the page may ask besides our own, and nowhere else."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"

    def told(self) -> dict[str, str]:
        """What the page is told; none of it is a secret."""
        return asdict(self)
