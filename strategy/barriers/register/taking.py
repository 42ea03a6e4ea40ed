"""A step of a barrier: checked, taken, and told in its history, in one unit that all others wait for."""

import datetime
from dataclasses import dataclass
from typing import Final

from graph.catalogue import RELATIONS
from graph.errors import BadInput
from graph.lines.barriers import Barrier, BarrierState, SameBarrier
from graph.shelves.moments import written
from graph.store import Store, Writer
from graph.writing.hand import Pen
from strategy.barriers.register.history import enter, keep
from strategy.barriers.register.moves import VERBS, open_to, reached
from strategy.barriers.register.standing import HINDERED, Standing, standing
from strategy.naming import spoken
from strategy.refusals import IllegalStep, Missing, StandsInTheWay

BEGINNINGS: Final = frozenset({"report", "register"})


@dataclass(frozen=True, slots=True)
class Wish:
    """A step that somebody wants to take.

    reason       why, for publication
    waiting_on   on whom it waits
    into         id of the barrier that it turned out to be
    """

    barrier: str
    verb: str
    reason: str | None = None
    waiting_on: str | None = None
    into: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken: id of its entry in the history, and where the barrier is by it."""

    step: str
    barrier: str
    state: BarrierState


def take(store: Store, unit: Writer, by: str, wish: Wish, moment: datetime.datetime) -> Taken:
    """Take a step in a unit that has written nothing yet; `NotTaken` says why not, `NotFound` that it is not there."""
    verb = VERBS.get(wish.verb)
    if verb is None or wish.verb in BEGINNINGS:
        raise BadInput(f"no step is called {wish.verb!r}; there are {', '.join(VERBS.keys() - BEGINNINGS)}")
    there = standing(store, wish.barrier)
    after = reached(wish.verb, there.state)
    if after is None:
        possible = ", ".join(map(spoken, open_to(there.state))) or "only take back what made it so"
        raise IllegalStep(
            f"{there.called} is {there.state}, so that one cannot {spoken(wish.verb)}; one can {possible}"
        )
    for name in verb.needs:
        if not str(getattr(wish, name) or "").strip():
            raise Missing(f"{there.called}: {verb.meaning}", name)
    pen = Pen(unit, moment.date())
    if wish.into is not None:
        _merge(store, pen, there, wish.into)
    pen.say(Barrier, there.id, _values(wish, there, after, pen.today))
    reason = wish.reason or wish.waiting_on or wish.into
    step = enter(pen, there.id, there.steps + 1, (there.state, after), by, moment, verb=wish.verb, reason=reason)
    keep(unit, step, written(moment), there.id, pen.done())
    return Taken(step, there.id, after)


def _values(wish: Wish, there: Standing, after: BarrierState, today: datetime.date) -> dict[str, object]:
    if wish.verb in ("publish", "withhold"):
        return {"published": today if wish.verb == "publish" else None}
    values = {"status": after, "since": today, "waiting_on": wish.waiting_on, "reason": wish.reason}
    return {**values, "published": None} if after is BarrierState.MERGED else values


def _merge(store: Store, pen: Pen, there: Standing, into: str) -> None:
    """Hang whom the one hinders on to the other; what it says stays with it, so that it can be taken apart again."""
    other = standing(store, into)
    if other.id == there.id:
        raise Missing(f"{there.called} cannot merge into itself; name another", "into")
    if other.state is BarrierState.MERGED:
        raise StandsInTheWay(f"{other.called} was merged itself; name what it was merged into")
    for name, relation in HINDERED.items():
        for one in sorted(there.ends[name] - other.ends[name]):
            pen.add(RELATIONS[relation].noun, f"{other.id} {one}", {})
    pen.say(SameBarrier, f"{there.id} {other.id}", {})
