"""What one text means, as a sheet that held it would be read."""

from typing import cast

from graph.errors import BadInput
from graph.model import Capability
from graph.store import Store
from loaders.tables.wording.capabilities import Reading, Vocabulary
from loaders.vocabulary import capabilities


def understood(store: Store, text: str) -> Reading:
    """The capabilities that a text means, of those in the store and those that come with Hommel.

    Raises `BadInput` where nothing that is known is found in it.
    """
    known = (cast(Capability, fact) for fact in store.scan(Capability))
    reading = Vocabulary(known, capabilities()).read(text)
    if reading.unread:
        raise BadInput(
            f"nothing that is known is meant by {text[:80]!r}; say it in other words, or name a capability by its id"
            " (`search` finds them)"
        )
    return reading
