"""Bearer tokens of an identity provider (OpenID Connect): signed JSON Web Tokens that name their bearer and a role."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import jwt

from schema.access import Principal, Role
from schema.authentication.provider import Provider
from schema.authentication.published import Published

ALGORITHMS: Final = ("RS256", "ES256", "EdDSA")
"""Signatures that are taken, whatever a token says of itself."""

LEEWAY_SECONDS: Final = 30
MOST_CHARACTERS: Final = 8_000
MOST_OF_A_NAME: Final = 200
NEEDED: Final = ("exp", "iss", "aud", "sub")
RANKS: Final = (Role.ADMIN, Role.MANAGER, Role.BATCH, Role.ANALYST, Role.READER)
"""Which role counts where a token names several: the first of these."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of one issuer, made for one audience.

    claim      where a token names its bearer's role: a claim, or a way through claims with dots (`realm_access.roles`)
    provider   where the explorer's page gets such tokens; None where it does not
    """

    issuer: str
    audience: str
    claim: str
    keys: Published
    provider: Provider | None = None

    def bearer(self, token: str) -> Principal | None:
        """Who sends this token; None where it is none of these, has expired, or names no role.

        `Unavailable` where the issuer's keys cannot be had.
        """
        if len(token) > MOST_CHARACTERS:
            return None
        with suppress(jwt.PyJWTError, ValueError, TypeError, RecursionError):
            return self._principal(self._claims(token))
        return None

    def _claims(self, token: str) -> Mapping[str, Any]:
        header = jwt.get_unverified_header(token)
        key = self.keys.key(header.get("kid")) if header.get("alg") in ALGORITHMS else None
        if key is None:
            raise jwt.InvalidKeyError
        return jwt.decode(
            token,
            key,
            algorithms=ALGORITHMS,
            issuer=self.issuer,
            audience=self.audience,
            leeway=LEEWAY_SECONDS,
            options={"require": list(NEEDED)},
        )

    def _principal(self, claims: Mapping[str, Any]) -> Principal | None:
        subject, named = str(claims["sub"]), _found(claims, self.claim)
        named = [named] if isinstance(named, str) else named
        role = next((one for one in RANKS if one in named), None) if isinstance(named, Sequence) else None
        if role is None or not subject.isprintable() or not 0 < len(subject) <= MOST_OF_A_NAME:
            return None
        return Principal(f"jwt:{self.issuer}:{subject}", role)


def _found(claims: Any, way: str) -> Any:
    """The claim of that name, or at the end of that way.

    >>> _found({"realm_access": {"roles": ["analyst"]}}, "realm_access.roles")
    ['analyst']
    """
    if not isinstance(claims, Mapping):
        return None
    if way in claims:
        return claims[way]
    first, dot, rest = way.partition(".")
    return _found(claims.get(first), rest) if dot else None
