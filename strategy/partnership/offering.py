"""What may be done with a partnership now: each step that would not be refused for where it stands, or for who asks."""

from collections.abc import Iterator
from dataclasses import dataclass

from strategy.partnership.acting import Actor, Wish
from strategy.partnership.moves import VERBS, Need
from strategy.partnership.standing import Standing
from strategy.partnership.taking import foreseen
from strategy.refusals import NotTaken


@dataclass(frozen=True, slots=True)
class Offered:
    """A step that may be taken.

    parties   ids of the parties whose word may be said by it; none where it is no party's word
    needs     what has to be said along with it
    takes     properties of the partnership that may be said along with it
    """

    verb: str
    parties: tuple[str, ...]
    needs: frozenset[Need]
    takes: tuple[str, ...]


def offered(actor: Actor, there: Standing) -> Iterator[Offered]:
    """The steps, in the order of the table. What else may stand in the way, such as slots that others hold, is only
    known to the unit that takes the step."""
    for name, verb in VERBS.items():
        said = tuple(there.answers) if Need.PARTY in verb.needs else (None,)
        open_to = [party for party in said if _open(actor, Wish(there.id, name, party), there)]
        if open_to:
            yield Offered(name, tuple(party for party in open_to if party), verb.needs - {Need.CONSENT}, verb.takes)


def _open(actor: Actor, wish: Wish, there: Standing) -> bool:
    try:
        foreseen(actor, wish, there)
    except NotTaken:
        return False
    return True
