"""The identity provider whose tokens a server takes, from the settings."""

from graph.errors import BadInput
from hommel.settings import Settings
from schema.authentication.provider import Provider
from schema.authentication.published import Published
from schema.authentication.tokens import Tokens


def tokens(settings: Settings) -> Tokens | None:
    """Its tokens, None where no provider is named; `BadInput` where it is named by halves."""
    given = {
        "HOMMEL_OIDC_ISSUER": settings.oidc_issuer,
        "HOMMEL_OIDC_AUDIENCE": settings.oidc_audience,
        "HOMMEL_OIDC_JWKS_URL": settings.oidc_jwks_url,
    }
    if not any((*given.values(), settings.oidc_client_id)):
        return None
    if missing := [name for name, value in given.items() if not value]:
        raise BadInput(f"tokens of an identity provider need {' and '.join(missing)} too; set all three, or none")
    keys, issuer = Published(settings.oidc_jwks_url), settings.oidc_issuer
    client = settings.oidc_client_id
    provider = Provider(issuer, client, settings.oidc_scope) if client else None
    return Tokens(issuer, settings.oidc_audience, settings.oidc_role_claim, keys, provider)
