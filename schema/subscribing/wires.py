"""What both ways of subscribing share: the schema, and who asks."""

from dataclasses import dataclass

from starlette.types import Scope

from graph.errors import HommelError
from schema.access import ANONYMOUS, Principal
from schema.query import Schema
from schema.serving.languages import languages
from schema.viewer import Viewer


class Unknown(HommelError):
    """What somebody came with opens nothing, or no longer."""


@dataclass(frozen=True, slots=True)
class Wire:
    """How a connection becomes a viewer of a schema."""

    schema: Schema

    async def viewer(self, scope: Scope, given: str | None) -> Viewer:
        """Who asks, a new one for each subscription, by what stands in `Authorization`.

        Asked again from time to time while they follow, since keys end: `Unknown` then.
        """
        state = scope["state"]
        found = ANONYMOUS if given is None else await state["door"].opened(scope, given)
        if not isinstance(found, Principal):
            raise Unknown("this key opens nothing: it is wrong, expired or revoked; or too many wrong ones came before")
        return Viewer(state["store"], found, state["feed"], languages=languages(scope))


def client_of(scope: Scope, viewer: Viewer) -> str:
    """By whom a connection is counted: whoever is signed in, else the address."""
    if viewer.principal != ANONYMOUS:
        return viewer.principal.name
    host, _ = scope.get("client") or ("somebody", 0)
    return str(host)
