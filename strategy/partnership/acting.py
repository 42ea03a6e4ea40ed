"""Who wants which step, and whether it is theirs to take."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.brokering.words import Answer, Reason, State
from strategy.correcting import WrongFact
from strategy.partnership.moves import BROKERS, Need, Verb, Who
from strategy.partnership.standing import Standing
from strategy.refusals import NotYours


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts.

    name    for trail and history: a broker as keys and tokens name them, or the id of a party's contact
    party   the stakeholder that a party's contact speaks for
    """

    name: str
    who: Who
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """A step that somebody wants to take.

    party     id of the stakeholder whose word it is
    reason    why a party declines
    said      properties of the partnership that go along with it, such as its first joint step
    service   id of the service that pays for the first joint step
    wrong     what is wrong, where that is the reason
    """

    partnership: str
    verb: str
    party: str | None = None
    reason: Reason | None = None
    said: Mapping[str, object] = field(default_factory=dict)
    service: str | None = None
    wrong: WrongFact | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """A step about to be taken: how the partnership stands, and will stand."""

    actor: Actor
    wish: Wish
    there: Standing
    after: State
    answers: Mapping[str, Answer]
    moment: datetime.datetime

    @property
    def today(self) -> datetime.date:
        """The day it is taken."""
        return self.moment.date()


def allow(actor: Actor, verb: Verb, there: Standing, party: str | None) -> None:
    """`NotYours` where the step is for somebody else to take."""
    if actor.who not in verb.who:
        allowed = ", ".join(sorted(verb.who))
        raise NotYours(f"{there.called}: this step is not for a {actor.who}; it takes a {allowed}")
    if actor.who is Who.PARTY and Need.PARTY in verb.needs and party != actor.party:
        raise NotYours(f"{there.called}: you speak for {actor.party}, not for {party}")
    if actor.who is Who.BROKER and there.owner not in (None, actor.name):
        raise NotYours(f"{there.called} is brokered by {there.owner}; ask them, or have it handed over to you")


def on_behalf(actor: Actor, party: str | None) -> bool | None:
    """Whether a broker says it for a party; None where it is no party's word."""
    return None if party is None else actor.who in BROKERS
