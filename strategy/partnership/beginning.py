"""How a partnership that is brokered begins: between parties that are there and may work together."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.brokering.relations import CarriesOut
from graph.brokering.words import Answer, State
from graph.errors import NotFound
from graph.model import Partnership, Status
from graph.relations import Between
from graph.store import Store, Writer
from graph.writing.hand import Pen
from strategy.partnership.acting import Actor
from strategy.partnership.history import enter
from strategy.partnership.moves import HOLDING, LASTS, VERBS
from strategy.partnership.standing import stakeholders
from strategy.refusals import Missing, NotYours, StandsInTheWay


@dataclass(frozen=True, slots=True)
class Idea:
    """A partnership that somebody wants to broker.

    parties   id -> the part that it would play, two or more
    id        its id; one of its own where none is given
    actions   actions of the plan that it would carry out
    """

    parties: Mapping[str, str | None]
    id: str | None = None
    title: str | None = None
    run: str | None = None
    team: str | None = None
    actions: Sequence[str] = ()


def suggest(store: Store, unit: Writer, actor: Actor, idea: Idea, moment: datetime.datetime) -> str:
    """Begin a partnership in a unit that has written nothing yet; its id. `NotTaken` and `NotFound` say why not."""
    if actor.who not in VERBS["suggest"].who:
        raise NotYours(f"a partnership is not for a {actor.who} to begin")
    if len(idea.parties) < 2:
        raise Missing("a partnership is between two stakeholders or more; name them", "parties")
    own = idea.id or f"partnership:{uuid.uuid4().hex}"
    check_together(store, list(idea.parties), own)
    today, pen = moment.date(), Pen(unit, moment.date())
    values = {"title": idea.title, "run": idea.run, "team": idea.team, "owner": actor.name, "state": State.SUGGESTED}
    pen.add(Partnership, own, {**values, "since": today, "expires": today + LASTS[State.SUGGESTED]})
    for party, role in idea.parties.items():
        pen.add(Between, f"{own} {party}", {"role": role, "answer": Answer.PENDING, "answered": today})
    for action in idea.actions:
        pen.add(CarriesOut, f"{own} {action}", {})
    enter(pen, own, 1, (None, State.SUGGESTED), actor, moment, verb="suggest")
    pen.done()
    return own


def check_together(store: Store, parties: Sequence[str], partnership: str) -> None:
    """`StandsInTheWay` where these cannot be brought together, `NotFound` where one is not there."""
    there = stakeholders(store, parties, partnership)
    for party in parties:
        who = there.get(party)
        if who is None:
            raise NotFound(f"there is no stakeholder {party!r}")
        if who.status in (Status.CEASED, Status.MERGED):
            raise StandsInTheWay(f"{who.called} is {who.status}; choose somebody who is still there")
        if who.excludes:
            raise StandsInTheWay(f"{who.called} and {', '.join(sorted(who.excludes))} exclude each other")
        for other in who.others:
            if other.parties == set(parties) and other.state not in HOLDING and other.state is not None:
                raise StandsInTheWay(f"{other.id} is between the same parties, and {other.state}; go on with that")
