"""Our own mistakes: hidden from the client, who gets a reference that is in the log."""

import logging
from collections.abc import Sequence
from contextvars import ContextVar
from typing import Final

from graphql import GraphQLError
from strawberry.extensions import MaskErrors

from graph.errors import HommelError

MESSAGE: Final = "something went wrong on our side"

reference: ContextVar[str] = ContextVar("reference", default="-")
"""What the request under way is called in the log, and to the client."""

log = logging.getLogger(__name__)


def unexpected(error: GraphQLError) -> bool:
    """Our bugs, which are hidden; the client's own mistakes and domain errors are shown."""
    return error.original_error is not None and not isinstance(error.original_error, (HommelError, GraphQLError))


def note(errors: Sequence[GraphQLError]) -> None:
    """Write our own mistakes among these to the log."""
    for error in filter(unexpected, errors):
        log.error("request %s failed", reference.get(), exc_info=error.original_error)


def masked(error: GraphQLError | None = None) -> GraphQLError:
    """What the client gets instead."""
    nodes, path = (error.nodes, error.path) if error else (None, None)
    return GraphQLError(MESSAGE, nodes, path=path, extensions={"reference": reference.get()})


class Mask(MaskErrors):
    """Puts that in their place."""

    def __init__(self) -> None:
        super().__init__(should_mask_error=unexpected)

    def anonymise_error(self, error: GraphQLError) -> GraphQLError:
        """See `strawberry.extensions.MaskErrors`."""
        return masked(error)
